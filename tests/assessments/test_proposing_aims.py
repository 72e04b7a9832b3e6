"""What a plan's own targets want of a round."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dondoc.assessments.rules.aims import Side
from dondoc.assessments.rules.proposing import LevelName, Proposed, propose

LEVELS = (
    LevelName("excellent", "Xuất sắc", True),
    LevelName("good", "Khá", True),
    LevelName("average", "Trung bình", True),
    LevelName("weak", "Yếu", False),
)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "wanted"),
    [
        ("90% xã, phường đạt tiêu chí an toàn", ">=", 90, "%", Proposed("average", Side.UP, True, Decimal(90), True)),
        ("xếp loại xuất sắc từ 30% trở lên", ">=", 30, "%", Proposed("excellent", Side.UP, True, Decimal(30), True)),
        ("ít nhất 5 đơn vị xếp loại Khá", ">=", 5, "đơn vị", Proposed("good", Side.UP, True, Decimal(5), False)),
        ("không có đơn vị xếp loại yếu", "=", 0, "đơn vị", Proposed("weak", Side.DOWN, False, Decimal(0), False)),
        ("không quá 5% đơn vị yếu", "<=", 5, "%", Proposed("weak", Side.DOWN, False, Decimal(5), True)),
        ("100% trường học có lối thoát nạn thứ hai", ">=", 100, "%", None),
        ("10 lớp tập huấn", ">=", 10, "lớp", None),
    ],
)
def test_words_and_number_of_a_target(
    text: str, comparator: str, value: int, unit: str, wanted: Proposed | None
) -> None:
    assert propose(text, comparator, Decimal(value), unit, LEVELS) == wanted
