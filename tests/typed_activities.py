"""What a person does to type a text of activities; for tests/test_typed_texts.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from dondoc.activities.actions.campaign_parts import add_item, call_units
from dondoc.activities.actions.campaigns import Called, cancel_campaign, finish_campaign, make_campaign, start_campaign
from dondoc.activities.actions.class_files import take_in_classes
from dondoc.activities.actions.classes import Planned, cancel_class, plan_class
from dondoc.activities.actions.deeds import do_item
from dondoc.activities.actions.forces import Asked, set_norm
from dondoc.activities.actions.initiatives import (
    Described,
    approve_initiative,
    decline_initiative,
    propose_initiative,
    release_initiative,
)
from dondoc.activities.actions.reviews import add_question, answer_name, review_initiative
from dondoc.activities.actions.uptakes import end_uptake, take_up
from dondoc.activities.models import Initiative

WORDS = "gặp anh Thử, 0912 345 678"
DAY = date(2026, 3, 2)


def _initiative(s: Any, *, runs: bool = True, **texts: str) -> Initiative:
    told = Described(**({"title": "Cổng trường", "area": "traffic", "purpose": "Giảm ùn tắc."} | texts))  # type: ignore[arg-type]
    made = propose_initiative(unit_id=s.cast.commune.pk, told=told, day=DAY, by=s.round.office)
    if runs:
        approve_initiative(initiative=made, office_id=s.cast.province.pk, started=DAY, by=s.round.office)
        made.refresh_from_db()
    return made


def _take_up(s: Any, note: str = "") -> Any:
    return take_up(initiative=_initiative(s), unit_id=s.cast.school.pk, since=DAY, note=note, by=s.round.office)


def _review(s: Any, *, answer: str = "Có", remarks: str = "") -> object:
    asked = add_question(office_id=s.cast.province.pk, text="Còn làm không?", kind="words", by=s.round.office)
    days: dict[str, Any] = {"year": 2026, "held": DAY, "today": DAY}
    typed = {answer_name(asked): answer}
    made = _initiative(s)
    return review_initiative(initiative=made, typed=typed, outcome="keep", remarks=remarks, by=s.round.office, **days)


def _class(s: Any, title: str = "Sơ cứu") -> Any:
    return plan_class(unit_id=s.cast.commune.pk, told=Planned(title, "fire", 2026, 2), by=s.round.office)


def _campaign(s: Any, **texts: str) -> Any:
    told = {"title": "Tháng an toàn", "purpose": ""} | texts
    called = Called(kind="campaign", area="fire", starts=DAY, ends=DAY, **told)
    return make_campaign(unit_id=s.cast.province.pk, told=called, by=s.round.office)


def _item(s: Any, **texts: str) -> Any:
    told = {"text": "Kiểm tra", "figure": "", "measure": ""} | texts
    return add_item(campaign=_campaign(s), by=s.round.office, **told)


def _do(s: Any, note: str) -> object:
    item, unit = _item(s), s.cast.commune.pk
    call_units(campaign=item.campaign, unit_ids=[unit], day=DAY, by=s.round.office)
    start_campaign(campaign=item.campaign, by=s.round.office)
    days = {"done_on": DAY, "today": DAY}
    return do_item(item=item, unit_id=unit, count=None, note=note, upload=None, by=s.round.office, **days)


def _norm(s: Any, **texts: str) -> object:
    told = {"title": "Bình chữa cháy", "measure": "bình"} | texts
    asked = Asked(kind="equipment", unit_kind="commune", required=5, since=DAY, **told)
    return set_norm(office_id=s.cast.province.pk, asked=asked, by=s.round.office)


TYPED: dict[str, Callable[[Any], object]] = {
    "activities.Initiative.title": lambda s: _initiative(s, title=WORDS),
    "activities.Initiative.purpose": lambda s: _initiative(s, purpose=WORDS),
    "activities.Initiative.content": lambda s: _initiative(s, content=WORDS),
    "activities.Initiative.reason": lambda s: decline_initiative(
        initiative=_initiative(s, runs=False), office_id=s.cast.province.pk, reason=WORDS, by=s.round.office
    ),
    "activities.Initiative.public_text": lambda s: release_initiative(
        initiative=_initiative(s), text=WORDS, day=DAY, by=s.round.office
    ),
    "activities.Uptake.note": lambda s: _take_up(s, WORDS),
    "activities.Uptake.reason": lambda s: end_uptake(uptake=_take_up(s), day=DAY, reason=WORDS, by=s.round.office),
    "activities.ReviewQuestion.text": lambda s: add_question(
        office_id=s.cast.province.pk, text=WORDS, kind="words", by=s.round.office
    ),
    "activities.InitiativeReview.answers": lambda s: _review(s, answer=WORDS),
    "activities.InitiativeReview.remarks": lambda s: _review(s, remarks=WORDS),
    "activities.TrainingClass.title": lambda s: _class(s, WORDS),
    "activities.TrainingClass.title (from a file)": lambda s: take_in_classes(
        data=f'Chủ đề,Lĩnh vực,Năm,Quý\n"{WORDS}",fire,2026,2'.encode(),
        unit_id=s.cast.commune.pk,
        today=DAY,
        by=s.round.office,
    ),
    "activities.Campaign.title": lambda s: _campaign(s, title=WORDS),
    "activities.Campaign.purpose": lambda s: _campaign(s, purpose=WORDS),
    "activities.Campaign.reason": lambda s: cancel_campaign(campaign=_campaign(s), reason=WORDS, by=s.round.office),
    "activities.Campaign.conclusion": lambda s: finish_campaign(
        campaign=_campaign(s), conclusion=WORDS, by=s.round.office
    ),
    "activities.CampaignItem.text": lambda s: _item(s, text=WORDS),
    "activities.CampaignItem.figure": lambda s: _item(s, figure=WORDS),
    "activities.CampaignItem.measure": lambda s: _item(s, measure=WORDS),
    "activities.ItemDone.note": lambda s: _do(s, WORDS),
    "activities.ForceNorm.title": lambda s: _norm(s, title=WORDS),
    "activities.ForceNorm.measure": lambda s: _norm(s, measure=WORDS),
    "activities.TrainingClass.reason": lambda s: cancel_class(training=_class(s), reason=WORDS, by=s.round.office),
}
NOT_TYPED = "reporting.Indicator.fact activities.Initiative.folded activities.TrainingClass.folded activities.Campaign.folded activities.ForceNorm.folded"
