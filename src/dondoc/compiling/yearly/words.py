"""The fields within a line that papers of a yearly round share."""

from __future__ import annotations

from datetime import date

from dondoc.assessments.models import AssessmentRound
from dondoc.assessments.rules.answers import print_points
from dondoc.compiling.rules.fields import BREAK
from dondoc.exports.compiled_report.wording import symbol_of
from dondoc.exports.writers.official_docx.elements import clean
from dondoc.exports.writers.official_docx.head import issuer_lines
from dondoc.exports.writers.vietnamese import format_date
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.queries import as_of, last_version

_COMMITTEE = "ủy ban nhân dân "
_PLACES = ("thành phố ", "tỉnh ", "phường ", "xã ", "đặc khu ")


def round_words(round_: AssessmentRound, day: date) -> dict[str, str]:
    """Who makes the paper, of which round, by which set."""
    unit = as_of(day).filter(unit_id=round_.unit_id).first() or last_version(round_.unit_id)
    above = as_of(day).filter(unit_id=unit.parent_id).first() if unit is not None and unit.parent_id else None
    name, criteria = unit.name if unit else "", round_.criteria
    words = {
        "don_vi": name,
        "don_vi_in_hoa": BREAK.join(issuer_lines(name)),
        "don_vi_cap_tren": above.name if above else "",
        "don_vi_cap_tren_in_hoa": BREAK.join(issuer_lines(above.name if above else "")),
        "dia_danh": place_of(unit),
        "nam": str(day.year),
        "ky_hieu_don_vi": symbol_of(name, place_of(unit)).removeprefix("BC-"),
        "dot_cham_diem": round_.title,
        "bo_tieu_chi": criteria.name,
        "van_ban_ban_hanh": f", ban hành kèm theo {criteria.issued_by}" if criteria.issued_by else "",
        "nam_danh_gia": str(round_.year),
        "loai_don_vi": str(UnitKind(criteria.kind).label) if criteria.kind else "",
        "tu_ngay": format_date(round_.window_start),
        "den_ngay": format_date(round_.window_end),
    }
    return {key: clean(text) if BREAK not in text else text for key, text in words.items()}


def place_of(unit: UnitVersion | None) -> str:
    """The place in the date line: "Sông Mây" of "Ủy ban nhân dân tỉnh Sông Mây"; dots where the name tells none."""
    name = unit.name if unit else ""
    if name.casefold().startswith(_COMMITTEE):
        rest = name[len(_COMMITTEE) :]
        kind = next((each for each in _PLACES if rest.casefold().startswith(each)), "")
        return rest[len(kind) :]
    return "................."


def signers(name: str) -> tuple[str, ...]:
    """The lines above the signature."""
    if name.casefold().startswith(_COMMITTEE):
        return "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    return ("THỦ TRƯỞNG ĐƠN VỊ",)


def out_of(points: int | None, maximum: int | None) -> str:
    """ "92,5/100"; dots to be filled by hand where nothing is known."""
    return "......" if points is None or maximum is None else f"{print_points(points)}/{print_points(maximum)}"
