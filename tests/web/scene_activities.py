"""One of each activity that an address may be about, at the focus."""

from __future__ import annotations

from cast import START
from dondoc.activities.actions.classes import Planned, plan_class
from dondoc.activities.actions.initiatives import (
    Described,
    add_paper,
    approve_initiative,
    propose_initiative,
)
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
        "question_id": add_question(office_id=focus, text="Bịa ra?", kind="words", by=office).pk,
    }


def _initiative(made: Round) -> Initiative:
    """One of the focus that runs, and is public."""
    focus = made.cast.province.pk
    told = Described("Mô hình bịa ra", "fire", "Bịa ra để thử.")
    initiative = propose_initiative(unit_id=focus, told=told, day=START, by=made.office)
    approve_initiative(initiative=initiative, office_id=focus, started=START, by=made.office)
    return initiative
