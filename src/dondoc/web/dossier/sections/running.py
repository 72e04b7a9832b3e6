"""What a unit runs beside its tasks."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.activities.models import Initiative
from dondoc.web.dossier.tables import Section, day, words


def initiatives(unit_id: int, year: int, today: date) -> Section:
    """The initiatives that the unit proposed or ran in the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    ran = Q(started__lte=last) & (Q(ended__isnull=True) | Q(ended__gte=first))
    rows = Initiative.objects.filter(ran | Q(proposed_on__range=(first, last)), unit_id=unit_id)
    return Section(
        title=_("Mô hình"),
        columns=[_("Tên"), _("Lĩnh vực"), _("Thực hiện từ ngày"), _("Kết thúc ngày"), _("Tình trạng")],
        rows=[
            [
                words(each.title, reverse("initiative", args=[each.pk])),
                words(each.get_area_display()),
                day(each.started),
                day(each.ended),
                words(each.get_state_display()),
            ]
            for each in rows.order_by("-proposed_on", "-pk")
        ],
        nothing=_("Đơn vị không có mô hình nào trong năm này."),
        url=reverse("initiatives"),
    )
