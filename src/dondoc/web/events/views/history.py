"""What happened to one thing, in sentences, the latest first: for whoever may see the thing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Invitation, Membership, User
from dondoc.assessments.models import Assessment, AssessmentRound, Decision, Recognition
from dondoc.calendar.models import SetDay
from dondoc.coordination.models import Post, Programme
from dondoc.core.models import Event
from dondoc.documents.models import Reading, ReadingJob
from dondoc.plans.models import Assignment, Duty, Plan, Target, Task
from dondoc.reminders.models import Desk, Policy, Webhook
from dondoc.reporting.models import Cycle, Form, Obligation, Submission
from dondoc.reporting.queries import unit_names
from dondoc.units.models import Succession, SuccessionPart, Unit
from dondoc.web.assessments.access import assessment_seen, round_seen
from dondoc.web.coordination.access import programme_in_sight
from dondoc.web.documents.access import job_in_sight, reading_in_sight
from dondoc.web.events.access import account_in_sight, parts_in_sight, unit_in_sight
from dondoc.web.events.queries import about, charged_with, of_kinds
from dondoc.web.events.telling import noun_of, tell
from dondoc.web.lists import listing
from dondoc.web.permissions import reads_log
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.reporting.access import cycle_seen, obligation_seen
from dondoc.web.requests import AuthedRequest
from dondoc.web.successions.views.listed import succession_in_sight


def unit_history(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """A unit, also one that has ended: with the decisions that it was part of, its posts where it has any, the work
    that plans gave it, and how it is reached and reminds others.
    """
    name = unit_in_sight(request, unit_id, timezone.localdate())
    parts = SuccessionPart.objects.filter(Q(old=unit_id) | Q(new=unit_id)).values("succession")
    posts = Post.objects.filter(committee=unit_id).values("pk")
    events = about((Unit, unit_id), (Succession, parts), (Post, posts)) | charged_with(unit_id)
    events |= of_kinds(Desk, Policy, Webhook).filter(unit_id=unit_id)
    return history_page(request, name, reverse("unit", args=[unit_id]), (Unit, unit_id), events)


def succession_history(request: AuthedRequest, succession_id: int) -> HttpResponse:
    """A decision on units: carried out, work handed over, taken back."""
    found = succession_in_sight(request, succession_id, timezone.localdate())
    back = reverse("succession", args=[found.pk])
    name = f"{found.get_kind_display()} · {found.decision_number}"
    return history_page(request, name, back, (Succession, found.pk), about((Succession, found.pk)))


def calendar_history(request: AuthedRequest) -> HttpResponse:
    """The days off and days worked that administrators set or cleared, of all years."""
    return history_page(request, _("Lịch làm việc"), reverse("calendar"), (SetDay, None), of_kinds(SetDay))


def programme_history(request: AuthedRequest, programme_id: int) -> HttpResponse:
    """A coordination programme, its parties and its reviews."""
    programme = programme_in_sight(request, programme_id, timezone.localdate())
    back = reverse("programme", args=[programme.pk])
    return history_page(request, str(programme), back, (Programme, programme.pk), about((Programme, programme.pk)))


def account_history(request: AuthedRequest, user_id: int) -> HttpResponse:
    """An account, its seats and its invitation; for administrators and auditors only."""
    user = account_in_sight(request, user_id, timezone.localdate())
    seats = Membership.objects.filter(user=user).values("pk")
    invitations = Invitation.objects.filter(user=user).values("pk")
    events = about((User, user.pk), (Membership, seats), (Invitation, invitations))
    return history_page(request, user.name, "", (User, user.pk), events)


def reading_history(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """A reading, and the recognition of its file where it was a scan."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    jobs = ReadingJob.objects.filter(file=reading.file_id).values("pk")
    back = reverse("reading-check", args=[reading.pk])
    events = about((Reading, reading.pk), (ReadingJob, jobs))
    return history_page(request, str(reading), back, (Reading, reading.pk), events)


def reading_job_history(request: AuthedRequest, job_id: int) -> HttpResponse:
    """A scan that waits to be recognised, or could not be."""
    job = job_in_sight(request, job_id, timezone.localdate())
    back = reverse("reading-job", args=[job.pk])
    return history_page(request, str(job), back, (ReadingJob, job.pk), about((ReadingJob, job.pk)))


def plan_history(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """A plan, which units do its tasks and which owe what it asks for."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    held = Assignment.objects.filter(task__plan=plan).values("pk")
    parts = about((Duty, plan.duties.values("pk")), (Assignment, held), (Task, plan.tasks.values("pk")))
    own = about((Plan, plan.pk), (Target, plan.targets.values("pk")))
    events = own | parts_in_sight(request.user, plan, parts, day)
    return history_page(request, str(plan), reverse("plan", args=[plan.pk]), (Plan, plan.pk), events)


def task_history(request: AuthedRequest, task_id: int) -> HttpResponse:
    """One task of a plan: which units do it, and since when."""
    day = timezone.localdate()
    task = get_object_or_404(Task.objects.select_related("plan"), pk=task_id)
    plan = plan_in_sight(request, task.plan_id, day)
    events = parts_in_sight(
        request.user, plan, about((Assignment, task.assignments.values("pk")), (Task, task.pk)), day
    )
    back = f"{reverse('plan', args=[plan.pk])}#t{task.pk}"
    return history_page(request, task.text, back, (Task, task.pk), events)


def duty_history(request: AuthedRequest, duty_id: int) -> HttpResponse:
    """One duty of a plan: which units owe it, and since when."""
    day = timezone.localdate()
    duty = get_object_or_404(Duty, pk=duty_id)
    plan = plan_in_sight(request, duty.plan_id, day)
    events = parts_in_sight(request.user, plan, about((Duty, duty.pk)), day)
    back = f"{reverse('plan', args=[plan.pk])}#d{duty.pk}"
    return history_page(request, duty.text, back, (Duty, duty.pk), events)


def form_history(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The form of a plan, in all its versions."""
    plan = plan_in_sight(request, plan_id, timezone.localdate())
    versions = [(Form, each) for each in plan.forms.order_by("-number").values_list("pk", flat=True)]
    form = plan.forms.last()
    if form is None:
        raise Http404
    return history_page(request, str(form), reverse("plan", args=[plan.pk]), versions[0], about(*versions))


def cycle_history(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """A round; each unit's report has a history of its own."""
    cycle, _runs = cycle_seen(request.user, cycle_id, timezone.localdate())
    return history_page(
        request, str(cycle), reverse("cycle", args=[cycle.pk]), (Cycle, cycle.pk), about((Cycle, cycle.pk))
    )


def obligation_history(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """One unit's report in one round, with all its versions."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    name = unit_names([found.unit_id], day).get(found.unit_id, ("", ""))[1]
    back = reverse("obligation", args=[found.pk])
    events = about((Obligation, found.pk), (Submission, found.submissions.values("pk")))
    return history_page(request, f"{name}: {found.cycle}", back, (Obligation, found.pk), events)


def assessment_round_history(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """A yearly round and its decisions; each unit's sheet has a history of its own."""
    found = round_seen(request.user, yearly_id, timezone.localdate())
    events = about((AssessmentRound, found.pk), (Decision, found.decisions.values("pk")))
    return history_page(
        request, str(found), reverse("assessment-round", args=[found.pk]), (AssessmentRound, found.pk), events
    )


def assessment_history(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """One unit's sheet in a yearly round, and its recognitions."""
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    name = unit_names([found.unit_id], day).get(found.unit_id, ("", ""))[1]
    events = about((Assessment, found.pk), (Recognition, found.recognitions.values("pk")))
    back = reverse("assessment", args=[found.pk])
    return history_page(request, f"{name}: {found.round}", back, (Assessment, found.pk), events)


def history_page(
    request: AuthedRequest, name: str, back: str, thing: tuple[type[Model], int | None], events: QuerySet[Event]
) -> HttpResponse:
    """The history of a thing: ``events`` are its own and those of its parts."""
    listed = listing(request, events, {"at": "pk"}, "-at")
    kind, key = thing[0]._meta.label_lower, thing[1]
    context = {
        "name": name,
        "noun": noun_of(kind),
        "back": back,
        "list": listed,
        "lines": tell(list(listed.page)),
        "in_log": urlencode({"kind": kind} | ({"thing": key} if key else {})) if reads_log(request.seat) else "",
    }
    return render(request, "events/history.html", context)
