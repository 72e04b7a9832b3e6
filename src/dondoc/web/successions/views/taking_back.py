"""Taking a succession back, and handing over what is still open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied
from dondoc.successions.actions import settle, undo
from dondoc.successions.permissions import can_undo
from dondoc.web.requests import AuthedRequest
from dondoc.web.successions.views.listed import succession_in_sight


@require_POST
def succession_undo(request: AuthedRequest, succession_id: int) -> HttpResponse:
    """Puts everything back as it was before."""
    day = timezone.localdate()
    found = succession_in_sight(request, succession_id, day)
    if not can_undo(request.user, found, day):
        raise Denied
    undo(succession=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã hoàn tác. Mọi thứ trở lại như trước."))
    return redirect("succession", succession_id)


@require_POST
def succession_settle(request: AuthedRequest, succession_id: int) -> HttpResponse:
    """Passes on what is open at the units that ended."""
    day = timezone.localdate()
    found = succession_in_sight(request, succession_id, day)
    if not can_undo(request.user, found, day):
        raise Denied
    count = settle(succession=found, today=day, by=request.user)
    said = ngettext("Đã chuyển %(count)d việc còn mở.", "Đã chuyển %(count)d việc còn mở.", count)
    messages.success(request, said % {"count": count} if count else _("Không còn việc nào mở ở đơn vị đã kết thúc."))
    return redirect("succession", succession_id)
