"""A scan that is being read: how far it is, trying again, stopping."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from dondoc.documents.actions import cancel, put_aside, retry
from dondoc.documents.models import JobState, ReadingJob
from dondoc.documents.permissions import can_run_job
from dondoc.documents.queries import ahead_of, is_unattended
from dondoc.documents.refusals import sentence
from dondoc.web.documents.access import job_in_sight, job_to_run
from dondoc.web.requests import AuthedRequest

UNCHANGED = 204


@require_safe
def reading_job(request: AuthedRequest, job_id: int) -> HttpResponse:
    """How far the scan is; read to the end it leads on to the check page.

    To htmx the fragment alone, or nothing where the page shows it already (``?da=<what it shows>``).
    """
    day = timezone.localdate()
    job = job_in_sight(request, job_id, day)
    if job.reading_id is not None:
        return _go(request, reverse("reading-check", args=[job.reading_id]))
    context = _context(job) | {"can_run": can_run_job(request.user, job, day)}
    if not request.htmx:
        return render(request, "documents/job.html", context)
    if request.GET.get("da") == context["shown"]:
        return HttpResponse(status=UNCHANGED)
    return render(request, "documents/job.html#job", context)


@require_POST
def reading_job_retry(request: AuthedRequest, job_id: int) -> HttpResponse:
    """Reads a scan that failed or was stopped once more."""
    job = retry(job=job_to_run(request, job_id, timezone.localdate()), by=request.user)
    return redirect("reading-job", job_id=job.pk)


@require_POST
def reading_job_cancel(request: AuthedRequest, job_id: int) -> HttpResponse:
    """Stops reading a scan."""
    cancel(job=job_to_run(request, job_id, timezone.localdate()), by=request.user)
    messages.success(request, _("Đã thôi đọc tệp. Tệp vẫn ở trong danh sách; muốn đọc từ đầu thì bấm “Đọc lại”."))
    return redirect("documents")


@require_POST
def reading_job_aside(request: AuthedRequest, job_id: int) -> HttpResponse:
    """Takes a scan that failed or was stopped out of the list."""
    put_aside(job=job_to_run(request, job_id, timezone.localdate()), by=request.user)
    messages.success(request, _("Đã bỏ tệp khỏi danh sách. Tệp gốc vẫn được giữ; tải lên lại thì đọc từ đầu."))
    return redirect("documents")


def _context(job: ReadingJob) -> dict[str, Any]:
    waiting = job.state == JobState.WAITING
    ahead, unattended = (ahead_of(job), is_unattended(job)) if waiting else (0, False)
    return {
        "job": job,
        "ahead": ahead,
        "unattended": unattended,
        "error": sentence(job.error, job.error_values) if job.state == JobState.FAILED else "",
        "shown": f"{job.state}-{job.pages_done}-{job.pages or 0}-{ahead}-{int(unattended)}",
    }


def _go(request: AuthedRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
