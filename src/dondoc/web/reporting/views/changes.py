"""The office leaves a unit out of a round, or takes it in again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Refused
from dondoc.reporting.actions.cycles import leave_out, put_back
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Obligation, ObligationState
from dondoc.web.reporting.access import obligation_to_run
from dondoc.web.requests import AuthedRequest


@require_POST
def obligation_leave_out(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Exempts the unit or takes it out of the round."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    state = request.POST.get("state", "")
    if state not in LEFT_OUT:
        raise Refused(_("Hãy chọn miễn báo cáo hay đưa ra ngoài kỳ."))
    reason = request.POST.get("reason", "")
    leave_out(obligation=obligation, state=ObligationState(state), reason=reason, by=request.user)
    messages.success(request, _("Đã đưa đơn vị ra khỏi số phải báo cáo."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_put_back(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Takes a unit that was left out into the round again."""
    obligation: Obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    put_back(obligation=obligation, by=request.user)
    messages.success(request, _("Đã đưa đơn vị trở lại kỳ báo cáo."))
    return redirect("obligation", obligation_id)
