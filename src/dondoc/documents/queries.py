"""Reads of files and readings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.documents import rules
from dondoc.documents.matchers import matcher_of
from dondoc.documents.models import JobState, Reading, ReadingJob, ReadingState
from dondoc.units.folding import fold
from dondoc.units.matching import Match, Matcher
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by, subtree

CHOSEN = "chosen"
NONE = "none"
UNATTENDED = timedelta(seconds=30)  # how long a scan waits for a worker before that is strange


@dataclass(frozen=True, slots=True)
class Meaning:
    """The units that a wording means. ``kind`` is "chosen" (by hand) or how it was matched; ``score`` 0 to
    100.

    ``gone`` are units chosen by hand that no longer stand; ``reading`` says how the wording was understood;
    a ``vague`` one names no unit at all.
    """

    kind: str
    unit_ids: tuple[int, ...]
    score: float = 100.0
    reading: str = ""
    gone: tuple[int, ...] = ()
    vague: bool = False

    @property
    def open(self) -> bool:
        """Whether a person still has to say which units are meant."""
        return bool(self.gone) or self.kind == NONE


@dataclass(frozen=True, slots=True)
class Issuer:
    """The unit that issued a plan, by name, and the other unit that took the plan in and would run it."""

    name: str
    taken_in_by: str


def readings_for(user: User, day: date) -> QuerySet[Reading]:
    """Readings of the units that a user sees on a day: see `readings_of`."""
    return readings_of(seen_by(user, day), day)


def readings_of(visible: QuerySet[UnitVersion], day: date) -> QuerySet[Reading]:
    """Readings of some units, newest first, without their heavy columns.

    Each has ``unit_name``, as the unit is called that day or was called last.
    """
    called = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    found = Reading.objects.filter(unit_id__in=visible.values("unit_id")).select_related("file")
    return found.defer("plan", "source", "edits", "mapping").annotate(unit_name=Subquery(called.values("name")[:1]))


def search(readings: QuerySet[Reading], text: str) -> QuerySet[Reading]:
    """Those whose title or file name holds every word of ``text``, accents and case aside."""
    for word in fold(text).split():
        readings = readings.filter(folded__contains=word)
    return readings


def live_reading(unit_id: int, sha256: str) -> Reading | None:
    """A unit's reading of a file that was not discarded."""
    live = Reading.objects.exclude(state=ReadingState.DISCARDED)
    return live.filter(file__unit_id=unit_id, file__sha256=sha256).first()


def twins_of(reading: Reading, visible: QuerySet[UnitVersion], day: date) -> QuerySet[Reading]:
    """Readings of some units that may be of the same document: the same number and issuer, or the same title."""
    marks = {"by_number": reading.by_number, "by_title": reading.by_title}
    same = [Q(**{name: mark}) for name, mark in marks.items() if mark]
    found = readings_of(visible, day).exclude(pk=reading.pk).exclude(state=ReadingState.DISCARDED)
    return found.filter(reduce(or_, same)) if same else found.none()


def jobs_of(visible: QuerySet[UnitVersion]) -> QuerySet[ReadingJob]:
    """Scans of some units which are not read yet, could not be, or whose reading was stopped; oldest first."""
    later = ReadingJob.objects.filter(file=OuterRef("file"), pk__gt=OuterRef("pk"))
    read = Reading.objects.filter(file=OuterRef("file")).exclude(state=ReadingState.DISCARDED)
    stopped = Q(state=JobState.CANCELLED) & ~Exists(later) & ~Exists(read)
    open_jobs = Q(state__in=(JobState.WAITING, JobState.RUNNING, JobState.FAILED))
    found = ReadingJob.objects.filter(open_jobs | stopped, unit_id__in=visible.values("unit_id"))
    return found.select_related("file").order_by("pk")


def ahead_of(job: ReadingJob) -> int:
    """How many scans are read before this one that waits."""
    return ReadingJob.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING), pk__lt=job.pk).count()


def is_unattended(job: ReadingJob) -> bool:
    """Whether a scan waits although no worker is busy with another: there may be no worker at all."""
    if job.state != JobState.WAITING or timezone.now() - job.created_at < UNATTENDED:
        return False
    return not ReadingJob.objects.filter(state=JobState.RUNNING).exists()


def matches(reading: Reading, shown: rules.Json, day: date) -> dict[str, Meaning]:
    """For each wording of agencies in a proposal, the units it means: as chosen by hand, else as computed."""
    standing = _standing(reading, day)
    matcher = _matcher(reading, shown, day)
    return {
        wording: _chosen(reading.mapping[wording], standing)
        if wording in reading.mapping
        else _computed(matcher.match(wording))
        for wording in rules.wordings(shown)
    }


def issuer_elsewhere(reading: Reading, shown: rules.Json, day: date) -> Issuer | None:
    """The plan's issuer where it is a unit below the one that took the plan in, else None."""
    matcher = _matcher(reading, shown, day)
    if matcher.around is None or matcher.owner is None or matcher.around.owner is None:
        return None
    return Issuer(matcher.owner.name, matcher.around.owner.name)


def _matcher(reading: Reading, shown: rules.Json, day: date) -> Matcher:
    return matcher_of(reading.unit_id, day, shown["head"]["issuer"] or "")


def _standing(reading: Reading, day: date) -> frozenset[int]:
    """Of the units chosen by hand, those that stand in the reading's tree on a day."""
    chosen = {unit_id for unit_ids in reading.mapping.values() for unit_id in unit_ids}
    if not chosen:
        return frozenset()
    return frozenset(subtree(reading.unit_id, day).filter(unit_id__in=chosen).values_list("unit_id", flat=True))


def _computed(match: Match) -> Meaning:
    return Meaning(match.kind, match.unit_ids, match.score, match.reading, vague=match.vague)


def _chosen(unit_ids: Collection[int], standing: frozenset[int]) -> Meaning:
    return Meaning(
        kind=CHOSEN,
        unit_ids=tuple(unit_id for unit_id in unit_ids if unit_id in standing),
        gone=tuple(unit_id for unit_id in unit_ids if unit_id not in standing),
    )
