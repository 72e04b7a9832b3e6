"""Two versions of a set beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.criteria.content import draft_of
from dondoc.criteria.files.words import exemptions_said, level_said, steps_said
from dondoc.criteria.models import CriteriaSet, Criterion, CriterionKinds, Level, Purposes, Reckonings, Section
from dondoc.criteria.queries import sets_seen_by, versions_of
from dondoc.criteria.rules import SetDraft
from dondoc.criteria.rules.comparing import Difference, differences
from dondoc.units.models import UnitKind
from dondoc.web.criteria.access import set_in_sight
from dondoc.web.requests import AuthedRequest
from dondoc.web.templatetags.criteria import points

_MODELS = {"set": CriteriaSet, "section": Section, "criterion": Criterion, "level": Level}
_POINTS = ("points", "full", "per_case", "cap", "threshold", "section_share")
_CHOICES = {
    ("set", "purpose"): dict(Purposes.choices),
    ("set", "kind"): dict(UnitKind.choices),
    ("set", "reckoning"): dict(Reckonings.choices),
    ("criterion", "kind"): dict(CriterionKinds.choices),
}


def compare(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """What a version has otherwise than another one, by default the one before."""
    today = timezone.localdate()
    found = set_in_sight(request, criteria_id, today)
    seen = sets_seen_by(request.user, today).filter(pk__in=versions_of(found).values("pk"))
    others = list(seen.exclude(pk=found.pk).order_by("-version"))
    if not others:
        raise Http404
    wanted = request.GET.get("with", "")
    earlier = next((one for one in others if one.version < found.version), others[0])
    other = next((one for one in others if str(one.version) == wanted), earlier)
    before, after = draft_of(other), draft_of(found)
    rows = [_row(each, before, after) for each in differences(before, after)]
    return render(request, "criteria/compare.html", {"set": found, "other": other, "others": others, "rows": rows})


def _row(each: Difference, before: SetDraft, after: SetDraft) -> dict[str, Any]:
    part, what = each.after or each.before, each.what
    title = {
        "set": _("Thông tin chung"),
        "section": _("Mục %(code)s") % {"code": each.code},
        "criterion": _("Tiêu chí %(code)s") % {"code": each.code},
        "level": _("Mức %(code)s") % {"code": getattr(part, "name", each.code)},
    }[what]
    changes = [
        (_label(what, name), _said(what, name, each.before, before), _said(what, name, each.after, after))
        for name in each.names
    ]
    label = getattr(part, "label", "") or (getattr(part, "name", "") if what == "section" else "")
    state = "new" if each.before is None else "gone" if each.after is None else "changed"
    return {"what": title, "label": label, "state": state, "changes": changes}


def _label(what: str, name: str) -> str:
    if name == "year_end":
        return _("Năm đánh giá kết thúc ngày")
    return str(getattr(_MODELS[what]._meta.get_field(name), "verbose_name", name))


def _said(what: str, name: str, part: Any, whole: SetDraft) -> str:
    """A value as people say it."""
    value = getattr(part, name)
    if (what, name) in _CHOICES:
        return str(_CHOICES[what, name].get(value, value))
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if name in _POINTS:
        return points(value)
    if name == "year_end":
        return f"{value[1]}/{value[0]}"
    if name == "steps":
        return steps_said(value)
    if name == "exemptions":
        return exemptions_said(value, whole.kind)
    if name == "knocks_to":
        return level_said(value, whole.levels)
    return str(value)
