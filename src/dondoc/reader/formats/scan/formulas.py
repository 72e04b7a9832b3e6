"""Lines that administrative documents word alike everywhere, so that a misread tone mark in one can be set right."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

# Head, headings and signing offices after Appendix I of Decree 30/2020/NĐ-CP and the custom of plans.
_FORMULAS = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ỦY BAN NHÂN DÂN
HỘI ĐỒNG NHÂN DÂN
KẾ HOẠCH
QUYẾT ĐỊNH
NGHỊ QUYẾT
PHỤ LỤC
Nơi nhận:
MỤC ĐÍCH, YÊU CẦU
MỤC ĐÍCH VÀ YÊU CẦU
MỤC ĐÍCH - YÊU CẦU
MỤC TIÊU
MỤC TIÊU, CHỈ TIÊU
QUAN ĐIỂM, MỤC TIÊU
NỘI DUNG
NỘI DUNG THỰC HIỆN
NỘI DUNG, NHIỆM VỤ
NỘI DUNG TRỌNG TÂM
NHIỆM VỤ
NHIỆM VỤ, GIẢI PHÁP
NHIỆM VỤ VÀ GIẢI PHÁP
NHIỆM VỤ TRỌNG TÂM
GIẢI PHÁP THỰC HIỆN
PHÂN CÔNG NHIỆM VỤ
PHÂN CÔNG TRÁCH NHIỆM
PHÂN CÔNG THỰC HIỆN
KINH PHÍ
KINH PHÍ THỰC HIỆN
TỔ CHỨC THỰC HIỆN
TIẾN ĐỘ THỰC HIỆN
CHẾ ĐỘ BÁO CÁO
CHẾ ĐỘ THÔNG TIN, BÁO CÁO
Mục đích
Yêu cầu
Mục tiêu chung
Mục tiêu cụ thể
CHỦ TỊCH
PHÓ CHỦ TỊCH
KT. CHỦ TỊCH
TM. ỦY BAN NHÂN DÂN
GIÁM ĐỐC
PHÓ GIÁM ĐỐC
KT. GIÁM ĐỐC
BỘ TRƯỞNG
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
TRƯỞNG BAN
PHÓ TRƯỞNG BAN
KT. TRƯỞNG BAN
TRƯỞNG PHÒNG
CHÁNH VĂN PHÒNG
HIỆU TRƯỞNG
"""
_SECTION_WORDS = (
    *("MỤC ĐÍCH", "MỤC TIÊU", "QUAN ĐIỂM", "NỘI DUNG", "NHIỆM VỤ", "GIẢI PHÁP", "PHÂN CÔNG", "KINH PHÍ", "TỔ CHỨC"),
    *("CHẾ ĐỘ", "TIẾN ĐỘ"),
)
_LABEL = re.compile(r"^(?:[IVX]+\.|\d{1,2}\.)\s+")
_STOPS = str.maketrans({".": ",", ";": ",", ":": ",", "–": "-"})


def as_formula(text: str) -> str | None:
    """The formula that a line is, but for marks on its letters and the kind of its stops; its label is kept."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    formula = _known().get(_bare(text[start:]))
    return None if formula is None else text[:start] + formula


def as_section(text: str) -> str | None:
    """The section's title that a line in capitals is, but for marks, blanks and dirt; None where it is none."""
    letters = _letters(text)
    return _sections().get(letters) if letters.isupper() else None


@cache
def _sections() -> dict[str, str]:
    titles = (one for one in _FORMULAS.strip().splitlines() if one.isupper() and one.startswith(_SECTION_WORDS))
    return {_letters(title): title for title in titles}


def _letters(text: str) -> str:
    return "".join(sign for sign in _bare(text) if sign.isalpha())


@cache
def _known() -> dict[str, str]:
    return {_bare(formula): formula for formula in _FORMULAS.strip().splitlines()}


def _bare(text: str) -> str:
    """A line without marks on its letters, its stops made alike; capitals stay capitals."""
    letters = normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    plain = "".join(sign for sign in letters if not "\u0300" <= sign <= "\u036f")
    return " ".join(plain.translate(_STOPS).split())
