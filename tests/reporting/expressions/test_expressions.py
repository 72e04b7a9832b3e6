"""The language of a form's rules: read, refused at the sign, reckoned exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reporting.rules.expressions import Trouble, Unreadable, Value, evaluate, names_of, parse

NOW: Mapping[str, Value] = {
    "c1": Fraction(5), "c2.tu": Fraction(3), "c2.mau": Fraction(4), "KP": Fraction("12.5"), "loai": "Xã", "c9": None,
}  # fmt: skip
BEFORE: Mapping[str, Value] = {"c1": Fraction(4)}


def value(source: str) -> Value:
    return evaluate(parse(source), NOW.get, BEFORE.get)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", Fraction(7)),
        ("(1 + 2) * 3", Fraction(9)),
        ("7 - 2 - 1", Fraction(4)),
        ("-2 + 5", Fraction(3)),
        ("1 / 3 * 3", Fraction(1)),
        ("KP * 2", Fraction(25)),
        ("12,5 = KP", True),
        ("c2.tu <= c2.mau", True),
        ("c1 > truoc(c1) * 1,5", False),
        ('loai = "xã"', True),
        ('loai <> "phường" và c1 >= 5', True),
        ("không c1 = 5 hoặc c2.tu = 3", True),
        ("tong(c1; c2.tu; 2)", Fraction(10)),
        ("lớn_nhất(c1; 9) - nho_nhat(c1; 9)", Fraction(4)),
        ('nếu(loai = "xã"; c1 <= 10; c1 <= 100)', True),
        ("co(c9)", False),
        ("có(c1)", True),
        ("c9 + 1", None),
        ("c9 > 1", None),
        ("c9 > 1 hoac c1 = 5", True),
        ("c9 > 1 va c1 = 6", False),
        ("c9 > 1 va c1 = 5", None),
        ("c1 / 0", None),
        ("truoc(c9) = 1", None),
        ("loai + 1", None),
    ],
)
def test_an_expression_comes_to(source: str, expected: Value) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "trouble", "at"),
    [
        ("", Trouble.EMPTY, 0),
        ("c1 >", Trouble.ENDS_EARLY, 4),
        ("c1 > > 2", Trouble.UNEXPECTED, 5),
        ("(c1 + 2", Trouble.ENDS_EARLY, 7),
        ("c1 + 2)", Trouble.UNEXPECTED, 6),
        ("c1 ? 2", Trouble.STRANGE_SIGN, 3),
        ("1 < c1 < 3", Trouble.UNEXPECTED, 7),
        ("giam(c1)", Trouble.NO_FUNCTION, 0),
        ("c1 > neu(c1; 2)", Trouble.WRONG_COUNT, 5),
        ("truoc(c1 + 1)", Trouble.WRONG_COUNT, 0),
        ("c1 c2", Trouble.UNEXPECTED, 3),
        ("1.5 > 2", Trouble.STRANGE_SIGN, 1),
        ("va c1", Trouble.UNEXPECTED, 0),
        ("(" * 40 + "1" + ")" * 40, Trouble.TOO_DEEP, 31),
        ("1+" * 300 + "1", Trouble.TOO_LONG, 500),
        ('loai = "xã', Trouble.STRANGE_SIGN, 7),
    ],
)
def test_what_can_not_be_read_is_told_at_its_sign(source: str, trouble: Trouble, at: int) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(source)
    assert (refused.value.trouble, refused.value.at) == (trouble, at)


def test_the_names_are_told_with_their_places() -> None:
    assert [(each.name, each.at) for each in names_of(parse("c1 + truoc(c2.tu) > 3"))] == [("c1", 0), ("c2.tu", 11)]


@given(st.text(alphabet='c12.,;()+-*/<>=" vàhoặckhôngneu', max_size=40))
def test_whatever_is_typed_is_read_or_refused(source: str) -> None:
    try:
        value(source)
    except Unreadable as refused:
        assert 0 <= refused.at <= len(source)
