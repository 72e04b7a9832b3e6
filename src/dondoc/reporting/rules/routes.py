"""The tree as reports go up it: where a route holds, it goes before the unit above. Pure: paths in, paths out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dondoc.units.rules import WIDTH, child_path, ids_of, moved_path

Routes = Mapping[int, int]
"""A unit's id -> the id of the unit that compiles its reports."""


def routed(paths: Sequence[str], routes: Routes) -> list[str]:
    """The paths of a unit and all below it with each routed unit, and those below that, in its new place; in order.

    A route of a unit that is not among them, or to one, changes nothing, nor does one that would lead in a circle.
    """
    if not routes:
        return list(paths)
    moves = _moves(paths, routes)
    return sorted(_moved(path, moves) for path in paths) if moves else list(paths)


def comes_to(path: str, unit_id: int, routes: Routes) -> bool:
    """Whether reports of the unit at a path would come to another one on their way up, by the tree and by routes."""
    seen: set[int] = set()
    way = list(ids_of(path))
    while way:
        each = way.pop()
        if each == unit_id:
            return True
        if each in routes and each not in seen:
            seen.add(each)
            way.append(routes[each])
    return False


def circling(routes: Routes, places: Mapping[int, str]) -> set[int]:
    """The routed units whose reports would come back to themselves; ``places`` has the path of each unit that counts.

    What is routed goes to its target, and up from there to the next one that is routed, and so on.
    """
    targets = {unit: ids_of(places[to]) for unit, to in routes.items() if to in places}
    next_of = {
        unit: next((each for each in reversed(above) if each in targets), None) for unit, above in targets.items()
    }
    return {unit for unit in targets if _comes_back(unit, next_of)}


def _comes_back(unit: int, next_of: Mapping[int, int | None]) -> bool:
    seen: set[int] = set()
    each = next_of[unit]
    while each is not None and each not in seen:
        if each == unit:
            return True
        seen.add(each)
        each = next_of[each]
    return False


def _straight(routes: Routes, places: Mapping[int, str]) -> Routes:
    """The routes that hold: of units that are there, to units that are there, and none in a circle."""
    found = {unit: to for unit, to in routes.items() if unit in places and to in places}
    while circles := circling(found, places):
        found = {unit: to for unit, to in found.items() if unit not in circles}
    return found


def _moves(paths: Sequence[str], routes: Routes) -> dict[str, str]:
    """Old path -> new path of each routed unit, the deepest first."""
    places = {int(path[-WIDTH:]): path for path in paths}
    straight = _straight(routes, places)
    moves = {places[unit]: "" for unit in sorted(straight, key=lambda each: len(places[each]))}
    for old in moves:
        moves[old] = _new_place(old, places, straight, moves)
    return dict(sorted(moves.items(), key=lambda each: len(each[0]), reverse=True))


def _new_place(old: str, places: Mapping[int, str], routes: Routes, moves: Mapping[str, str]) -> str:
    """Where a routed unit stands: below the new place of the one that compiles it, which may be routed, or stand below
    one that is."""
    unit = int(old[-WIDTH:])
    to = places[routes[unit]]
    above = next((to[:end] for end in range(len(to), 0, -WIDTH) if to[:end] in moves), None)
    place = to if above is None else moved_path(to, above, _new_place(above, places, routes, moves))
    return child_path(place, unit)


def _moved(path: str, moves: Mapping[str, str]) -> str:
    old = next((old for old in moves if path.startswith(old)), None)
    return path if old is None else moved_path(path, old, moves[old])
