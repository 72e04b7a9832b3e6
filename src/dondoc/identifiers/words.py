"""The words around a number that say what it is. Typed without accents they count as well."""

from __future__ import annotations

import re
import unicodedata

REACH = 40
"""Characters before a number in which the words that explain it may stand."""

_BASE = {"đ": "d", "Đ": "D"}


def bare(letter: str) -> str:
    """A letter without its accents."""
    return _BASE.get(letter) or unicodedata.normalize("NFD", letter)[0]


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def loose(pattern: str) -> str:
    """A pattern whose accented letters may also be typed without accents."""
    return "".join(letter if bare(letter) == letter else f"[{letter}{bare(letter)}]" for letter in pattern)


IDENTITY = loose(
    r"(?:thẻ )?căn cước(?: công dân)?|cccd|cc|cmnd|cmtnd|cmt|(?:giấy )?chứng minh(?: nhân dân| thư nhân dân| thư)?"
    r"|định danh(?: cá nhân)?|đdcn|tùy thân|tuỳ thân"
)
PHONE = loose(
    r"(?:số )?điện thoại|đt|đtdđ|dđ|sđt|di động|số máy|tel|phone|mobile|zalo|viber|liên hệ|liên lạc|hotline|thuê bao"
    r"|nhắn tin|gọi"
)
ACCOUNT = loose(r"(?:số )?(?:tài khoản|tk)|stk|tknh|chuyển khoản")
CODE = (
    loose(
        r"mst|msdn|đkkd|mã số|giấy phép|hợp đồng|số hiệu|serial|seri"
        r"|model|hóa đơn|hoá đơn|biên lai|vận đơn|phiếu (?:chi|thu|xuất|nhập)|ngân sách|qhns|danh bạ (?:nước|điện)"
        r"|khách hàng|số khung"
    )
    + "|mã"
)
_LABEL = re.compile(
    rf"(?<![\w\-])(?:(?P<identity>{IDENTITY})|(?P<account>{ACCOUNT})|(?P<phone>{PHONE})|(?P<code>{CODE}))(?![^\W\d])",
    re.IGNORECASE,
)
_CODE_RIGHT_BEFORE = re.compile(rf"(?<!\w)(?:{CODE})(?![^\W\d])[^,;\n\d]{{0,25}}$", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[/.\-]){0,2}(?:19|20)\d\d(?!\d)")  # "CMND cấp năm 2012: …"
_BREAK = re.compile(r"[\d\n]")
_MONEY = loose(r"đồng|đ|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|ngàn")
_COUNTS = loose(
    r"người|hồ sơ|thẻ|trường hợp|lượt|công dân|em|trẻ|hộ|cây|tấn|kg|km|ha|m2|m3|cái|chiếc|xe|phiếu|tài khoản|thuê bao"
    r"|giấy|cuốn|sổ"
)
_IS_MONEY = re.compile(rf"[ \t]*(?:{_MONEY})(?!\w)", re.IGNORECASE)
_IS_COUNTED = re.compile(rf"[ \t]*(?:{_MONEY}|{_COUNTS})(?!\w)", re.IGNORECASE)
_ADDRESS = re.compile(r"://|www\.|\.(?:vn|com|net|org|gle)/|10\.\d{4}/", re.IGNORECASE)


def called(text: str, start: int) -> str:
    """What the words in the same line, after the number before (a date aside), call what stands at ``start``.

    "identity", "phone", "account" or "code"; "" for nothing.
    """
    found = ""
    for match in _LABEL.finditer(_BREAK.split(_DATE.sub("", before(text, start)))[-1]):
        found = match.lastgroup or ""
    return found


def is_code(text: str, start: int) -> bool:
    """Whether the words right before call it the code of a thing or an organisation: "MST của đơn vị: "."""
    return _CODE_RIGHT_BEFORE.search(before(text, start)) is not None


def is_money(text: str, end: int) -> bool:
    """Whether the number is followed by "đồng" or the like."""
    return _IS_MONEY.match(text, end) is not None


def is_counted(text: str, end: int) -> bool:
    """Whether the number is followed by what it counts: "đồng", "người"."""
    return _IS_COUNTED.match(text, end) is not None


def in_address(text: str, start: int) -> bool:
    """Whether it is a part of a page's address: "https://…/0912345678"."""
    return _ADDRESS.search(before(text, start, 80).rpartition(" ")[2]) is not None


def before(text: str, start: int, reach: int = REACH) -> str:
    """The words before a place, in its line."""
    return text[max(0, start - reach) : start].rpartition("\n")[2]


def after(text: str, end: int, reach: int = REACH) -> str:
    """The words after a place, in its line."""
    return text[end : end + reach].partition("\n")[0]
