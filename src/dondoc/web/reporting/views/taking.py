"""Taking figures over from dondoc's own records into a report that is being typed."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.accounts.models import Role
from dondoc.accounts.permissions import sits_at
from dondoc.core.errors import Denied, Invalid
from dondoc.reporting.actions.drafts import Conflict, save_draft, take_figures
from dondoc.reporting.asked import asked
from dondoc.reporting.models import Obligation
from dondoc.reporting.permissions import can_fill
from dondoc.web.reporting.access import obligation_seen
from dondoc.web.reporting.records import figures_to_take
from dondoc.web.reporting.views.filling import again, narrative_of, revision_of
from dondoc.web.requests import AuthedRequest

EVERY = "all"


@require_POST
def obligation_take(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Puts one figure of the records, or all of them, into the report; what else stands on the page is kept first."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if not can_fill(request.user, found, day):
        raise Denied
    taken = _asked_for(request, found)
    boxes = {f"{key}.{part}" for key, parts in taken.items() for part in parts}
    typed = {name: text for name, text in request.POST.dict().items() if name not in boxes}
    try:
        saved = save_draft(
            obligation=found,
            typed=typed,
            narrative=narrative_of(request),
            revision=revision_of(request),
            by=request.user,
        )
        if saved.faults or saved.refused:
            return again(request, found, saved.draft.revision, Invalid(saved.problems()))
        take_figures(obligation=found, values=taken, revision=saved.draft.revision, by=request.user)
    except Conflict as error:
        return again(request, found, revision_of(request), error)
    count = len(boxes)
    said = ngettext("Đã lấy %(count)d số theo hồ sơ.", "Đã lấy %(count)d số theo hồ sơ.", count) % {"count": count}
    messages.success(request, said)
    return redirect("obligation", obligation_id)


def _asked_for(request: AuthedRequest, found: Obligation) -> Mapping[str, Mapping[str, int]]:
    """The figures that the button asks for, by indicator and part."""
    day = timezone.localdate()
    own = sits_at(request.user, found.unit_id, Role.OFFICER, Role.HEAD, day=day)
    every = figures_to_take(found, asked(found.cycle), day, own=own)
    wanted = request.POST.get("take", "")
    return every if wanted == EVERY else {key: every[key] for key in every if key == wanted.partition(".")[0]}
