"""Sending a round's totals to the level above as the unit's own report."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from dondoc.calendar.queries import calendar
from dondoc.compiling.actions.sending_up import compile_into
from dondoc.compiling.rules.matching import Reason
from dondoc.compiling.sending_up import Destination, Match, destinations, own_report, sent_up, totals_of
from dondoc.core.errors import Refused
from dondoc.reporting.models import Obligation
from dondoc.reporting.queries import owed
from dondoc.web.compiling.compiled import compiled, parts_text
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.requests import AuthedRequest

WHY = {
    Reason.NO_SUCH: gettext_lazy("kỳ này không có chỉ số cùng mã"),
    Reason.OTHER_KIND: gettext_lazy("khác loại số liệu"),
    Reason.ANSWER: gettext_lazy("câu trả lời của các đơn vị không gộp thành một; thủ trưởng đơn vị nhập tay"),
    Reason.NOTHING_YET: gettext_lazy("chưa có số liệu được chấp nhận"),
    Reason.HIDDEN: gettext_lazy("số người quá nhỏ nên không tự điền; thủ trưởng đơn vị nhập tay"),
    Reason.TOO_FINE: gettext_lazy("nhiều chữ số sau dấu phẩy hơn cấp trên nhận"),
}
_OTHER_UNIT = gettext_lazy("khác đơn vị tính: ở đây là %(own)s, cấp trên hỏi %(above)s")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the report above: what would be filled in, or why not; what stands there now."""

    match: Match
    text: str
    why: object
    now: str


def _rows(to: Destination) -> list[Row]:
    typed = to.draft.values if to.draft else {}
    found = []
    for each in to.matches:
        now = parts_text(typed.get(str(each.above.pk), {}), each.above)
        if isinstance(each.found, Reason):
            found.append(Row(each, "–", WHY[each.found], now))
        else:
            asked_in = {"own": each.own.unit or "–", "above": each.above.unit or "–"} if each.own else {}
            why = _OTHER_UNIT % asked_in if each.other_unit else ""
            unit = each.own.unit if each.own else None
            found.append(Row(each, parts_text(each.found, each.above, unit), why, now))
    return found


@require_safe
def send_up(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The reports to the level above that this round's totals can be filled into."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    totals = totals_of(cycle, day)
    found = destinations(cycle, totals)
    own, in_force = own_report(cycle), calendar()
    context = {
        "cycle": cycle,
        "counts": totals.counts_at(0),
        "destinations": [
            (each, _rows(each), compiled(each.draft, [match.above for match in each.matches])) for each in found
        ],
        "own": owed(own, day, in_force) if own else None,
        "sent": [owed(each, day, in_force) for each in sent_up(cycle)],
    }
    return render(request, "compiling/send_up.html", context)


@require_POST
def compile_report(request: AuthedRequest, cycle_id: int, obligation_id: int) -> HttpResponse:
    """Fills the chosen figures into a report to the level above."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    obligation = get_object_or_404(Obligation.objects.select_related("cycle__form"), pk=obligation_id)
    revision = request.POST.get("revision", "")
    if not revision.isdecimal() or len(revision) > 9:
        raise Refused(_("Thiếu số phiên bản của báo cáo. Hãy tải lại trang rồi làm lại."))
    chosen = {int(each) for each in request.POST.getlist("chi-so") if each.isdecimal() and len(each) < 19}
    made = compile_into(
        cycle=cycle, obligation=obligation, chosen=chosen, revision=int(revision), day=day, by=request.user
    )
    done = _("Đã điền %(count)d chỉ số. Thủ trưởng đơn vị xem lại rồi gửi cấp trên như mọi báo cáo.")
    messages.success(request, done % {"count": len(made.values)})
    return redirect("cycle-send-up", cycle_id)
