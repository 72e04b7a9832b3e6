"""Rounds: the list, opening one, its page with the units in it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Role
from dondoc.assessments.actions.rounds import change_round, open_round
from dondoc.assessments.models import STATE_NAMES, Assessment, AssessmentRound, Way
from dondoc.assessments.permissions import can_decide, can_open_round, can_run_round
from dondoc.assessments.queries import assessments_in, counts_of, own_assessments, rounds_for, to_review
from dondoc.assessments.rules.anomalies import Kind
from dondoc.assessments.rules.states import State
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.criteria.models import Level
from dondoc.criteria.queries import sets_in_force
from dondoc.criteria.rules import Purpose
from dondoc.exports.assessments import write_assessments, write_rounds
from dondoc.plans.models import Plan
from dondoc.reporting.queries import unit_names
from dondoc.units.folding import fold
from dondoc.web.assessments.access import round_seen, round_to_run
from dondoc.web.assessments.forms import OpenForm, TermsForm
from dondoc.web.assessments.hints import NAMES, named
from dondoc.web.downloads import as_excel
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"title": "title", "year": "year", "due": "self_due"}
ROW_COLUMNS = {"unit": "path", "state": "state", "self": "self_scaled", "points": "scaled"}
MOST = 100_000


def rounds(request: AuthedRequest) -> HttpResponse:
    """The rounds that the user runs, oversees, reviews in, or whose units stand in them."""
    day = timezone.localdate()
    found = listing(request, _rounds_asked(request, day), COLUMNS, "-year")
    page = list(found.page)
    counts = counts_of(page)
    context = {
        "list": found,
        "rows": [(each, _progress(counts[each.pk]) if getattr(each, "whole", False) else None) for each in page],
        "text": request.GET.get("q", "").strip(),
        "year": request.GET.get("year", ""),
        "query": request.GET.urlencode(),
        "own": list(own_assessments(request.seat.unit_id)[:10]),
        "waiting": to_review(request.user, day).count(),
        "may_open": request.seat.role == Role.OFFICE,  # to offer the page, which asks again
    }
    return render(request, "assessments/rounds.html#rows" if request.htmx else "assessments/rounds.html", context)


def rounds_export(request: AuthedRequest) -> HttpResponseBase:
    """The same, all of them, as an Excel file; how far a round is for those who see it whole."""
    day = timezone.localdate()
    rows = list(_rounds_asked(request, day).order_by("-year", "pk"))
    counts = counts_of(rows)
    far = {each.pk: _progress(counts[each.pk]) for each in rows if getattr(each, "whole", False)}
    return as_excel(f"dot-cham-diem-{day:%Y-%m-%d}.xlsx", lambda file: write_rounds(file, rows, far))


def _rounds_asked(request: AuthedRequest, day: date) -> QuerySet[AssessmentRound]:
    """The rounds in sight that the query string asks for."""
    rows, year = rounds_for(request.user, day), request.GET.get("year", "")
    if year.isdecimal() and len(year) == 4:
        rows = rows.filter(year=int(year))
    return _named(rows, request.GET.get("q", "").strip())


def round_new(request: AuthedRequest) -> HttpResponse:
    """Opens a round for the units of a kind below the seat's."""
    day, unit_id = timezone.localdate(), request.seat.unit_id
    if not can_open_round(request.user, unit_id, day):
        raise Denied(_("Chỉ văn phòng tổng hợp mở được đợt chấm điểm."))
    sets = sets_in_force(unit_id, day).filter(purpose=Purpose.SCORING.value)
    plans = Plan.objects.filter(unit_id=unit_id).order_by("-date", "-pk")
    form = OpenForm(request.POST or None, sets=sets, plans=plans, initial={"year": day.year})
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = open_round(
                unit=request.seat.unit,
                criteria=given["criteria"],
                year=given["year"],
                terms=form.terms(),
                way=Way(given["way"]),
                day=day,
                by=request.user,
                plan=given["plan"],
            )
        except Invalid as error:
            add_problems(form, error)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã mở đợt chấm điểm. Các đơn vị thấy phiếu của mình ở trang Việc cần làm."))
            return redirect("assessment-council" if made.way == Way.COUNCIL else "assessment-round", made.pk)
    context = {"form": form, "no_sets": not sets.exists()}
    return render(request, "assessments/open.html", context, status=422 if form.errors else 200)


def round_page(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """The units of a round: where each stands, filtered by state, level and what was noticed."""
    day = timezone.localdate()
    found = round_seen(request.user, yearly_id, day)
    rows = _asked(request, found, day)
    listed = listing(request, rows, ROW_COLUMNS, "unit")
    levels = list(Level.objects.filter(criteria_set=found.criteria_id))
    names = {each.key: each.name for each in levels}
    context = _filters(request) | {
        "round": found,
        "list": listed,
        "rows": [
            (each, names.get(each.self_level, ""), names.get(each.level, ""), named(each.hints)) for each in listed.page
        ],
        "levels": levels,
        "hint_names": [(kind.value, name) for kind, name in NAMES.items()],
    }
    if request.htmx:
        return render(request, "assessments/round.html#rows", context)
    counts = counts_of([found])[found.pk]
    context |= {
        "states": [(state.value, name, counts.get(state.value, 0)) for state, name in STATE_NAMES.items()],
        "progress": _progress(counts),
        "reviewed": counts.get(State.REVIEWED.value, 0),
        "waiting": to_review(request.user, day).filter(round=found).count(),
        "decisions": list(found.decisions.all()),
        "owner": unit_names([found.unit_id], day).get(found.unit_id, ("", ""))[1],
        "runs": can_run_round(request.user, found, day),
        "decides": can_decide(request.user, found, day),
    }
    return render(request, "assessments/round.html", context)


def round_export(request: AuthedRequest, yearly_id: int) -> HttpResponseBase:
    """What the filters ask for, as an Excel file."""
    day = timezone.localdate()
    found = round_seen(request.user, yearly_id, day)
    rows = list(_asked(request, found, day)[: MOST + 1])
    if len(rows) > MOST:
        raise Refused(_("Danh sách có hơn 100.000 đơn vị. Hãy lọc bớt rồi xuất."))
    names = dict(Level.objects.filter(criteria_set=found.criteria_id).values_list("key", "name"))
    return as_excel(
        f"cham-diem-{found.year}.xlsx",
        lambda file: write_assessments(file, rows, names, {each.pk: named(each.hints) for each in rows}),
    )


def round_edit(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """Calls a round otherwise, or moves its due days."""
    day = timezone.localdate()
    found = round_to_run(request.user, yearly_id, day)
    names = ("title", "self_due", "review_due", "decision_due", "appeal_days")
    form = TermsForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        try:
            change_round(round_=found, terms=form.terms(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu đợt chấm điểm."))
            return redirect("assessment-round", yearly_id)
    return render(request, "assessments/edit.html", {"form": form, "round": found}, status=422 if form.errors else 200)


def _asked(request: HttpRequest, found: AssessmentRound, day: date) -> QuerySet[Assessment]:
    """The units of a round that the query string asks for; excluded ones only by their own state."""
    asked = _filters(request)
    rows = assessments_in(found.assessments.all(), day)
    if asked["state"] in [state.value for state in State]:
        rows = rows.filter(state=asked["state"])
    if asked["level"] == "none":
        rows = rows.filter(reviewed_at__isnull=False, level="")
    elif asked["level"]:
        rows = rows.filter(reviewed_at__isnull=False, level=asked["level"])
    if asked["hint"] in [kind.value for kind in Kind]:
        rows = rows.filter(hints__contains=f"|{asked['hint']}|")
    for word in fold(str(asked["text"])).split():
        rows = rows.filter(Q(("folded__contains", word)))
    if asked["mine"]:
        assert isinstance(request, HttpRequest)
        rows = rows.filter(pk__in=to_review(request.user, day).values("pk"))  # type: ignore[arg-type]
    return rows


def _filters(request: HttpRequest) -> dict[str, str]:
    get = request.GET
    return {
        "text": get.get("q", "").strip()[:200],
        "state": get.get("state", ""),
        "level": get.get("level", "")[:30],
        "hint": get.get("hint", ""),
        "mine": get.get("mine", ""),
    }


def _progress(counts: dict[str, int]) -> dict[str, int]:
    """How far a round is: units, those that have sent, that are reviewed, decided, published."""
    total = sum(counts.values()) - counts.get(State.EXCLUDED.value, 0)
    published = counts.get(State.PUBLISHED.value, 0)
    decided = published + counts.get(State.DECIDED.value, 0)
    reviewed = decided + counts.get(State.REVIEWED.value, 0)
    back = counts.get(State.ENTERING.value, 0) + counts.get(State.RETURNED.value, 0)
    return {
        "total": total,
        "sent": total - back,
        "reviewed": reviewed,
        "decided": decided,
        "published": published,
        "excluded": counts.get(State.EXCLUDED.value, 0),
    }


def _named(rows: QuerySet[AssessmentRound], text: str) -> QuerySet[AssessmentRound]:
    """Rounds whose title or set holds every word, accents aside. There are few enough to look at each."""
    words = fold(text).split()
    if not words:
        return rows
    known = rows.values_list("pk", "title", "criteria__name")
    return rows.filter(
        pk__in=[pk for pk, title, name in known if all(word in fold(f"{title} {name}") for word in words)]
    )
