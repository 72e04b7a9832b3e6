"""What the units that end leave of scores, commendations, money, activities and criteria sets, and its way back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import serializers

from assessing import TERMS, make_assessing, make_criteria
from awards import DRAFT, Campaign
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.campaign_parts import add_item, call_units
from dondoc.activities.actions.campaigns import Called, make_campaign, start_campaign
from dondoc.activities.actions.classes import Planned, plan_class
from dondoc.activities.actions.deeds import do_item
from dondoc.activities.actions.initiatives import Described, approve_initiative, propose_initiative
from dondoc.activities.actions.uptakes import take_up
from dondoc.activities.models import Campaign as Drive
from dondoc.activities.models import CampaignUnit, Initiative, ItemDone, TrainingClass, Uptake
from dondoc.assessments.actions.rounds import open_round
from dondoc.assessments.models import Assessment, AssessmentRound, Review, SelfScore, Way
from dondoc.budget.actions import close_year
from dondoc.budget.models import Line
from dondoc.budget.queries import closing_over
from dondoc.commendation.models import CommendationCampaign, CouncilMember, Proposal
from dondoc.core.events import verify
from dondoc.criteria.models import CriteriaSet
from dondoc.successions.actions import preview, undo
from dondoc.units.models import Unit
from dondoc.units.permissions import answers_for
from dondoc.units.queries import follows
from money import Money
from orders import DAY, DECISION, absorption, dissolution, done, merger, new_units

pytestmark = pytest.mark.django_db
BEFORE = date(2026, 6, 20)
KEPT = (
    AssessmentRound, Assessment, SelfScore, Review, CommendationCampaign, CouncilMember, Proposal, Line, CriteriaSet,
    Initiative, Uptake, TrainingClass, Drive, CampaignUnit, ItemDone,
)  # fmt: skip


def dump() -> dict[str, Any]:
    return {
        model._meta.label: serializers.serialize("python", model._default_manager.order_by("pk"))  # type: ignore[attr-defined]
        for model in KEPT
    }


def standings(round_: AssessmentRound) -> list[tuple[int, str, str]]:
    return list(round_.assessments.order_by("pk").values_list("unit_id", "state", "reason"))


def test_a_begun_sheet_is_the_heirs_and_the_other_one_is_left_out(cast: Cast) -> None:
    made = make_assessing(cast)
    made.save(cast.other_commune)
    before = dump()
    decision = done(merger(cast.commune, cast.other_commune, below=cast.province))
    (new,) = new_units(decision)
    why = "Đã nhập vào UBND xã Mây Lam theo Nghị quyết 15/NQ-HĐND; UBND xã Mây Lam tự chấm trong đợt này"
    assert standings(made.round) == [(cast.commune.pk, "excluded", why), (new.pk, "entering", "")]
    draft = made.of(new).self_scores.get()
    assert (draft.answers != {}, draft.measured_on) == (True, None)
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before
    assert verify() is None


def test_a_sent_sheet_stays_with_the_unit_that_scored_itself(cast: Cast) -> None:
    made = make_assessing(cast)
    made.send(cast.commune)
    decision = done(absorption(cast.other_commune, cast.commune))
    assert standings(made.round) == [(cast.commune.pk, "sent", ""), (cast.other_commune.pk, "entering", "")]
    undo(succession=decision, reason="Nhầm", by=None)


def test_a_round_and_its_reviews_pass_to_who_follows_the_unit_that_runs_them(cast: Cast) -> None:
    office, criteria = cast.user(Role.OFFICE, cast.province), make_criteria(cast, kind="school")
    own, other = (
        open_round(unit=unit, criteria=criteria, year=2026, terms=TERMS, way=Way.ABOVE, day=BEFORE, by=office)
        for unit in (cast.commune, cast.province)
    )
    before = dump()
    decision = done(merger(cast.commune, cast.other_commune, below=cast.province))
    (new,) = new_units(decision)
    own.refresh_from_db()
    assert (own.unit_id, own.note) == (new.pk, f"Chuyển từ {_commune()} theo Nghị quyết 15/NQ-HĐND")
    assert [each.reviewer_id for each in (own.assessments.get(), other.assessments.get())] == [new.pk, new.pk]
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before


def test_a_proposal_stays_the_units_own_and_its_heir_answers_for_it(cast: Cast) -> None:
    campaign = Campaign(cast)
    proposal = campaign.propose(cast.commune)
    before = dump()
    decision = done(absorption(cast.other_commune, cast.commune))
    proposal.refresh_from_db()
    assert (proposal.unit_id, proposal.proposed_by_id) == (cast.commune.pk, cast.other_commune.pk)
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before


def test_a_council_has_the_heir_once_and_keeps_its_chair(cast: Cast) -> None:
    campaign = Campaign(cast).campaign
    done(dissolution(cast.police, cast.department))
    assert list(campaign.members.values_list("unit_id", "chair")) == [(cast.department.pk, True)]


def test_money_stays_on_its_lines_and_what_was_only_asked_for_goes_on(cast: Cast) -> None:
    money = Money(cast)
    given, asked, like_it = (
        money.line(cast.commune), money.line(cast.commune, year=2027), money.line(cast.other_commune, year=2028)
    )  # fmt: skip
    same = money.line(cast.commune, year=2028)
    money.give(given, 100, cast.province)
    for line in (asked, like_it, same):
        money.ask(line, 50)
    decision = done(absorption(cast.other_commune, cast.commune))
    assert [Line.objects.get(pk=line.pk).unit_id for line in (given, asked, same)] == [
        cast.commune.pk, cast.other_commune.pk, cast.commune.pk,
    ]  # fmt: skip
    undo(succession=decision, reason="Nhầm", by=None)


def test_sets_pass_with_all_versions_and_give_way_to_the_heirs_own(cast: Cast) -> None:
    mine, again, theirs = (_published(unit, code) for unit, code in ((cast.commune, "a"), (cast.commune, "b"),
                                                                     (cast.other_commune, "b")))  # fmt: skip
    decision = done(absorption(cast.other_commune, cast.commune))
    assert list(CriteriaSet.objects.order_by("pk").values_list("unit_id", "code", "state")) == [
        (cast.other_commune.pk, "a", "published"), (cast.commune.pk, "b", "retired"),
        (cast.other_commune.pk, "b", "published"),
    ]  # fmt: skip
    undo(succession=decision, reason="Nhầm", by=None)
    assert {each.state for each in CriteriaSet.objects.filter(pk__in=[mine.pk, again.pk, theirs.pk])} == {"published"}


def test_what_runs_of_activities_passes_and_what_was_concluded_stays(cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    planned = plan_class(unit_id=cast.commune.pk, told=Planned("Chữa cháy", "fire", 2026, 3), by=office)
    runs = _initiative(cast, cast.commune)
    elsewhere = _initiative(cast, cast.school)
    for unit in (cast.commune, cast.other_commune):
        take_up(initiative=elsewhere, unit_id=unit.pk, since=BEFORE, note="", by=office)
    drive = _drive(cast)
    before = dump()
    decision = done(absorption(cast.other_commune, cast.commune))
    heir = cast.other_commune.pk
    assert [TrainingClass.objects.get(pk=planned.pk).unit_id, Initiative.objects.get(pk=runs.pk).unit_id] == [heir] * 2
    assert list(elsewhere.uptakes.order_by("pk").values_list("unit_id", "ended")) == [
        (cast.commune.pk, date(2026, 6, 30)), (heir, None),
    ]  # fmt: skip
    assert list(drive.called.values_list("unit_id", flat=True)) == [heir]
    assert list(ItemDone.objects.values_list("unit_id", flat=True)) == [heir]
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before


def test_the_dry_run_tells_what_passes_and_what_stays(cast: Cast) -> None:
    made = make_assessing(cast)
    made.send(cast.commune)
    Campaign(cast, DRAFT).propose(cast.commune)
    Money(cast).line(cast.commune)
    told = preview(order=absorption(cast.other_commune, cast.commune), decision=DECISION, by=None)
    assert [(each.what, each.to) for each in told.commendations] == [("Đề nghị “Giấy khen”", _other())]
    assert [(each.count, each.what) for each in told.records] == [
        (1, "phiếu chấm điểm đã gửi, được thẩm định và quyết định tiếp"),
        (1, "đề nghị khen thưởng, được xét tiếp cho thành tích của đơn vị"),
        (1, "dòng kinh phí từ năm 2026, đơn vị kế tục ghi tiếp và cấp trên quyết toán"),
    ]


def test_those_who_follow_and_those_above_answer_for_a_unit_that_has_ended(cast: Cast) -> None:
    heir, above, aside = (cast.user(Role.OFFICE, unit) for unit in (cast.other_commune, cast.province, cast.police))
    line = Money(cast).line(cast.commune)
    done(absorption(cast.other_commune, cast.commune))
    told = [answers_for(user, cast.commune.pk, Role.OFFICE, day=DAY) for user in (heir, above, aside)]
    assert told == [True, True, False]
    assert not answers_for(heir, cast.commune.pk, Role.HEAD, day=DAY)
    assert not answers_for(above, cast.other_commune.pk, Role.OFFICE, day=DAY)
    assert [follows(unit.pk, line.unit_id, DAY) for unit in (cast.other_commune, cast.province)] == [True, False]


def test_a_closed_year_stays_closed_for_units_that_went_to_another(cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.commune)
    close_year(unit_id=cast.commune.pk, year=2025, today=BEFORE, by=office)
    done(absorption(cast.other_commune, cast.commune))
    assert [closing_over(unit.pk, 2025) for unit in (cast.school, cast.other_commune)] == [_commune(), None]
    assert closing_over(cast.school.pk, 2026) is None


def _commune() -> str:
    return "Ủy ban nhân dân xã Suối Lam"


def _other() -> str:
    return "Ủy ban nhân dân phường Bến Đá"


def _published(unit: Unit, code: str) -> CriteriaSet:
    return CriteriaSet.objects.create(
        unit=unit, code=code, name=code, kind="school", state="published", digest="x", published_at="2026-01-01T00:00Z"
    )


def _initiative(cast: Cast, unit: Unit) -> Initiative:
    office = cast.user(Role.OFFICE, cast.province)
    made = propose_initiative(unit_id=unit.pk, told=Described("Tổ liên gia", "fire", "An toàn"), day=BEFORE, by=office)
    approve_initiative(initiative=made, office_id=cast.province.pk, started=BEFORE, by=office)
    return made


def _drive(cast: Cast) -> Drive:
    """A campaign of two things to do, one of which the commune has done."""
    office = cast.user(Role.OFFICE, cast.province)
    told = Called("Tháng an toàn", "campaign", "fire", BEFORE, date(2026, 8, 1))
    made = make_campaign(unit_id=cast.province.pk, told=told, by=office)
    items = [add_item(campaign=made, text=text, figure="", measure="", by=office) for text in ("Một", "Hai")]
    call_units(campaign=made, unit_ids=[cast.commune.pk], day=BEFORE, by=office)
    start_campaign(campaign=made, by=office)
    do_item(
        item=items[0], unit_id=cast.commune.pk, done_on=BEFORE, count=None, note="", upload=None, today=BEFORE,
        by=office,
    )  # fmt: skip
    return made
