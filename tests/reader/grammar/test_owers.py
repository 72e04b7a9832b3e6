"""Who owes what is due in a paragraph that names more than one agency. The plans are invented."""

from __future__ import annotations

from dondoc.reader import Plan
from reader.invented_plans import read


def _owers(body: str) -> list[tuple[str | None, str | None]]:
    plan: Plan = read(f"KẾ HOẠCH\nChuyển đổi số năm 2031\n\nXã Mẫu ban hành Kế hoạch như sau:\n\n{body}")
    return [(one.who, one.due) for one in plan.deadlines]


def test_another_who_acts_later_in_a_paragraph_owes_what_is_due_of_it() -> None:
    assert _owers(
        "I. CHẾ ĐỘ BÁO CÁO\nCác thôn báo cáo kết quả về Phòng Kinh tế trước ngày 10/6/2031. "
        "Phòng Kinh tế tổng hợp báo cáo UBND tỉnh trước ngày 15/6/2031."
    ) == [("Các thôn", "2031-06-10"), ("Phòng Kinh tế", "2031-06-15")]


def test_below_the_heading_of_an_agency_all_is_owed_by_it() -> None:
    assert _owers(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Đôn đốc để các thôn báo cáo kết quả trước ngày 10/6/2031.\n"
        "2. Văn phòng\n- Tổng hợp. Các thôn gửi danh sách trước ngày 15/6/2031."
    ) == [("Phòng Kinh tế", "2031-06-10"), ("Văn phòng", "2031-06-15")]
