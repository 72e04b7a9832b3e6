"""Words near the edge of the scope: the office decides, and is told so."""

from __future__ import annotations

import pytest

from dondoc.reader import read_plan
from dondoc.reader.clauses.scope import find_sensitive
from dondoc.reader.rules import Confidence

PLAN = """KẾ HOẠCH
An toàn trường học năm 2031

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Giữ an toàn cho học sinh.
II. TỔ CHỨC THỰC HIỆN
1. Trường Tiểu học Suối Mẫu
- Lắp camera tại cổng trường và sân chơi.
- Kiểm tra bình chữa cháy mỗi tháng một lần.
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lắp camera tại cổng trường.", "camera"),
        ("Tiếp nhận, trả lời khiếu nại của công dân.", "khiếu nại"),
        ("Nắm chắc tình hình địa bàn.", "Nắm chắc tình hình"),
        ("Kiểm tra bình chữa cháy mỗi tháng một lần.", None),
    ],
)
def test_words_near_the_edge_are_found(text: str, words: str | None) -> None:
    assert find_sensitive(text) == words


def test_a_task_with_such_words_stays_a_task_and_is_doubtful() -> None:
    (block,) = read_plan(PLAN.encode(), name="k.txt").assignments
    assert [(task.outside, task.confidence, task.basis.doubt and task.basis.doubt[:10]) for task in block.tasks] == [
        (None, Confidence.DOUBTFUL, "Có từ ngữ "),
        (None, Confidence.SURE, None),
    ]
