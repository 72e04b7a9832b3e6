"""Reads the workbooks that wait. A worker may end at any moment: the next goes on after the last file written down."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone, translation

from dondoc.core.errors import Problem
from dondoc.core.events import acting_unit
from dondoc.core.guarded import Ended, lines_guarded
from dondoc.reporting.actions import intakes
from dondoc.reporting.actions.intake_reports import Office, Taken
from dondoc.reporting.models import Intake, IntakeResult
from dondoc.reporting.workbooks import spool
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.packages import files_in
from dondoc.reporting.workbooks.reading import Read, read_answer
from dondoc.reporting.workbooks.sentences import refusal

MODULE = "dondoc.reporting.workbooks.process"
READERS = 2  # processes: they read ahead while this one writes
SECONDS, MEMORY = 60, 1 << 30  # for one file, and for a process
AT_ONCE = 100  # files entered in one transaction
Told = Mapping[str, Any]

_log = logging.getLogger(__name__)


def run_waiting(go_on: Callable[[], bool] = lambda: True) -> int:
    """Takes in all that waits until ``go_on`` says no; how many jobs were ended."""
    worker, ended = uuid4().hex, 0
    while go_on() and (intake := intakes.claim(worker)) is not None:
        ended += _run(intake, worker, go_on)
    return ended


def _run(intake: Intake, worker: str, go_on: Callable[[], bool]) -> bool:
    """Takes in one job; whether it came to its end here."""
    token = acting_unit.set(intake.unit_id)
    try:
        with translation.override(intake.language):
            if not _take_in(intake, worker, go_on):
                intakes.release(intake, worker)
                return False
            intakes.finish(intake, worker)
    except intakes.Lost:
        _log.info("Intake %s was stopped or given to another worker.", intake.pk)
        return False
    except Exception:
        _log.exception("Intake %s met a fault; it is taken up again when it has been silent for a while.", intake.pk)
        return False
    except BaseException:  # told to end: the next worker goes on at once
        with suppress(intakes.Lost):
            intakes.release(intake, worker)
        raise
    finally:
        acting_unit.reset(token)
    return True


def _take_in(intake: Intake, worker: str, go_on: Callable[[], bool]) -> bool:
    """Reads and enters handfuls of files; False where it was told to stop before the end."""
    form = Asked(intake.cycle)
    office = Office(intake, form, timezone.localdate())
    done = intake.files_done
    for handful in _handfuls(answers(spool.path_of(intake.package), done, intake.files, form.digest)):
        if not go_on():
            return False
        _enter(office, worker, handful, done)
        done += len(handful)
    return True


def _enter(office: Office, worker: str, handful: list[Told], first: int) -> None:
    """The reports of some files, what became of them, and how far the job is: all or nothing."""
    read = [(first + at, told["file"], each) for at, told in enumerate(handful) for each in _reports(told, office.form)]
    with transaction.atomic():
        taken = office.take([each for _file, _name, each in read], timezone.now())
        results = [_result(office.intake, *whose, each) for whose, each in zip(read, taken, strict=True)]
        intakes.advance(office.intake, worker, results, first + len(handful))


def _reports(told: Told, form: Asked) -> list[Read]:
    """The reports of a file; lines of a table in which nothing stands are left out, where others are filled."""
    reports = read_answer(told, form)
    return [each for each in reports if each.line is None or each.problems or not each.said.empty] or [
        Read(None, "", each.said, [Problem("", refusal("empty"))]) for each in reports[:1]
    ]


def _result(intake: Intake, file: int, name: str, read: Read, taken: Taken) -> IntakeResult:
    return IntakeResult(
        intake=intake,
        file=file,
        line=read.line,
        name=name,
        unit_id=taken.unit_id,
        outcome=taken.outcome,
        problems=[[each.where, each.message] for each in taken.problems],
    )


def _handfuls(told: Iterable[Told]) -> Iterator[list[Told]]:
    handful: list[Told] = []
    for each in told:
        handful.append(each)
        if len(handful) == AT_ONCE:
            yield handful
            handful = []
    if handful:
        yield handful


def answers(path: Path, begin: int, end: int, digest: str) -> Iterator[Told]:
    """What each file of a zip says, from number ``begin`` up to ``end``, read in processes of their own, in turn.

    ``digest`` is that of a workbook that nobody altered.
    """
    step = min(READERS, max(end - begin, 1))
    with ExitStack() as readers:
        told = [
            readers.enter_context(closing(_every(step, path, first, end, digest)))
            for first in range(begin, begin + step)
        ]
        for number in range(begin, end):
            yield next(told[(number - begin) % step])


def _every(step: int, path: Path, number: int, end: int, digest: str) -> Generator[Told]:
    """What the file of that number and each ``step``-th after it says.

    One over which the process dies is refused, and a new process goes on after it.
    """
    while number < end:
        try:
            with path.open("rb") as source:
                told = [str(number), str(step), digest]
                for line in lines_guarded(MODULE, told, source, seconds=SECONDS, memory=MEMORY):
                    yield json.loads(line)
                    number += step
            return
        except Ended:
            yield {"file": _name_of(path, number), "error": "bomb"}
            number += step


def _name_of(path: Path, number: int) -> str:
    with path.open("rb") as source:
        return next((each.name for place, each in enumerate(files_in(source)) if place == number), "")
