"""Puts units below another parent from a day on, with all that hangs below them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import Change, record_all
from dondoc.units.actions.fitting import unheld
from dondoc.units.actions.versions import lasting, lasting_paths, move_below, no_lasting_parent
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.rules import MAX_LEVELS, WIDTH, child_path, ids_of, level
from dondoc.units.successions.changes import Rehung
from dondoc.units.successions.orders import Order


def rehang(
    *, order: Order, olds: Mapping[int, UnitVersion], parts: Sequence[int], by: User | None
) -> tuple[Rehung, ...]:
    """Gives the children of units that end, and those allotted to another part, their new parents.

    Raises `Invalid` for children with nobody to go to, and for a part that does not last, stands below a unit
    that ends, or below one that goes along, or is of a kind that can't hold them.
    """
    wanted = _wanted(order, olds, parts)
    paths = lasting_paths(set(parts), order.day)
    _refuse_unplaced(order, parts, paths, {each.unit_id for each in wanted})
    _refuse_unheld(order, olds, parts, wanted)
    for old in dict.fromkeys(each.old_parent for each in wanted):
        own = [each for each in wanted if each.old_parent == old]
        targets = {each.new_parent for each in own}
        if old in order.ending and len(targets) == 1:
            _move_all(own[0], paths[own[0].new_parent], order.day)
        else:
            for each in own:
                _move(each, paths[each.new_parent], order.day)
    _log(wanted, order.day, by)
    return tuple(wanted)


def _wanted(order: Order, olds: Mapping[int, UnitVersion], parts: Sequence[int]) -> list[Rehung]:
    """Who goes where, the children of the deepest old unit first."""
    allotted = {child: parts[place] for child, place in order.children.items()}
    found = []
    for old in sorted(order.old, key=lambda unit: -level(olds[unit].path)):
        children = lasting(order.day).filter(parent_id=old).order_by("path")
        ids = list(dict.fromkeys(children.values_list("unit_id", flat=True)))
        stays = old if old not in order.ending else parts[order.work] if parts else None
        if ids and stays is None:
            raise Invalid([Problem("heir", _no_heir(len(ids)))])
        for child in ids:
            target = allotted.pop(child, stays)
            if target is not None and target != old:
                found.append(Rehung(child, old, target))
    if allotted:
        message = _("Có đơn vị được phân về nơi mới không còn trực thuộc đơn vị này. Hãy tải lại trang và phân lại.")
        raise Invalid([Problem("children", message)])
    return found


def _refuse_unplaced(order: Order, parts: Sequence[int], paths: Mapping[int, str], going: set[int]) -> None:
    for place, unit_id in enumerate(parts):
        if unit_id not in paths:
            raise Invalid([Problem(f"parent-{place}", no_lasting_parent(order.day))])
        if (going | set(order.ending)) & set(ids_of(paths[unit_id])):
            message = _("Đơn vị này nằm dưới một đơn vị sẽ kết thúc hoặc chuyển đi. Hãy chọn nơi khác cho đơn vị này.")
            raise Invalid([Problem(f"parent-{place}", message)])


def _refuse_unheld(
    order: Order, olds: Mapping[int, UnitVersion], parts: Sequence[int], wanted: Sequence[Rehung]
) -> None:
    """Children stay below a unit of the kind that held them, or go below one that can hold theirs."""
    targets = lasting(order.day).filter(unit_id__in={each.new_parent for each in wanted})
    for target in targets.order_by("unit_id", "valid_from"):
        coming = {
            each.unit_id
            for each in wanted
            if each.new_parent == target.unit_id and olds[each.old_parent].kind != target.kind
        }
        sentence = unheld(target, lasting(order.day).filter(unit_id__in=coming).order_by("path"))
        if sentence:
            raise Invalid([Problem(f"parent-{parts.index(target.unit_id)}", sentence)])


def _move(child: Rehung, above: str, day: date) -> None:
    """Takes one child and all below it from its old parent to the path ``above``."""
    if level(above) >= MAX_LEVELS:
        raise Invalid([Problem("children", _too_deep())])
    own = lasting(day).filter(unit_id=child.unit_id, parent_id=child.old_parent)
    old_path, new_path = own[0].path, child_path(above, child.unit_id)
    move_below(old_path, new_path, day)
    begun = own.filter(valid_from__lt=day).first()
    own.filter(valid_from__gte=day).update(parent_id=child.new_parent, path=new_path)
    if begun is not None:
        UnitVersion.objects.filter(pk=begun.pk).update(valid_to=day)
        begun.pk, begun.parent_id, begun.path, begun.valid_from = None, child.new_parent, new_path, day
        begun._state.adding = True
        begun.save()


def _move_all(any_child: Rehung, above: str, day: date) -> None:
    """Takes all children of a unit that ends, and all below them, to the path ``above``, in a few statements."""
    own = lasting(day).filter(parent_id=any_child.old_parent)
    move_below(own[0].path[:-WIDTH], above, day)
    own.filter(valid_from__gte=day).update(parent_id=any_child.new_parent)


def _log(rehung: Iterable[Rehung], day: date, by: User | None) -> None:
    moved = (
        Change(
            Unit(pk=each.unit_id),
            each.unit_id,
            {"parent": each.old_parent},
            {"parent": each.new_parent, "valid_from": day},
        )
        for each in rehung
    )
    record_all("unit.move", moved, by=by)


def _no_heir(count: int) -> str:
    return _("Còn %(count)d đơn vị trực thuộc. Hãy chọn đơn vị tiếp nhận, hoặc chuyển các đơn vị này đi trước.") % {
        "count": count
    }


def _too_deep() -> str:
    return _("Đơn vị trực thuộc sẽ đứng sâu quá %(levels)d cấp. Hãy chọn đơn vị nhận ở cấp cao hơn.") % {
        "levels": MAX_LEVELS
    }
