"""Plans that number none of their parts: headings are told by their words and their print. The plans are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan, read_plan
from dondoc.reader.grammar.unread import ONLY_TABLES
from reader.formats.docx_file import docx, paragraph
from reader.invented_plans import read

_HEAD = "KẾ HOẠCH\nVệ sinh hồ bơi năm 2026\n\nỦy ban nhân dân xã Suối Mẫu ban hành Kế hoạch như sau:\n\n"
_CLOSE = "\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn Mẫu\n"
_AIMS = "- 100% hồ bơi có nhân viên cứu hộ.\n"
_WORK = "Trạm Y tế xã\n- Lấy mẫu nước, báo cáo Sở Y tế trước ngày 20/5/2026.\n"


def work(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.path, one.agency, task.text) for one in plan.assignments for task in one.tasks]


_READ = [("", "Trạm Y tế xã", "Lấy mẫu nước, báo cáo Sở Y tế trước ngày 20/5/2026.")]


@pytest.mark.parametrize(
    ("aims", "assigning"),
    [
        ("Chỉ tiêu", "Tổ chức thực hiện"),
        ("MỤC TIÊU CỤ THỂ", "PHÂN CÔNG NHIỆM VỤ"),
        ("Mục tiêu năm 2026:", "Trách nhiệm của các đơn vị:"),
    ],
)
def test_parts_without_a_number_are_read_as_numbered_ones_are(aims: str, assigning: str) -> None:
    plan = read(f"{_HEAD}{aims}\n{_AIMS}\n{assigning}\n{_WORK}{_CLOSE}")
    assert (plan.outline, plan.warnings) == ((), ())
    assert [(one.path, one.value, one.subject) for one in plan.targets] == [("", 100, "hồ bơi")]
    assert work(plan) == _READ
    assert [(one.path, one.due, one.who) for one in plan.deadlines] == [("", "2026-05-20", "Trạm Y tế xã")]


def test_the_next_part_ends_what_a_line_of_an_agency_holds() -> None:
    report = "Định kỳ 6 tháng (trước ngày 20/6) và năm (trước ngày 20/12) các trạm gửi báo cáo về Trạm Y tế xã."
    plan = read(f"{_HEAD}MỤC TIÊU\n{_AIMS}\nTỔ CHỨC THỰC HIỆN\n{_WORK}\nCHẾ ĐỘ BÁO CÁO\n{report}\n{_CLOSE}")
    assert work(plan) == [*_READ, ("", "các trạm", report)]
    assert [(one.due, one.every, one.who) for one in plan.deadlines][1:] == [
        ("--06-20", "year", "các trạm"),
        ("--12-20", "year", "các trạm"),
    ]


def test_a_heading_of_unknown_words_set_as_the_parts_are_ends_it_too() -> None:
    plan = read(f"{_HEAD}MỤC TIÊU\n{_AIMS}\nTỔ CHỨC THỰC HIỆN\n{_WORK}\nLỜI KẾT\nNước sạch là sức khỏe.\n{_CLOSE}")
    assert work(plan) == _READ


def test_numbered_lines_below_such_parts_keep_their_numbers() -> None:
    plan = read(
        f"{_HEAD}MỤC TIÊU\n1. 100% hồ bơi có nhân viên cứu hộ.\n\nTỔ CHỨC THỰC HIỆN\n1. {_WORK}2. Công an xã\n- Tuần tra.\n{_CLOSE}"
    )
    assert [item.path for item in plan.outline] == ["1", "1", "2"]
    assert [one.path for one in plan.targets] == ["1"]
    assert [(path, agency) for path, agency, _ in work(plan)] == [("1", "Trạm Y tế xã"), ("2", "Công an xã")]


def test_a_word_of_parts_below_a_number_makes_no_part() -> None:
    plan = read(
        f"{_HEAD}1. Mục tiêu\n{_AIMS}\n2. Nội dung\nThời gian: Tháng 5.\nĐịa điểm: Hồ bơi xã.\n"
        f"\n3. Tổ chức thực hiện\n{_WORK}{_CLOSE}"
    )
    assert [item.path for item in plan.outline] == ["1", "2", "3"]
    assert work(plan) == [("3", *_READ[0][1:])]


def test_when_and_where_above_a_numbered_text_make_no_part() -> None:
    plan = read(
        f"{_HEAD}Thời gian: 8 giờ ngày 12/5.\n\nĐịa điểm: Hồ bơi xã.\n\n1. Mục tiêu\n{_AIMS}\n"
        f"2. Chế độ báo cáo\nTrạm Y tế xã báo cáo Sở Y tế trước ngày 20/5/2026.\n{_CLOSE}"
    )
    assert [(item.path, item.title) for item in plan.outline] == [("1", "Mục tiêu"), ("2", "Chế độ báo cáo")]
    assert [(path, agency) for path, agency, _ in work(plan)] == [("2", "Trạm Y tế xã")]


def test_one_such_line_alone_makes_no_part() -> None:
    plan = read(f"{_HEAD}Nội dung\nĐoàn xã vệ sinh hồ bơi hằng tuần.\n{_CLOSE}")
    assert (plan.assignments, plan.targets) == ((), ())


@pytest.mark.parametrize("kind", ["BÁO CÁO", "THÔNG BÁO"])
def test_another_kind_of_document_with_such_parts_is_no_plan(kind: str) -> None:
    text = f"{_HEAD}Mục tiêu\n{_AIMS}\nTổ chức thực hiện\n{_WORK}{_CLOSE}".replace("KẾ HOẠCH", kind)
    assert read(text).assignments == ()


def test_headings_of_word_are_told_by_their_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Text"><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    head = "".join(paragraph(line) for line in _HEAD.strip().splitlines() if line)
    lines = [("H1", "Chỉ tiêu"), ("Text", "- 100% hồ bơi có nhân viên cứu hộ."), ("H1", "Tổ chức thực hiện")]
    lines += [("H1", "Đội Cứu hộ Biển Xanh"), ("Text", "- Trực tại hồ bơi.")]
    body = "".join(paragraph(text, properties=f'<w:pStyle w:val="{style}"/>') for style, text in lines)
    close = "".join(paragraph(line) for line in _CLOSE.strip().splitlines() if line)
    plan = read_plan(docx(head + body + close, styles=styles), name="plan.docx")
    assert work(plan) == [("", "Đội Cứu hộ Biển Xanh", "Trực tại hồ bơi.")]
    assert [one.value for one in plan.targets] == [100]
    assert [plan.source.at(line.span) for line in plan.source.lines() if line.bold] == [
        text for style, text in lines if style == "H1"
    ]


def test_a_table_does_not_silence_that_no_words_assign_work() -> None:
    table = (
        "| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Súc rửa bể | Trạm Y tế | Tháng 9 |\n"
    )
    plan = read(f"{_HEAD}I. MỤC ĐÍCH\nNước sạch.\n\nII. NỘI DUNG\nCác việc trong bảng sau:\n\n{table}{_CLOSE}")
    assert (len(plan.assignments), plan.warnings) == (1, (ONLY_TABLES,))
