"""A plan at work as Word and Excel files: what its page shows, for those who may see it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.exports.plan import Eyes, plan_excel, plan_word
from dondoc.plans.models import Assignment, Citation, Duty, Plan
from dondoc.plans.work.actions import finish
from dondoc.units.queries import visible_to
from rounds import Round, make_round
from tasks import make_task
from word_text import lines_of

DAY = date(2026, 7, 3)  # the tasks were due three days before
COMMUNE, BESIDE = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"


@pytest.fixture
def round_(cast: Cast) -> Round:
    """A plan with a round of reports, two tasks of the police, one of the communes, and own plans to be issued."""
    made = make_round(cast)
    made.accept(cast.commune)
    plan = made.plan
    make_task(plan, "=HYPERLINK(1) Kiểm tra.", "Công an tỉnh", (cast.police, "lead"), (cast.department, "coordinate"))
    drill = make_task(plan, "Diễn tập.", "UBND các xã", (cast.commune, "own"), (cast.other_commune, "own"))
    make_task(plan, "Sơ kết.", "Công an tỉnh", (cast.police, "own"), due=None)
    held = Assignment.objects.get(task=drill, unit=cast.commune)
    finish(assignment=held, day=date(2026, 6, 10), by=cast.user(Role.HEAD, cast.commune))
    duty = Duty.objects.create(
        plan=plan, kind="plan", order=1, text="ban hành kế hoạch", span_start=0, span_end=1, due="2026-06-30"
    )
    duty.units.set([cast.commune, cast.other_commune])
    Citation.objects.create(
        plan=plan, order=0, kind="Nghị định", number="105/2025/NĐ-CP", key="nd", span_start=0, span_end=1
    )
    return made


def eyes(user: User, plan: Plan) -> Eyes:
    seat = user.memberships.get()
    visible = visible_to(user, DAY)
    return Eyes(visible, seat.unit_id, visible.filter(unit_id=plan.unit_id).exists())


def book(round_: Round, user: User) -> dict[str, list[list[Any]]]:
    """The sheets of the Excel file by name, without their headings."""
    file = io.BytesIO()
    assert plan_excel(file, round_.plan, eyes(user, round_.plan), DAY) == "ke-hoach-12-kh-ubnd-2026-07-03.xlsx"
    with zipfile.ZipFile(file) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "sheet" in name)
    found = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))
    return {name: found.get_sheet_by_name(name).to_python()[1:] for name in found.sheet_names}


def test_each_side_of_the_plan_has_its_sheet(round_: Round) -> None:
    sheets = book(round_, round_.office)
    facts = {str(line[0]): line[1:] for line in sheets["Chung"]}
    assert facts["Thực hiện từ ngày"] == ["", date(2026, 1, 1)]
    assert facts["Căn cứ"] == ["Nghị định 105/2025/NĐ-CP", ""]
    assert [line[1:3] for line in sheets["Chỉ tiêu"]] == [
        ["66,67% trường có lối thoát nạn thứ hai", "từ 66,67% trở lên"],
        ["10 lớp tập huấn", "từ 10 lớp trở lên"],
    ]
    tasks = [[line[0], line[2], *line[9:]] for line in sheets["Nhiệm vụ theo cơ quan"]]
    police = "Công an tỉnh Sông Mây"
    assert tasks == [
        ["Công an tỉnh", "=HYPERLINK(1) Kiểm tra.", 2, f"{police}; Sở Giáo dục và Đào tạo", 1, 0, 1, 0],
        ["Công an tỉnh", "Sơ kết.", 1, police, 1, 0, 0, 0],
        ["UBND các xã", "Diễn tập.", 2, f"{COMMUNE}; {BESIDE}", 2, 1, 1, 50],
    ]
    assert [[line[0], *line[3:5]] for line in sheets["Thời hạn"]] == [
        ["Báo cáo", "chậm nhất ngày 16/06 hằng năm", date(2027, 6, 16)],
        ["Kế hoạch triển khai", "chậm nhất ngày 30/06/2026", date(2026, 6, 30)],
    ]
    assert [line[:5] for line in sheets["Kế hoạch triển khai"]] == [
        [unit, "Chưa ban hành, quá hạn 3 ngày", date(2026, 6, 30), "", 3] for unit in (COMMUNE, BESIDE)
    ]
    assert [line[:6] for line in sheets["Tiến độ"]] == [
        ["Toàn kế hoạch", "Nhiệm vụ đã giao", 4, 1, 2, 25],
        ["Tình trạng", "Chưa bắt đầu", 3, "", "", ""],
        ["Tình trạng", "Đã hoàn thành", 1, "", "", ""],
        ["Cơ quan", "Công an tỉnh", 2, 0, 1, 0],
        ["Cơ quan", "UBND các xã", 2, 1, 1, 50],
        ["Kế hoạch triển khai", "Đơn vị phải ban hành", 2, 0, 2, ""],
        ["Kỳ báo cáo", "Báo cáo 6 tháng đầu năm 2026", 3, 1, 2, ""],
    ]


def test_a_unit_below_finds_nothing_of_its_siblings_in_its_file(round_: Round) -> None:
    sheets = book(round_, round_.cast.user(Role.OFFICER, round_.cast.commune))
    assert [line[9:] for line in sheets["Nhiệm vụ theo cơ quan"]] == [
        [2, "", "", "", "", ""], [1, "", "", "", "", ""], [2, COMMUNE, "", "", "", ""],
    ]  # fmt: skip
    assert [line[0] for line in sheets["Kế hoạch triển khai"]] == [COMMUNE]
    assert sheets["Tiến độ"] == [["Kế hoạch triển khai", "Đơn vị phải ban hành", 1, 0, 1, "", "", ""]]
    assert BESIDE not in str(sheets)


def test_the_word_file_is_an_official_paper_whatever_language_one_reads(round_: Round) -> None:
    with translation.override("en"):
        name, content = plan_word(round_.plan, eyes(round_.office, round_.plan), DAY)
    assert name == "ke-hoach-12-kh-ubnd-2026-07-03.docx"
    lines = lines_of(content)
    assert lines[0].startswith("ỦY BAN NHÂN DÂN / TỈNH SÔNG MÂY")
    for wanted in (
        "Tình hình thực hiện Kế hoạch số 12/KH-UBND",
        "- Thời gian thực hiện: từ 01/01/2026 đến 31/12/2026.",
        "+ Nghị định 105/2025/NĐ-CP.",
        "- Chưa bắt đầu: 3 việc;",
        "- Quá hạn trong số việc chưa xong: 2 việc.",
        "2 | UBND các xã | 2 | 1 | 1 | 50%",
        "2 |  | 10 lớp tập huấn | từ 10 lớp trở lên; lớp",
        "1 | Báo cáo: báo cáo 6 tháng trước ngày 16/6 | chậm nhất ngày 16/06 hằng năm"
        f" | {COMMUNE}; {BESIDE}; Trường Tiểu học Suối Lam"
        " | Báo cáo 6 tháng đầu năm 2026: 1/3",
        "0/2 kế hoạch triển khai đã được ban hành (0%). Các đơn vị chưa ban hành:",
        "2 | II | Sơ kết. (Thực hiện) |  |  | Công an tỉnh Sông Mây | 0/1 đã xong",
    ):
        assert wanted in lines, lines


def test_a_plan_that_gave_nothing_yet_says_so(cast: Cast) -> None:
    plan = make_round(cast).plan
    _name, content = plan_word(plan, eyes(cast.user(Role.OFFICE, cast.province), plan), DAY)
    lines = lines_of(content)
    assert "Kế hoạch chưa giao việc cho đơn vị nào." in lines
    assert "PHỤ LỤC" not in lines
