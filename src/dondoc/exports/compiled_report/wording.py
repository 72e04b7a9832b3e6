"""The phrases of an official report that follow from values. Vietnamese only: it is an official paper."""

from __future__ import annotations

import re
from decimal import Decimal

from dondoc.exports.writers.vietnamese import format_decimal

GOALS = {
    ">=": "từ {level} trở lên",
    ">": "trên {level}",
    "<=": "không quá {level}",
    "<": "dưới {level}",
    "=": "{level}",
}
REDUCTIONS = {"<=": "giảm từ {level} trở lên", "<": "giảm trên {level}", "=": "giảm {level}"}
PEOPLES_COMMITTEE = "ủy ban nhân dân"
_PLACE = re.compile(r"(?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố|xã|phường|thị trấn|đặc khu) (\S.*)", re.IGNORECASE)


def goal_phrase(comparator: str, value: Decimal, unit: str) -> str:
    """ ">=", 95, "%" -> "từ 95% trở lên"; "<=", -20, "%" -> "giảm từ 20% trở lên"."""
    number = format_decimal(abs(value).normalize())
    level = f"{number}{unit}" if unit == "%" else f"{number} {unit}"
    if value == 0 and comparator == "=":
        return f"không có {unit}"
    return (REDUCTIONS if value < 0 else GOALS).get(comparator, "{level}").format(level=level)


def symbol_of(issuer: str, place: str) -> str:
    """The part behind the number: "BC-UBND", "BC-CAT", "BC-SGDĐT" (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
    if issuer.casefold().startswith(PEOPLES_COMMITTEE):
        return "BC-UBND"
    core = issuer.removesuffix(place).strip() if place else issuer
    return "BC-" + "".join(word[0].upper() for word in core.split() if word.casefold() not in {"và", "-"})


def place_named(unit: str) -> str:
    """ "Ủy ban nhân dân tỉnh Sông Mây" -> "Sông Mây" (Nghị định 30/2020/NĐ-CP, Phụ lục I); empty of other units."""
    found = _PLACE.fullmatch(unit.strip())
    return found[1] if found else ""


def signer_lines(authority: str, title: str) -> tuple[str, ...]:
    """The lines above the signature, as the plan prints them, one authority a line."""
    printed = [line.strip() for line in re.split(r"\s(?=(?:KT|TL|TUQ|Q)\. )", authority)] + [title.strip()]
    return tuple(line for line in printed if line) or ("THỦ TRƯỞNG ĐƠN VỊ",)
