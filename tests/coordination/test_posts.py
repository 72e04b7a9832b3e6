"""Posts of a steering committee: who holds them when, and where gaps are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import START, Cast
from dondoc.accounts.models import Role, User
from dondoc.coordination.actions import add_post, add_usual_posts, appoint, end_post, vacate
from dondoc.coordination.models import Holding, Post, PostKind
from dondoc.coordination.permissions import can_fill_posts
from dondoc.coordination.queries import committees_seen_by, counts_of, seats_of
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind

pytestmark = pytest.mark.django_db
DAY = START + timedelta(days=30)
LATER = START + timedelta(days=60)


@pytest.fixture
def committee(cast: Cast) -> Unit:
    return create_unit(
        name="Ban Chỉ đạo phòng cháy tỉnh Sông Mây",
        kind=UnitKind.COMMITTEE,
        parent=cast.province,
        valid_from=START,
        by=None,
    )


@pytest.fixture
def office(cast: Cast) -> User:
    return cast.user(Role.OFFICE, cast.province)


def post(committee: Unit, by: User, kind: PostKind = PostKind.CHAIR, *, required: bool = True) -> Post:
    return add_post(committee=committee, kind=kind, title="Chủ tịch UBND tỉnh", required=required, since=START, by=by)


def held(committee: Unit, day: date) -> list[tuple[str, str | None, bool]]:
    return [
        (seat.post.kind, seat.holder.name if seat.holder else None, seat.is_gap) for seat in seats_of(committee.pk, day)
    ]


def test_a_post_is_held_by_one_unit_after_another(committee: Unit, office: User, cast: Cast) -> None:
    chair = post(committee, office)
    appoint(post=chair, unit=cast.department, since=START, by=office)
    appoint(post=chair, unit=cast.police, since=LATER, by=office)
    assert held(committee, DAY) == [("chair", "Sở Giáo dục và Đào tạo", False)]
    assert held(committee, LATER) == [("chair", "Công an tỉnh Sông Mây", False)]
    assert list(Holding.objects.order_by("pk").values_list("unit_id", "valid_from", "valid_to")) == [
        (cast.department.pk, START, LATER),
        (cast.police.pk, LATER, None),
    ]
    assert appoint(post=chair, unit=cast.police, since=LATER, by=office).unit_id == cast.police.pk
    assert Event.objects.filter(verb="post.appoint").count() == 2


def test_a_required_post_that_nobody_holds_is_a_gap(committee: Unit, office: User, cast: Cast) -> None:
    chair, member = post(committee, office), post(committee, office, PostKind.MEMBER, required=False)
    assert held(committee, DAY) == [("chair", None, True), ("member", None, False)]
    assert counts_of([committee.pk], DAY) == {committee.pk: (2, 1)}
    appoint(post=chair, unit=cast.department, since=START, by=office)
    appoint(post=member, unit=cast.police, since=START, by=office)
    vacate(post=chair, day=LATER, by=office)
    assert counts_of([committee.pk], DAY) == {committee.pk: (2, 0)}
    assert counts_of([committee.pk], LATER) == {committee.pk: (2, 1)}


def test_a_holder_that_has_ended_leaves_a_gap(committee: Unit, office: User, cast: Cast) -> None:
    chair = post(committee, office)
    appoint(post=chair, unit=cast.school, since=START, by=office)
    cast.school.versions.update(valid_to=LATER)
    (seat,) = seats_of(committee.pk, LATER)
    assert (seat.holder, seat.ended, seat.is_gap) == (None, True, True)
    assert counts_of([committee.pk], LATER) == {committee.pk: (1, 1)}


def test_a_holder_to_come_is_told_beside_the_present_one_and_can_be_taken_back(
    committee: Unit, office: User, cast: Cast
) -> None:
    chair = post(committee, office)
    appoint(post=chair, unit=cast.department, since=START, by=office)
    appoint(post=chair, unit=cast.police, since=LATER, by=office)
    (seat,) = seats_of(committee.pk, DAY)
    assert (seat.holder and seat.holder.unit_id, seat.coming and seat.coming.unit_id, seat.coming_since) == (
        cast.department.pk,
        cast.police.pk,
        LATER,
    )
    vacate(post=chair, day=DAY, by=office)
    assert list(Holding.objects.values_list("unit_id", "valid_to")) == [(cast.department.pk, DAY)]


def test_the_usual_posts_are_added_once(committee: Unit, office: User) -> None:
    post(committee, office)
    add_usual_posts(committee=committee, since=START, by=office)
    assert add_usual_posts(committee=committee, since=START, by=office) == []
    assert [kind for kind, _holder, _gap in held(committee, DAY)] == ["chair", "standing_deputy", "standing_agency"]


def test_a_post_that_ends_takes_its_holder_with_it(committee: Unit, office: User, cast: Cast) -> None:
    chair, mistaken = post(committee, office), post(committee, office, PostKind.DEPUTY)
    appoint(post=chair, unit=cast.department, since=START, by=office)
    end_post(post=chair, day=LATER, by=office)
    end_post(post=mistaken, day=START, by=office)
    assert (held(committee, DAY), held(committee, LATER)) == ([("chair", "Sở Giáo dục và Đào tạo", False)], [])
    assert Holding.objects.get().valid_to == LATER
    with pytest.raises(Refused, match="đã kết thúc"):
        end_post(post=chair, day=LATER, by=office)


def test_what_can_not_be_is_refused_and_leaves_nothing(committee: Unit, office: User, cast: Cast) -> None:
    chair = post(committee, office)
    appoint(post=chair, unit=cast.department, since=DAY, by=office)
    with pytest.raises(Invalid, match="đã giao cho một đơn vị từ ngày"):
        appoint(post=chair, unit=cast.police, since=START, by=office)
    with pytest.raises(Invalid, match="Vị trí này có từ ngày 01/07/2025"):
        appoint(post=chair, unit=cast.police, since=START - timedelta(days=1), by=office)
    with pytest.raises(Invalid, match="không phải là ban chỉ đạo"):
        post(cast.school, office)
    with pytest.raises(Invalid, match="title"):
        add_post(
            committee=committee, kind=PostKind.MEMBER, title="Ông A, 0912345678", required=False, since=START, by=office
        )
    with pytest.raises(Refused, match="đang trống"):
        vacate(post=post(committee, office, PostKind.MEMBER), day=DAY, by=office)
    assert (Post.objects.count(), Holding.objects.count()) == (2, 1)


def test_a_committee_is_seen_from_above_and_by_the_units_that_hold_its_posts(
    committee: Unit, office: User, cast: Cast
) -> None:
    appoint(post=post(committee, office), unit=cast.school, since=START, by=office)
    seen = {
        unit: committees_seen_by(cast.user(Role.OFFICER, unit), DAY).filter(unit_id=committee.pk).exists()
        for unit in (cast.province, cast.commune, cast.school, cast.other_commune, cast.police)
    }
    assert [unit for unit, sees in seen.items() if sees] == [cast.province, cast.commune, cast.school]
    assert [one.unit_id for one in committees_seen_by(office, DAY)] == [committee.pk]


def test_the_office_and_administrators_at_the_committee_or_above_keep_its_posts(committee: Unit, cast: Cast) -> None:
    keepers = {
        (role, unit.pk)
        for role in Role
        for unit in (cast.province, committee, cast.commune)
        if can_fill_posts(cast.user(role, unit), committee.pk, DAY)
    }
    assert keepers == {
        (role, unit.pk) for role in (Role.OFFICE, Role.ADMINISTRATOR) for unit in (cast.province, committee)
    }
