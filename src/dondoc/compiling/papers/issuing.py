"""Who issues a paper: the words of its head, and the lines above its signature."""

from __future__ import annotations

from datetime import date

from dondoc.compiling.rules.fields import BREAK
from dondoc.exports.compiled_report.wording import PEOPLES_COMMITTEE, place_named, symbol_of
from dondoc.exports.writers.official_docx.closing import closing
from dondoc.exports.writers.official_docx.elements import Element, clean
from dondoc.exports.writers.official_docx.head import issuer_lines
from dondoc.exports.writers.report import Recipient
from dondoc.exports.writers.vietnamese import format_date
from dondoc.units.queries import as_of, last_version

NO_PLACE = "................."


def issuing_words(unit_id: int, day: date) -> dict[str, str]:
    """The common fields within lines, of a unit on a day; one that has ended is called as it last was."""
    unit = as_of(day).filter(unit_id=unit_id).first() or last_version(unit_id)
    above = as_of(day).filter(unit_id=unit.parent_id).first() if unit is not None and unit.parent_id else None
    name, name_above = unit.name if unit else "", above.name if above else ""
    place = place_named(name) or NO_PLACE
    return {
        "don_vi": clean(name),
        "don_vi_in_hoa": BREAK.join(issuer_lines(name)),
        "don_vi_cap_tren": clean(name_above),
        "don_vi_cap_tren_in_hoa": BREAK.join(issuer_lines(name_above)),
        "dia_danh": clean(place),
        "nam": str(day.year),
        "ky_hieu_don_vi": clean(symbol_of(name, place).removeprefix("BC-")),
    }


def signers(name: str) -> tuple[str, ...]:
    """The lines above the signature."""
    if name.casefold().startswith(PEOPLES_COMMITTEE):
        return "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    return ("THỦ TRƯỞNG ĐƠN VỊ",)


def signed_by(name: str, *recipients: str) -> list[Element]:
    """Recipients on the left, the signature of the unit of this name on the right."""
    listed = (*recipients, "Lưu: VT")
    return [closing([Recipient(each, None) for each in listed], signers(name))]


def decision_words(number: str, day: date | None, symbol: str, year: int) -> dict[str, str]:
    """Number and day of a decision; dots, to be filled in by hand, while there is none."""
    if day is None:
        return {"so_quyet_dinh": f"......../QĐ-{symbol}", "ngay_quyet_dinh": f"ngày ..... tháng ..... năm {year}"}
    return {"so_quyet_dinh": clean(number), "ngay_quyet_dinh": format_date(day)}


def cleaned(words: dict[str, str]) -> dict[str, str]:
    """The texts as XML can hold them."""
    return {name: clean(text) for name, text in words.items()}
