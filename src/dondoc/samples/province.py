"""The invented province "Sông Mây" with accounts at its units, for the demo's own database."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.actions import create_user, grant_seat
from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.queries import held_on
from dondoc.samples import sample_path
from dondoc.units.actions import import_units
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of

PASSWORD = "song-may-la-tinh-mau"  # noqa: S105 - printed by the demo, worth nothing elsewhere
SINCE = date(2025, 7, 1)

SEATS = (
    ("quantri@songmay.example", "Quản trị mẫu", Role.ADMINISTRATOR, "S01"),
    ("vanphong@songmay.example", "Văn phòng mẫu", Role.OFFICE, "S01"),
    ("lanhdao@songmay.example", "Lãnh đạo mẫu", Role.HEAD, "S01"),
    ("vanphong.suoilam@songmay.example", "Văn phòng mẫu Suối Lam", Role.OFFICE, "S01.04"),
    ("canbo.maythuong@songmay.example", "Cán bộ mẫu Mây Thượng", Role.OFFICER, "S01.01"),
    ("lanhdao.maythuong@songmay.example", "Lãnh đạo mẫu Mây Thượng", Role.HEAD, "S01.01"),
    ("lanhdao.gddt@songmay.example", "Lãnh đạo mẫu Sở GDĐT", Role.HEAD, "S01.23"),
    ("thanhtra@songmay.example", "Thanh tra mẫu", Role.INSPECTOR, "S01"),
    ("nhatky@songmay.example", "Kiểm tra nhật ký mẫu", Role.AUDITOR, "S01"),
)


def make_province(day: date) -> dict[str, UnitVersion]:
    """Imports the units where they are not there yet; gives them by code as they stand on ``day``."""
    import_units(data=sample_path("province.csv").read_bytes(), under=None, by=None)
    return {unit.code: unit for unit in as_of(day)}


def make_accounts(units: dict[str, UnitVersion]) -> dict[str, User]:
    """The accounts of `SEATS` by address, made where they are not there yet."""
    return {email: _account(email, name, role, units[code].unit_id) for email, name, role, code in SEATS}


def seats_as_text(day: date) -> list[tuple[str, str]]:
    """The addresses of `SEATS` with each role and unit that they hold on a day, as the demo prints them."""
    emails = [email for email, _name, _role, _code in SEATS]
    held = Membership.objects.filter(held_on(day), user__email__in=emails).select_related("user").order_by("pk")
    names = dict(as_of(day).values_list("unit_id", "name"))
    return [(seat.user.email, f"{Role(seat.role).label}, {names.get(seat.unit_id, '')}") for seat in held]


def _account(email: str, name: str, role: Role, unit_id: int) -> User:
    user = User.objects.filter(email=email).first() or create_user(email=email, name=name, password=PASSWORD, by=None)
    grant_seat(user=user, unit_id=unit_id, role=role, since=SINCE, by=None)
    return user
