"""Two versions of a set beside each other: what is new, gone, or otherwise; criteria go by their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from dondoc.criteria.rules.drafts import CriterionDraft, LevelDraft, SectionDraft, SetDraft

_HEAD = ("name", "purpose", "kind", "issued_by", "year_end", "full", "reckoning")
Part = SetDraft | SectionDraft | CriterionDraft | LevelDraft


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs: ``before`` is None for a new one, ``after`` for one that is gone.

    ``names`` are the fields that differ. The set itself has the code "".
    """

    what: str
    code: str
    before: Part | None
    after: Part | None
    names: tuple[str, ...] = ()


def differences(before: SetDraft, after: SetDraft) -> list[Difference]:
    """What differs, in the order of the newer set: the set itself, sections, criteria, levels."""
    head = tuple(name for name in _HEAD if getattr(before, name) != getattr(after, name))
    found = [Difference("set", "", before, after, head)] if head else []
    found += _between(
        "section", {each.code: each for each in before.sections}, {each.code: each for each in after.sections}
    )
    found += _between(
        "criterion", {each.code: each for each in before.criteria}, {each.code: each for each in after.criteria}
    )
    found += _between("level", {each.key: each for each in before.levels}, {each.key: each for each in after.levels})
    return found


def summary(before: SetDraft, after: SetDraft) -> dict[str, int]:
    """How many criteria came, went and changed."""
    found = [each for each in differences(before, after) if each.what == "criterion"]
    return {
        "criteria": sum(1 for _each in after.criteria),
        "criteria_new": sum(each.before is None for each in found),
        "criteria_gone": sum(each.after is None for each in found),
        "criteria_changed": sum(each.before is not None and each.after is not None for each in found),
    }


def _between(what: str, before: Mapping[str, Part], after: Mapping[str, Part]) -> Iterator[Difference]:
    for code in dict.fromkeys([*after, *before]):
        old, new = before.get(code), after.get(code)
        names = _names(old, new) if old is not None and new is not None else ()
        if old is None or new is None or names:
            yield Difference(what, code, old, new, names)


def _names(old: Part, new: Part) -> tuple[str, ...]:
    """The fields that differ; a section's criteria are compared by themselves."""
    named = (field.name for field in fields(new) if field.name not in ("criteria", "sections", "levels"))
    return tuple(name for name in named if getattr(old, name) != getattr(new, name))
