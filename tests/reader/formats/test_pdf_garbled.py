"""Pages of a PDF whose fonts tell wrong letters are known by their text."""

from __future__ import annotations

import random
from unicodedata import normalize

import pytest

from dondoc.reader.formats.pdf.garbled import is_garbled

TEXT = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về công tác phòng cháy, chữa cháy năm 2026, Ủy ban nhân dân xã Suối "
    "Mẫu xây dựng Kế hoạch như sau: Tuyên truyền, phổ biến pháp luật cho người dân; kiểm tra các cơ sở thuộc diện quản "
    "lý; tổ chức ít nhất 02 buổi diễn tập; báo cáo kết quả về Công an tỉnh trước ngày 15/12/2026 để tổng hợp."
)
ENGLISH = (
    "The committee is responsible for the plan and reports to the ministry on all that has been done in the year. "
    "Each unit sends its own figures to the office in time for the yearly report of the province."
)


@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.upper(), normalize("NFD", TEXT), ENGLISH, "Trang 3", "\uf0b7 Công an xã\n" * 20],
    ids=["vietnamese", "capitals", "marks apart", "english", "too short", "bullets of a symbol font"],
)
def test_what_people_write_is_not_garbled(text: str) -> None:
    assert not is_garbled(text)


def test_vietnamese_typed_without_marks_is_not_garbled() -> None:
    bare = normalize("NFD", TEXT).replace("đ", "d").replace("Đ", "D").encode("ascii", "ignore").decode()
    assert not is_garbled(bare)


def mapped(letters: str) -> str:
    """The text with every letter as another one."""
    found = sorted({sign for sign in TEXT if sign.isalpha()})
    return TEXT.translate({ord(sign): letters[place % len(letters)] for place, sign in enumerate(found)})


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(ord(sign) - 29) if ord(sign) > 60 else sign for sign in TEXT),
        mapped("abcdefghijklmnopqrstuvwxyz"),
        mapped("".join(map(chr, range(0xE000, 0xE080)))),
        mapped("".join(map(chr, range(0x0410, 0x0460)))),
        "".join(sign if sign.isascii() else "\ufffd" for sign in TEXT),
        "".join(sign if sign.isascii() else "" for sign in TEXT),
        "".join(random.Random(1).sample(TEXT.replace(" ", ""), 200)) + " x" * 20,
    ],
    ids=[
        "codes shifted",
        "letters swapped",
        "private signs",
        "cyrillic",
        "replacements",
        "marked letters lost",
        "soup",
    ],
)
def test_wrong_letters_are_garbled(text: str) -> None:
    assert is_garbled(text)
