"""What a unit was commended for, and what it is proposed for."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.commendation.models import Proposal
from dondoc.web.dossier.tables import Cell, Section, words


def awards(unit_id: int, year: int, today: date) -> Section:
    """The proposals of the year's campaigns, with what became of each."""
    rows = Proposal.objects.filter(unit_id=unit_id, campaign__year=year)
    return Section(
        title=_("Khen thưởng"),
        columns=[_("Đợt khen thưởng"), _("Hình thức"), _("Quyết định"), _("Tình trạng")],
        rows=[_award(each) for each in rows.select_related("campaign", "form", "decision").order_by("-pk")],
        nothing=_("Đơn vị không được đề nghị khen thưởng trong năm này."),
        url=reverse("awards"),
    )


def _award(each: Proposal) -> list[Cell]:
    decision = f"{each.decision.number}, {date_format(each.decision.date)}" if each.decision else ""
    return [
        words(each.campaign.title, reverse("proposal", args=[each.pk])),
        words(each.form.name),
        words(decision),
        words(each.get_state_display()),
    ]
