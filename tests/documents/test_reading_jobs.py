"""A scan in the queue: who may hold it, how it ends, what people can do to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.documents.actions import cancel, discard, enqueue, put_aside, retry, work
from dondoc.documents.actions.storing import store_reading
from dondoc.documents.models import JobState, Reading, ReadingJob, StoredFile
from dondoc.documents.queries import jobs_of
from dondoc.reader.errors import EMPTY, TOO_SLOW, Unreadable
from dondoc.units.queries import as_of
from jobs import SCAN, make_job, recognised
from readings import TITLE, make_reading, office

A, B = "worker-a", "worker-b"
DAY = date(2026, 3, 2)


def again(cast: Cast, job: ReadingJob) -> Reading | ReadingJob:
    file = job.file
    return enqueue(digest=file.sha256, size=file.size, name="khac.png", unit_id=file.unit_id, by=office(cast))


def silent(job: ReadingJob) -> None:
    """The worker's last sign of life is older than it may be."""
    ReadingJob.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - work.SILENCE - timedelta(seconds=1))


def stored(job: ReadingJob) -> ReadingJob:
    return ReadingJob.objects.get(pk=job.pk)


def test_a_scan_waits_with_its_file_and_an_event(cast: Cast) -> None:
    job = make_job(cast)
    assert (job.state, job.pages, job.pages_done, job.by) == ("waiting", None, 0, office(cast))
    assert (job.file.name, job.file.size, job.unit_id) == ("ban-quet.png", len(SCAN), cast.province.pk)
    assert Event.objects.get(verb="job.create").after == {"file": "ban-quet.png", "sha256": job.file.sha256}


def test_the_same_scan_again_gives_the_job_that_is_there(cast: Cast) -> None:
    job = make_job(cast)
    assert again(cast, job) == job
    work.claim(A)
    assert again(cast, job) == job
    assert (ReadingJob.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_a_scan_that_was_read_gives_its_reading(cast: Cast) -> None:
    reading = make_reading(cast)
    file = reading.file
    found = enqueue(digest=file.sha256, size=file.size, name=file.name, unit_id=file.unit_id, by=office(cast))
    assert found == reading
    assert not ReadingJob.objects.exists()


def test_the_oldest_job_is_given_to_one_worker_only(cast: Cast) -> None:
    first, second = make_job(cast), make_job(cast, data=b"2")
    given = [work.claim(A), work.claim(B), work.claim(A)]
    assert given == [first, second, None]
    assert (stored(first).worker, stored(first).state, stored(first).attempts) == (A, "running", 1)


def test_a_row_seen_by_two_workers_changes_hands_once(cast: Cast) -> None:
    job = make_job(cast)
    seen_by_a, seen_by_b = stored(job), stored(job)
    assert [work._take(seen_by_a, A), work._take(seen_by_b, B)] == [True, False]
    assert stored(job).worker == A


def test_pages_and_signs_of_life_are_kept(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    silent(job)
    work.tell_pages(job, A, 2, 12)
    told = stored(job)
    assert (told.pages_done, told.pages) == (2, 12)
    assert told.heartbeat is not None and timezone.now() - told.heartbeat < work.SILENCE
    silent(job)
    work.beat(job, A)
    assert work.claim(B) is None


def test_a_finished_job_leads_to_its_reading(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    reading = work.finish(job, A, recognised(SCAN))
    done = stored(job)
    assert (done.state, done.reading, done.worker, done.busy) == ("done", reading, "", False)
    assert (reading.title, reading.file, reading.unit) == (TITLE, job.file, cast.province)
    assert list(Event.objects.order_by("pk").values_list("verb", "user__email"))[-2:] == [
        ("reading.create", office(cast).email),
        ("job.finish", None),
    ]
    assert verify() is None


def test_a_job_whose_worker_fell_silent_is_taken_up_again_and_read_once(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    assert work.claim(B) is None
    silent(job)
    assert work.claim(B) == job
    with pytest.raises(work.Lost):
        work.finish(job, A, recognised(SCAN))
    for late in (lambda: work.beat(job, A), lambda: work.tell_pages(job, A, 1, 2), lambda: work.release(job, A)):
        with pytest.raises(work.Lost):
            late()
    reading = work.finish(job, B, recognised(SCAN))
    assert (list(Reading.objects.all()), stored(job).attempts) == ([reading], 2)


def test_a_file_over_which_workers_die_fails_with_a_sentence(cast: Cast) -> None:
    job = make_job(cast)
    for _death in range(work.ATTEMPTS):
        assert work.claim(A) == job
        silent(job)
    assert work.claim(B) is None
    failed = stored(job)
    assert (failed.state, failed.error, failed.error_values) == ("failed", work.INTERRUPTED, {"times": work.ATTEMPTS})


def test_a_job_put_back_waits_again_and_counts_no_attempt(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    work.release(job, A)
    back = stored(job)
    assert (back.state, back.worker, back.attempts, back.heartbeat) == ("waiting", "", 0, None)
    assert work.claim(B) == job


def test_a_failed_job_says_why_and_is_tried_again(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    work.fail(job, A, Unreadable(TOO_SLOW, seconds=9))
    failed = stored(job)
    assert (failed.state, failed.error, failed.error_values) == ("failed", TOO_SLOW, {"seconds": 9})
    assert work.claim(B) is None
    once_more = retry(job=job, by=office(cast))
    assert (once_more.state, once_more.error, once_more.attempts, once_more.ended_at) == ("waiting", "", 0, None)
    assert work.claim(B) == job


def test_uploading_a_failed_scan_again_tries_it_again(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    work.fail(job, A, Unreadable(EMPTY))
    assert again(cast, job) == job
    assert stored(job).state == "waiting"


@pytest.mark.parametrize("step", ["waiting", "running"])
def test_a_job_is_stopped_at_any_step_and_its_worker_learns_of_it(cast: Cast, step: str) -> None:
    job = make_job(cast)
    if step != "waiting":
        work.claim(A)
    stopped = cancel(job=job, by=office(cast))
    assert (stopped.state, stopped.worker, stopped.stopped) == ("cancelled", "", True)
    with pytest.raises(work.Lost):
        work.tell_pages(job, A, 1, 2)
    assert work.claim(B) is None
    assert Event.objects.get(verb="job.cancel").before["state"] == step


def test_after_stopping_the_same_file_is_tried_again_from_the_list_or_by_upload(cast: Cast) -> None:
    job = make_job(cast)
    for once_more in (lambda: again(cast, job), lambda: retry(job=job, by=office(cast))):
        cancel(job=job, by=office(cast))
        assert (once_more(), stored(job).state) == (job, "waiting")


def test_what_failed_or_was_stopped_is_put_aside(cast: Cast) -> None:
    job = make_job(cast)
    with pytest.raises(Refused, match="đang được đọc"):
        put_aside(job=job, by=office(cast))
    cancel(job=job, by=office(cast))
    put_aside(job=job, by=office(cast))
    assert (stored(job).state, Event.objects.get(verb="job.aside").before["state"]) == ("aside", "cancelled")
    with pytest.raises(Refused, match="đã xử lý xong"):
        retry(job=job, by=office(cast))
    assert again(cast, job) != job


def test_a_stopped_job_stays_so_once_its_file_is_read_otherwise(cast: Cast) -> None:
    job = make_job(cast)
    cancel(job=job, by=office(cast))
    assert list(jobs_of(as_of(DAY))) == [job]
    store_reading(recognised(SCAN), file=job.file, by=job.by)
    assert list(jobs_of(as_of(DAY))) == []
    with pytest.raises(Refused, match="đã xử lý xong"):
        retry(job=job, by=office(cast))


def test_after_a_discarded_reading_the_same_file_is_recognised_anew(cast: Cast) -> None:
    job = make_job(cast)
    work.claim(A)
    discard(reading=work.finish(job, A, recognised(SCAN)), reason="Thiếu trang", revision=0, by=office(cast))
    second = again(cast, job)
    assert isinstance(second, ReadingJob) and second != job


def test_what_has_ended_is_neither_stopped_nor_tried_again(cast: Cast) -> None:
    job = make_job(cast)
    with pytest.raises(Refused, match="đang được đọc"):
        retry(job=job, by=office(cast))
    work.claim(A)
    work.finish(job, A, recognised(SCAN))
    with pytest.raises(Refused, match="đã kết thúc"):
        cancel(job=job, by=office(cast))
    with pytest.raises(Refused, match="đã xử lý xong"):
        retry(job=job, by=office(cast))


@pytest.mark.parametrize(
    "values",
    [
        {"state": "asleep"},
        {"state": "done"},
        {"state": "failed", "error": ""},
        {"state": "running", "worker": "", "heartbeat": None},
        {"pages": 2, "pages_done": 3},
    ],
)
def test_the_database_refuses_a_job_that_cannot_be(cast: Cast, values: dict[str, object]) -> None:
    job = make_job(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadingJob.objects.filter(pk=job.pk).update(**values)


def test_the_database_keeps_one_live_job_per_file(cast: Cast) -> None:
    job = make_job(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadingJob.objects.create(file=job.file, unit=job.unit, by=job.by, state=JobState.WAITING)
