"""Reads slow files one after the other. A worker may end at any moment: what it held is taken up by the next."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings
from django.db import connection

from dondoc.documents import storage
from dondoc.documents.actions import work
from dondoc.documents.models import ReadingJob
from dondoc.reader import guarded
from dondoc.reader.errors import Unreadable

BEAT = 10.0  # seconds between two signs of life
PAUSE = 1.0  # seconds between two looks at an empty queue

_log = logging.getLogger(__name__)


def run(*, once: bool = False, go_on: Callable[[], bool] = lambda: True) -> int:
    """Reads what there is until ``go_on`` says no, with ``once`` until the queue is empty; how many files it took.

    ``go_on`` is asked before each file and each look at the queue.

    An exception raised from outside, as a signal's handler does, puts the file at hand back and goes on up.
    """
    worker, taken = uuid4().hex, 0
    while go_on():
        job = work.claim(worker)
        if job is not None:
            taken += 1
            read(job, worker)
        elif once:
            break
        else:
            time.sleep(PAUSE)
    return taken


def read(job: ReadingJob, worker: str) -> None:
    """Reads one claimed file to its end: a reading, a sentence why there is none, or nothing where the job is lost."""
    try:
        with _heartbeat(job, worker):
            _read(job, worker)
    except work.Lost:
        _log.info("Job %s was stopped or given to another worker.", job.pk)
    except Exception:
        _log.exception("Job %s met a fault; it is taken up again when it has been silent for a while.", job.pk)
    except BaseException:
        _put_back(job, worker)
        raise


def _read(job: ReadingJob, worker: str) -> None:
    try:
        data = storage.path_of(job.file.sha256).read_bytes()
        plan = guarded.read_plan_guarded(
            data,
            name=job.file.name,
            seconds=settings.READ_SECONDS,
            memory=settings.READ_MEGABYTES << 20,
            progress=lambda done, pages: work.tell_pages(job, worker, done, pages),
        )
    except Unreadable as error:
        work.fail(job, worker, error)
    else:
        work.finish(job, worker, plan)


def _put_back(job: ReadingJob, worker: str) -> None:
    """Gives the job to the next worker at once; where that can't be written its silence tells the others."""
    try:
        work.release(job, worker)
    except work.Lost:
        pass
    except Exception:
        _log.exception("Job %s could not be put back.", job.pk)


@contextmanager
def _heartbeat(job: ReadingJob, worker: str) -> Iterator[None]:
    """Says every few seconds that the worker lives, from a thread of its own: one page may take long."""
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, worker, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=BEAT)


def _beat(job: ReadingJob, worker: str, ended: threading.Event) -> None:
    while not ended.wait(BEAT):
        try:
            work.beat(job, worker)
        except work.Lost:
            return
        except Exception:
            _log.exception("A sign of life could not be written.")
        finally:
            connection.close()
