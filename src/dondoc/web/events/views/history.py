"""What happened to one thing, in sentences, the latest first: for whoever may see the thing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.models import Invitation, Membership, User
from dondoc.coordination.models import Post, Programme
from dondoc.documents.models import Reading, ReadingJob
from dondoc.plans.models import Assignment, Duty, Plan
from dondoc.reporting.models import Cycle, Form, Obligation, Submission
from dondoc.reporting.queries import unit_names
from dondoc.units.models import Succession, SuccessionPart, Unit
from dondoc.units.permissions import can_see_unit
from dondoc.web.coordination.access import programme_in_sight
from dondoc.web.documents.access import job_in_sight, reading_in_sight
from dondoc.web.events.access import account_in_sight, unit_in_sight
from dondoc.web.events.queries import About, about
from dondoc.web.events.telling import noun_of, tell
from dondoc.web.lists import listing
from dondoc.web.permissions import reads_log
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.reporting.access import cycle_seen, obligation_seen
from dondoc.web.requests import AuthedRequest


def unit_history(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """A unit, also one that has ended: with the decisions that it was part of, and its posts where it has any."""
    name = unit_in_sight(request, unit_id, timezone.localdate())
    parts = SuccessionPart.objects.filter(Q(old=unit_id) | Q(new=unit_id)).values("succession")
    posts = Post.objects.filter(committee=unit_id).values("pk")
    back = reverse("unit", args=[unit_id])
    return _page(request, name, back, (Unit, unit_id), (Succession, parts), (Post, posts))


def programme_history(request: AuthedRequest, programme_id: int) -> HttpResponse:
    """A coordination programme, its parties and its reviews."""
    programme = programme_in_sight(request, programme_id, timezone.localdate())
    back = reverse("programme", args=[programme.pk])
    return _page(request, str(programme), back, (Programme, programme.pk))


def account_history(request: AuthedRequest, user_id: int) -> HttpResponse:
    """An account, its seats and its invitation; for administrators and auditors only."""
    user = account_in_sight(request, user_id, timezone.localdate())
    seats = Membership.objects.filter(user=user).values("pk")
    invitations = Invitation.objects.filter(user=user).values("pk")
    return _page(request, user.name, "", (User, user.pk), (Membership, seats), (Invitation, invitations))


def reading_history(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """A reading, and the recognition of its file where it was a scan."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    jobs = ReadingJob.objects.filter(file=reading.file_id).values("pk")
    back = reverse("reading-check", args=[reading.pk])
    return _page(request, str(reading), back, (Reading, reading.pk), (ReadingJob, jobs))


def reading_job_history(request: AuthedRequest, job_id: int) -> HttpResponse:
    """A scan that waits to be recognised, or could not be."""
    job = job_in_sight(request, job_id, timezone.localdate())
    return _page(request, str(job), reverse("reading-job", args=[job.pk]), (ReadingJob, job.pk))


def plan_history(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """A plan; and, for whoever sees all of it, which units do its tasks and owe what it asks for."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    things: list[About] = [(Plan, plan.pk)]
    if can_see_unit(request.user, plan.unit_id, day):
        held = Assignment.objects.filter(task__plan=plan).values("pk")
        things += [(Duty, plan.duties.values("pk")), (Assignment, held)]
    return _page(request, str(plan), reverse("plan", args=[plan.pk]), *things)


def form_history(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The form of a plan."""
    plan = plan_in_sight(request, plan_id, timezone.localdate())
    form = get_object_or_404(Form, plan=plan)
    return _page(request, str(form), reverse("plan", args=[plan.pk]), (Form, form.pk))


def cycle_history(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """A round; each unit's report has a history of its own."""
    cycle, _runs = cycle_seen(request.user, cycle_id, timezone.localdate())
    return _page(request, str(cycle), reverse("cycle", args=[cycle.pk]), (Cycle, cycle.pk))


def obligation_history(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """One unit's report in one round, with all its versions."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    name = unit_names([found.unit_id], day).get(found.unit_id, ("", ""))[1]
    back = reverse("obligation", args=[found.pk])
    versions = found.submissions.values("pk")
    return _page(request, f"{name}: {found.cycle}", back, (Obligation, found.pk), (Submission, versions))


def _page(request: AuthedRequest, name: str, back: str, *things: About) -> HttpResponse:
    """The history of a thing and its parts; it comes first among ``things``."""
    listed = listing(request, about(*things), {"at": "pk"}, "-at")
    kind = things[0][0]._meta.label_lower
    context = {
        "name": name,
        "noun": noun_of(kind),
        "back": back,
        "list": listed,
        "lines": tell(list(listed.page)),
        "in_log": urlencode({"kind": kind, "thing": things[0][1]}) if reads_log(request.seat) else "",
    }
    return render(request, "events/history.html", context)
