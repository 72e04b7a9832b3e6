"""What every change of a draft begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.criteria.models import CriteriaSet
from dondoc.units.folding import fold


def locked_draft(criteria_set: CriteriaSet) -> CriteriaSet:
    """The set's row, locked, if it is still a draft. Raises `Refused` for one that is published or gone."""
    locked = CriteriaSet.objects.select_for_update().filter(pk=criteria_set.pk).first()
    if locked is None:
        raise Refused(_("Dự thảo này đã bị xóa. Hãy trở lại danh sách bộ tiêu chí."))
    refuse_frozen(locked)
    return locked


def refuse_frozen(criteria_set: CriteriaSet) -> None:
    """Raises `Refused` for a set that is no draft any more."""
    if not criteria_set.is_draft:
        raise Refused(_("Bộ tiêu chí đã ban hành nên không sửa được nữa. Cần khác đi thì lập phiên bản mới."))


def locked_set(criteria_set: CriteriaSet) -> CriteriaSet:
    """The set's row, locked."""
    return CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)


def refuse(problems: list[Problem]) -> None:
    """Raises `Invalid` with the problems, if there are any."""
    if problems:
        raise Invalid(problems)


def folded_of(criteria_set: CriteriaSet) -> str:
    """What a search looks at."""
    return fold(f"{criteria_set.code} {criteria_set.name} {criteria_set.issued_by}")


def log(
    verb: str,
    criteria_set: CriteriaSet,
    by: User | None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Writes what was done to a set."""
    unit_id = criteria_set.unit_id
    record(verb, criteria_set, by=by, unit_id=unit_id, before=before, after=after, reason=reason)
