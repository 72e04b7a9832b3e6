"""The cast of the tests: invented units, and an account for each seat that a test may sit on."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dondoc.accounts.actions import grant_seat
from dondoc.accounts.models import Role, User
from dondoc.core.events import Change, record_all
from dondoc.units.actions import create_unit
from dondoc.units.actions.versions import as_logged
from dondoc.units.models import Unit, UnitKind, UnitVersion

START = date(2025, 7, 1)
PASSWORD = "mot-mat-khau-dai"


@dataclass(frozen=True)
class Cast:
    """``province`` > ``commune`` (> ``school``), ``other_commune``, ``department``, ``police``; all invented."""

    province: Unit
    commune: Unit
    other_commune: Unit
    school: Unit
    department: Unit
    police: Unit

    def user(self, role: Role, unit: Unit) -> User:
        """An account with one seat; asked twice, the same account."""
        user, made = User.objects.get_or_create(
            email=f"{role.value}.{unit.pk}@songmay.example", defaults={"name": f"{role.label} {unit.pk}"}
        )
        if made:
            user.set_password(PASSWORD)
            user.save()
            grant_seat(user=user, unit_id=unit.pk, role=role, since=START, by=None)
        return user

    def stranger(self) -> User:
        """An account that holds no seat."""
        user, _made = User.objects.get_or_create(email="khach@songmay.example", defaults={"name": "Khách"})
        return user


@transaction.atomic
def make_cast() -> Cast:
    """Creates the units in the database; after the first time in a process, as the action wrote them then.

    Nearly every test begins with this, and each unit that is created looks at all that stand around it.
    """
    if not _written or Unit.objects.exists():
        units = _create()
        _written[:] = UnitVersion.objects.filter(unit__in=units).order_by("unit_id")
    else:
        units = _write_again()
    return Cast(*units)


_written: list[UnitVersion] = []


def _create() -> list[Unit]:
    """The units in the order of `Cast`, each by the action that creates one."""
    province = _unit("Ủy ban nhân dân tỉnh Sông Mây", "UBND tỉnh Sông Mây", UnitKind.PROVINCE, "S00", None)
    commune = _unit("Ủy ban nhân dân xã Suối Lam", "UBND xã Suối Lam", UnitKind.COMMUNE, "S00.01", province)
    return [
        province,
        commune,
        _unit("Ủy ban nhân dân phường Bến Đá", "UBND phường Bến Đá", UnitKind.COMMUNE, "S00.02", province),
        _unit("Trường Tiểu học Suối Lam", "", UnitKind.SCHOOL, "S00.01.01", commune),
        _unit("Sở Giáo dục và Đào tạo", "Sở GD&ĐT", UnitKind.DEPARTMENT, "S00.51", province),
        _unit("Công an tỉnh Sông Mây", "Công an tỉnh", UnitKind.DEPARTMENT, "S00.52", province),
    ]


def _write_again() -> list[Unit]:
    """The same rows and the same events, of this moment."""
    units = Unit.objects.bulk_create(Unit(pk=version.unit_id) for version in _written)
    versions = UnitVersion.objects.bulk_create(copy(version) for version in _written)
    changes = [Change(unit, unit.pk, None, as_logged(each)) for unit, each in zip(units, versions, strict=True)]
    record_all("unit.create", changes, by=None)
    return units


def _unit(name: str, short_name: str, kind: UnitKind, code: str, parent: Unit | None) -> Unit:
    return create_unit(name=name, short_name=short_name, kind=kind, code=code, parent=parent, valid_from=START, by=None)
