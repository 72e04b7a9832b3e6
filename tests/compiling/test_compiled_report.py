"""The compiled report says what is stored: states, totals, who is missing, small counts hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from dondoc.compiling.models import PaperKind
from dondoc.compiling.reading import paper_now
from dondoc.exports.compiled_report import file_name
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.compiled_report.wording import goal_phrase, place_named, signer_lines, symbol_of
from dondoc.exports.writers import report
from dondoc.reporting.models import Indicator
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import Round, make_round
from word_text import lines_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 20)


@pytest.fixture
def round_(cast: Cast) -> Round:
    """The commune's report is accepted, the school's is sent late and waits, the other commune has sent nothing."""
    made = make_round(cast)
    made.accept(cast.commune, made.typed(done=2, of=3, classes=4))
    made.send(cast.school, made.typed(done=1, of=1, classes=9), day=date(2026, 6, 18))
    return made


def test_the_paper_gathers_states_totals_and_names(round_: Round) -> None:
    paper = report_paper(round_.cycle, as_of=TODAY, today=TODAY)
    assert paper.counts == report.Counts(accepted=1, sent=1, returned=0, late=1, not_yet_due=0)
    assert [(row.goal, row.result, row.met, row.gap) for row in paper.targets] == [
        ("từ 66,67% trở lên", report.Share(2, 3), False, 1),
        ("từ 10 lớp trở lên", report.Count(4, "lớp"), False, 6),
    ]
    assert [(each.unit, each.days_late) for each in paper.missing] == [("Ủy ban nhân dân phường Bến Đá", 4)]
    assert [(each.unit, each.sent, each.days_late) for each in paper.late] == [
        ("Trường Tiểu học Suối Lam", date(2026, 6, 18), 3)
    ]
    assert paper.pending == (report.Pending("Trường Tiểu học Suối Lam", "Đã gửi, chờ xem xét", date(2026, 6, 15), 0),)
    assert paper.figures is not None
    assert [(row.unit, row.values[1]) for row in paper.figures.rows] == [("Ủy ban nhân dân xã Suối Lam", 4)]


def test_a_standing_regime_is_named_once_and_dated_from_the_place(round_: Round) -> None:
    plan = round_.cycle.form.plan
    plan.reading, plan.kind, plan.title, plan.place = None, "Chế độ báo cáo", "Chế độ báo cáo an toàn trường học", ""
    paper = report_paper(round_.cycle, as_of=TODAY, today=TODAY)
    assert paper.subject == "Kết quả thực hiện Chế độ báo cáo an toàn trường học (6 tháng đầu năm 2026)"
    assert paper.place == "Sông Mây"
    assert paper.plan.regime


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("Ủy ban nhân dân tỉnh Sông Mây", "Sông Mây"),
        ("UBND phường Bến Đá", "Bến Đá"),
        ("Sở Y tế", ""),
        ("Ủy ban nhân dân", ""),
    ],
)
def test_the_place_of_a_paper_is_what_the_committee_is_named_after(unit: str, place: str) -> None:
    assert place_named(unit) == place


def test_a_returned_report_is_named_with_the_days_it_is_late(round_: Round, cast: Cast) -> None:
    round_.give_back(cast.other_commune)
    paper = report_paper(round_.cycle, as_of=TODAY, today=TODAY)
    assert (
        report.Pending("Ủy ban nhân dân phường Bến Đá", "Bị trả lại, chưa gửi lại", date(2026, 6, 16), 4)
        in paper.pending
    )
    assert "Ủy ban nhân dân phường Bến Đá" not in [each.unit for each in paper.late]
    content = paper_now(round_.cycle, PaperKind.HALF_YEAR, TODAY).content
    assert any(line.endswith("Bị trả lại, chưa gửi lại | 16/6/2026 | 4") for line in lines_of(content))


def test_the_file_is_named_after_the_round(round_: Round) -> None:
    assert file_name(round_.cycle) == "tong-hop-bao-cao-6-thang-dau-nam-2026.docx"


def test_few_people_are_told_of_nowhere_in_the_file(round_: Round) -> None:
    Indicator.objects.filter(form=round_.form, kind="count").update(about_people=True)
    paper = report_paper(round_.cycle, as_of=TODAY, today=TODAY)
    assert (paper.targets[1].result, paper.targets[1].gap) == (report.Small(5), None)
    assert paper.figures is not None and paper.figures.total is not None
    assert [row.values[1] for row in (*paper.figures.rows, paper.figures.total)] == [report.Small(5), report.Small(5)]
    content = paper_now(round_.cycle, PaperKind.HALF_YEAR, TODAY).content
    assert [line for line in lines_of(content) if "10 lớp tập huấn" in line][:2] == [
        "10 lớp tập huấn: < 5; mục tiêu từ 10 lớp trở lên; chưa đạt.",
        "2 | 10 lớp tập huấn | từ 10 lớp trở lên | < 5 | Chưa đạt | ",
    ]


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "phrase"),
    [
        (">=", "95", "%", "từ 95% trở lên"),
        (">", "50", "%", "trên 50%"),
        ("<=", "3", "vụ", "không quá 3 vụ"),
        ("<", "12.5", "%", "dưới 12,5%"),
        ("=", "0", "đơn vị", "không có đơn vị"),
        ("<=", "-20", "%", "giảm từ 20% trở lên"),
    ],
)
def test_a_goal_is_said_as_plans_say_it(comparator: str, value: str, unit: str, phrase: str) -> None:
    assert goal_phrase(comparator, Decimal(value), unit) == phrase


@pytest.mark.parametrize(
    ("issuer", "place", "symbol"),
    [
        ("Ủy ban nhân dân tỉnh Sông Mây", "Sông Mây", "BC-UBND"),
        ("Công an tỉnh Sông Mây", "Sông Mây", "BC-CAT"),
        ("Sở Giáo dục và Đào tạo", "", "BC-SGDĐT"),
    ],
)
def test_the_symbol_follows_the_issuer(issuer: str, place: str, symbol: str) -> None:
    assert symbol_of(issuer, place) == symbol


def test_the_signers_lines_are_one_authority_a_line() -> None:
    assert signer_lines("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") == (
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    )
    assert signer_lines("", "") == ("THỦ TRƯỞNG ĐƠN VỊ",)


def test_every_kind_of_answer_stands_in_the_report(cast: Cast) -> None:
    asked = make_round(
        cast,
        IndicatorDraft("Kinh phí", "amount", unit="triệu đồng", decimals=1),
        IndicatorDraft("Đã ban hành", "yes_no"),
        IndicatorDraft("Mức độ", "choice", answers=("Chưa", "Xong")),
        IndicatorDraft("Cách làm", "text", required=False),
    )
    asked.accept(cast.commune, asked.boxes(c1="1,5", c2="1", c3="1"))
    asked.accept(cast.school, asked.boxes(c1="2", c2="0", c3="1"))
    paper = report_paper(asked.cycle, as_of=TODAY, today=TODAY)
    assert [row.result for row in paper.targets] == [
        report.Count(Decimal("3.5"), "triệu đồng"),
        report.Share(1, 2),
        report.Answers((("Xong", 2),)),
    ]
    assert paper.figures is not None
    assert [row.values for row in paper.figures.rows] == [(Decimal("1.5"), "Có", "Xong"), (2, "Không", "Xong")]
    assert paper.figures.total is not None
    assert paper.figures.total.values == (Decimal("3.5"), 50, None)
    content = paper_now(asked.cycle, PaperKind.HALF_YEAR, TODAY).content
    told = lines_of(content)
    assert any("Xong: 2" in line for line in told)
    assert any("Trong 0 chỉ tiêu" in line for line in told) is False
