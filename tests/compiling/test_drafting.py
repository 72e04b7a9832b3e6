"""The words of the report that goes up: made from figures, kept as people wrote them, marked where figures moved."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.compiling.actions.sentences import write_sentence
from dondoc.compiling.models import KeptSentence, PaperKind
from dondoc.compiling.queries import draft_of, usual_kind
from dondoc.compiling.rules.drafting import DraftPart
from dondoc.core.errors import Refused
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.writers.report import ReportPaper
from dondoc.reporting.models import Cycle
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 20)
KIND = PaperKind.HALF_YEAR


@pytest.fixture
def round_(cast: Cast) -> Round:
    """The commune's report is accepted, the school's is sent late and waits, the other commune has sent nothing."""
    made = make_round(cast)
    made.accept(cast.commune, made.typed(done=2, of=3, classes=4))
    made.send(cast.school, made.typed(done=1, of=1, classes=9), day=date(2026, 6, 18))
    return made


def paper(round_: Round, day: date = TODAY) -> ReportPaper:
    return report_paper(round_.cycle, as_of=day, today=day)


def drafted(round_: Round, day: date = TODAY) -> list[DraftPart]:
    return draft_of(round_.cycle, KIND, paper(round_, day))


def write(round_: Round, key: str, text: str, *, left_out: bool = False) -> None:
    write_sentence(
        cycle=round_.cycle, kind=KIND, key=key, text=text, paper=paper(round_), left_out=left_out, by=round_.office
    )


def test_every_sentence_is_made_from_figures_and_says_where_they_stand(round_: Round) -> None:
    share, count = round_.form.indicators.all()
    made = [
        (line.sentence.standing or line.sentence.figure, line.text) for part in drafted(round_) for line in part.lines
    ]
    assert made == [
        ("", "Có 2/3 đơn vị gửi báo cáo (66,67%), trong đó 1 đơn vị gửi đúng hạn, 1 đơn vị gửi chậm."),
        ("accepted", "Đã chấp nhận 1/3 báo cáo; 1 báo cáo chờ xem xét, 0 báo cáo bị trả lại để bổ sung."),
        ("late", "Còn 1 đơn vị quá hạn chưa gửi báo cáo: Ủy ban nhân dân phường Bến Đá."),
        ("", "Đơn vị gửi chậm: Trường Tiểu học Suối Lam (chậm 3 ngày)."),
        ("all", "Trong 2 chỉ tiêu: 0 chỉ tiêu đạt, 2 chỉ tiêu chưa đạt, 0 chỉ tiêu chưa đủ số liệu để đánh giá."),
        (
            str(share.pk),
            "66,67% trường có lối thoát nạn thứ hai: 2/3 (66,67%); mục tiêu từ 66,67% trở lên; "
            "chưa đạt, còn thiếu 1 trường; 0/1 đơn vị đạt.",
        ),
        (str(count.pk), "10 lớp tập huấn: 4 lớp; mục tiêu từ 10 lớp trở lên; chưa đạt, còn thiếu 6 lớp."),
        ("accepted", "Các đơn vị không nêu khó khăn, vướng mắc."),
    ]


def test_a_day_that_changes_nothing_changes_no_sentence(round_: Round) -> None:
    assert drafted(round_, date(2026, 6, 22)) == drafted(round_)


def test_what_a_person_wrote_stays_and_is_marked_when_its_figures_move(round_: Round, cast: Cast) -> None:
    write(round_, "accepted", "Một xã đã được chấp nhận.")
    write(round_, "late", "", left_out=True)
    write(round_, "own-returns", "Đề nghị các xã gửi sớm.\n\nXin cảm ơn.")
    part = drafted(round_)[0]
    assert [(line.edited, line.left_out, line.moved) for line in part.lines] == [
        (False, False, False),
        (True, False, False),
        (False, False, False),
        (False, True, False),
    ]
    assert part.paragraphs() == [
        part.lines[0].text,
        "Một xã đã được chấp nhận.",
        part.lines[2].text,
        "Đề nghị các xã gửi sớm.",
        "Xin cảm ơn.",
    ]
    round_.accept(cast.other_commune)
    line = drafted(round_)[0].lines[1]
    assert (line.text, line.moved) == ("Một xã đã được chấp nhận.", True)
    assert line.sentence.text.startswith("Đã chấp nhận 2/3 báo cáo;")
    write(round_, "accepted", "")
    assert drafted(round_)[0].lines[1].text == line.sentence.text
    assert set(KeptSentence.objects.values_list("key", flat=True)) == {"late", "own-returns"}


def test_a_sentence_that_the_paper_has_not_is_refused(round_: Round) -> None:
    with pytest.raises(Refused, match="không còn trong bản thảo"):
        write(round_, "target-0", "Đạt cả.")


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (date(2026, 1, 14), PaperKind.HALF_YEAR),
        (date(2026, 3, 14), PaperKind.HALF_YEAR),
        (date(2026, 9, 14), PaperKind.HALF_YEAR),
        (date(2026, 12, 14), PaperKind.YEAR),
    ],
)
def test_a_round_of_nine_months_and_less_is_reported_as_one_within_the_year(end: date, kind: PaperKind) -> None:
    assert usual_kind(Cycle(window_start=date(2025, 12, 15), window_end=end)) is kind
