"""Beginning a set, saying what it is for, and dropping a draft."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.seen import mark_of, refuse_overtaken
from dondoc.criteria.actions.drafts import folded_of, locked_draft, log, refuse
from dondoc.criteria.content import HEAD, head_of, write_levels, write_sections
from dondoc.criteria.faults import head_problems
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.rules import DEFAULT_LEVELS, Purpose, SetDraft
from dondoc.criteria.rules.tidying import tidy_head, tidy_set
from dondoc.criteria.whole import keeping_problems
from dondoc.units.models import Unit


@transaction.atomic
def create_set(*, unit: Unit, draft: SetDraft, shipped: str = "", by: User | None) -> CriteriaSet:
    """Begins version 1 of a set at the unit that issues it, with the sections and levels of ``draft``.

    A set for scoring that comes without levels gets those shipped. Raises `Invalid` with all that is wrong in it, and
    where the unit has a set of that code.
    """
    draft = tidy_set(draft)
    problems = keeping_problems(draft)
    if CriteriaSet.objects.filter(unit=unit, code=draft.code).exists():
        problems.append(Problem("code", _("Đơn vị đã có bộ tiêu chí mang mã này. Hãy đặt mã khác.")))
    refuse(problems)
    made = CriteriaSet(unit=unit, shipped=shipped)
    write_head(made, draft)
    scoring = draft.purpose == Purpose.SCORING
    write_levels(made, draft.levels or (DEFAULT_LEVELS if scoring else ()))
    write_sections(made, draft.sections)
    log("criteria.create", made, by, after=_logged(made) | {"criteria": sum(1 for _each in draft.criteria)})
    return made


@transaction.atomic
def change_head(*, criteria_set: CriteriaSet, draft: SetDraft, by: User, seen: str = "") -> None:
    """Says anew what a draft is called, whom it scores, when its year ends; the code stays with all its versions.

    Raises `Refused` once it is published, `Invalid` with all that is wrong, `Overtaken` where it is not as ``seen``
    (`head_mark`).
    """
    locked = locked_draft(criteria_set)
    refuse_overtaken(locked, seen, _logged(locked))
    draft = tidy_head(draft)
    problems = head_problems(draft)
    if draft.code != locked.code:
        problems += _code_problems(locked, draft.code)
    if problems:
        raise Invalid(problems)
    before = _logged(locked)
    write_head(locked, draft)
    log("criteria.change", locked, by, before=before, after=_logged(locked))


@transaction.atomic
def drop_draft(*, criteria_set: CriteriaSet, by: User) -> None:
    """Removes a draft; the version before stays in force. Raises `Refused` for one that is published."""
    locked = locked_draft(criteria_set)
    log("criteria.drop", locked, by, before=_logged(locked))
    locked.delete()


def head_mark(criteria_set: CriteriaSet) -> str:
    """What a page that edits the head of a draft has seen."""
    return mark_of(_logged(criteria_set))


def _code_problems(criteria_set: CriteriaSet, code: str) -> list[Problem]:
    if criteria_set.version > 1:
        return [Problem("code", _("Các phiên bản của một bộ tiêu chí mang cùng mã. Hãy để nguyên mã."))]
    if CriteriaSet.objects.filter(unit_id=criteria_set.unit_id, code=code).exists():
        return [Problem("code", _("Đơn vị đã có bộ tiêu chí mang mã này. Hãy đặt mã khác."))]
    return []


def write_head(criteria_set: CriteriaSet, draft: SetDraft) -> None:
    """Writes what is said of a set as a whole, tidied."""
    for name in HEAD:
        setattr(criteria_set, name, getattr(draft, name))
    criteria_set.year_end_month, criteria_set.year_end_day = draft.year_end
    criteria_set.folded = folded_of(criteria_set)
    criteria_set.save()


def _logged(criteria_set: CriteriaSet) -> dict[str, Any]:
    month, day = criteria_set.year_end_month, criteria_set.year_end_day
    return head_of(criteria_set) | {"version": criteria_set.version, "year_end": f"{day}/{month}"}
