"""Posts in committees, parties of programmes and open invitations go to the unit that follows, and come back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.models import Model
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.actions import Invited, invite, withdraw_invitation
from dondoc.accounts.models import Invitation, Membership, Role, User
from dondoc.coordination.actions import (
    Signed,
    add_party,
    add_post,
    appoint,
    change_programme,
    create_programme,
    end_post,
)
from dondoc.coordination.models import Holding, Party, Post, PostKind, Programme
from dondoc.coordination.queries import seats_of
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.successions.actions import preview, settle, undo
from dondoc.successions.effects import Handed, Seat
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from orders import DAY, DECISION, absorption, dissolution, done, merger, new_units

pytestmark = pytest.mark.django_db
KEPT: tuple[type[Model], ...] = (Holding, Post, Party, Programme, Membership, Invitation)
COMMITTEE = "Ban Chỉ đạo phòng cháy tỉnh Sông Mây"
SIGNED = Signed("Phối hợp phòng cháy", "03/CTPH", START, START, None, 12, 15)
NOTE = "Chuyển từ {} theo Nghị quyết 15/NQ-HĐND"
LAM, DA, MAY = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá", "UBND xã Mây Lam"


def state() -> list[list[tuple[object, ...]]]:
    return [list(model._default_manager.order_by("pk").values_list()) for model in KEPT]


@pytest.fixture
def by(cast: Cast) -> User:
    return cast.user(Role.OFFICE, cast.province)


@pytest.fixture
def committee(cast: Cast) -> Unit:
    return create_unit(name=COMMITTEE, kind=UnitKind.COMMITTEE, parent=cast.province, valid_from=START, by=None)


def post(committee: Unit, kind: PostKind, unit: Unit, by: User, since: date = START) -> Post:
    made = add_post(committee=committee, kind=kind, title="", required=True, since=START, by=by)
    appoint(post=made, unit=unit, since=since, by=by)
    return made


def held(post: Post) -> list[tuple[int, date, date | None, str]]:
    return list(post.holdings.order_by("valid_from").values_list("unit_id", "valid_from", "valid_to", "note"))


def parties(programme: Programme) -> list[tuple[int, str, str]]:
    return list(programme.parties.values_list("unit_id", "undertakes", "note"))


def test_a_post_is_the_heirs_from_the_day_on(cast: Cast, committee: Unit, by: User) -> None:
    chair, member = post(committee, PostKind.CHAIR, cast.commune, by), post(committee, PostKind.MEMBER, cast.police, by)
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert held(chair) == [(cast.commune.pk, START, DAY, ""), (new.pk, DAY, None, NOTE.format(LAM))]
    assert held(member) == [(cast.police.pk, START, None, "")]
    assert [(seat.holder.name if seat.holder else "", seat.note) for seat in seats_of(committee.pk, DAY)] == [
        (MAY, NOTE.format(LAM)), ("Công an tỉnh Sông Mây", ""),
    ]  # fmt: skip
    event = Event.objects.get(verb="post.pass")
    assert (event.object_id, event.unit_id, event.before, event.after, event.reason) == (
        chair.pk, committee.pk, {"unit": cast.commune.pk}, {"since": "2026-07-01", "unit": new.pk}, NOTE.format(LAM),
    )  # fmt: skip


def test_a_post_that_was_to_begin_or_end_later_keeps_its_days(cast: Cast, committee: Unit, by: User) -> None:
    later = DAY + timedelta(days=30)
    coming = post(committee, PostKind.CHAIR, cast.commune, by, since=later)
    going = post(committee, PostKind.MEMBER, cast.commune, by)
    end_post(post=going, day=later, by=by)
    over = post(committee, PostKind.DEPUTY, cast.commune, by)
    end_post(post=over, day=DAY, by=by)
    done(absorption(cast.other_commune, cast.commune))
    heir, note = cast.other_commune.pk, NOTE.format(LAM)
    assert [held(each) for each in (coming, going, over)] == [
        [(heir, later, None, note)],
        [(cast.commune.pk, START, DAY, ""), (heir, DAY, later, note)],
        [(cast.commune.pk, START, DAY, "")],
    ]


def test_before_the_day_the_old_unit_holds_its_post_and_then_the_heir_does(
    cast: Cast, committee: Unit, by: User
) -> None:
    post(committee, PostKind.CHAIR, cast.commune, by)
    programme = create_programme(unit=cast.province, partner=cast.commune, signed=SIGNED, upload=None, by=by)
    succession = done(absorption(cast.other_commune, cast.commune), START)
    names = [seat.holder.name for day in (START, DAY) for seat in seats_of(committee.pk, day) if seat.holder]
    assert names == [LAM, DA]
    assert parties(programme)[1:] == [(cast.commune.pk, "", "")]
    settle(succession=succession, today=DAY, by=None)
    assert parties(programme)[1:] == [(cast.other_commune.pk, "", NOTE.format(LAM))]
    assert settle(succession=succession, today=DAY, by=None) == 0


def test_a_party_passes_and_two_that_become_one_undertake_what_both_did(cast: Cast, by: User) -> None:
    programme = create_programme(unit=cast.province, partner=cast.commune, signed=SIGNED, upload=None, by=by)
    add_party(programme=programme, unit=cast.commune, undertakes="Diễn tập", by=by)
    add_party(programme=programme, unit=cast.other_commune, undertakes="Tuyên truyền", by=by)
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert parties(programme) == [
        (cast.province.pk, "", ""),
        (new.pk, "Diễn tập\nTuyên truyền", f"{NOTE.format(LAM)}\n{NOTE.format(DA)}"),
    ]
    logged = Event.objects.filter(verb="programme.pass_party").order_by("pk").values_list("before", "after")
    assert list(logged) == [
        ({"unit": cast.commune.pk}, {"unit": new.pk}), ({"unit": cast.other_commune.pk}, {"unit": new.pk}),
    ]  # fmt: skip


def test_a_programme_in_which_one_party_is_left_is_told_as_such(cast: Cast, by: User) -> None:
    create_programme(unit=cast.commune, partner=cast.other_commune, signed=SIGNED, upload=None, by=by)
    create_programme(unit=cast.province, partner=cast.commune, signed=SIGNED, upload=None, by=by)
    orders = merger(cast.commune, cast.other_commune, below=cast.province), dissolution(cast.school, None)
    told = [preview(order=order, decision=DECISION, by=None).programmes for order in orders]
    name = "Phối hợp phòng cháy"
    assert told == [
        (Handed("03/CTPH", name, (LAM, DA), MAY, False, True), Handed("03/CTPH", name, (LAM,), MAY, False, False)),
        (),
    ]


def test_the_keeper_is_followed_and_what_has_run_out_stays(cast: Cast, by: User) -> None:
    running = create_programme(unit=cast.commune, partner=cast.police, signed=SIGNED, upload=None, by=by)
    ended = create_programme(unit=cast.commune, partner=cast.police, signed=SIGNED, upload=None, by=by)
    over = Signed("Đã hết hạn", "", START, START, DAY - timedelta(days=1), 12, 15)
    change_programme(programme=ended, signed=over, upload=None, by=by)
    done(absorption(cast.other_commune, cast.commune))
    kept = dict(Programme.objects.values_list("pk", "unit_id"))
    assert kept == {running.pk: cast.other_commune.pk, ended.pk: cast.commune.pk}
    assert [parties(each)[0][0] for each in (running, ended)] == [cast.other_commune.pk, cast.commune.pk]


def test_the_preview_tells_all_of_it_and_what_is_left_without_holder(cast: Cast, committee: Unit, by: User) -> None:
    post(committee, PostKind.CHAIR, cast.school, by)
    create_programme(unit=cast.province, partner=cast.school, signed=SIGNED, upload=None, by=by)
    before = state()
    told = [
        preview(order=dissolution(cast.school, heir), decision=DECISION, by=None) for heir in (None, cast.department)
    ]
    school, sector = "Trường Tiểu học Suối Lam", "Sở Giáo dục và Đào tạo"
    assert [(each.posts, each.programmes) for each in told] == [
        (
            (Handed(COMMITTEE, "Trưởng ban", (school,), to, False),),
            (Handed("03/CTPH", "Phối hợp phòng cháy", (school,), to, False, not to),),
        )
        for to in ("", sector)
    ]
    assert state() == before


def test_without_an_heir_the_post_is_a_gap(cast: Cast, committee: Unit, by: User) -> None:
    chair = post(committee, PostKind.CHAIR, cast.school, by)
    before = held(chair)
    done(dissolution(cast.school, None))
    (seat,) = seats_of(committee.pk, DAY)
    assert (held(chair), seat.is_gap, seat.ended) == (before, True, True)


def invited(cast: Cast, by: User, name: str, unit: Unit) -> Invitation:
    person = Invited(f"{name}@songmay.example", f"Cán bộ {name}", unit.pk, Role.OFFICER, START)
    (invitation,) = invite(people=[person], now=timezone.now(), by=by)
    return invitation


@pytest.mark.parametrize("pass_seats", [True, False])
def test_who_is_invited_still_comes_to_the_heir(cast: Cast, by: User, pass_seats: bool) -> None:
    waiting, withdrawn = invited(cast, by, "moi", cast.commune), invited(cast, by, "rut", cast.commune)
    withdraw_invitation(invitation=withdrawn, now=timezone.now(), day=START, by=by)
    cast.user(Role.HEAD, cast.commune)
    order = absorption(cast.other_commune, cast.commune, pass_seats=pass_seats)
    told = preview(order=order, decision=DECISION, by=None).seats
    assert told == (
        Seat("Cán bộ moi", "Cán bộ nhập liệu", LAM, DA, True),
        Seat(f"Thủ trưởng đơn vị {cast.commune.pk}", "Thủ trưởng đơn vị", LAM, DA if pass_seats else "", False),
    )
    done(order)
    now_at = Membership.objects.filter(unit=cast.other_commune, valid_to=None).values_list("user_id", flat=True)
    heads = list(User.objects.filter(name__startswith="Thủ trưởng").values_list("pk", flat=True))
    assert list(now_at.order_by("pk")) == [waiting.user_id, *(heads if pass_seats else [])]


def test_undoing_puts_all_of_it_back(cast: Cast, committee: Unit, by: User) -> None:
    post(committee, PostKind.CHAIR, cast.commune, by)
    post(committee, PostKind.MEMBER, cast.commune, by, since=DAY)
    programme = create_programme(unit=cast.commune, partner=cast.other_commune, signed=SIGNED, upload=None, by=by)
    add_party(programme=programme, unit=cast.other_commune, undertakes="Tuyên truyền", by=by)
    invited(cast, by, "moi", cast.commune)
    before = state()
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province))
    assert [len(rows) for rows in state()] != [len(rows) for rows in before]
    undo(succession=succession, reason="Ghi nhầm", by=by)
    assert (state(), verify()) == (before, None)


def test_what_was_decided_since_is_named_and_nothing_is_undone(cast: Cast, committee: Unit, by: User) -> None:
    chair = post(committee, PostKind.CHAIR, cast.commune, by)
    programme = create_programme(unit=cast.commune, partner=cast.police, signed=SIGNED, upload=None, by=by)
    succession = done(absorption(cast.other_commune, cast.commune))
    appoint(post=chair, unit=cast.police, since=DAY + timedelta(days=9), by=by)
    add_party(programme=programme, unit=cast.other_commune, undertakes="Diễn tập", by=by)
    change_programme(
        programme=Programme.objects.get(),
        signed=Signed("Phối hợp mới", "", START, START, None, 1, 1),
        upload=None,
        by=by,
    )
    before = state()
    with pytest.raises(Refused) as error:
        undo(succession=succession, reason="Ghi nhầm", by=by)
    for sentence in (
        "một vị trí trong ban chỉ đạo đã được giao lại",
        "các bên của một chương trình phối hợp đã được ghi lại",
        "chương trình “Phối hợp phòng cháy” đã có thay đổi khác",
    ):
        assert sentence in str(error.value)
    assert state() == before
