"""The units that signed a programme."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.coordination.actions import add_party, remove_party
from dondoc.coordination.models import Party
from dondoc.core.errors import Invalid
from dondoc.web.coordination.access import programme_to_keep
from dondoc.web.coordination.forms import PartyForm
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked_around


def new_party(request: AuthedRequest, programme_id: int) -> HttpResponse:
    """Adds a party, or says anew what one undertakes."""
    today = timezone.localdate()
    programme = programme_to_keep(request, programme_id, today)
    parties = list(programme.parties.values_list("unit_id", flat=True))
    form = PartyForm(
        request.POST or None,
        top_id=request.seat.unit_id,
        day=today,
        also=parties,
        initial=_known(request, programme.pk),
    )
    if form.is_valid():
        try:
            add_party(
                programme=programme,
                unit=form.cleaned_data["unit"],
                undertakes=form.cleaned_data["undertakes"],
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu bên tham gia."))
            return redirect("programme", programme.pk)
    asked = form.data.get("unit") if form.is_bound else request.GET.get("unit")
    context = {"form": form, "programme": programme} | picked_around(request, str(asked or ""), today, parties)
    return render(request, "coordination/party.html", context, status=422 if form.errors else 200)


def _known(request: AuthedRequest, programme_id: int) -> dict[str, str]:
    """What the party asked for undertakes so far."""
    asked = request.GET.get("unit", "")
    if not (asked.isascii() and asked.isdigit()):
        return {}
    party = Party.objects.filter(programme_id=programme_id, unit_id=int(asked)).first()
    return {"undertakes": party.undertakes} if party else {}


@require_POST
def close_party(request: AuthedRequest, party_id: int) -> HttpResponse:
    """Takes a party out of its programme."""
    party = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise Http404
    programme = programme_to_keep(request, party.programme_id, timezone.localdate())
    remove_party(party=party, by=request.user)
    messages.success(request, _("Đã bỏ bên tham gia."))
    return redirect("programme", programme.pk)
