"""Clauses exchanged in the text of a plan. All documents are invented."""

from __future__ import annotations

import pytest

from dondoc.documents.composing import Outcome, Why, carried_edits, compose
from dondoc.reader import Plan, read_plan, read_source
from dondoc.reader.json import plan_json

PLAN = """UBND TỈNH SÔNG MÂY
Số: 45/KH-UBND
Sông Mây, ngày 12 tháng 2 năm 2026

KẾ HOẠCH
An toàn hồ đập năm 2026

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC TIÊU
1. 90% hồ chứa có quan trắc.
2. Tổ chức ít nhất 12 lớp tập huấn.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
- Chủ trì kiểm tra hồ đập trước ngày 15/10/2026.
- Phối hợp với Công an tỉnh cắm biển báo.
2. Ủy ban nhân dân các xã
a) Bố trí kinh phí nạo vét kênh.
b) Sửa chữa cống lấy nước.
3. Công an tỉnh
- Phân luồng giao thông quanh hồ đập.
Trên đây là Kế hoạch an toàn hồ đập năm 2026; các đơn vị tổ chức thực hiện./.

Nơi nhận:
- Các sở;
- Lưu: VT.

Phụ lục I
DANH MỤC HỒ
Hồ Suối Lam
Phụ lục II
BIỂU MẪU
Mẫu số 1
"""
HEAD = """UBND TỈNH SÔNG MÂY
Số: 90/KH-UBND
Sông Mây, ngày 10 tháng 9 năm 2026

KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 45/KH-UBND ngày 12/02/2026 về an toàn hồ đập

Ủy ban nhân dân tỉnh sửa đổi, bổ sung Kế hoạch như sau:
"""
CLOSE = """
Nơi nhận:
- Lưu: VT.
"""


def read(text: str) -> Plan:
    return read_plan(text.encode(), name="ke-hoach.txt")


def amended(*changes: str, plan: str = PLAN) -> tuple[str, tuple[Outcome, ...]]:
    """The plan's text with some changes, numbered as printed, and what became of them."""
    base = read(plan)
    numbered = "\n".join(f"{number}. {change}" for number, change in enumerate(changes, start=1))
    document = read(HEAD + numbered + "\n" + CLOSE)
    assert len(document.amendments) == len(changes)
    outline = [(item.path, item.span[0]) for item in base.outline]
    composed = compose(base.source, outline, document, range(len(changes)))
    return composed.whole.source.text, composed.outcomes


def expected(*exchanges: tuple[str, str]) -> str:
    """The plan's text with words exchanged, as the reader normalises it."""
    text = read(PLAN).source.text
    for old, new in exchanges:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


MADE = (Outcome(0),)


@pytest.mark.parametrize(
    ("change", "exchange"),
    [
        ("Sửa đổi khoản 1 mục I như sau: “1. 95% hồ chứa có quan trắc.”", ("1. 90% hồ", "1. 95% hồ")),
        ("Sửa đổi khoản 1 mục I như sau: “95% hồ chứa có quan trắc.”", ("1. 90% hồ", "1. 95% hồ")),
        ("Bãi bỏ điểm b khoản 2 mục II.", ("b) Sửa chữa cống lấy nước.\n", "")),
        ("Bãi bỏ Phụ lục II.", ("\nPhụ lục II\nBIỂU MẪU\nMẫu số 1", "")),
        ("Thay thế cụm từ “15/10/2026” bằng cụm từ “30/9/2026” tại khoản 1 mục II.", ("15/10/2026", "30/9/2026")),
        ("Bỏ cụm từ “nạo vét kênh” tại điểm a khoản 2 mục II.", ("kinh phí nạo vét kênh.", "kinh phí.")),
        (
            "Sửa đổi khoản 3 mục II như sau:\n“3. Công an tỉnh\n- Phân luồng.\n- Tuần tra.”",
            ("- Phân luồng giao thông quanh hồ đập.", "- Phân luồng.\n- Tuần tra."),
        ),
        (
            "Bổ sung khoản 4 vào sau khoản 3 mục II như sau:\n“4. Sở Y tế\n- Trực cấp cứu.”",
            ("quanh hồ đập.\nTrên đây", "quanh hồ đập.\n4. Sở Y tế\n- Trực cấp cứu.\nTrên đây"),
        ),
        (
            "Bổ sung điểm c khoản 2 mục II như sau: “Trực ban mùa mưa.”",
            ("lấy nước.\n3. Công an", "lấy nước.\nc) Trực ban mùa mưa.\n3. Công an"),
        ),
        (
            "Bổ sung mục III như sau: “III. KINH PHÍ\nNgân sách tỉnh.”",
            ("quanh hồ đập.\nTrên đây", "quanh hồ đập.\nIII. KINH PHÍ\nNgân sách tỉnh.\nTrên đây"),
        ),
    ],
)
def test_a_clause_that_is_named_is_exchanged(change: str, exchange: tuple[str, str]) -> None:
    assert amended(change) == (expected(exchange), MADE)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("Bãi bỏ khoản 9 mục II.", Why.NOT_FOUND),
        ("Bãi bỏ Phụ lục IX.", Why.NOT_FOUND),
        ("Bãi bỏ đoạn 2 khoản 1 mục II.", Why.NOT_UNDERSTOOD),
        ("Sửa đổi khoản 1 mục I như sau: “2. Năm hồ chứa có quan trắc.”", Why.OTHER_LABEL),
        ("Bổ sung khoản 2 mục I như sau: “2. Năm hồ chứa.”", Why.THERE_ALREADY),
        ("Thay thế cụm từ “UBND huyện” bằng cụm từ “UBND xã” tại khoản 1 mục II.", Why.WORDS_NOT_FOUND),
        ("Điều chỉnh thời gian tại khoản 1 mục II thành trước ngày 30/11/2026.", Why.NO_WORDS),
    ],
)
def test_what_is_not_certain_is_left_to_a_person(change: str, why: Why) -> None:
    assert amended(change) == (expected(), (Outcome(0, why),))


def test_each_change_is_made_in_the_text_that_the_ones_before_it_left() -> None:
    text, outcomes = amended(
        "Bổ sung khoản 4 vào sau khoản 3 mục II như sau:\n“4. Sở Y tế\n- Trực cấp cứu.”",
        "Bổ sung khoản 5 vào sau khoản 4 mục II như sau:\n“5. Sở Tài chính\n- Cấp kinh phí.”",
        "Bãi bỏ khoản 3 mục II.",
        "Bãi bỏ khoản 3 mục II.",
    )
    assert outcomes == (Outcome(0), Outcome(1), Outcome(2), Outcome(3, Why.NOT_FOUND))
    assert text == expected(
        ("3. Công an tỉnh\n- Phân luồng giao thông quanh hồ đập.\n", ""),
        ("Trên đây", "4. Sở Y tế\n- Trực cấp cứu.\n5. Sở Tài chính\n- Cấp kinh phí.\nTrên đây"),
    )


def test_words_in_the_whole_plan_are_exchanged_but_not_in_its_head() -> None:
    text, outcomes = amended("Thay thế cụm từ “hồ đập” bằng cụm từ “hồ chứa nước” tại toàn bộ Kế hoạch.")
    assert outcomes == MADE
    assert "An toàn hồ đập năm 2026" in text
    assert (text.count("hồ chứa nước"), text.count("hồ đập")) == (2, 2)


def test_words_that_printing_broke_over_two_lines_are_found() -> None:
    plan = PLAN.replace("Bố trí kinh phí nạo vét kênh.", "Bố trí kinh phí nạo\nvét kênh.")
    text, outcomes = amended("Thay thế cụm từ “nạo vét” bằng cụm từ “kè bờ” tại điểm a khoản 2 mục II.", plan=plan)
    assert outcomes == MADE
    assert "a) Bố trí kinh phí kè bờ\nkênh." in text


def test_a_table_of_the_new_words_comes_whole() -> None:
    table = "| TT | Hồ | Chủ trì |\n|---|---|---|\n| 1 | Hồ Bến Đá | Sở Xây dựng |\n"
    text, outcomes = amended(f"Thay thế Phụ lục II bằng nội dung sau:\n\n{table}")
    assert outcomes == MADE
    assert text.endswith("Phụ lục II\nTT\nHồ\nChủ trì\n1\nHồ Bến Đá\nSở Xây dựng")


def test_a_text_without_changes_is_read_as_before() -> None:
    base = read(PLAN)
    composed = compose(base.source, [(item.path, item.span[0]) for item in base.outline], base, ())
    assert composed.whole.source == base.source


def test_corrections_go_with_their_words_and_not_with_those_that_changed() -> None:
    base = read(PLAN)
    document = read(HEAD + "1. Bãi bỏ khoản 1 mục II.\n" + CLOSE)
    outline = [(item.path, item.span[0]) for item in base.outline]
    whole = compose(base.source, outline, document, [0]).whole
    start = base.source.text.index("Sửa chữa cống")
    edits = {
        "head": {"set": {"issuer": "UBND tỉnh"}},
        "targets.0": {"seen": True},
        "assignments.0.tasks.0": {"drop": True},
        "assignments.1.tasks.1": {"set": {"role": "lead"}},
        "targets.a1": {"add": {"text": "Sửa chữa cống", "span": [start, start + 13]}},
        "assignments.1.tasks.a1": {"add": {"text": "Việc thêm"}},
        "assignments.0.tasks.a1": {"add": {"text": "Việc của khoản đã bỏ"}},
    }
    new = plan_json(read_source(whole.source))
    moved = whole.source.text.index("Sửa chữa cống")
    assert carried_edits(edits, plan_json(base), base.source, new, whole) == {
        "head": {"set": {"issuer": "UBND tỉnh"}},
        "targets.0": {"seen": True},
        "assignments.0.tasks.1": {"set": {"role": "lead"}},
        "targets.a1": {"add": {"text": "Sửa chữa cống", "span": [moved, moved + 13]}},
        "assignments.0.tasks.a1": {"add": {"text": "Việc thêm"}},
    }
