"""Putting many units below another one from a day on, and showing beforehand what that would do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.units.actions.many import Wish, change_many, open_versions
from dondoc.units.facts import facts_of
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import as_of, in_subtree

MOST = 500  # units chosen at once; those below them are not counted


@dataclass(frozen=True, slots=True)
class Move:
    """One chosen unit as it stands: ``from_name`` is the unit above it, ``below`` counts those that go along."""

    version: UnitVersion
    from_name: str
    below: int


@dataclass(frozen=True, slots=True)
class MovePreview:
    """Who would move, who stands there already, and every reason against; each problem's place is a unit's name."""

    moves: tuple[Move, ...]
    staying: tuple[UnitVersion, ...]
    problems: tuple[Problem, ...]

    @property
    def below(self) -> int:
        """How many units go along in all."""
        return sum(move.below for move in self.moves)


@transaction.atomic
def move_units(*, unit_ids: Collection[int], parent: Unit, valid_from: date, by: User | None) -> MovePreview:
    """Puts units below ``parent`` from a day on, all or none, those below each with it; gives what was done.

    Units that stand there already stay as they are. Raises `Invalid` with every unit that can't be moved: one that
    has ended or is known to change on that day or later, one that ``parent`` itself stands below; and where there is
    nothing to move, or more than 500 units.
    """
    preview = _move(unit_ids, parent, valid_from, by)
    if preview.problems:
        raise Invalid(preview.problems)
    return preview


def preview_move(*, unit_ids: Collection[int], parent: Unit, valid_from: date) -> MovePreview:
    """What `move_units` would do: it is carried out and taken back."""
    with transaction.atomic():
        preview = _move(unit_ids, parent, valid_from, None)
        transaction.set_rollback(True)
    return preview


def _move(unit_ids: Collection[int], parent: Unit, day: date, by: User | None) -> MovePreview:
    chosen = list(dict.fromkeys(unit_ids))
    if len(chosen) > MOST:
        message = _("Mỗi lần chỉ chuyển được %(most)d đơn vị. Hãy chọn ít hơn.") % {"most": MOST}
        return MovePreview((), (), (Problem("", message),))
    olds = open_versions(chosen)
    there = tuple(version for version in olds.values() if version.parent_id == parent.pk)
    going = [unit_id for unit_id in chosen if unit_id not in {version.unit_id for version in there}]
    moves = tuple(_moves([olds[unit_id] for unit_id in going if unit_id in olds], day))
    problems = _carry_out(going, olds, parent, day, by)
    if not going and not problems:
        problems = [Problem("", _("Các đơn vị đã chọn đều đang ở nơi này. Hãy chọn nơi chuyển đến khác."))]
    return MovePreview(moves, there, tuple(problems))


def _carry_out(
    going: Sequence[int], olds: dict[int, UnitVersion], parent: Unit, day: date, by: User | None
) -> list[Problem]:
    gone = _("Có đơn vị đã chọn không còn hoạt động. Hãy tải lại trang và chọn lại.")
    missing = [Problem("", gone)] if any(unit_id not in olds for unit_id in going) else []
    wishes = [
        Wish(unit_id, replace(facts_of(olds[unit_id]), parent_id=parent.pk)) for unit_id in going if unit_id in olds
    ]
    found = change_many(wishes, day, by)
    return missing + [
        Problem(olds[wishes[place].unit_id].name, problem.message)
        for place, problems in sorted(found.items())
        for problem in problems
    ]


def _moves(versions: Sequence[UnitVersion], day: date) -> Iterator[Move]:
    parents = as_of(day).filter(unit_id__in={version.parent_id for version in versions})
    names = dict(parents.values_list("unit_id", "name"))
    for version in versions:
        below = as_of(day).filter(in_subtree(version.path)).exclude(unit_id=version.unit_id)
        yield Move(version, names.get(version.parent_id or 0, ""), below.count())
