"""Mobile telephone numbers. Landlines of offices (02x) and hotlines (113, 1900 …) begin otherwise and pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.identifiers import words
from dondoc.identifiers.digits import Number
from dondoc.identifiers.kinds import Kind
from dondoc.identifiers.papers import Place
from dondoc.identifiers.persons import ends_with_name

# Prefixes in use (plan of Thông tư 22/2014/TT-BTTTT and the change of 2018): tax codes such as 0312345678 are none
_PREFIX = r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])"
_MOBILE = re.compile(rf"0{_PREFIX}[0-9]{{7}}")
_LIKE_MOBILE = re.compile(r"0[35789][0-9]{8}")
_BEFORE_2018 = re.compile(r"01(?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7}")
_ABROAD = re.compile(rf"(?:00)?840?({_PREFIX}[0-9]{{7}})")
_ABROAD_SIGN = re.compile(r"\(?\+\Z")
_BARE = re.compile(rf"{_PREFIX}[0-9]{{7}}")

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MOST_GROUPS = 4  # five pairs may be figures of a table: they count beside "ĐT" or a name only


def phones(text: str, numbers: Sequence[Number]) -> Iterator[Place]:
    """Mobile numbers, in the ways that people write them."""
    for number in numbers:
        if _is_phone(text, number):
            sign = _ABROAD_SIGN.search(text, max(0, number.start - 2), number.start)
            yield Kind.PHONE, sign.start() if sign else number.start, number.end


def _is_phone(text: str, number: Number) -> bool:
    certain, possible = _likeness(text, number)
    if not (certain or (possible and number.is_apart)) or words.in_address(text, number.start):
        return False
    counted = words.is_money(text, number.end) if certain else words.is_counted(text, number.end)
    if counted or words.is_code(text, number.start):
        return False
    called = words.called(text, number.start)
    if called in ("account", "identity"):
        return False
    if certain or (number.followed and len(number.digits) == 9):
        return certain
    return called == "phone" or (not called and ends_with_name(words.before(text, number.start)))


def _likeness(text: str, number: Number) -> tuple[bool, bool]:
    """Whether the number by itself is certainly a mobile number, and whether it can be one."""
    if _ABROAD.fullmatch(number.digits):
        plus = text[max(0, number.start - 1) : number.start] == "+"
        return plus or number.digits.startswith("00"), True
    if _BARE.fullmatch(number.digits):
        return text[max(0, number.start - 4) : number.start].endswith("(0)"), "," not in number.gaps
    if not (_MOBILE.fullmatch(number.digits) or _BEFORE_2018.fullmatch(number.digits)):
        return False, _LIKE_MOBILE.fullmatch(number.digits) is not None
    if number.spoken:
        return True, True
    if "," in number.gaps:
        return number.shape == (1, 3, 3, 3), number.shape == (1, 3, 3, 3)
    if number.shape[0] == 2 and _holds_year(text, number):
        return False, False
    return "/" not in number.gaps and len(number.shape) <= _MOST_GROUPS and not _is_decimal(number), True


def _is_decimal(number: Number) -> bool:
    """Whether it may be a measure: "0.912345678", or a coordinate in metres."""
    return "." in number.gaps and len(number.shape) == 2 and not 2 <= number.shape[0] <= 5


def _holds_year(text: str, number: Number) -> bool:
    """Whether a group reads as a year, so that it may be dates: "09.2025.2026"."""
    groups = re.findall(r"[0-9]+", text[number.start : number.end])
    return any(_YEAR.fullmatch(group) for group in groups[1:])
