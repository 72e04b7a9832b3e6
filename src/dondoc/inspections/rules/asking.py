"""Reads from a clause of a plan how much is to be inspected: "mỗi năm 2 lần", "từ 20 đơn vị trở lên", "ít nhất 30% số
trường". What is read is a proposal; the office corrects it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

MOST_VISITS = 52  # of one unit in one year


@dataclass(frozen=True, slots=True)
class Asked:
    """How much a clause asks to be inspected in a year.

    ``units`` is the least number of units, ``share`` the least part of them in per cent, neither for all of them;
    ``visits`` how often each is visited. ``kind`` is the kind of unit ("school"), "" where the words name none;
    ``words`` are the phrases that it was read from, in the order of the clause.
    """

    units: int | None
    share: Fraction | None
    visits: int
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Required:
    """How many units are to be visited at least, and how many visits that makes."""

    units: int
    visits: int


_ENDS = re.compile(r"[.;:]\s|\n(?=\s*(?:[-+•*–]|\d+[.)]|[a-zđ]\)|[IVX]+\.))")
_FARTHEST = 600  # characters that a sentence is looked for on either side
_INSPECTS = re.compile(r"\b(?:tu )?(?:kiem tra|thanh tra|giam sat|phuc tra)\b")
_SPELT = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_NUMBER = r"(?:\d{1,4}|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)"
_KINDS: tuple[tuple[str, str], ...] = (
    ("school", r"truong(?: hoc)?|co so giao duc|nha truong|diem truong"),
    ("commune", r"(?:ubnd |uy ban nhan dan )?(?:cap xa|xa, phuong|xa|phuong|dac khu)|dia phuong"),
    ("enterprise", r"doanh nghiep|cong ty|co so san xuat"),
    ("residential_area", r"khu dan cu|to dan pho|thon|khu pho|ban lang"),
    ("department", r"so, nganh|so, ban, nganh|co quan|phong, ban"),
    ("", r"don vi|co so"),
)
_UNIT = "|".join(f"(?:{words})" for _kind, words in _KINDS)
_TIMES = r"(?:lan|luot|dot|cuoc)"
_SHARE = re.compile(rf"(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?) ?% (?:tong )?(?:so )?(?:cac )?(?P<unit>{_UNIT})\b")
_COUNT = re.compile(
    rf"(?:it nhat|toi thieu|tu|kiem tra|thanh tra|giam sat|phuc tra|khong duoi) (?P<n>\d{{1,4}})"
    rf"(?: ?(?:-|den) ?\d{{1,4}})? (?:luot )?(?P<unit>{_UNIT})\b(?: tro len)?"
)
_RATES: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern.format(n=rf"(?P<n>{_NUMBER})", times=_TIMES)), each)
    for pattern, each in (
        (r"\b(?:moi|hang|mot) thang (?:kiem tra )?(?:it nhat |toi thieu )?{n} {times}\b", 12),
        (r"\b{n} {times} ?(?:/|moi|mot|hang) ?thang\b", 12),
        (r"\b(?:moi|hang|mot) quy (?:kiem tra )?(?:it nhat |toi thieu )?{n} {times}\b", 4),
        (r"\b{n} {times} ?(?:/|moi|mot|hang) ?quy\b", 4),
        (r"\b0?6 thang (?:it nhat |toi thieu )?{n} {times}\b", 2),
        (r"\b(?:moi|hang|mot) nam (?:kiem tra )?(?:it nhat |toi thieu )?{n} {times}\b", 1),
        (r"\b(?:it nhat |toi thieu )?{n} {times} ?(?:/|moi|mot|trong|hang) ?nam\b", 1),
        (r"\b(?:it nhat|toi thieu) {n} {times}\b", 1),
        (r"\bmoi (?:don vi|truong|co so|xa|doanh nghiep)(?: hoc)? (?:it nhat |toi thieu )?{n} {times}\b", 1),
    )
)
_HABITS = (
    (re.compile(r"\b(?:hang|moi) thang\b|\bthang/lan\b"), 12),
    (re.compile(r"\b(?:hang|moi) quy\b|\bquy/lan\b"), 4),
    (re.compile(r"\b0?6 thang/lan\b|\bdinh ky 0?6 thang\b"), 2),
)


def asked(text: str) -> Asked | None:
    """What the clause asks to be inspected; None where it speaks of no inspection, or says no number of it."""
    bare = _plain(text)
    if not _INSPECTS.search(bare):
        return None
    share, count = _SHARE.search(bare), _COUNT.search(bare)
    visits, rate = _rate(bare)
    if share is None and count is None and rate is None:
        return None
    said = sorted(found.span() for found in (share, count, rate) if found is not None)
    words = tuple(unicodedata.normalize("NFC", text)[start:end].strip() for start, end in said)
    return Asked(
        units=int(count["n"]) if count and not share else None,
        share=_percent(share["n"]) if share else None,
        visits=visits,
        kind=_kind(share["unit"] if share else count["unit"] if count else _named(bare)),
        words=words,
    )


def sentence_at(text: str, start: int, end: int) -> str:
    """The whole sentence around a piece of a document's text, on one line: a plan's numbers often stand apart in it,
    "mỗi năm kiểm tra ít nhất 30% số trường, mỗi trường 01 lần"."""
    before = text[max(0, start - _FARTHEST) : start]
    opened = [found.end() for found in _ENDS.finditer(before)]
    first = start - len(before) + (opened[-1] if opened else 0)
    closed = _ENDS.search(text, end, end + _FARTHEST)
    last = closed.start() + 1 if closed else end + _FARTHEST
    return " ".join(text[first:last].split()).rstrip(" ;:").strip("-+•*– ")


def required(*, units: int | None, share: Fraction | None, visits: int, eligible: int) -> Required:
    """How much a line requires of ``eligible`` units: a share is rounded up, neither number means all of them.

    A count stays as the plan says, also where fewer units exist: that is for the office to see.
    """
    everyone = eligible if units is None else units
    least = everyone if share is None else ceil(share * eligible / 100)
    return Required(least, least * visits)


def _rate(bare: str) -> tuple[int, re.Match[str] | None]:
    for pattern, each in _RATES:
        found = pattern.search(bare)
        if found:
            return min(_number(found["n"]) * each, MOST_VISITS), found
    for pattern, each in _HABITS:
        found = pattern.search(bare)
        if found:
            return each, found
    return 1, None


def _percent(text: str) -> Fraction:
    return min(Fraction(text.replace(",", ".")), Fraction(100))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _SPELT.get(text, 4)  # "tư" is four


def _named(bare: str) -> str:
    found = re.search(rf"\b(?:{_UNIT})\b", bare)
    return found[0] if found else ""


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if re.fullmatch(pattern, words)), "")


def _plain(text: str) -> str:
    """Lower case without accents, letter for letter, so that a place in it is a place in the composed text."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_letter(each) for each in composed)


def _letter(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    if letter.isspace():
        return " "
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter
