"""Where work stands: headings that only name agencies, tables and closing paragraphs below the last of them."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan
from reader.invented_plans import read

_HEAD = "KẾ HOẠCH\nNước sạch năm 2026\n\nỦy ban nhân dân xã Suối Mẫu ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\nNước sạch.\n\n"
_CLOSE = "\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn Mẫu\n"


def plan(work: str) -> Plan:
    return read(f"{_HEAD}II. TỔ CHỨC THỰC HIỆN\n{work}{_CLOSE}")


def work(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.path, one.agency, task.text) for one in plan.assignments for task in one.tasks]


@pytest.mark.parametrize(
    ("asked", "agency"),
    [
        ("Đề nghị Hội Nông dân xã: Vận động hội viên.", "Hội Nông dân xã"),
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã: Vận động hội viên.",
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã",
        ),
        ("Ủy ban nhân dân các xã, phường: Vận động hội viên.", "Ủy ban nhân dân các xã, phường"),
    ],
)
def test_a_heading_that_names_agencies_ends_at_its_colon_however_long(asked: str, agency: str) -> None:
    one = plan(f"1. Công an xã\n- Tuần tra.\n2. {asked}")
    assert work(one)[1:] == [("II.2", agency, "Vận động hội viên.")]
    assert one.outline[-1].title == asked.partition(":")[0]


def test_a_due_date_of_a_closing_paragraph_stands_where_its_work_does() -> None:
    one = plan(
        "1. Công an xã\n- Tuần tra.\n2. Trạm Y tế\n- Kiểm tra.\n"
        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân xã trước ngày 15/11/2026."
    )
    assert [(deadline.path, deadline.who) for deadline in one.deadlines] == [("II", "các đơn vị")]
    assert one.assignments[-1].path == "II"


def test_a_table_below_the_last_agency_is_the_section_s_and_its_title_no_task() -> None:
    table = "| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 3 | Súc rửa bể | Trạm Y tế | Tháng 9/2026 |"
    one = plan(f"1. Công an xã\n- Tuần tra.\n2. Trạm Y tế\n- Kiểm tra.\n\nDanh mục nhiệm vụ:\n\n{table}")
    assert work(one) == [
        ("II.1", "Công an xã", "Tuần tra."),
        ("II.2", "Trạm Y tế", "Kiểm tra."),
        ("II.3", "Trạm Y tế", "Súc rửa bể"),
    ]


def test_a_name_with_a_verb_in_it_is_known_from_its_heading() -> None:
    one = plan(
        "1. Phòng Nghiệp vụ lưu trữ\n- Sắp xếp kho.\n2. Trạm Y tế\n- Phối hợp với Phòng Nghiệp vụ lưu trữ và các thôn dọn kho."
    )
    assert [partner.text for partner in one.assignments[1].tasks[0].partners] == ["Phòng Nghiệp vụ lưu trữ", "các thôn"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Trong năm 2026: thay 40 van nước.", None),
        ("1. Lịch lấy nước thực hiện theo bảng sau:", None),
        ("1. Loại ống: ống nhựa có nhãn hợp quy.", "Loại ống"),
        ("1. Súc rửa bể chứa chung: xả đáy, cọ thành, khử trùng; ghi sổ.", "Súc rửa bể chứa chung"),
        ("1. Rà soát các tuyến: ống cũ, ống thép, ống nhựa; van.", None),
    ],
)
def test_what_stands_before_a_colon_is_a_heading_where_it_names_a_matter(line: str, title: str | None) -> None:
    one = read(f"{_HEAD}II. NỘI DUNG\n{line}\n2. Kiểm tra nước.\n\nIII. KINH PHÍ\nNgân sách xã.{_CLOSE}")
    assert next(item.title for item in one.outline if item.path == "II.1") == title


def test_what_is_told_of_the_state_of_things_sets_no_due_date() -> None:
    one = read(
        f"{_HEAD}II. ĐẶC ĐIỂM TÌNH HÌNH\n1. Dự báo nắng nóng từ tháng 02 đến tháng 4 năm 2026.\n\nIII. NỘI DUNG\n"
        f"1. Súc rửa bể trước ngày 30/6/2026.{_CLOSE}"
    )
    assert [(deadline.path, deadline.due) for deadline in one.deadlines] == [("III.1", "2026-06-30")]
