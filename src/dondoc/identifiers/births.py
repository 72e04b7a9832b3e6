"""Dates and years of birth beside a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.identifiers import words
from dondoc.identifiers.digits import DIGIT_WORD
from dondoc.identifiers.kinds import Kind
from dondoc.identifiers.papers import Place
from dondoc.identifiers.persons import begins_with_name, ends_with_name
from dondoc.identifiers.words import loose

_MARK = r"\s{0,3}[/.\-]\s{0,3}"
_SHORT_DATE = rf"\d{{1,2}}{_MARK}\d{{1,2}}{_MARK}\d\d(?!\d)"  # 1/2/80
_DAY_AND_MONTH = (
    rf"(?:\d{{1,2}}{_MARK})?\d{{1,2}}{_MARK}"
    rf"|(?:\d{{1,2}}\s{{1,3}}{loose('tháng')}\s{{1,3}})?\d{{1,2}}\s{{1,3}}{loose('năm')}\s{{1,3}}"
)
_FULL_DATE = rf"{_SHORT_DATE}|(?:{_DAY_AND_MONTH})(?:19|20)\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_SPOKEN_YEAR = rf"{loose('một')}(?:\s{DIGIT_WORD}){{3}}(?!\w)"

_WORD = r"(?:(?<=s)(?:inh|\.\s?n\.?|/n|n)|(?<=n)(?:\.s\.?|s)|(?<=d)(?:ob|ate of birth)|(?<=b)orn)(?!\w)"
_LEAD = loose(r"[.:]?\s{0,3}(?:vào\s{1,3})?(?:(?:ngày|tháng|năm)\s{0,3})?(?:mùng\s{1,3}|mồng\s{1,3})?:?\s{0,3}")
_BIRTH = re.compile(
    rf"[sndb](?<!\w.){_WORD}{_LEAD}(?P<date>(?P<full>{_FULL_DATE})|{_YEAR}|{_SPOKEN_YEAR})", re.IGNORECASE
)
# before "sinh": "ngày sinh"; never "nam" for "năm", which may be a name or a sex
_LABEL = re.compile(r"(?:(?<!\w)(?:ng[àa]y|th[áa]ng|năm)[\s,/]{0,3}){1,3}$", re.IGNORECASE)
_HEADING = re.compile(loose(r"(?:sinh (?:ngày|năm)|ns|n\.s\.?|dob|date of birth)\s?:|(?:dob|ns)\s"), re.IGNORECASE)
_NAME_AFTER = re.compile(r"\s*[,;(–\-]\s*(?:tên|họ tên|là)\s", re.IGNORECASE)
_BIRTHDAY = re.compile(rf"s(?<!\w.)inh {loose('nhật')}(?P<whose>[^\d\n]{{0,40}})(?P<date>{_FULL_DATE})", re.IGNORECASE)
# "Nguyễn Văn A (1989)", "Mai Thị Dụ, nữ, 01/01/1990"
_BARE = re.compile(
    rf"\(\s?(?P<date>19[3-9]\d|20[01]\d)\s?\)|,\s{{0,2}}(?:nam|{loose('nữ')}),\s{{0,2}}(?P<full>{_FULL_DATE})",
    re.IGNORECASE,
)
_JUBILEE = re.compile(loose("kỷ niệm|chào mừng|lễ|đại tướng|chủ tịch hồ"), re.IGNORECASE)
_OLDEST = 1920  # a birth before this year is history, such as "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890"


def birth_dates(text: str) -> Iterator[Place]:
    """Dates and years after "sinh" beside a person's name, and full dates after the label "ngày sinh"."""
    for match in _BIRTH.finditer(text):
        if _is_labelled(text, match) or _is_named(text, match):
            yield from _unless_history(text, match, "date")
    for match in _BIRTHDAY.finditer(text):
        if ends_with_name(f"{match['whose']},"):
            yield from _unless_history(text, match, "date")
    for match in _BARE.finditer(text):
        if ends_with_name(f"{words.before(text, match.start())},"):
            yield from _unless_history(text, match, match.lastgroup or "date")


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    """Whether a whole date stands after the words that head one in a form: "Ngày sinh", "NS:"."""
    if not match["full"]:
        return False
    return bool(_LABEL.search(words.before(text, match.start())) or _HEADING.match(match.group()))


def _is_named(text: str, match: re.Match[str]) -> bool:
    before = words.before(text, match.start())
    label = _LABEL.search(before)
    if ends_with_name(before[: label.start()] if label else before):
        return True
    after = words.after(text, match.end())
    return _NAME_AFTER.match(after) is not None and begins_with_name(after)


def _unless_history(text: str, match: re.Match[str], group: str) -> Iterator[Place]:
    year = re.search(_YEAR, match[group])
    if year and int(year.group()) < _OLDEST:
        return
    if not _JUBILEE.search(words.before(text, match.start(), 80)):
        yield Kind.BIRTH_DATE, *match.span(group)
