"""Finds the reading that a request is about, for those who may see or check it."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.core.errors import Denied
from dondoc.documents.models import Reading, ReadingJob
from dondoc.documents.permissions import can_check_reading, can_run_job, can_see_job, can_see_reading
from dondoc.web.requests import AuthedRequest


def reading_in_sight(request: AuthedRequest, reading_id: int, day: date) -> Reading:
    """The reading, for those who see its unit; 404 for all others."""
    reading = get_object_or_404(Reading.objects.select_related("file__uploaded_by"), pk=reading_id)
    if not can_see_reading(request.user, reading, day):
        raise Http404
    return reading


def reading_to_check(request: AuthedRequest, reading_id: int, day: date) -> Reading:
    """The reading, for the office that took it in; 403 for those who only see it."""
    reading = reading_in_sight(request, reading_id, day)
    if not can_check_reading(request.user, reading, day):
        raise Denied
    return reading


def job_in_sight(request: AuthedRequest, job_id: int, day: date) -> ReadingJob:
    """The scan in the queue, for those who see its unit; 404 for all others."""
    job = get_object_or_404(ReadingJob.objects.select_related("file"), pk=job_id)
    if not can_see_job(request.user, job, day):
        raise Http404
    return job


def job_to_run(request: AuthedRequest, job_id: int, day: date) -> ReadingJob:
    """The scan in the queue, for the office that took it in; 403 for those who only see it."""
    job = job_in_sight(request, job_id, day)
    if not can_run_job(request.user, job, day):
        raise Denied
    return job


def revision_of(request: AuthedRequest) -> int:
    """The revision that the user had in sight; -1, which no reading has, where it is missing."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
