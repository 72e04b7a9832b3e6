"""Forms as XLSForm: pyxform takes what is written, and what is read back is what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook
from pyxform.xls2xform import convert

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid
from dondoc.exports.xlsforms import write_xlsform
from dondoc.reporting.actions.forms import make_form, update_form
from dondoc.reporting.models import Form
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.xlsforms.form import FormSaid
from dondoc.reporting.xlsforms.from_xpath import Question, Untold, conditions
from dondoc.reporting.xlsforms.reading import read_xlsform
from dondoc.reporting.xlsforms.writing import tables
from rounds import make_plan

FACTS = {"count": {"training.participants"}}
FORM = FormSaid(
    "Kết quả phòng cháy năm 2026 (bịa)",
    "Kết quả nổi bật & khó khăn",
    (
        IndicatorDraft("Lớp <tập huấn>", "count", code="c1", section="I. Tập huấn", unit="lớp", help="Từ nửa ngày."),
        IndicatorDraft(
            "Người dự",
            "count",
            code="c2",
            section="I. Tập huấn",
            about_people=True,
            carried_over=True,
            fact="training.participants",
        ),
        IndicatorDraft(
            "Trường đạt",
            "share",
            code="c3",
            section="II. Trường",
            unit="%",
            numerator_label="Số trường đạt",
            denominator_label="Tổng số trường",
        ),
        IndicatorDraft("Kinh phí", "amount", code="KP", unit="triệu đồng", decimals=3, required=False),
        IndicatorDraft("Có kế hoạch riêng", "yes_no", code="c5", estimated=False, aggregation="none", across="keep"),
        IndicatorDraft("Tình trạng", "choice", code="c6", answers=("Đã lập", "Đang lập"), required=False),
        IndicatorDraft("Vướng mắc", "text", code="c7", required=False),
        IndicatorDraft("Biên bản", "file", code="c8", required=False),
    ),
    (
        CheckDraft("c2 >= c1", "Mỗi lớp có ít nhất một người.", hard=True),
        CheckDraft("KP <= c1 * 12,5", "Kinh phí quá lớn so với số lớp."),
        CheckDraft('c6 <> "Đang lập" hoặc c5', "Đang lập thì phải có kế hoạch.", hard=True),
        CheckDraft("c3.tu + c3.mau > 0", "Hãy xem lại số trường."),
    ),
)
UNSAID = CheckDraft("c1 <= truoc(c1) * 2", "Tăng quá hai lần.", hard=True)


def made(cast: Cast, *more: CheckDraft) -> Form:
    office = cast.user(Role.OFFICE, cast.province)
    form = make_form(plan=make_plan(cast), by=office)
    return update_form(
        form=form,
        title=FORM.title,
        narrative_label=FORM.narrative_label,
        indicators=FORM.indicators,
        checks=(*FORM.checks, *more),
        by=office,
    )


def written(form: Form) -> bytes:
    file = BytesIO()
    write_xlsform(file, form)
    return file.getvalue()


@pytest.mark.django_db
def test_pyxform_takes_what_is_written(cast: Cast) -> None:
    warnings: list[str] = []
    found = convert(written(made(cast, UNSAID)), warnings=warnings, file_type=".xlsx").xform
    assert "<h:title>Kết quả phòng cháy năm 2026 (bịa)</h:title>" in found
    assert 'id="dondoc_' in found
    assert 'constraint=". &gt;= 0 and ( /data' in found
    assert 'jr:constraintMsg="Mỗi lớp có ít nhất một người."' in found
    assert 'dondoc:decimals="3"' in found
    assert [each for each in warnings if "label" in each or "error" in each.lower()] == []


@pytest.mark.django_db
def test_what_is_read_back_is_what_was_written(cast: Cast) -> None:
    read = read_xlsform(written(made(cast)), FACTS)
    hard_first = sorted(FORM.checks, key=lambda each: not each.hard)
    assert read.aside == []
    assert (read.form.title, read.form.narrative_label) == (FORM.title, FORM.narrative_label)
    assert tuple(read.form.indicators) == FORM.indicators
    assert list(read.form.checks) == hard_first


def test_a_check_without_words_in_xlsform_is_told_apart() -> None:
    form = FormSaid("", "", FORM.indicators, [UNSAID, CheckDraft('don_vi.loai = "school"', "Chỉ trường học.")])
    assert tables(form, "a", "1").left_out == [
        (UNSAID.expression, UNSAID.message),
        ('don_vi.loai = "school"', "Chỉ trường học."),
    ]


def book(survey: Sequence[Mapping[str, str]], choices: Sequence[Sequence[str]] = ()) -> bytes:
    """An XLSForm as another program or a person writes it."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "survey"
    columns = list(dict.fromkeys(name for row in survey for name in row))
    sheet.append(columns)
    for row in survey:
        sheet.append([row.get(name, "") for name in columns])
    lists = workbook.create_sheet("choices")
    lists.append(["list name", "name", "label::Tiếng Việt (vi)"])
    for choice in choices:
        lists.append(list(choice))
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_a_form_of_another_program_is_read_and_what_is_left_aside_is_told() -> None:
    survey = [
        {"type": "start", "name": "start"},
        {"type": "note", "name": "loi_chao", "label": "Xin chào"},
        {"type": "begin group", "name": "g", "label": "Chung", "relevant": "${a} > 0"},
        {"type": "integer", "name": "a", "label": "Số lớp", "required": "TRUE", "constraint": ".<100 and . mod 2 = 0"},
        {"type": "select_one yn", "name": "b", "label": "Có nước không", "relevant": "${a} > 0"},
        {"type": "end group"},
    ]
    survey[3]["constraint"] = ".<100 and .>=0"
    read = read_xlsform(book(survey, [("yn", "yes", "Yes"), ("yn", "no", "No")]), FACTS)
    assert [(each.label, each.kind, each.section, each.required) for each in read.form.indicators] == [
        ("Số lớp", "count", "Chung", True),
        ("Có nước không", "yes_no", "Chung", False),
    ]
    assert [(each.expression, each.hard) for each in read.form.checks] == [("a < 100", True)]
    assert [each.where for each in read.aside] == [
        "trang survey, ô A2 (type)",
        "trang survey, ô C3 (label)",
        "trang survey, ô D4 (relevant)",
        "trang survey, ô D6 (relevant)",
    ]


def test_what_no_form_here_can_ask_is_refused_line_by_line() -> None:
    survey = [
        {"type": "geopoint", "name": "a", "label": "Ở đâu"},
        {"type": "select_multiple x", "name": "b", "label": "Chọn"},
        {"type": "begin_repeat", "name": "c", "label": "Người"},
        {"type": "select_one nowhere", "name": "d", "label": "Chọn"},
        {"type": "integer", "name": "so-lop", "label": "Số lớp"},
        {"type": "integer", "name": "e", "label": "Số", "constraint": "regex(., '^[0-9]{4}$')"},
        {"type": "calculate", "name": "f", "calculation": "${e} * 2"},
        {"type": "integer", "name": "g", "label": "Số", "bind::dondoc:marks": "fact=people.names"},
        {"type": "decimal", "name": "h", "label": "Số", "bind::dondoc:marks": "fact=training.participants"},
    ]
    with pytest.raises(Invalid) as refused:
        read_xlsform(book(survey), FACTS)
    assert [(each.where, each.message.split(".")[0]) for each in refused.value.problems] == [
        ("trang survey, ô A2 (type)", "Loại câu hỏi này không có ở đây"),
        ("trang survey, ô A3 (type)", "Câu hỏi chọn nhiều trả lời không có ở đây"),
        ("trang survey, ô A4 (type)", "Phần lặp lại là danh sách, biểu mẫu ở đây chỉ hỏi số tổng"),
        ("trang survey, ô A5 (type)", "Không có danh sách trả lời này ở trang choices"),
        (
            "trang survey, ô B6 (name)",
            "Mã chỉ gồm chữ cái không dấu, chữ số và gạch dưới, bắt đầu bằng chữ, không quá 30 ký tự",
        ),
        ("trang survey, ô A8 (type)", "Chỉ nhận phép tính của tỷ lệ (tử số trên mẫu số)"),
        ("trang survey, ô F9 (bind::dondoc:marks)", "Không có số liệu hồ sơ “people"),
        ("trang survey, ô F10 (bind::dondoc:marks)", "Không có số liệu hồ sơ “training"),
        ("trang survey, ô D7 (constraint)", "Điều kiện này không viết được ở đây (phần “regex”)"),
    ]


@pytest.mark.parametrize(
    ("xpath", "said"),
    [
        (". >= 0", []),
        (".<=${b}", ["a <= b"]),
        ("${b} = '' or . < ${b}", ["a < b"]),
        ("not(. > 3) and max(., ${b}) < 10.5", ["không (a > 3)", "lon_nhat(a; b) < 10,5"]),
        ("(. + ${b}) * 2 div 3 != 4", ["(a + b) * 2 / 3 <> 4"]),
        ("if(${b} > 0, . > 1, . = 0)", ["neu(b > 0; a > 1; a = 0)"]),
        ("string-length(${b}) > 0", ["co(b)"]),
        ("${b} != ''", ["co(b)"]),
    ],
)
def test_constraints_are_said_in_our_own_words(xpath: str, said: list[str]) -> None:
    assert conditions(xpath, Question("a", lambda name: name, lambda name, text: text)) == said


@pytest.mark.parametrize("xpath", ["selected(., 'a')", ". mod 2 = 0", "${b", "((. > 1)", ". >", "@x", "(" * 60])
def test_a_constraint_without_words_here_is_refused(xpath: str) -> None:
    with pytest.raises(Untold):
        conditions(xpath, Question("a", lambda name: name, lambda name, text: text))
