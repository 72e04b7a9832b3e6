"""Numbers that the state gives to a person: citizen-ID, old ID, passport, insurance, tax, driving licence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.identifiers import words
from dondoc.identifiers.digits import Number
from dondoc.identifiers.kinds import Kind
from dondoc.identifiers.persons import ends_with_name
from dondoc.identifiers.words import listed, loose

Place = tuple[Kind, int, int]

# Thông tư 59/2021/TT-BCA: three digits of the place of birth registration, one of century and sex, two of the year
_PROVINCES = listed(
    """
    001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044
    045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091
    092 093 094 095 096
    """
)
_CENTURIES = "0123"  # births from 1900 to 2099
_PLAIN_SHAPES = frozenset({(12,), (3, 9), (3, 3, 6), (6, 6), (3, 1, 2, 6)})  # how a statistic is hardly written
_OLD_ID = re.compile(r"(?:0[1-9]|[12][0-9]|3[0-8])[0-9]{7}")  # first two digits: the province that issued it
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_IDENTITY_AFTER = re.compile(rf" *\(?(?:là )?(?:số )?(?:{words.IDENTITY})(?!\w)", re.IGNORECASE)

_PASSPORT = re.compile(r"[0-9](?<![0-9.,].)[0-9]{6,7}(?![\w/]|[.,\-][0-9])")
_PASSPORT_LETTER = re.compile(r"(?<![\w.\-/])[A-Za-z][ \-]?\Z")
_PASSPORT_LABEL = re.compile(loose(r"(?<!\w)(?:hộ chiếu|hcpt|hc|passport)(?!\w)[^\d\n]*$"), re.IGNORECASE)
_PASSPORT_SERIES = "BCEKNP"  # letters of passports issued so far

_INSURANCE = r"(?<=b)(?:hxh|hyt|ảo hiểm (?:xã hội|y tế))"
_DRIVING = r"(?:(?<=g)(?:plx|iấy phép lái xe)|(?<=b)ằng lái(?: xe)?)(?:,? hạng [a-f][1-9]?e?)?"
_TAX = r"(?<=m)(?:st|ã số thuế)(?: thu nhập)? cá nhân"
_CODE = re.compile(
    loose(rf"[bgm](?<!\w.)(?:{_INSURANCE}|{_DRIVING}|{_TAX})(?!\w)[^\d\n]{{0,30}}?")
    + r"(?P<value>(?-i:[A-Z]{2}) ?[0-9](?:[ .\-]?[0-9]){5,12}|[0-9](?:[ .\-]?[0-9]){9,11})(?!\w|[.,][0-9])",
    re.IGNORECASE,
)


def citizen_ids(text: str, numbers: Sequence[Number]) -> Iterator[Place]:
    """Twelve digits built as a citizen-ID number is, or any twelve that are called one."""
    for number in numbers:
        if len(number.digits) == 12 and number.is_apart and _is_citizen_id(text, number):
            yield Kind.CITIZEN_ID, number.start, number.end


def _is_citizen_id(text: str, number: Number) -> bool:
    called = words.called(text, number.start)
    if called == "account" or words.is_money(text, number.end) or words.in_address(text, number.start):
        return False
    named = called == "identity" or _IDENTITY_AFTER.match(text, number.end) is not None
    if number.digits[:3] in _PROVINCES and number.digits[3] in _CENTURIES:
        if number.shape in _PLAIN_SHAPES or (number.shape == (3, 3, 3, 3) and not number.gaps & set(" ,/")):
            return True
        return named or ends_with_name(words.before(text, number.start))
    return named and not words.is_counted(text, number.end) and not _THOUSANDS.fullmatch(text, number.start, number.end)


def old_ids(text: str, numbers: Sequence[Number]) -> Iterator[Place]:
    """Nine digits are an old ID number only where the words beside them say so: sums have nine digits too."""
    for number in numbers:
        if len(number.digits) != 9 or not number.is_apart or not _OLD_ID.fullmatch(number.digits):
            continue
        if words.is_counted(text, number.end) or words.in_address(text, number.start):
            continue
        called = words.called(text, number.start)
        named = called == "identity" or _IDENTITY_AFTER.match(text, number.end)
        if named or (not called and number.shape == (9,) and ends_with_name(words.before(text, number.start))):
            yield Kind.OLD_ID, number.start, number.end


def passports(text: str) -> Iterator[Place]:
    """A letter and seven or eight digits that are called a passport, or stand beside a name."""
    for match in _PASSPORT.finditer(text):
        letter = _PASSPORT_LETTER.search(text, max(0, match.start() - 3), match.start())
        if letter is None:
            continue
        before = words.before(text, letter.start())
        series = letter.group()[0].upper() in _PASSPORT_SERIES
        if _PASSPORT_LABEL.search(before) or (series and ends_with_name(before)):
            yield Kind.PASSPORT, letter.start(), match.end()


def personal_codes(text: str) -> Iterator[Place]:
    """Numbers that are called a person's insurance, tax or driving number."""
    for match in _CODE.finditer(text):
        start, end = match.span("value")
        if not _THOUSANDS.fullmatch(text, start, end) and not words.is_counted(text, end):
            yield Kind.PERSONAL_CODE, start, end
