"""A campaign from its opening to the decision, and what is refused on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from assessing import make_assessing
from awards import DRAFT, TODAY, Campaign
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.assessments.actions.deciding import publish
from dondoc.commendation.actions import (
    cancel_campaign,
    change_campaign,
    change_proposal,
    decide,
    hold_meeting,
    open_campaign,
    remove_form,
    revoke,
    withdraw,
    write_opinion,
)
from dondoc.commendation.models import AwardDecision, Proposal
from dondoc.commendation.queries import awards_for, campaigns_for, found_of, proposals_for, quota_places
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from rounds import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast: Cast) -> Campaign:
    return Campaign(cast)


def award(made: Campaign, *proposals: Proposal, reason: str = "") -> AwardDecision:
    return decide(
        campaign=made.campaign,
        number="125/QĐ-UBND",
        day=TODAY,
        awarded=[one.pk for one in proposals],
        reason=reason,
        today=TODAY,
        by=made.office,
    )


def test_what_was_found_is_kept_with_the_decision(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    made.meet((proposal, 2, 0))
    decision = award(made, proposal)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision) == ("awarded", decision)
    assert proposal.found == [
        {"check": "level", "met": None, "level": None},
        {"check": "on_time", "met": None, "in_time": None, "owed": None},
        {"check": "findings", "met": proposal.found[2]["met"], "overdue": proposal.found[2]["overdue"]},
        {"check": "quota", "met": True, "used": 0, "places": 1, "of": "commune"},
    ]


def test_reports_that_were_late_bar_a_unit(cast: Cast) -> None:
    round_ = make_round(cast)
    round_.send(cast.commune, day=date(2026, 8, 1))
    made = Campaign(cast)
    proposal = made.propose(cast.commune)
    told = found_of(made.campaign, [proposal], TODAY)[proposal.pk]
    assert (told.told.in_time, told.told.owed, told.eligible) == (0, 1, False)
    made.meet((proposal, 2, 0))
    with pytest.raises(Invalid, match="Có điều kiện chưa đạt"):
        award(made, proposal)
    assert not AwardDecision.objects.exists()


def test_a_quota_lets_in_as_many_as_it_has_places(made: Campaign, cast: Cast) -> None:
    first, second = made.propose(cast.commune), made.propose(cast.other_commune)
    made.meet((first, 2, 0), (second, 2, 0))
    with pytest.raises(Invalid, match="Có điều kiện chưa đạt"):
        award(made, first, second)
    with pytest.raises(Refused, match="Hãy ghi lý do chung"):
        award(made, second)
    award(made, second, reason="Hết chỉ tiêu.")
    assert dict(Proposal.objects.values_list("unit_id", "state")) == {
        cast.commune.pk: "declined",
        cast.other_commune.pk: "awarded",
    }


def test_the_quota_of_a_kind_stands_within_the_quota_of_all(made: Campaign, cast: Cast) -> None:
    form = made.add("Bằng khen", kind="commune", number=2)
    made.add("Bằng khen", number=1)
    school, commune = made.propose(cast.school, form), made.propose(cast.commune, form)
    made.meet((school, 2, 0), (commune, 2, 0))
    found = {key: each.told for key, each in found_of(made.campaign, [school, commune], TODAY).items()}
    assert (found[school.pk].used, found[school.pk].places, found[school.pk].quota_of) == (0, 1, "")
    assert (found[commune.pk].used, found[commune.pk].places, found[commune.pk].quota_of) == (1, 1, "")
    with pytest.raises(Invalid, match="Có điều kiện chưa đạt"):
        award(made, school, commune)
    award(made, commune, reason="Hết chỉ tiêu.")


def test_a_level_that_brings_no_recognition_bars_a_unit(made: Campaign, cast: Cast) -> None:
    assessing, commune = make_assessing(cast), cast.commune
    proposal = made.propose(commune)
    assessing.send(commune, assessing.typed(a11="0", a12="0", a21="0", a23="0"))
    assessing.review(commune)
    decision = assessing.decide(commune)
    assert found_of(made.campaign, [proposal], TODAY)[proposal.pk].told.level is None
    publish(decision=decision, day=TODAY, by=assessing.office)
    found = found_of(made.campaign, [proposal], TODAY)[proposal.pk]
    assert (found.told.level, found.reasons[0].met, found.eligible) == ("Yếu", False, False)


def test_of_those_not_chosen_the_quota_is_kept_too(made: Campaign, cast: Cast) -> None:
    first, second = made.propose(cast.commune), made.propose(cast.other_commune)
    made.meet((first, 2, 0), (second, 2, 0))
    award(made, first, reason="Hết chỉ tiêu.")
    second.refresh_from_db()
    assert second.found[3] == {"check": "quota", "met": False, "used": 1, "places": 1, "of": "commune"}


def test_minutes_put_right_do_not_leave_more_votes_than_units(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    made.meet((proposal, 1, 1))
    told = {"campaign": made.campaign, "held_on": TODAY, "minutes": "Thống nhất.", "today": TODAY, "by": made.office}
    with pytest.raises(Invalid, match="đã ghi 2 phiếu"):
        hold_meeting(present=1, **told)
    withdraw(proposal=proposal, reason="Xin rút.", by=made.office)
    with pytest.raises(Refused, match="đã được rút"):
        write_opinion(proposal=proposal, votes_for=1, votes_against=0, opinion="", by=made.office)
    assert hold_meeting(present=1, **told).present == 1


def test_without_a_majority_nobody_is_awarded(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    made.meet((proposal, 1, 1))
    with pytest.raises(Invalid, match="chưa đồng ý quá bán"):
        award(made, proposal)
    with pytest.raises(Invalid, match="không quá 2 đơn vị"):
        write_opinion(proposal=proposal, votes_for=2, votes_against=1, opinion="", by=made.office)


def test_a_proposal_is_made_once_and_withdrawn_with_a_reason(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    with pytest.raises(Refused, match="đã được đề nghị"):
        made.propose(cast.commune)
    with pytest.raises(Refused, match="Chưa ghi lý do rút"):
        withdraw(proposal=proposal, reason="", by=made.office)
    withdraw(proposal=proposal, reason="Xin rút.", by=made.office)
    made.propose(cast.commune)
    with pytest.raises(Refused, match="Đã rút"):
        change_proposal(proposal=proposal, achievements="Khác", by=made.office)


def test_no_unit_is_proposed_for_what_individuals_get(made: Campaign, cast: Cast) -> None:
    form = made.add("Chiến sĩ thi đua", alone=True)
    with pytest.raises(Refused, match="dành cho cá nhân"):
        made.propose(cast.commune, form)
    remove_form(form=form, by=made.office)


@pytest.mark.parametrize("text", ["", "Nhờ ông Thử, 0912 345 678"])
def test_achievements_are_words_without_identifiers(made: Campaign, cast: Cast, text: str) -> None:
    with pytest.raises(Invalid):
        made.propose(cast.commune, text=text)


def test_after_the_meeting_nobody_is_proposed(made: Campaign, cast: Cast) -> None:
    made.meet()
    with pytest.raises(Refused, match="Hội đồng đã họp"):
        made.propose(cast.commune)


def test_an_award_is_revoked_and_stays_in_the_register(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    made.meet((proposal, 2, 0))
    award(made, proposal)
    with pytest.raises(Refused, match="Chưa ghi lý do thu hồi"):
        revoke(proposal=proposal, day=TODAY, reason="", by=made.office)
    revoke(proposal=proposal, day=TODAY, reason="Báo cáo sai.", by=made.office)
    found = awards_for(made.office, TODAY, "suoi lam").get()
    assert (found.state, found.revoked_on, found.reason) == ("revoked", TODAY, "Báo cáo sai.")


def test_shares_are_of_the_units_of_a_kind(made: Campaign, cast: Cast) -> None:
    form = made.add("Bằng khen", kind="commune", share=50)
    made.add("Bằng khen", number=3)
    assert quota_places(made.campaign, TODAY) == {made.form.pk: {"commune": 1}, form.pk: {"commune": 1, "": 3}}


def test_a_campaign_is_put_right_and_cancelled_with_a_reason(made: Campaign) -> None:
    change_campaign(campaign=made.campaign, draft=replace(DRAFT, least_on_time=80), by=made.office)
    with pytest.raises(Invalid, match="Hạn quyết định"):
        change_campaign(campaign=made.campaign, draft=replace(DRAFT, decide_by=TODAY), by=made.office)
    cancel_campaign(campaign=made.campaign, reason="Không đủ hồ sơ.", by=made.office)
    with pytest.raises(Refused, match="Đã hủy"):
        change_campaign(campaign=made.campaign, draft=DRAFT, by=made.office)


def test_each_sees_what_stands_below_and_members_of_the_council_all(made: Campaign, cast: Cast) -> None:
    made.propose(cast.commune)
    made.propose(cast.other_commune)
    open_campaign(unit_id=cast.other_commune.pk, draft=DRAFT, by=made.office)

    def seen(unit: object) -> tuple[int, int]:
        user = cast.user(Role.HEAD, unit)  # type: ignore[arg-type]
        return campaigns_for(user, TODAY).count(), proposals_for(user, TODAY).count()

    assert [seen(unit) for unit in (cast.province, cast.commune, cast.police, cast.school)] == [
        (2, 2),
        (1, 1),
        (1, 2),
        (1, 0),
    ]


def test_conditions_are_looked_up_in_few_queries(
    made: Campaign, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    proposals = [made.propose(unit) for unit in (cast.commune, cast.other_commune, cast.school, cast.police)]
    with django_assert_max_num_queries(14):
        assert len(found_of(made.campaign, proposals, TODAY)) == 4


def test_every_step_is_in_the_log(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    made.meet((proposal, 2, 0))
    award(made, proposal)
    verbs = Event.objects.filter(verb__startswith="commendation.").values_list("verb", flat=True).order_by("pk")
    steps = ["open", "form", "member", "member", "propose", "meet", "opinion", "decide", "outcome"]
    assert list(verbs) == [f"commendation.{step}" for step in steps]
