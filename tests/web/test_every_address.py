"""Every address of the site, tried by nobody, by a stranger and by each role of a unit beside.

The table names every address there is: a new one fails here until it says what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import Cast
from dondoc.accounts.models import Membership, Role
from dondoc.core.models import Event
from dondoc.documents.models import Reading, StoredFile
from dondoc.reader import read_plan
from dondoc.reader.json import plan_json, source_json
from rounds import Round, make_round
from web.conftest import Open

pytestmark = pytest.mark.django_db

OPEN_TO_ALL = {"sign-in", "set-language"}
FOR_ANY_ACCOUNT = {"sign-out", "password-change", "seat-choose"}
LISTS = {"home", "documents", "plans", "cycles", "units", "unit-picker"}
BY_ROLE = {  # pages without an object: who may open them at the own unit
    "accounts": {Role.ADMINISTRATOR},
    "account-new": {Role.ADMINISTRATOR},
    "seat-new": {Role.ADMINISTRATOR},
    "units-import": {Role.ADMINISTRATOR},
    "units-import-template": set(Role),
    "document-upload": {Role.OFFICE},
}
ABOUT = {  # pages about one thing, and which
    "seat-end": ("seat_id",),
    "password-reset": ("seat_id",),
    "unit": ("unit_id",),
    "unit-branch": ("unit_id",),
    "reading-check": ("reading_id",),
    "reading-file": ("reading_id",),
    "reading-item": ("reading_id", "key"),
    "reading-item-drop": ("reading_id", "key"),
    "reading-agency": ("reading_id",),
    "reading-agency-unit": ("reading_id",),
    "reading-vague-aside": ("reading_id",),
    "reading-accept": ("reading_id",),
    "reading-discard": ("reading_id",),
    "plan": ("plan_id",),
    "duty-units": ("plan_id", "duty_id"),
    "form-edit": ("plan_id",),
    "cycle-open": ("duty_id",),
    "cycle": ("cycle_id",),
    "cycle-totals": ("cycle_id",),
    "cycle-report": ("cycle_id",),
    "cycle-accept": ("cycle_id",),
    "cycle-close": ("cycle_id",),
    "obligation": ("obligation_id",),
    "obligation-save": ("obligation_id",),
    "obligation-send": ("obligation_id",),
    "obligation-accept": ("obligation_id",),
    "obligation-return": ("obligation_id",),
    "obligation-leave-out": ("obligation_id",),
    "obligation-put-back": ("obligation_id",),
}
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MÂY
Số: 12/KH-UBND
Sông Mây, ngày 12 tháng 01 năm 2026
KẾ HOẠCH
Bịa ra để thử năm 2026
I. CHỈ TIÊU
1. Tổ chức ít nhất 10 lớp tập huấn phòng cháy.
II. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
- Chủ trì kiểm tra trường học.
"""


@dataclass(frozen=True)
class Scene:
    """A reading, a plan and a round of the province; the department beside owes nothing and may see nothing of it."""

    round: Round
    keys: dict[str, object]

    def address(self, name: str) -> str:
        return reverse(name, kwargs={key: self.keys[key] for key in ABOUT.get(name, ())})


@pytest.fixture
def scene(cast: Cast) -> Scene:
    made = make_round(cast)
    made.send(cast.commune)
    plan = read_plan(PLAN.encode(), name="ke-hoach.txt")
    file = StoredFile.objects.create(
        unit=cast.province, name="moi.txt", sha256="f" * 64, size=1, uploaded_by=made.office
    )
    waiting = Reading.objects.create(
        file=file, unit=cast.province, plan=plan_json(plan), source=source_json(plan.source), title="Bịa ra để thử"
    )
    keys = {
        "seat_id": Membership.objects.get(user=cast.user(Role.OFFICER, cast.commune)).pk,
        "unit_id": cast.commune.pk,
        "reading_id": waiting.pk,
        "key": "targets.0",
        "plan_id": made.plan.pk,
        "duty_id": made.duty.pk,
        "cycle_id": made.cycle.pk,
        "obligation_id": made.of(cast.commune).pk,
    }
    return Scene(made, keys)


def addresses(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, pattern
            yield pattern.name
        else:
            yield from addresses(pattern)


def tried(client: Client, address: str) -> list[HttpResponse]:
    """What reading and what writing there answers, but for "this address is not read, or not written"."""
    answers = [client.get(address), client.post(address, {"reason": "thử", "revision": "0", "version": "1"})]
    return [answer for answer in answers if answer.status_code != 405]


def test_the_table_names_every_address() -> None:
    assert set(addresses(get_resolver())) == OPEN_TO_ALL | FOR_ANY_ACCOUNT | LISTS | set(BY_ROLE) | set(ABOUT)


def test_nobody_is_sent_to_sign_in(scene: Scene) -> None:
    for name in FOR_ANY_ACCOUNT | LISTS | set(BY_ROLE) | set(ABOUT):
        for answer in tried(Client(), scene.address(name)):
            sent = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("sign-in"))
            assert sent, (name, answer.status_code)


def test_a_stranger_gets_nowhere(scene: Scene, signed_in: Open) -> None:
    stranger = signed_in(scene.round.cast.stranger())
    for name in LISTS | set(BY_ROLE) | set(ABOUT):
        assert {answer.status_code for answer in tried(stranger, scene.address(name))} == {403}, name


@pytest.mark.parametrize("role", Role)
def test_a_unit_beside_reaches_nothing_of_the_others(scene: Scene, signed_in: Open, role: Role) -> None:
    sibling = signed_in(scene.round.cast.user(role, scene.round.cast.department))
    before = Event.objects.count()
    for name in ABOUT:
        codes = {answer.status_code for answer in tried(sibling, scene.address(name))}
        assert codes and codes <= {403, 404}, (name, codes)
    assert Event.objects.count() == before


@pytest.mark.parametrize("role", Role)
def test_a_unit_beside_lists_nothing_of_the_others(scene: Scene, signed_in: Open, role: Role) -> None:
    sibling = signed_in(scene.round.cast.user(role, scene.round.cast.department))
    for name in LISTS:
        answer = sibling.get(scene.address(name), {"q": "a"} if name == "unit-picker" else {})
        page = answer.content.decode()
        shown = [word for word in ("Suối Lam", "Bến Đá", scene.round.plan.title, "Bịa ra") if word in page]
        assert (answer.status_code, shown) == (200, []), name


@pytest.mark.parametrize("role", Role)
def test_pages_of_a_role_open_for_that_role_only(scene: Scene, signed_in: Open, role: Role) -> None:
    client = signed_in(scene.round.cast.user(role, scene.round.cast.department))
    codes = {name: client.get(scene.address(name)).status_code for name in BY_ROLE}
    assert codes == {name: 200 if role in roles else 403 for name, roles in BY_ROLE.items()}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR])
def test_only_the_office_runs_a_round(scene: Scene, signed_in: Open, role: Role) -> None:
    client = signed_in(scene.round.cast.user(role, scene.round.cast.province))
    before = Event.objects.count()
    for name in ("cycle-accept", "cycle-close", "obligation-accept", "obligation-return", "obligation-leave-out"):
        assert client.post(scene.address(name), {"reason": "thử", "version": "1"}).status_code == 403, name
    for name in ("reading-accept", "reading-discard", "form-edit", "cycle-open", "duty-units"):
        assert client.post(scene.address(name), {"reason": "thử", "revision": "0"}).status_code == 403, name
    assert Event.objects.count() == before
