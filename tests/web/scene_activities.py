"""One of each activity that an address may be about, at the focus."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cast import START
from dondoc.activities.actions.campaign_parts import add_item, call_units
from dondoc.activities.actions.campaigns import Called, make_campaign, start_campaign
from dondoc.activities.actions.classes import Planned, plan_class
from dondoc.activities.actions.commitments import count_commitment
from dondoc.activities.actions.deeds import do_item
from dondoc.activities.actions.forces import Asked, Counted, count_forces, set_norm
from dondoc.activities.actions.initiatives import Described, add_paper, approve_initiative, propose_initiative
from dondoc.activities.actions.reviews import add_question
from dondoc.activities.actions.uptakes import take_up
from dondoc.activities.models import Initiative
from dondoc.documents.attachments import attachment
from rounds import Round

FILE = attachment(b"%PDF-1.7 invented", "ke-hoach.pdf")


def things(made: Round) -> dict[str, object]:
    """The things of the addresses of activities, by the names of their parameters."""
    focus, office = made.cast.province.pk, made.office
    initiative = _initiative(made)
    uptake = take_up(initiative=initiative, unit_id=made.cast.commune.pk, since=START, note="", by=office)
    return {
        "initiative_id": initiative.pk,
        "paper_id": add_paper(initiative=initiative, upload=FILE, by=office).pk,
        "uptake_id": uptake.pk,
        "class_id": plan_class(unit_id=focus, told=Planned("Lớp bịa ra", "fire", 2026, 2), by=office).pk,
        **_campaign(made),
        **_counts(made),
        "question_id": add_question(office_id=focus, text="Bịa ra?", kind="words", by=office).pk,
    }


def _initiative(made: Round) -> Initiative:
    """One of the focus that runs, and is public."""
    focus = made.cast.province.pk
    told = Described("Mô hình bịa ra", "fire", "Bịa ra để thử.")
    initiative = propose_initiative(unit_id=focus, told=told, day=START, by=made.office)
    approve_initiative(initiative=initiative, office_id=focus, started=START, by=made.office)
    return initiative


def _campaign(made: Round) -> dict[str, object]:
    """One of the focus that runs, in which the focus itself has done something."""
    focus, office = made.cast.province.pk, made.office
    called = Called("Đợt bịa ra", "campaign", "fire", START, date(2099, 12, 31))
    campaign = make_campaign(unit_id=focus, told=called, by=office)
    item = add_item(campaign=campaign, text="Việc bịa ra", figure="", measure="", by=office)
    call_units(campaign=campaign, unit_ids=[focus], day=timezone.localdate(), by=office)
    start_campaign(campaign=campaign, by=office)
    days = {"done_on": START, "today": START}
    deed = do_item(item=item, unit_id=focus, count=None, note="", upload=FILE, by=office, **days)
    call = campaign.called.get()
    return {"campaign_id": campaign.pk, "item_id": item.pk, "deed_id": deed.pk, "call_id": call.pk}


def _counts(made: Round) -> dict[str, object]:
    """A commitment and a count of forces of the focus."""
    focus, office = made.cast.province.pk, made.office
    told = {
        "year": START.year,
        "area": "fire",
        "signer": "schools",
        "base": 9,
        "signed": 6,
        "day": START,
        "today": START,
    }
    commitment = count_commitment(unit_id=focus, by=office, **told)  # type: ignore[arg-type]
    norm = set_norm(office_id=focus, asked=Asked("Bịa ra", "equipment", "bộ", "commune", 5, START), by=office)
    count_forces(unit_id=focus, counted=[Counted(norm, 6)], day=START, today=START, by=office)
    return {"commitment_id": commitment.pk, "norm_id": norm.pk, "count_id": norm.counts.get().pk}
