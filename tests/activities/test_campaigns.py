"""Campaigns: prepared, run by the units called upon, closed; and what is measured of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.campaign_parts import add_item, call_units, release_unit, remove_item
from dondoc.activities.actions.campaigns import Called, cancel_campaign, finish_campaign, make_campaign, start_campaign
from dondoc.activities.actions.deeds import do_item, undo_item
from dondoc.activities.facts.campaigns import ITEMS, JOINED, measure
from dondoc.activities.models import Campaign, CampaignItem
from dondoc.activities.queries import campaigns_seen_by, checklist, item_results
from dondoc.core.errors import Invalid, Refused
from dondoc.core.facts import Measured

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)
TOLD = Called("Tháng an toàn phòng cháy", "campaign", "fire", date(2026, 10, 1), date(2026, 10, 31))


def prepared(cast: Cast) -> Campaign:
    """A campaign of the province with two items, which calls upon two communes."""
    by = cast.user(Role.OFFICE, cast.province)
    made = make_campaign(unit_id=cast.province.pk, told=TOLD, by=by)
    add_item(campaign=made, text="Kiểm tra bình chữa cháy", figure="Số bình đã kiểm tra", measure="bình", by=by)
    add_item(campaign=made, text="Diễn tập thoát nạn", figure="", measure="", by=by)
    call_units(campaign=made, unit_ids=[cast.commune.pk, cast.other_commune.pk], day=DAY, by=by)
    return made


def running(cast: Cast) -> Campaign:
    made = prepared(cast)
    start_campaign(campaign=made, by=cast.user(Role.OFFICE, cast.province))
    made.refresh_from_db()
    return made


def do(cast: Cast, item: CampaignItem, count: int | None = None, day: date = DAY) -> object:
    by = cast.user(Role.OFFICER, cast.commune)
    told = {"unit_id": cast.commune.pk, "done_on": day, "count": count, "note": "", "upload": None, "today": DAY}
    return do_item(item=item, by=by, **told)  # type: ignore[arg-type]


def test_it_starts_with_items_and_units_only(cast: Cast) -> None:
    by = cast.user(Role.OFFICE, cast.province)
    with pytest.raises(Refused, match="ít nhất một việc"):
        start_campaign(campaign=make_campaign(unit_id=cast.province.pk, told=TOLD, by=by), by=by)
    made = running(cast)
    with pytest.raises(Refused, match="Đang diễn ra"):
        start_campaign(campaign=made, by=by)


def test_units_do_their_items_once_it_runs_and_the_sums_show(cast: Cast) -> None:
    counted, plain = prepared(cast).items.all()
    with pytest.raises(Refused, match="chưa diễn ra"):
        do(cast, plain)
    start_campaign(campaign=counted.campaign, by=cast.user(Role.OFFICE, cast.province))
    with pytest.raises(Invalid, match="ghi số liệu"):
        do(cast, counted)
    do(cast, counted, 11)
    do(cast, counted, 12)
    deed = do(cast, plain)
    undo_item(deed=deed, by=cast.user(Role.OFFICER, cast.commune))  # type: ignore[arg-type]
    results = [(each.text, each.units_done, each.total) for each in item_results(counted.campaign_id)]  # type: ignore[attr-defined]
    assert results == [("Kiểm tra bình chữa cháy", 1, 12), ("Diễn tập thoát nạn", 0, 0)]
    mine = checklist(counted.campaign_id, cast.commune.pk)
    assert [deed.count if deed else None for _item, deed in mine] == [12, None]
    with pytest.raises(Invalid, match="sau hôm nay"):
        do(cast, plain, day=date(2026, 10, 6))


def test_what_was_done_keeps_its_item_and_its_unit(cast: Cast) -> None:
    made, by = running(cast), cast.user(Role.OFFICE, cast.province)
    counted, plain = made.items.all()
    do(cast, counted, 3)
    with pytest.raises(Refused, match="không bỏ được"):
        remove_item(item=counted, by=by)
    with pytest.raises(Refused, match="không bỏ được"):
        release_unit(call=made.called.get(unit=cast.commune), by=by)
    remove_item(item=plain, by=by)
    release_unit(call=made.called.get(unit=cast.other_commune), by=by)
    assert (made.items.count(), made.called.count()) == (1, 1)


def test_only_units_below_are_called_upon_and_they_see_it(cast: Cast) -> None:
    made = prepared(cast)
    with pytest.raises(Refused, match="thuộc đơn vị phát động"):
        call_units(campaign=made, unit_ids=[10**9], day=DAY, by=cast.user(Role.OFFICE, cast.province))
    assert campaigns_seen_by(cast.user(Role.OFFICER, cast.commune), DAY).get() == made
    assert not campaigns_seen_by(cast.user(Role.OFFICER, cast.school), DAY).exists()


def test_it_is_closed_with_a_conclusion_or_cancelled_with_a_reason(cast: Cast) -> None:
    made, by = running(cast), cast.user(Role.OFFICE, cast.province)
    with pytest.raises(Invalid, match="kết quả chung"):
        finish_campaign(campaign=made, conclusion=" ", by=by)
    finish_campaign(campaign=made, conclusion="Đạt yêu cầu.", by=by)
    with pytest.raises(Refused, match="Đã tổng kết"):
        cancel_campaign(campaign=made, reason="Bão.", by=by)
    other = prepared(cast)
    cancel_campaign(campaign=other, reason="Bão.", by=by)
    with pytest.raises(Refused, match="khép lại"):
        add_item(campaign=other, text="Thêm", figure="", measure="", by=by)


def test_facts_are_the_share_of_the_items_of_campaigns_in_the_time(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    counted = running(cast).items.all()[0]
    prepared(cast)
    do(cast, counted, 5)
    units = [cast.commune.pk, cast.other_commune.pk, cast.school.pk]
    with django_assert_num_queries(1):
        found = measure(units, date(2026, 10, 15), date(2026, 12, 31))
    mine, other = cast.commune.pk, cast.other_commune.pk
    assert found == {
        JOINED: {mine: Measured(1), other: Measured(1)},
        ITEMS: {mine: Measured(1, 2), other: Measured(0, 2)},
    }
    assert measure(units, date(2026, 11, 1), date(2026, 12, 31)) == {JOINED: {}, ITEMS: {}}


def test_a_campaign_in_a_year_that_is_none_is_refused(cast: Cast) -> None:
    told = replace(TOLD, starts=date(26, 10, 1), ends=date(9999, 10, 31))
    with pytest.raises(Invalid) as error:
        make_campaign(unit_id=cast.province.pk, told=told, by=cast.user(Role.OFFICE, cast.province))
    assert [problem.where for problem in error.value.problems] == ["starts", "ends"]
