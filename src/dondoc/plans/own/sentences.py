"""How units stand that must issue a plan of their own, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.plans.own.standing import Judged, Standing

STANDING_NAMES = {
    Standing.LATE: gettext_lazy("Chưa ban hành, quá hạn"),
    Standing.NOT_YET_DUE: gettext_lazy("Chưa ban hành, chưa đến hạn"),
    Standing.UNDATED: gettext_lazy("Chưa ban hành, không có hạn cụ thể"),
    Standing.ISSUED_LATE: gettext_lazy("Đã ban hành chậm"),
    Standing.ON_TIME: gettext_lazy("Đã ban hành đúng hạn"),
    Standing.ISSUED: gettext_lazy("Đã ban hành, không xét được hạn"),
}
"""Every standing, the most urgent first."""


def standing_sentence(judged: Judged) -> str:
    """ "Chưa ban hành, quá hạn 3 ngày"."""
    if judged.standing is Standing.LATE:
        return _("Chưa ban hành, quá hạn %(days)d ngày") % {"days": judged.days}
    if judged.standing is Standing.ISSUED_LATE:
        return _("Đã ban hành, chậm %(days)d ngày") % {"days": judged.days}
    return str(STANDING_NAMES[judged.standing])
