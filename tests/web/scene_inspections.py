"""A programme, visits and findings of the focus, for the walk through every address."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from dondoc.documents.attachments import attachment
from dondoc.inspections.actions.findings import answer_finding
from dondoc.inspections.actions.sheets import add_file
from rounds import Round
from visits import make_inspections

FILE = attachment(b"%PDF-1.7 found and put right", "minh-chung.pdf")


def things(made: Round) -> dict[str, object]:
    """The office is the focus, what it visits stands below it."""
    today = timezone.localdate()
    found = make_inspections(made.cast, issued=False, today=today, kind="school")
    school = made.cast.commune
    visit = found.plan(school, line=None, today=today)
    (finding,) = found.sign(visit, due=today + timedelta(30), today=today)
    remedy = answer_finding(finding=finding, words="Bịa ra", upload=FILE, today=today, by=made.office)
    open_visit = found.plan(school, line=None, today=today)
    photo = add_file(visit=open_visit, upload=FILE, item="", words="Bịa ra", key=str(uuid4()), asked={}, by=made.office)
    pick = found.line.picks.first()
    return {
        "inspection_programme_id": found.programme.pk,
        "inspection_line_id": found.line.pk,
        "pick_id": pick.pk if pick else 0,
        "visit_id": open_visit.pk,
        "visit_file_id": photo.pk,
        "finding_id": finding.pk,
        "remedy_id": remedy.pk,
    }
