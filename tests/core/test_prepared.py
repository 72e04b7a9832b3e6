"""Prepared queries give and store what Django's own do, with the values of each run."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.models import F
from django.forms.models import model_to_dict

from cast import Cast
from dondoc.accounts.models import Membership, Role, User
from dondoc.core.prepared import Given, Prepared, PreparedSave, PreparedUpdate
from dondoc.reporting.models import Submission
from rounds import make_round

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)


@pytest.fixture
def user(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


def test_a_query_is_run_anew_with_the_values_of_each_run(cast: Cast, user: User) -> None:
    since = Prepared(
        lambda: Membership.objects.filter(user=Given("user"), valid_from__lte=Given("day")).order_by("-valid_from")
    )
    seat = user.memberships.get()
    before = seat.valid_from - timedelta(days=1)
    assert [since.all(user=user.pk, day=day) for day in (seat.valid_from, before)] == [[seat], []]
    later = Membership.objects.create(user=user, unit=cast.school, role=Role.OFFICER, valid_from=DAY)
    assert since.all(user=user.pk, day=DAY) == [later, seat]
    assert since.first(user=0, day=DAY) is None
    with pytest.raises(Membership.DoesNotExist):
        since.get(user=0, day=DAY)


def test_what_belongs_to_a_thing_is_at_hand(user: User, django_assert_num_queries: object) -> None:
    seats = Prepared(
        lambda: (
            Membership.objects.select_related("user", "stands_in_for")
            .annotate(since=F("valid_from"))
            .filter(user=Given("user"))
        )
    )
    seat = seats.get(user=user.pk)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert (seat.user, seat.stands_in_for, seat.since) == (user, None, seat.valid_from)  # type: ignore[attr-defined]
    assert model_to_dict(seat) == model_to_dict(user.memberships.get())


def test_an_update_changes_what_its_query_finds_and_tells_how_many(user: User) -> None:
    rename = PreparedUpdate(lambda: User.objects.filter(pk=Given("pk"), name=Given("before")), "name")
    before = user.name
    assert [rename.run(pk=user.pk, before=before, name=name) for name in ("Trưởng phòng mẫu", "Khác")] == [1, 0]
    assert User.objects.get(pk=user.pk).name == "Trưởng phòng mẫu"


def test_a_thing_is_stored_as_its_own_save_stores_it(cast: Cast) -> None:
    round_ = make_round(cast)
    store, owed = PreparedSave(Submission), [round_.of(round_.cast.commune), round_.of(round_.cast.other_commune)]
    said = {"values": {"1": {"value": 7}}, "texts": {"2": "Đã xong"}, "narrative": "Tốt", "vector": b"\x01"}
    ours, djangos = (Submission(obligation=each, version=1) for each in owed)
    for change in ({}, said):
        for each in (ours, djangos):
            for name, value in change.items():
                setattr(each, name, value)
        store.run(ours)
        djangos.save()
        rows = Submission.objects.filter(pk__in=[ours.pk, djangos.pk]).order_by("pk")
        ignored = {"id", "obligation_id", "created_at", "saved_at"}
        kept = [{key: value for key, value in row.items() if key not in ignored} for row in rows.values()]
        assert [bytes(row.pop("vector") or b"") for row in kept] == [bytes(change.get("vector", b""))] * 2
        assert kept[0] == kept[1]
        assert all(row.created_at <= row.saved_at for row in rows)


def test_many_new_things_are_stored_as_each_would_be(cast: Cast) -> None:
    round_ = make_round(cast)
    owed = round_.of(round_.cast.commune)
    things = [
        Submission(obligation=owed, version=version, state="sent", sent_at=owed.created_at, vector=bytes([version]))
        for version in range(2, 150)
    ]
    things[0].values, things[-1].texts = {"1": {"value": 7}}, {"2": "Đã xong"}
    store = PreparedSave(Submission)
    store.add([])
    store.add(things)
    store.run(alone := Submission(obligation=owed, version=1, state="sent", sent_at=owed.created_at, vector=b"\x01"))
    kept = {each.pk: each for each in Submission.objects.all()}
    of_one = {"id", "version", "values", "texts", "vector", "created_at", "saved_at"}
    shared = [name for name in (each.attname for each in Submission._meta.concrete_fields) if name not in of_one]
    for thing in things:
        found = kept[thing.pk]
        assert (found.version, found.values, found.texts) == (thing.version, thing.values, thing.texts)
        assert (bytes(found.vector or b""), found.saved_at) == (thing.vector, thing.saved_at)
        assert [getattr(found, name) for name in shared] == [getattr(kept[alone.pk], name) for name in shared]
    assert len(kept) == 149
