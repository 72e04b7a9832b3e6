"""What people do to the reading of a slow file: ask for it, stop it, try again, put it aside."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.documents.actions.storing import locked_file
from dondoc.documents.models import JobState, Reading, ReadingJob
from dondoc.documents.queries import live_reading

BUSY = (JobState.WAITING, JobState.RUNNING)
STOPPED = (JobState.FAILED, JobState.CANCELLED)


@transaction.atomic
def enqueue(*, digest: str, size: int, name: str, unit_id: int, by: User) -> Reading | ReadingJob:
    """Leaves a file that lies on disk to a worker.

    The same file again gives its reading, or its job; a job that failed or was stopped is tried again.
    """
    file = locked_file(digest=digest, size=size, name=name, unit_id=unit_id, by=by)
    read = live_reading(unit_id, digest)
    if read is not None:
        return read
    found = ReadingJob.objects.filter(file=file, state__in=(*BUSY, *STOPPED)).order_by("-pk").first()
    if found is None:
        job = ReadingJob.objects.create(file=file, unit_id=unit_id, by=by)
        record("job.create", job, by=by, unit_id=unit_id, after={"file": file.name, "sha256": digest})
        return job
    return retry(job=found, by=by) if found.stopped else found


@transaction.atomic
def retry(*, job: ReadingJob, by: User) -> ReadingJob:
    """Puts a job that failed or was stopped at the end of the queue."""
    locked = _locked(job)
    others = ReadingJob.objects.filter(file=locked.file, state__in=(*BUSY, JobState.FAILED)).exclude(pk=locked.pk)
    if not locked.stopped or others.exists() or live_reading(locked.unit_id, locked.file.sha256):
        raise Refused(_("Tệp này đang được đọc hoặc đã xử lý xong. Hãy mở lại danh sách văn bản."))
    before = {"state": locked.state, "error": locked.error}
    locked.state, locked.error, locked.error_values = JobState.WAITING, "", {}
    locked.pages, locked.pages_done, locked.attempts = None, 0, 0
    locked.started_at = locked.heartbeat = locked.ended_at = None
    return _save(locked, "job.retry", before, by)


@transaction.atomic
def cancel(*, job: ReadingJob, by: User) -> ReadingJob:
    """Stops a job; it can be tried again. The worker learns of it at its next page."""
    locked = _locked(job)
    if locked.state not in BUSY:
        raise Refused(_("Việc đọc tệp này đã kết thúc. Hãy mở lại danh sách văn bản."))
    before = {"state": locked.state, "error": locked.error}
    locked.state, locked.worker, locked.ended_at = JobState.CANCELLED, "", timezone.now()
    return _save(locked, "job.cancel", before, by)


@transaction.atomic
def put_aside(*, job: ReadingJob, by: User) -> ReadingJob:
    """Takes a job that failed or was stopped out of the list; the file stays."""
    locked = _locked(job)
    if not locked.stopped:
        raise Refused(_("Tệp này đang được đọc hoặc đã xử lý xong. Hãy mở lại danh sách văn bản."))
    before = {"state": locked.state, "error": locked.error}
    locked.state, locked.ended_at = JobState.ASIDE, timezone.now()
    return _save(locked, "job.aside", before, by)


def _locked(job: ReadingJob) -> ReadingJob:
    return ReadingJob.objects.select_for_update(of=("self",)).select_related("file").get(pk=job.pk)


def _save(job: ReadingJob, verb: str, before: dict[str, str], by: User) -> ReadingJob:
    job.save()
    record(verb, job, by=by, unit_id=job.unit_id, before=before, after={"state": job.state, "error": job.error})
    return job
