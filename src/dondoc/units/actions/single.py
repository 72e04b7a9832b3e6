"""Creating and changing one unit."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.units.actions.versions import (
    Facts,
    as_logged,
    build,
    code_taken,
    move_below,
    path_above,
    taken_codes,
    tidy,
)
from dondoc.units.models import LONGEST, Unit, UnitKind, UnitVersion
from dondoc.units.rules import WIDTH, ids_of


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
) -> Unit:
    """Creates a unit that exists from a day on. ``by`` is None for the command line only.

    Raises `Invalid` for an empty or over-long name, a personal identifier in it, a code that another unit of
    the same tree has, or a parent that does not stand in one place from that day on.
    """
    facts = Facts(tidy(name), tidy(short_name), tidy(code), kind, parent.pk if parent else None)
    above = path_above(facts.parent_id, valid_from)
    unit = Unit.objects.create()
    version = build(unit.pk, facts, above, valid_from)
    _refuse(version)
    version.save()
    record("unit.create", unit, by=by, unit_id=unit.pk, after=as_logged(version))
    return unit


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
) -> UnitVersion:
    """Gives a unit another name, code, kind or parent from a day on; what it was until then stays known.

    The units below follow to the new place from that day. Raises `Invalid` as `create_unit` does, and for a
    day not after the start of the present version or a parent that stands below the unit itself.
    """
    facts = Facts(tidy(name), tidy(short_name), tidy(code), kind, parent.pk if parent else None)
    old = _open_version(unit, valid_from)
    moved = old.parent_id != facts.parent_id
    above = path_above(facts.parent_id, valid_from) if moved else old.path[:-WIDTH]
    if unit.pk in ids_of(above):
        message = _("Đơn vị cấp trên mới đang ở dưới chính đơn vị này. Hãy chọn đơn vị cấp trên khác.")
        raise Invalid([Problem("parent", message)])
    new = build(unit.pk, facts, above, valid_from)
    _refuse(new)
    UnitVersion.objects.filter(pk=old.pk).update(valid_to=valid_from)
    new.save()
    if moved:
        move_below(old.path, new.path, valid_from)
    record("unit.change", unit, by=by, unit_id=unit.pk, before=as_logged(old), after=as_logged(new))
    return new


def _open_version(unit: Unit, day: date) -> UnitVersion:
    """The unit's present version, which a change from ``day`` on would replace."""
    version = unit.versions.select_for_update().filter(valid_to__isnull=True).first()
    if version is None:
        raise Invalid([Problem("valid_from", _("Đơn vị này đã kết thúc. Hãy chọn đơn vị đang hoạt động."))])
    if version.valid_from >= day:
        message = _("Đơn vị này đã có thay đổi từ ngày %(day)s. Hãy ghi một ngày muộn hơn cho thay đổi mới.")
        raise Invalid([Problem("valid_from", message % {"day": f"{version.valid_from:%d/%m/%Y}"})])
    return version


def _refuse(version: UnitVersion) -> None:
    """Raises `Invalid` for texts that can't be stored, or a code in use."""
    problems = []
    if not version.name:
        problems.append(Problem("name", _("Tên đơn vị đang trống. Hãy điền tên.")))
    for field, longest in LONGEST.items():
        if len(getattr(version, field)) > longest:
            message = _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": longest}
            problems.append(Problem(field, message))
    if taken_codes([version]):
        problems.append(Problem("code", code_taken(version.code)))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"name": version.name, "short_name": version.short_name})
