"""The worker: reads what waits, says how far it is, ends each file one way or another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cast import Cast
from dondoc.documents import storage, worker
from dondoc.documents.actions import cancel
from dondoc.documents.models import Reading, ReadingJob
from dondoc.reader import guarded
from dondoc.reader.errors import TOO_SLOW, Unreadable
from dondoc.reader.plan import Plan
from jobs import PAGES, SCAN, make_job, recognised
from readings import TITLE, office

Read = Callable[..., Plan]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Read], None]:
    """Puts a stand-in in the place of the recognition."""
    return lambda read: monkeypatch.setattr(guarded, "read_plan_guarded", read)


def states() -> list[str]:
    return list(ReadingJob.objects.values_list("state", flat=True))


def test_every_waiting_scan_is_read_and_then_there_is_none(cast: Cast, reads: Callable[[Read], None]) -> None:
    asked: list[tuple[bytes, str]] = []

    def read(data: bytes, *, name: str, **more: Any) -> Plan:
        asked.append((data, name))
        return recognised(data, **more)

    reads(read)
    make_job(cast)
    make_job(cast, data=b"2", name="2.png")
    assert worker.run(once=True) == 2
    assert asked == [(SCAN, "ban-quet.png"), (b"2", "2.png")]
    assert (states(), list(Reading.objects.values_list("title", flat=True))) == (["done", "done"], [TITLE, TITLE])
    assert worker.run(once=True) == 0


def test_pages_are_told_while_it_reads(cast: Cast, reads: Callable[[Read], None]) -> None:
    told: list[tuple[int, int | None]] = []

    def read(data: bytes, *, progress: Callable[[int, int], None], **limits: Any) -> Plan:
        for page in range(1, PAGES + 1):
            progress(page, PAGES)
            told.append(ReadingJob.objects.values_list("pages_done", "pages").get())
        return recognised(data)

    reads(read)
    make_job(cast)
    worker.run(once=True)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_cannot_be_read_keeps_the_readers_sentence(cast: Cast, reads: Callable[[Read], None]) -> None:
    def read(*args: Any, **limits: Any) -> Plan:
        raise Unreadable(TOO_SLOW, seconds=7)

    reads(read)
    make_job(cast)
    worker.run(once=True)
    job = ReadingJob.objects.get()
    assert (job.state, job.error, job.error_values) == ("failed", TOO_SLOW, {"seconds": 7})
    assert not Reading.objects.exists()


def test_a_job_stopped_by_its_owner_ends_at_the_next_page(cast: Cast, reads: Callable[[Read], None]) -> None:
    pages: list[int] = []

    def read(data: bytes, *, progress: Callable[[int, int], None], **limits: Any) -> Plan:
        cancel(job=ReadingJob.objects.get(), by=office(cast))
        for page in range(1, PAGES + 1):
            progress(page, PAGES)
            pages.append(page)
        return recognised(data)

    reads(read)
    make_job(cast)
    worker.run(once=True)
    assert (pages, states(), Reading.objects.count()) == ([], ["cancelled"], 0)


def test_a_worker_that_is_told_to_end_puts_its_file_back(cast: Cast, reads: Callable[[Read], None]) -> None:
    def read(*args: Any, **limits: Any) -> Plan:
        raise SystemExit(0)

    reads(read)
    make_job(cast)
    with pytest.raises(SystemExit):
        worker.run(once=True)
    job = ReadingJob.objects.get()
    assert (job.state, job.worker, job.attempts) == ("waiting", "", 0)


def test_a_fault_leaves_the_file_to_the_next_worker(cast: Cast, reads: Callable[[Read], None]) -> None:
    reads(recognised)
    storage.path_of(make_job(cast).file.sha256).unlink()
    assert worker.run(once=True) == 1
    assert states() == ["running"]


def test_a_sign_of_life_is_given_while_one_page_takes_long(
    cast: Cast, reads: Callable[[Read], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[str] = []
    monkeypatch.setattr(worker, "BEAT", 0.01)
    monkeypatch.setattr(worker.work, "beat", lambda job, name: beats.append(name))

    def read(data: bytes, **limits: Any) -> Plan:
        while len(beats) < 2:
            pass
        return recognised(data)

    reads(read)
    make_job(cast)
    worker.run(once=True)
    assert len(set(beats)) == 1
