"""The results that are wanted of a round, watched at every node of the tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.assessments.actions.aims import MOST_AIMS, AimDraft, set_aims
from dondoc.assessments.aims import watched
from dondoc.assessments.models import AssessmentRound, ResultAim, Sides
from dondoc.assessments.permissions import can_run_round
from dondoc.assessments.rules.proposing import LevelName, propose
from dondoc.assessments.sheets import Sheet, sheet_of
from dondoc.assessments.wording import aim_words
from dondoc.core.errors import Invalid
from dondoc.plans.models import Target
from dondoc.units.models import UnitVersion
from dondoc.units.queries import children, version_of
from dondoc.web.assessments.access import round_seen, round_to_run
from dondoc.web.requests import AuthedRequest

NODES = 200


def aims(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """Each wanted result at a node and at those right below it: reached, or how many are missing."""
    day = timezone.localdate()
    found = round_seen(request.user, yearly_id, day)
    asked = request.GET.get("unit", "")
    node = int(asked) if asked.isdecimal() and len(asked) < 12 else found.unit_id
    sheet = sheet_of(found.criteria)
    seen = watched(found, sheet, day)
    top = version_of(node, day) if node == found.unit_id or seen.units_at(node) else version_of(found.unit_id, day)
    below: list[UnitVersion] = list(children(top.unit_id, day)) if top else []
    nodes = [each for each in below if seen.units_at(each.unit_id)]
    if all(seen.units_at(each.unit_id) == 1 for each in nodes):
        nodes = []  # the units themselves: their list tells more
    context = {
        "round": found,
        "top": top,
        "is_whole": top is not None and top.unit_id == found.unit_id,
        "aims": [(aim_words(row, sheet), standing) for row, standing in seen.at(top.unit_id)] if top else [],
        "total": seen.units_at(top.unit_id) if top else 0,
        "levels": _levels(seen.levels.get(top.unit_id, {}) if top else {}, sheet),
        "so_far": _levels(seen.so_far.get(top.unit_id, {}) if top else {}, sheet),
        "nodes": [(each, seen.units_at(each.unit_id), seen.at(each.unit_id)) for each in nodes[:NODES]],
        "heads": [aim_words(row, sheet) for row, _aim in seen.aims],
        "runs": can_run_round(request.user, found, day),
    }
    return render(request, "assessments/aims.html", context)


def aims_edit(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """Says which results are wanted; a row left empty is none."""
    day = timezone.localdate()
    found = round_to_run(request.user, yearly_id, day)
    sheet = sheet_of(found.criteria)
    rows = [_row(each) for each in found.aims.all()] or _proposed(found, sheet)
    faults: dict[str, str] = {}
    if request.method == "POST":
        rows = _posted(request)
        try:
            set_aims(round_=found, aims=_drafts(rows), by=request.user)
        except Invalid as error:
            faults = {each.where: each.message for each in error.problems}
        else:
            messages.success(request, _("Đã lưu mức kết quả cần đạt."))
            return redirect("assessment-aims", yearly_id)
    blank = Row("", "up", "least", "", "share", "")
    rows = [*rows, *[blank] * max(0, min(3, MOST_AIMS - len(rows)))]
    context = {
        "round": found,
        "rows": [
            (place, row, faults.get(f"level-{place}", ""), faults.get(f"value-{place}", ""))
            for place, row in enumerate(rows)
        ],
        "levels": sheet.levels,
        "sides": Sides.choices,
        "targets": Target.objects.filter(plan_id=found.plan_id) if found.plan_id else (),
        "other": faults.get("", ""),
        "proposed": request.method == "GET" and bool(rows) and not found.aims.exists() and rows[0].value != "",
    }
    return render(request, "assessments/aims_edit.html", context, status=422 if faults else 200)


@dataclass(frozen=True, slots=True)
class Row:
    """One wanted result as it stands on the page."""

    level: str
    side: str
    bound: str
    value: str
    measure: str
    target: str


def _levels(counts: Mapping[int | None, int], sheet: Sheet) -> list[tuple[str, int]]:
    named = [(each.name, counts.get(place, 0)) for place, each in enumerate(sheet.levels)]
    named.append((_("Không xếp loại"), counts.get(len(sheet.levels), 0)))
    return [*named, (_("Chưa có kết quả"), counts.get(None, 0))]


def _row(aim: ResultAim) -> Row:
    number = f"{aim.value.normalize():f}".replace(".", ",")
    bound, measure = "least" if aim.least else "most", "share" if aim.share else "count"
    return Row(aim.level, aim.side, bound, number, measure, str(aim.target_id or ""))


def _proposed(found: AssessmentRound, sheet: Sheet) -> list[Row]:
    """What the targets of the round's plan want, to be kept or corrected; nothing is stored before the office saves."""
    levels = [LevelName(each.key, each.name, each.reaches) for each in sheet.levels]
    rows = []
    for target in Target.objects.filter(plan_id=found.plan_id) if found.plan_id else ():
        wanted = propose(target.text, target.comparator, target.value, target.unit, levels)
        if wanted is not None:
            number = f"{wanted.value.normalize():f}".replace(".", ",")
            bound, measure = "least" if wanted.least else "most", "share" if wanted.share else "count"
            rows.append(Row(wanted.level, wanted.side.value, bound, number, measure, str(target.pk)))
    return rows[:MOST_AIMS]


def _posted(request: HttpRequest) -> list[Row]:
    post, rows = request.POST, []
    for place in range(MOST_AIMS + 1):
        if f"value-{place}" not in post:
            break
        texts = [post.get(f"{name}-{place}", "") for name in ("level", "side", "bound", "value", "measure", "target")]
        if texts[3].strip():
            rows.append(Row(*texts))
    return rows


def _drafts(rows: list[Row]) -> list[AimDraft]:
    drafts = []
    for row in rows:
        try:
            value = Decimal(row.value.strip().replace(",", "."))
        except InvalidOperation:
            value = Decimal(-1)
        if not value.is_finite() or abs(value) >= 10**6:
            value = Decimal(-1)
        side = row.side if row.side in Sides.values else Sides.UP.value
        target = int(row.target) if row.target.isdecimal() and len(row.target) < 19 else None
        drafts.append(AimDraft(row.level, side, row.bound != "most", value, row.measure != "count", target))
    return drafts
