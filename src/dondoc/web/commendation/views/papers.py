"""The papers of a campaign as Word files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from dondoc.commendation.models import CommendationCampaign
from dondoc.commendation.queries import proposals_for
from dondoc.exports.commendation import Paper, Told, award_paper
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of
from dondoc.web.commendation.access import campaign_to_run
from dondoc.web.requests import AuthedRequest

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PLACES = ("Ủy ban nhân dân tỉnh ", "Ủy ban nhân dân thành phố ", "Ủy ban nhân dân xã ", "Ủy ban nhân dân phường ")


def paper(request: AuthedRequest, commendation_id: int, word: str) -> HttpResponse:
    """One paper, made of what stands now."""
    today = timezone.localdate()
    campaign_to_run(request, commendation_id, today)
    campaign = CommendationCampaign.objects.select_related("meeting", "decision").get(pk=commendation_id)
    if word not in {one.value for one in Paper}:
        raise Http404
    members = list(campaign.members.all())
    ids = {campaign.unit_id, *(one.unit_id for one in members)}
    units: dict[int, UnitVersion] = {one.unit_id: one for one in as_of(today).filter(unit_id__in=ids)}
    unit = units.get(campaign.unit_id)
    if unit is None:
        raise Http404
    above = as_of(today).filter(unit_id=unit.parent_id).first() if unit.parent_id else None
    rows = proposals_for(request.user, today).filter(campaign=campaign).order_by("form__order", "pk")
    told = Told(
        campaign=campaign,
        issuer=unit.name,
        issuer_above=above.name if above else None,
        place=_place(unit.name),
        forms=list(campaign.forms.all()),
        proposals=[(one, getattr(one, "unit_name", "") or "") for one in rows],
        members=[(units[one.unit_id].name, one.chair) for one in members if one.unit_id in units],
        day=today,
    )
    response = HttpResponse(award_paper(Paper(word), told), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{word}-khen-thuong-{campaign.year}.docx"'
    return response


def _place(name: str) -> str:
    """The place of a committee; of any other unit its name."""
    return next((name.removeprefix(start) for start in _PLACES if name.startswith(start)), name)
