"""The cast of the tests: invented units, and an account for each seat that a test may sit on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.accounts.actions import grant_seat
from dondoc.accounts.models import Role, User
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind

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


def make_cast() -> Cast:
    """Creates the units in the database."""
    province = _unit("Ủy ban nhân dân tỉnh Sông Mây", "UBND tỉnh Sông Mây", UnitKind.PROVINCE, "S00", None)
    commune = _unit("Ủy ban nhân dân xã Suối Lam", "UBND xã Suối Lam", UnitKind.COMMUNE, "S00.01", province)
    return Cast(
        province=province,
        commune=commune,
        other_commune=_unit(
            "Ủy ban nhân dân phường Bến Đá", "UBND phường Bến Đá", UnitKind.COMMUNE, "S00.02", province
        ),
        school=_unit("Trường Tiểu học Suối Lam", "", UnitKind.SCHOOL, "S00.01.01", commune),
        department=_unit("Sở Giáo dục và Đào tạo", "Sở GD&ĐT", UnitKind.DEPARTMENT, "S00.51", province),
        police=_unit("Công an tỉnh Sông Mây", "Công an tỉnh", UnitKind.DEPARTMENT, "S00.52", province),
    )


def _unit(name: str, short_name: str, kind: UnitKind, code: str, parent: Unit | None) -> Unit:
    return create_unit(name=name, short_name=short_name, kind=kind, code=code, parent=parent, valid_from=START, by=None)
