"""What a decision orders: which units end or change, what follows them, where their children go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.units.facts import Facts
from dondoc.units.models import SuccessionKind

MOST_UNITS = 200  # old units and parts of one succession


@dataclass(frozen=True, slots=True)
class Part:
    """A unit after the decision: a new one (no ``unit_id``), or one that there is, with other facts where given.

    ``share`` is how much of each old unit it gets.
    """

    unit_id: int | None
    facts: Facts | None = None
    share: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Order:
    """A succession before it is carried out.

    Old units that are among the parts go on; the others end. ``children`` allots units directly below an old
    unit to parts by their place in ``parts``; the rest go to ``work``, the part that takes over the open work, or
    stay where the old unit goes on.
    """

    kind: SuccessionKind
    day: date
    old: tuple[int, ...]
    parts: tuple[Part, ...]
    children: Mapping[int, int] = field(default_factory=dict)
    work: int = 0
    pass_seats: bool = False
    duties_to_all: bool = False

    @property
    def ending(self) -> tuple[int, ...]:
        """The old units that end."""
        going_on = {part.unit_id for part in self.parts}
        return tuple(unit for unit in self.old if unit not in going_on)


def refuse_misshapen(order: Order) -> None:
    """Raises `Invalid` for an order that says too little or contradicts itself, whatever the units are."""
    problem = _problem(order)
    if problem is not None:
        raise Invalid([problem])


def _problem(order: Order) -> Problem | None:
    old, parts, kind = order.old, order.parts, order.kind
    existing = [part.unit_id for part in parts if part.unit_id is not None]
    if len(old) + len(parts) > MOST_UNITS:
        many = _("Một quyết định có quá %(most)d đơn vị. Hãy chia thành nhiều lần.") % {"most": MOST_UNITS}
        return Problem("units", many)
    if len(set(old)) < len(old) or len(set(existing)) < len(existing):
        return Problem("units", _("Có đơn vị được chọn hai lần. Hãy bỏ bớt một lần."))
    if kind == SuccessionKind.MERGE:
        return _wrong_merger(order)
    if len(old) != 1:
        return Problem("units", _("Việc này chỉ làm với một đơn vị. Hãy chọn một đơn vị."))
    if kind == SuccessionKind.SPLIT:
        return _wrong_split(order)
    if kind == SuccessionKind.DISSOLVE:
        fine = len(parts) <= 1 and all(part.unit_id not in (None, old[0]) and not part.facts for part in parts)
        return None if fine else Problem("heir", _("Đơn vị tiếp nhận phải là một đơn vị khác đang hoạt động."))
    fine = len(parts) == 1 and parts[0].unit_id == old[0] and parts[0].facts is not None
    return None if fine else Problem("", _("Hãy ghi tên hoặc đơn vị cấp trên mới của đơn vị."))


def _wrong_merger(order: Order) -> Problem | None:
    if len(order.old) < 2:
        return Problem("units", _("Sáp nhập cần ít nhất hai đơn vị. Hãy chọn thêm đơn vị."))
    if len(order.parts) != 1 or order.parts[0].unit_id not in (None, *order.old):
        return Problem("units", _("Sáp nhập chỉ có một đơn vị sau khi sáp nhập. Hãy chọn lại."))
    if order.parts[0].unit_id is None and order.parts[0].facts is None:
        return Problem("name", _("Hãy ghi tên của đơn vị sau sáp nhập."))
    return None


def _wrong_split(order: Order) -> Problem | None:
    if len(order.parts) < 2:
        return Problem("parts", _("Chia tách cần ít nhất hai đơn vị sau chia tách. Hãy thêm đơn vị."))
    if any(part.unit_id is None and part.facts is None for part in order.parts):
        return Problem("parts", _("Hãy ghi tên của từng đơn vị sau chia tách."))
    if any(part.share <= 0 for part in order.parts) or sum(part.share for part in order.parts) != 1:
        return Problem("parts", _("Tỷ lệ của các đơn vị sau chia tách phải cộng lại đúng bằng 1. Hãy sửa tỷ lệ."))
    places = range(len(order.parts))
    if order.work not in places or any(place not in places for place in order.children.values()):
        return Problem("children", _("Có đơn vị trực thuộc chưa được phân về đơn vị nào. Hãy chọn đơn vị nhận."))
    return None
