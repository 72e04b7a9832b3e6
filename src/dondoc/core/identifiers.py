"""Finds personal identifiers in free text, which dondoc refuses to keep: it knows organisations, not persons.

Sums, dates, document numbers, office landlines, hotlines, and the tax, budget and bank codes of
organisations pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem


def _shapes(*shapes: tuple[int, ...]) -> str:
    """A pattern for digits in groups of these sizes, such as 4, 3 and 3 for "0912 345 678"."""
    gap = r"[ \u00a0.\-–]{1,2}"
    return "|".join(gap.join(rf"\d{{{size}}}" for size in shape) for shape in shapes)


# Around a number: it is no part of a longer one, of a decimal, a code with a suffix, a document's number
_START, _END = r"(?<!\d)(?<!\d[.,])", r"(?!\d|[.,]\d|-\d{1,8}(?!\d)|/\s?[A-ZĐ])"
_COUNTED = r"(?!\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|người|hồ sơ|thẻ|trường hợp|lượt|công dân))"
_MOBILE = "(?=0[35789])(?:" + _shapes(
    (10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 6), (3, 7), (2, 4, 4), (2, 8), (5, 5), (4, 2, 2, 2)
) + ")"  # fmt: skip
_ABROAD = "(?=[35789])(?:" + _shapes((9,), (3, 3, 3), (2, 3, 4), (2, 4, 3), (3, 6), (1, 4, 4), (4, 5)) + ")"
_PHONE = re.compile(rf"{_START}(?:{_MOBILE}|\(?(?:\+|00)84\)?[ .\-]?(?:\(0\)[ ]?|0)?{_ABROAD}){_END}")
_SPOKEN_PHONE = re.compile(rf"{_START}(?:84[ .\-]?)?{_ABROAD}{_END}{_COUNTED}", re.IGNORECASE)
_TWELVE = re.compile(rf"{_START}(?:{_shapes((12,), (3, 3, 3, 3), (4, 4, 4), (3, 3, 6), (3, 1, 2, 6))}){_END}")
_NINE = re.compile(rf"{_START}(?=[0-3])(?:{_shapes((9,), (3, 3, 3))}){_END}{_COUNTED}", re.IGNORECASE)

_IDENTITY_WORDS = r"căn cước(?: công dân)?|cccd|cc|cmnd|cmtnd|cmt|chứng minh(?: nhân dân| thư)?|định danh(?: cá nhân)?"
_CONTEXT = re.compile(
    rf"(?<!\w)(?:(?P<identity>{_IDENTITY_WORDS})"
    r"|(?P<phone>điện thoại|đt|đtdđ|dđ|sđt|di động|số máy|tel|phone|mobile|zalo|viber|liên hệ)"
    r"|(?P<account>tài khoản|stk|tk|ngân sách|qhns|hóa đơn|hoá đơn|biên lai|vận đơn)"
    r"|(?P<code>mã|mã số|mst|msdn|đkkd|giấy phép|hợp đồng|quyết định|số hiệu))(?!\w)",
    re.IGNORECASE,
)
_IDENTITY_AFTER = re.compile(rf"\s*\(?(?:số )?(?:{_IDENTITY_WORDS})(?!\w)", re.IGNORECASE)
_REACH = 40  # characters before a number in which the words that explain it may stand


class Kind(StrEnum):
    """What sort of identifier was found."""

    CITIZEN_ID = "citizen_id"
    OLD_ID = "old_id"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"

    def label(self) -> str:
        """The kind in words, within a sentence."""
        return {
            Kind.CITIZEN_ID: _("số căn cước công dân"),
            Kind.OLD_ID: _("số chứng minh nhân dân"),
            Kind.PHONE: _("số điện thoại cá nhân"),
            Kind.EMAIL: _("thư điện tử cá nhân"),
            Kind.BIRTH_DATE: _("ngày sinh của một người"),
        }[self]


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier: the words as written and their place in the text."""

    kind: Kind
    value: str
    span: tuple[int, int]

    def sentence(self) -> str:
        """What was found, its middle masked, and what to do."""
        message = _("Có %(kind)s “%(value)s”. Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân.")
        return message % {"kind": self.kind.label(), "value": masked(self.value)}


def find_identifiers(text: str) -> tuple[Found, ...]:
    """The personal identifiers in a text, in order, none inside another. The text must be composed (NFC)."""
    every = [*_citizen_ids(text), *_old_ids(text), *_phones(text), *_emails(text), *_birth_dates(text)]
    kept: list[Found] = []
    for found in sorted(every, key=lambda found: (found.span[0], -found.span[1])):
        if not kept or found.span[0] >= kept[-1].span[1]:
            kept.append(found)
    return tuple(kept)


def refuse_identifiers(fields: Mapping[str, str]) -> None:
    """Raises `Invalid` with one problem for each identifier; ``fields`` maps a field's name to its text."""
    problems = [Problem(where, found.sentence()) for where, text in fields.items() for found in find_identifiers(text)]
    if problems:
        raise Invalid(problems)


def masked(value: str) -> str:
    """The value with the middle half of its letters and digits replaced by dots."""
    places = [place for place, letter in enumerate(value) if letter.isalnum()]
    shown = len(places) // 4
    hidden = set(places[shown : len(places) - shown])
    return "".join("•" if place in hidden else letter for place, letter in enumerate(value))


# The first three digits of a citizen-ID number: the province of birth registration (Thông tư 07/2016/TT-BCA)
_PROVINCES = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038
040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082
083 084 086 087 089 091 092 093 094 095 096
"""


def _citizen_ids(text: str) -> Iterator[Found]:
    """Twelve digits that begin as a citizen-ID number does, or any twelve that are called one."""
    for match in _TWELVE.finditer(text):
        digits, context = _digits(match.group()), _context(text, match.start())
        likely = digits[:3] in _PROVINCES.split() and digits[3] in "0123" and context != "account"
        if likely or (context == "identity" and match.group() == digits):
            yield _found(Kind.CITIZEN_ID, match)


def _old_ids(text: str) -> Iterator[Found]:
    """Nine digits are an old ID number only where the words beside them say so: sums have nine digits too."""
    for match in _NINE.finditer(text):
        if _context(text, match.start()) == "identity" or _IDENTITY_AFTER.match(text, match.end()):
            yield _found(Kind.OLD_ID, match)


def _phones(text: str) -> Iterator[Found]:
    """Mobile numbers. Office landlines (02x) and hotlines (113, 1900 ...) begin otherwise and pass."""
    for match in _PHONE.finditer(text):
        if _context(text, match.start()) not in ("account", "code"):
            yield _found(Kind.PHONE, match)
    for match in _SPOKEN_PHONE.finditer(text):
        if _context(text, match.start()) == "phone":
            yield _found(Kind.PHONE, match)


_EMAIL = re.compile(r"[\w.+\-]{1,64}@(?P<host>[a-z0-9\-]+)(?P<rest>(?:\.[a-z0-9\-]+)+)", re.IGNORECASE)
_FREE_HOSTS = "gmail googlemail yahoo ymail rocketmail outlook hotmail live msn icloud aol proton protonmail gmx"
_FREE_DOMAINS = frozenset({"me.com", "mac.com", "mail.com", "mail.ru", "qq.com", "163.com"})


def _emails(text: str) -> Iterator[Found]:
    """Addresses at free-mail hosts; those at an organisation's own domain pass."""
    for match in _EMAIL.finditer(text):
        host, domain = match["host"].lower(), (match["host"] + match["rest"]).lower()
        if domain in _FREE_DOMAINS or (host in _FREE_HOSTS.split() and not domain.endswith(".gov.vn")):
            yield _found(Kind.EMAIL, match)


_MARK = r"\s{0,3}[/.\-]\s{0,3}"
_SHORT_DATE = rf"\d{{1,2}}{_MARK}\d{{1,2}}{_MARK}\d\d(?!\d)"  # 1/2/80
_DAY_AND_MONTH = (
    rf"(?:\d{{1,2}}{_MARK})?\d{{1,2}}{_MARK}"
    r"|(?:\d{1,2}\s{1,3}tháng\s{1,3})?\d{1,2}\s{1,3}năm\s{1,3}"
)
_BIRTH = re.compile(
    r"(?<!\w)(?:sinh|sn|ns)(?!\w)\.?\s{0,3}(?:vào\s{1,3})?(?:(?:ngày|tháng|năm)\s{0,3})?:?\s{0,3}"
    rf"(?P<date>{_SHORT_DATE}|(?:{_DAY_AND_MONTH})?(?P<year>(?:19|20)\d\d)(?!\d))",
    re.IGNORECASE,
)
_BIRTH_LABEL = re.compile(r"(?:(?<!\w)(?:ngày|tháng|năm)[\s,/]*)+$", re.IGNORECASE)
_OLDEST = 1920  # a birth before this year is history, such as "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890"
_LONGEST_NAME = 5
_TITLES = {"ông", "bà", "anh", "chị", "cháu", "cụ", "chí", "đ/c"}  # "chí" ends "đồng chí"
_SURNAMES = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đinh trịnh mai đoàn cao tô tạ
lương lâm hà chu la thái đào tống vương kiều trương phùng quách lưu từ thạch kim sơn danh châu tăng nông
hứa vi triệu bế ma lò quàng cà tòng vàng giàng thào sùng mùa hạng lầu cầm điêu bạch đèo y k' h' ksor rơ
siu nay kpă niê rcom rmah kra
"""
# "Nam sinh năm ..." is no birth, "Nguyễn Văn Nam sinh năm ..." is one
_COMPOUNDS = """
học tuyển phát thí vệ an nam nữ dân hy tái nảy cứu hộ trường mưu sơ kháng vi tập chiêu đản võ khai
"""


def _birth_dates(text: str) -> Iterator[Found]:
    """Dates and years after "sinh" beside a person's name, and full dates after the label "ngày sinh"."""
    for match in _BIRTH.finditer(text):
        if match["year"] and int(match["year"]) < _OLDEST:
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        label = _BIRTH_LABEL.search(before)
        full_date = match["date"] != match["year"]
        if (label and full_date) or _ends_with_name(before[: label.start()] if label else before):
            yield Found(Kind.BIRTH_DATE, match["date"], match.span("date"))


def _ends_with_name(before: str) -> bool:
    """Whether a person's name stands last, perhaps before a comma or an opening bracket."""
    bare = before.rstrip(" ,;:(-–\n")
    set_apart = bare != before.rstrip()
    words = bare.split()
    name: list[str] = []
    while words and len(name) < _LONGEST_NAME and words[-1][:1].isupper() and words[-1].strip(".'’").isalpha():
        name.insert(0, words.pop())
    if not name:
        return False
    if words and words[-1].lower() in _TITLES:
        return True
    if set_apart:
        return len(name) > 1
    spoken = [word.lower() for word in name]
    return len(name) > (2 if spoken[-1] in _COMPOUNDS.split() else 1) and spoken[0] in _SURNAMES.split()


def _context(text: str, start: int) -> str:
    """What the words just before a number call it: identity, phone, account, code, or "" for none."""
    tail = re.split(r"[\d\n]", text[max(0, start - _REACH) : start])[-1]
    called = ""
    for match in _CONTEXT.finditer(tail):
        called = match.lastgroup or ""
    return called


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _found(kind: Kind, match: re.Match[str]) -> Found:
    return Found(kind, match.group(), match.span())
