"""What a worker does to jobs. Every write names the worker: one that has lost its job changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from dondoc.core.events import record
from dondoc.documents.actions.storing import store_reading
from dondoc.documents.models import JobState, Reading, ReadingJob, StoredFile
from dondoc.reader.errors import Unreadable, Value, gettext_noop
from dondoc.reader.plan import Plan

SILENCE = timedelta(seconds=60)  # after which a worker counts as dead; clocks of servers agree better than that
ATTEMPTS = 3  # workers that may die over one file
GLIMPSE = 20  # oldest jobs looked at when several workers ask at once

INTERRUPTED = gettext_noop(
    "Việc nhận dạng bị ngắt {times} lần nên đã dừng lại, có thể vì máy chủ thiếu bộ nhớ. "
    "Hãy tách tệp thành các phần nhỏ hơn rồi tải lên lại, hoặc báo người quản trị máy chủ."
)


class Lost(Exception):
    """The job is no longer this worker's: it was stopped, or given to another worker."""


def claim(worker: str) -> ReadingJob | None:
    """Gives the worker the oldest job that waits or whose worker fell silent; None when there is none.

    A row changes hands only as it was seen, so of several workers one gets it. A job over which too many workers
    died fails instead.
    """
    silent = Q(state=JobState.RUNNING, heartbeat__lt=timezone.now() - SILENCE)
    for job in ReadingJob.objects.filter(Q(state=JobState.WAITING) | silent).order_by("pk")[:GLIMPSE]:
        if job.attempts >= ATTEMPTS:
            _give_up(job)
        elif _take(job, worker):
            return ReadingJob.objects.select_related("file", "by").get(pk=job.pk)
    return None


def beat(job: ReadingJob, worker: str) -> None:
    """Says that the worker lives; raises `Lost` when the job is no longer its own."""
    _update(job, worker, heartbeat=timezone.now())


def tell_pages(job: ReadingJob, worker: str, done: int, pages: int) -> None:
    """Says how many pages are done of how many; raises `Lost` as `beat` does."""
    _update(job, worker, pages_done=min(done, pages), pages=pages, heartbeat=timezone.now())


@transaction.atomic
def finish(job: ReadingJob, worker: str, plan: Plan) -> Reading:
    """Stores the reading and ends the job, both or neither; raises `Lost` as `beat` does."""
    held = _held(job, worker)
    file = StoredFile.objects.select_for_update().get(pk=held.file_id)
    reading = store_reading(plan, file=file, by=held.by)
    _update(job, worker, state=JobState.DONE, reading=reading, worker="", ended_at=timezone.now())
    record("job.finish", held, by=None, unit_id=held.unit_id, after={"reading": reading.pk})
    return reading


@transaction.atomic
def fail(job: ReadingJob, worker: str, error: Unreadable) -> None:
    """Ends the job with the reader's sentence; raises `Lost` as `beat` does."""
    held = _held(job, worker)
    _end_failed(held, error.template, error.values)


def release(job: ReadingJob, worker: str) -> None:
    """Puts a job back for the next worker, because this one was told to end; no attempt is counted."""
    _update(job, worker, state=JobState.WAITING, worker="", attempts=F("attempts") - 1, heartbeat=None)


def _as_seen(job: ReadingJob) -> QuerySet[ReadingJob]:
    """The job's row, if nobody has touched it since it was read."""
    return ReadingJob.objects.filter(pk=job.pk, state=job.state, worker=job.worker, heartbeat=job.heartbeat)


def _take(job: ReadingJob, worker: str) -> bool:
    now = timezone.now()
    taken = _as_seen(job).update(
        state=JobState.RUNNING,
        worker=worker,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat=now,
        pages=None,
        pages_done=0,
    )
    return bool(taken)


@transaction.atomic
def _give_up(job: ReadingJob) -> None:
    held = _as_seen(job).select_for_update().first()
    if held is not None:
        _end_failed(held, INTERRUPTED, {"times": held.attempts})


def _end_failed(job: ReadingJob, template: str, values: Mapping[str, Value]) -> None:
    job.state, job.worker, job.ended_at = JobState.FAILED, "", timezone.now()
    job.error, job.error_values = template, dict(values)
    job.save(update_fields=["state", "worker", "ended_at", "error", "error_values"])
    record("job.fail", job, by=None, unit_id=job.unit_id, after={"error": template, "values": dict(values)})


def _held(job: ReadingJob, worker: str) -> ReadingJob:
    """The job, locked; raises `Lost` unless the worker holds it."""
    rows = ReadingJob.objects.select_for_update(of=("self",)).select_related("file", "by")
    held = rows.filter(pk=job.pk, state=JobState.RUNNING, worker=worker).first()
    if held is None:
        raise Lost
    return held


def _update(job: ReadingJob, holder: str, /, **values: object) -> None:
    if not ReadingJob.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=holder).update(**values):
        raise Lost
