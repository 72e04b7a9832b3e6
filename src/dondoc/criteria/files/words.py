"""Parts of a criterion as one cell of a sheet says them, and back. In Vietnamese whatever the page is in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.criteria.faults import attributes_for
from dondoc.criteria.rules import Exemption, LevelDraft, Step
from dondoc.criteria.rules.points import parsed, printed
from dondoc.units.folding import fold
from dondoc.units.kinds import ALL_FIELDS

IS, IS_NOT, OR = " là ", " không là ", " hoặc "
NO_LEVEL = "Không xếp loại"
YES = ("x", "co", "true", "1")
_NOISE = Decimal("0.000001")


def labelled(choices: Sequence[tuple[str, str | Promise]]) -> dict[str, str]:
    """Codes with their Vietnamese labels."""
    with translation.override("vi"):
        return {code: str(label) for code, label in choices}


def code_of(text: str, choices: Mapping[str, str]) -> str | None:
    """The code that a cell names by itself or by its label, accents and case aside."""
    meant = fold(text)
    return next((code for code, label in choices.items() if meant in (fold(label), code)), None)


def number_of(text: str) -> int:
    """Hundredths of a cell: "12.5" as spreadsheets keep it, "12,5" as people type it. ValueError for anything else."""
    try:
        exact = Decimal(text.strip().replace(",", ".")) * 100
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not exact.is_finite() or abs(exact) > 10**14 or abs(exact - round(exact)) > _NOISE:
        raise ValueError(text)
    return round(exact)


def steps_said(steps: Sequence[Step]) -> str:
    """ "70: 1; 85: 2,5"."""
    return "; ".join(f"{printed(step.threshold)}: {printed(step.points)}" for step in steps)


def steps_of(text: str) -> tuple[Step, ...]:
    """The steps of such a text. Raises ValueError for any other."""
    pairs = (part.split(":") for part in re.split(r"[;\n]", text) if part.strip())
    return tuple(Step(parsed(threshold), parsed(points)) for threshold, points in pairs)


def exemptions_said(exemptions: Sequence[Exemption], kind: str) -> str:
    """ "Cấp học là Mầm non hoặc Tiểu học; Quy mô không là Lớn"."""
    with translation.override("vi"):
        known = attributes_for(kind)
        return "; ".join(_said(each, known) for each in exemptions)


def exemptions_of(text: str, kind: str) -> tuple[Exemption, ...]:
    """The exemptions of such a text. Raises ValueError for any other."""
    with translation.override("vi"):
        known = attributes_for(kind)
        names = {name: attribute_label(name) for name in known}
        return tuple(_exemption(part, known, names) for part in text.split(";") if part.strip())


def attribute_label(name: str) -> str:
    """What an attribute is called."""
    if name in ALL_FIELDS:
        return str(ALL_FIELDS[name].label)
    return _("Loại đơn vị") if name == "kind" else name


def level_said(key: str, levels: Sequence[LevelDraft]) -> str:
    """The name of the level that a knock-out leaves at best."""
    if not key:
        return NO_LEVEL
    name = next((level.name for level in levels if level.key == key), key)
    return name if _keys(levels).get(fold(name)) == key else key


def level_of(text: str, levels: Sequence[LevelDraft]) -> str:
    """The key of the level that a cell names; "" for none."""
    return "" if fold(text) in ("", fold(NO_LEVEL)) else _keys(levels).get(fold(text), text.strip())


def _keys(levels: Sequence[LevelDraft]) -> dict[str, str]:
    return {fold(level.name): level.key for level in levels} | {level.key: level.key for level in levels}


def _said(exemption: Exemption, known: Mapping[str, Mapping[str, str]]) -> str:
    labels = known.get(exemption.attribute, {})
    values = OR.join(labels.get(value, value) for value in exemption.values)
    return f"{attribute_label(exemption.attribute)}{IS_NOT if exemption.negated else IS}{values}"


def _exemption(text: str, known: Mapping[str, Mapping[str, str]], names: Mapping[str, str]) -> Exemption:
    negated = IS_NOT in text
    name, is_there, values = text.partition(IS_NOT if negated else IS)
    attribute = code_of(name, names)
    if attribute is None or not is_there:
        raise ValueError(text)
    codes = [code_of(value, known[attribute]) for value in values.split(OR)]
    if None in codes:
        raise ValueError(text)
    return Exemption(attribute, tuple(code for code in codes if code), negated)
