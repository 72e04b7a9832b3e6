"""Creating and changing one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.units.actions.fitting import unfit
from dondoc.units.actions.many import Wish, change_many, create_many, open_versions, too_early
from dondoc.units.actions.versions import as_logged, build, code_taken, taken_codes
from dondoc.units.facts import Facts, tidy
from dondoc.units.kinds import Details, clean_details, still_of
from dondoc.units.models import LONGEST, Unit, UnitKind, UnitStatus, UnitVersion
from dondoc.units.rules import WIDTH

Typed = Mapping[str, str | Sequence[str]]
"""Fields of a kind as they were typed or chosen: see `dondoc.units.kinds.clean_details`."""


@transaction.atomic
def create_unit(
    *,
    name: str,
    kind: UnitKind,
    parent: Unit | None,
    valid_from: date,
    by: User | None,
    code: str = "",
    short_name: str = "",
    status: UnitStatus = UnitStatus.ACTIVE,
    details: Typed | None = None,
) -> Unit:
    """Creates a unit that exists from a day on. ``by`` is None for the command line only.

    Raises `Invalid` for an empty or over-long name, a personal identifier in it, a name that a sibling has, a code that
    another unit of the same tree has, a parent that does not stand in one place from that day on or holds no units of
    the kind (`dondoc.units.rules.kinds`), or details that are not of the kind.
    """
    kept, problems = _details(kind, details or {})
    facts = Facts(tidy(name), tidy(short_name), tidy(code), kind, parent.pk if parent else None, status, kept)
    _raise([*_text_problems(facts), *problems])
    (unit_id,), found = create_many([facts], valid_from, by)
    _raise(found.get(0, []))
    return Unit.objects.get(pk=unit_id)


@transaction.atomic
def change_unit(
    *,
    unit: Unit,
    name: str,
    short_name: str,
    code: str,
    kind: UnitKind,
    parent: Unit | None,
    valid_from: date,
    by: User | None,
    status: UnitStatus | None = None,
    details: Typed | None = None,
) -> UnitVersion:
    """Gives a unit another name, code, kind, status or parent from a day on; what it was until then stays known.

    Without ``status`` and ``details`` the unit keeps its own, as far as its kind has them. The units below follow
    to the new place from that day. Raises `Invalid` as `create_unit` does, and for a day not after the start of the
    present version or a parent that stands below the unit itself.
    """
    old = open_versions([unit.pk]).get(unit.pk)
    if old is None:
        raise Invalid([Problem("valid_from", too_early(None, valid_from))])
    kept, problems = (still_of(kind, old.details), []) if details is None else _details(kind, details)
    parent_id = parent.pk if parent else None
    now = status or UnitStatus(old.status)
    facts = Facts(tidy(name), tidy(short_name), tidy(code), kind, parent_id, now, kept)
    _raise([*_text_problems(facts), *problems])
    _raise(change_many([Wish(unit.pk, facts)], valid_from, by).get(0, []))
    return unit.versions.get(valid_from=valid_from)


@transaction.atomic
def correct_unit(
    *,
    unit: Unit,
    name: str,
    short_name: str,
    code: str,
    kind: UnitKind,
    status: UnitStatus,
    details: Typed,
    by: User | None,
) -> UnitVersion:
    """Puts right what was written wrongly of a unit, from the day on which its present version began.

    For slips of the pen: what the unit was before that day stays, and so does its place. Raises `Invalid` as
    `create_unit` does, and for a unit that has ended.
    """
    version = open_versions([unit.pk]).get(unit.pk)
    if version is None:
        raise Invalid([Problem("name", too_early(None, date.min))])
    before = as_logged(version)
    kept, problems = _details(kind, details)
    facts = Facts(tidy(name), tidy(short_name), tidy(code), kind, version.parent_id, status, kept)
    _raise([*_text_problems(facts), *problems])
    corrected = build(unit.pk, facts, version.path[:-WIDTH], version.valid_from)
    corrected.pk, corrected.created_at = version.pk, version.created_at
    corrected.save(force_update=True)
    _raise(unfit({0: (version, corrected)}).get(0, []))
    if taken_codes([corrected]):
        raise Invalid([Problem("code", code_taken(corrected.code))])
    record("unit.correct", unit, by=by, unit_id=unit.pk, before=before, after=as_logged(corrected))
    return corrected


def _details(kind: UnitKind, typed: Typed) -> tuple[Details, list[Problem]]:
    try:
        return clean_details(kind, typed), []
    except Invalid as error:
        return {}, list(error.problems)


def _text_problems(facts: Facts) -> list[Problem]:
    """What can't be stored among the texts."""
    problems = []
    if not facts.name:
        problems.append(Problem("name", _("Tên đơn vị đang trống. Hãy điền tên.")))
    for field, longest in LONGEST.items():
        if len(getattr(facts, field)) > longest:
            message = _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": longest}
            problems.append(Problem(field, message))
    texts = {"name": facts.name, "short_name": facts.short_name, "code": facts.code}
    return problems + identifier_problems(texts, labels={"code": "mã số"})


def _raise(problems: Sequence[Problem]) -> None:
    if problems:
        raise Invalid(problems)
