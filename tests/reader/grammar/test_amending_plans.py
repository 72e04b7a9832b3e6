"""Plans and decisions that amend other plans. All documents are invented."""

from __future__ import annotations

from dondoc.reader import Plan
from dondoc.reader.grammar.unread import NO_SIGNATORY
from dondoc.reader.source import collapse
from reader.invented_plans import read

HEAD = """
UBND TỈNH SÔNG MÂY
Số: 90/KH-UBND
Sông Mây, ngày 10 tháng 9 năm 2026

KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 45/KH-UBND ngày 12/02/2026 về an toàn hồ đập

Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thủy lợi mẫu số 11/2024/QH15; \
Ủy ban nhân dân tỉnh sửa đổi, bổ sung Kế hoạch như sau:
"""
CLOSE = """
Nơi nhận:
- Các sở;
- Lưu: VT.
"""


def _amendments(plan: Plan) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(one.path, one.clause, one.action.value, one.old, one.text) for one in plan.amendments]


def test_new_words_belong_to_the_plan_amended_and_make_no_work_here() -> None:
    plan = read(
        HEAD
        + """
1. Sửa đổi, bổ sung khoản 2 mục III như sau:
“2. Sở Nông nghiệp và Môi trường
a) Chủ trì kiểm tra hồ đập, báo cáo UBND tỉnh trước ngày 15/10/2026.
b) 100% hồ chứa có quan trắc theo Nghị định số 114/2018/NĐ-CP.”
2. Bãi bỏ điểm b khoản 3 mục II.
3. Thay thế cụm từ “UBND huyện” bằng cụm từ “UBND xã” tại khoản 4 mục III.
4. Điều chỉnh thời gian tại khoản 5 mục III thành trước ngày 30/11/2026.
5. Sở Tài chính tổ chức thực hiện Kế hoạch này; báo cáo trước ngày 20/12/2026.
"""
        + CLOSE
    )
    assert plan.warnings == (NO_SIGNATORY,)
    assert _amendments(plan) == [
        (
            "1",
            "khoản 2 mục III",
            "amend",
            None,
            "2. Sở Nông nghiệp và Môi trường a) Chủ trì kiểm tra hồ đập, báo cáo UBND tỉnh trước ngày 15/10/2026. "
            "b) 100% hồ chứa có quan trắc theo Nghị định số 114/2018/NĐ-CP.",
        ),
        ("2", "điểm b khoản 3 mục II", "repeal", None, None),
        ("3", "khoản 4 mục III", "replace", "UBND huyện", "UBND xã"),
        ("4", "khoản 5 mục III", "amend", None, "trước ngày 30/11/2026"),
    ]
    assert {(one.document.kind, one.document.number) for one in plan.amendments if one.document} == {
        ("Kế hoạch", "45/KH-UBND")
    }
    assert [item.path for item in plan.outline] == ["1", "2", "3", "4", "5"]
    assert plan.targets == ()
    assert [one.due for one in plan.deadlines] == ["2026-12-20"]
    assert [one.number for one in plan.citations] == ["45/KH-UBND", "11/2024/QH15", "114/2018/NĐ-CP"]


def test_an_amending_decision_is_a_plan_of_amendments() -> None:
    plan = read(
        """
UBND TỈNH SÔNG MÂY
Số: 512/QĐ-UBND
Sông Mây, ngày 10 tháng 9 năm 2026

QUYẾT ĐỊNH
Sửa đổi, bổ sung một số nội dung của Kế hoạch an toàn hồ đập

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

QUYẾT ĐỊNH:

Điều 1. Sửa đổi, bổ sung một số nội dung của Kế hoạch ban hành kèm theo Quyết định số 88/QĐ-UBND như sau:
1. Sửa đổi khoản 1 mục II như sau: “1. Lắp đặt trạm đo mưa tại 20 hồ trước ngày 30/6/2027.”
2. Bổ sung khoản 3 vào sau khoản 2 mục II:
"3. Đào tạo nhân viên vận hành."
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
"""
        + CLOSE
    )
    assert plan.head.kind is not None and plan.head.kind.text == "Quyết định"
    assert _amendments(plan) == [
        ("Điều 1.1", "khoản 1 mục II", "amend", None, "1. Lắp đặt trạm đo mưa tại 20 hồ trước ngày 30/6/2027."),
        ("Điều 1.2", "khoản 3 vào sau khoản 2 mục II", "add", None, "3. Đào tạo nhân viên vận hành."),
    ]
    assert {one.document.number for one in plan.amendments if one.document} == {"88/QĐ-UBND"}
    assert (plan.targets, plan.deadlines, plan.assignments) == ((), (), ())


def test_each_part_may_amend_a_plan_of_its_own() -> None:
    plan = read(
        HEAD
        + """
I. SỬA ĐỔI KẾ HOẠCH SỐ 45/KH-UBND
1. Bãi bỏ mục IV.
II. SỬA ĐỔI CHƯƠNG TRÌNH SỐ 03/CTR-UBND
1. Bãi bỏ Phụ lục II.
2. Sửa đổi khoản 1 mục II Kế hoạch số 77/KH-SNN như sau:
“1. Nạo vét kênh.”
"""
        + CLOSE
    )
    assert [one.document.number for one in plan.amendments if one.document] == [
        "45/KH-UBND",
        "03/CTR-UBND",
        "77/KH-SNN",
    ]


def test_a_mark_left_out_ends_the_new_words_before_the_next_change() -> None:
    plan = read(
        HEAD
        + """
1. Sửa đổi khoản 1 mục II như sau:
“1. Nạo vét kênh.
2. Bãi bỏ khoản 2 mục II.
3. Sửa đổi khoản 3 mục II như sau:
- Trồng cây chắn sóng.
- Gia cố mái đập.
4. Bãi bỏ khoản 4 mục II.
"""
        + CLOSE
    )
    assert _amendments(plan) == [
        ("1", "khoản 1 mục II", "amend", None, "1. Nạo vét kênh."),
        ("2", "khoản 2 mục II", "repeal", None, None),
        ("3", "khoản 3 mục II", "amend", None, "- Trồng cây chắn sóng. - Gia cố mái đập."),
        ("4", "khoản 4 mục II", "repeal", None, None),
    ]


def test_a_replaced_table_is_part_of_the_new_words() -> None:
    table = "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Sửa cống | Sở Xây dựng |\n"
    plan = read(HEAD + "\n1. Thay thế Phụ lục I bằng nội dung sau:\n\n" + table + "\n2. Bãi bỏ Phụ lục II.\n" + CLOSE)
    assert _amendments(plan) == [
        ("1", "Phụ lục I", "replace", None, "TT Nội dung Chủ trì 1 Sửa cống Sở Xây dựng"),
        ("2", "Phụ lục II", "repeal", None, None),
    ]
    assert plan.assignments == ()


def test_a_plan_that_orders_rules_to_be_revised_amends_nothing() -> None:
    plan = read(
        """
KẾ HOẠCH
An toàn hồ đập năm 2026

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Bảo vệ hạ du.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường tham mưu sửa đổi, bổ sung khoản 2 Điều 5 Quy chế số 12/QC-UBND.
2. Văn phòng: bãi bỏ Phụ lục II của Quy chế làm việc trước ngày 30/6/2026.
"""
        + CLOSE
    )
    assert plan.amendments == ()
    assert [one.agency for one in plan.assignments] == ["Sở Nông nghiệp và Môi trường", "Văn phòng"]


def test_clause_and_new_words_lead_back_to_the_source() -> None:
    plan = read(HEAD + "\n1. Sửa đổi khoản 1 mục II như sau:\n“1. Nạo vét\na) Kênh chính;\nb) Kênh nhánh.”.\n" + CLOSE)
    one = plan.amendments[0]
    assert one.text == "1. Nạo vét a) Kênh chính; b) Kênh nhánh."
    assert one.text_span is not None
    assert collapse(plan.source.text[slice(*one.text_span)]) == one.text
    assert plan.source.text[slice(*one.span)] == one.clause
