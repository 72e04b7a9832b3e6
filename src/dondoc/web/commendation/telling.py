"""Conditions in words, each with the page on which it can be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.commendation.models import Proposal
from dondoc.commendation.queries import Found
from dondoc.commendation.rules import Check
from dondoc.units.models import UnitKind


@dataclass(frozen=True, slots=True)
class Line:
    """One condition: met, not met or not measured (None), in a sentence, with a link."""

    met: bool | None
    words: str
    url: str


def lines_of(proposal: Proposal, found: Found | None) -> list[Line]:
    """As it stands now; as it was found, once the campaign is decided."""
    if proposal.found:
        kept = [(Check(one["check"]), one["met"], one) for one in proposal.found]
    elif found is not None:
        told = found.told
        values: dict[str, Any] = {
            "level": told.level,
            "in_time": told.in_time,
            "owed": told.owed,
            "overdue": told.overdue,
            "used": told.used,
            "places": told.places,
            "of": told.quota_of,
        }
        kept = [(one.check, one.met, values) for one in found.reasons]
    else:
        kept = []
    return [Line(met, _words(check, values), _url(check, proposal)) for check, met, values in kept]


def _words(check: Check, told: dict[str, Any]) -> str:
    if check is Check.LEVEL:
        level = told.get("level")
        if level is None:
            return _("Chưa có xếp loại của năm")
        return _("Xếp loại của năm: %(level)s") % {"level": level or _("Không xếp loại")}
    if check is Check.ON_TIME:
        if not told.get("owed"):
            return _("Không có báo cáo nào phải gửi trong thời gian xét")
        return _("Báo cáo đúng hạn: %(in_time)d/%(owed)d") % told
    if check is Check.FINDINGS:
        overdue = told.get("overdue")
        if overdue is None:
            return _("Chưa có số liệu về tồn tại sau kiểm tra")
        return _("Tồn tại quá hạn khắc phục: %(overdue)d") % {"overdue": overdue}
    if told.get("places") is None:
        return _("Hình thức này không giới hạn số lượng")
    kind = dict(UnitKind.choices).get(told.get("of", ""))
    if kind:
        words = _("Chỉ tiêu của %(kind)s: %(used)d đơn vị xếp trước, trong %(places)d suất")
        return words % {"kind": kind, "used": told["used"], "places": told["places"]}
    return _("Chỉ tiêu: %(used)d đơn vị xếp trước, trong %(places)d suất") % told


def _url(check: Check, proposal: Proposal) -> str:
    if check is Check.LEVEL:
        return reverse("unit-recognitions", args=[proposal.unit_id])
    if check is Check.FINDINGS:
        return f"{reverse('findings')}?unit={proposal.unit_id}"
    if check is Check.QUOTA:
        return reverse("commendation", args=[proposal.campaign_id])
    return f"{reverse('dossier', args=[proposal.unit_id])}?nam={proposal.campaign.year}"
