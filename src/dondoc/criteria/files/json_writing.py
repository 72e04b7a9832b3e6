"""A set as JSON; docs/criteria.md describes the schema."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any

from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft, SetDraft

FORMAT = "dondoc-criteria-set"
FORMAT_VERSION = 1
HUNDREDTHS = ("points", "full", "per_case", "cap", "threshold", "section_share")
"""Members that are kept in hundredths and written as numbers with at most two decimals."""


def to_json(draft: SetDraft) -> str:
    """A whole set; members that are as they are by default are left out."""
    said = {"format": FORMAT, "format_version": FORMAT_VERSION} | _members(draft)
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def number(hundredths: int) -> int | float:
    """Hundredths as a number: 25 is 0.25, 300 is 3. Two decimals of so few digits are exact in a float's text."""
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def _members(part: SetDraft | SectionDraft | CriterionDraft | LevelDraft) -> dict[str, Any]:
    return {
        field.name: _value(field.name, getattr(part, field.name))
        for field in fields(part)
        if field.default is MISSING or getattr(part, field.name) != field.default
    }


def _value(name: str, value: Any) -> Any:
    if name in HUNDREDTHS:
        return number(value)
    if name == "year_end":
        return {"month": value[0], "day": value[1]}
    if name == "steps":
        return [{"from": number(each.threshold), "points": number(each.points)} for each in value]
    if name == "exemptions":
        return [
            {"attribute": each.attribute, "values": list(each.values)} | ({"negated": True} if each.negated else {})
            for each in value
        ]
    if name in ("sections", "criteria", "levels"):
        return [_members(each) for each in value]
    return value
