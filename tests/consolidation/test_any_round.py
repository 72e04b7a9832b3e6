"""Totals of any round, on any day, equal the plainest reckoning: versions, corrections, gaps, every way of summing up."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from cast import START, Cast
from dondoc.consolidation import kept
from dondoc.consolidation.history import files
from dondoc.consolidation.history.refreshing import refresh
from dondoc.consolidation.history.totalling import node_totals
from dondoc.consolidation.queries import cycle_totals
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.models import Obligation, Submission
from dondoc.reporting.rules.figures import pack
from dondoc.reporting.rules.forms import IndicatorDraft, columns
from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
FIRST = date(2026, 6, 1)
DAYS = 14
WAYS = ("sum", "max", "latest", "none")


@dataclass
class Version:
    """What one unit reported in one version; days count from the first, and it counts from ``accepted`` to ``ended``."""

    sent: float
    accepted: float | None
    ended: float | None
    figures: list[int | None]

    def counts_on(self, day: int) -> bool:
        """Whether it counts at the end of a day."""
        return self.accepted is not None and self.accepted < day + 1 and (self.ended is None or self.ended >= day + 1)


@dataclass
class Invented:
    """A tree as parents, and the versions of each unit that owes."""

    parents: dict[int, int]
    reports: dict[int, list[Version]] = field(default_factory=dict)

    def way_up(self, unit: int) -> list[int]:
        return [unit, *(self.way_up(self.parents[unit]) if unit in self.parents else [])]

    def total(self, node: int, column: int, day: int) -> tuple[int, int]:
        """The figure at a node and how many reports gave it."""
        counted = [
            (version.sent, unit, version.figures[column])
            for unit, versions in self.reports.items()
            for version in versions
            if version.counts_on(day) and node in self.way_up(unit)
        ]
        given = sorted((sent, unit, figure) for sent, unit, figure in counted if figure is not None)
        if WAYS[column] == "none":
            given = [each for each in given if each[1] == node]
        figures = [figure for _sent, _unit, figure in given]
        ways: dict[str, Callable[[list[int]], int]] = {
            "sum": sum,
            "max": max,
            "none": max,
            "latest": lambda all: all[-1],
        }
        return (ways[WAYS[column]](figures) if figures else 0), len(figures)


@pytest.mark.parametrize("seed", range(8))
def test_every_node_on_every_day(
    cast: Cast, seed: int, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TOTALS_ROOT, settings.HISTORY_ROOT = tmp_path / "totals", tmp_path / "history"
    monkeypatch.setattr(kept, "KEEP_FROM", 1)
    chance = random.Random(seed)
    round_ = make_round(cast, *(IndicatorDraft(f"Số {way}", "amount", aggregation=way, required=False) for way in WAYS))
    invented = grow(cast, chance)
    report(round_, invented, chance)
    today = FIRST + timedelta(days=DAYS)
    for ago in range(DAYS + 1):
        totals = cycle_totals(round_.cycle, as_of=today - timedelta(days=ago), today=today)
        for row, unit in enumerate(totals.unit_ids.tolist()):
            told = list(zip(totals.sums[row].tolist(), totals.filled[row].tolist(), strict=True))
            assert told == [invented.total(unit, column, DAYS - ago) for column in range(len(WAYS))], (ago, unit)
    close_cycle(cycle=round_.cycle, by=round_.office)
    assert refresh(today) == 1
    found = node_totals(files.file_of(round_.cycle.pk))
    assert found.sums[:, 0].tolist() == [invented.total(unit, 0, DAYS)[0] for unit in found.unit_ids.tolist()]


def grow(cast: Cast, chance: random.Random) -> Invented:
    units = [cast.province, cast.commune, cast.other_commune, cast.department, cast.police, cast.school]
    parents = {unit.pk: cast.province.pk for unit in units[1:5]} | {cast.school.pk: cast.commune.pk}
    for number in range(chance.randint(0, 6)):
        parent = chance.choice(units)
        unit = create_unit(name=f"Điểm {number}", kind=UnitKind.OTHER, parent=parent, valid_from=START, by=None)
        parents[unit.pk] = parent.pk
        units.append(unit)
    return Invented(parents)


def report(round_: Round, invented: Invented, chance: random.Random) -> None:
    """Lets most units report, some in several versions: returned, or replaced by a correction."""
    Obligation.objects.all().delete()
    indicators = list(round_.form.indicators.all())
    for unit in [round_.cast.province.pk, *invented.parents]:
        versions = invented.reports.setdefault(unit, invent(chance) if chance.random() < 0.8 else [])
        state = "owed" if not versions else last_state(versions)
        obligation = Obligation.objects.create(cycle=round_.cycle, unit_id=unit, due=FIRST, state=state)
        Obligation.objects.filter(pk=obligation.pk).update(created_at=moment(-1))
        for number, each in enumerate(versions, 1):
            keyed = zip(indicators, each.figures, strict=True)
            values = {str(indicator.pk): {"value": figure} for indicator, figure in keyed if figure is not None}
            Submission.objects.create(
                obligation=obligation, version=number, state=state_of(versions, number - 1), values=values,
                sent_at=moment(each.sent), accepted_at=moment(each.accepted),
                decided_at=moment(each.ended if each.ended is not None else each.accepted), reason="Lý do",
                vector=pack(values, columns(indicators)),
            )  # fmt: skip


def invent(chance: random.Random) -> list[Version]:
    """One version after the other; an accepted one ends when it is returned, or when its correction is accepted."""
    versions: list[Version] = []
    day = chance.random() * 4
    for _number in range(chance.randint(1, 3)):
        figures = [chance.choice([None, 0, chance.randint(1, 10**15 - 1)]) for _way in WAYS]
        sent = day
        day += chance.random() * 3
        open_one = versions[-1] if versions and versions[-1].ended is None else None
        accepted = day if chance.random() < 0.8 else None
        if open_one and accepted is None:
            break  # a correction that waits: the accepted version goes on
        if open_one:
            open_one.ended = day
        versions.append(Version(sent, accepted, None, figures))
        day += chance.random() * 3
        if accepted is None or chance.random() < 0.4:
            versions[-1].ended = day
            day += chance.random() * 2
    return [each for each in versions if max(each.sent, each.accepted or 0, each.ended or 0) < DAYS]


def state_of(versions: list[Version], place: int) -> str:
    each = versions[place]
    if each.ended is None:
        return "accepted"
    following = versions[place + 1] if place + 1 < len(versions) else None
    return "replaced" if following and following.accepted == each.ended else "returned"


def last_state(versions: list[Version]) -> str:
    return "accepted" if versions[-1].ended is None else "returned"


def moment(day: float | None) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(FIRST, time(), tzinfo=timezone.get_current_timezone()) + timedelta(days=day)
