"""Finds ruled tables: ruling lines that meet make a grid, and a missing piece of a line a merged cell."""

from __future__ import annotations

from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Rule

# Lines that should meet miss each other by this much in real files (points).
_NEAR = 3.0
# How far lines must reach past the last one across them to hold a line of text, and how many of them.
_LEAST_OPEN = 9.0
_LEAST_COLUMNS = 3
_MOST_RULES = 2_000
_Places = dict[float, list[Rule]]


def find_grids(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """The ruled tables of a page from the top; a frame around one single cell is none."""
    if not across or len(down) < 2 or len(across) + len(down) > _MOST_RULES:
        return []
    grids = (_grid(*group) for group in _groups(_merged(across), _merged(down)))
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.top)


def _merged(rules: list[Rule]) -> list[Rule]:
    """One rule for the pieces that lie end to end on one line."""
    merged: list[Rule] = []
    for rule in sorted(_levelled(rules), key=lambda rule: (rule.at, rule.start)):
        last = merged[-1] if merged else None
        if last is not None and last.at == rule.at and rule.start <= last.end + _NEAR:
            last.end = max(last.end, rule.end)
        else:
            merged.append(rule)
    return merged


def _levelled(rules: list[Rule]) -> list[Rule]:
    """The rules, those that stand nearly on one line moved onto it."""
    levelled: list[Rule] = []
    at = float("-inf")
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rule.at - at > _NEAR:
            at = rule.at
        levelled.append(Rule(at, rule.start, rule.end))
    return levelled


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules parted into groups of such as meet one another."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left = list(down)
    for rule in across:
        met: list[Rule] = []
        apart: list[Rule] = []
        for other in left:
            (met if _meet(rule, other) else apart).append(other)
        left = apart
        joined: tuple[list[Rule], list[Rule]] = ([rule], met)
        for group in [group for group in groups if any(_meet(rule, other) for other in group[1])]:
            joined = (group[0] + joined[0], group[1] + joined[1])
            groups.remove(group)
        groups.append(joined)
    return groups


def _meet(across: Rule, down: Rule) -> bool:
    return across.start - _NEAR <= down.at <= across.end + _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    ys = sorted({rule.at for rule in across})
    xs = sorted({rule.at for rule in down})
    if len(xs) < 2 or not ys:
        return None
    # A row that runs over the page's end has no line there: its columns' lines hang free.
    open_top, open_bottom = _free_end([-rule.start for rule in down], -ys[0]), _free_end([r.end for r in down], ys[-1])
    ys = [-end for end in open_top] + ys + open_bottom
    if len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    return Grid(xs, ys, _cells(xs, ys, across, down), bool(open_top), bool(open_bottom))


def _free_end(ends: list[float], outermost: float) -> list[float]:
    """How far lines down the page reach past the outermost line across, if all of the farthest end together."""
    end = max(ends)
    together = sum(end - other <= _NEAR for other in ends)
    return [end] if end - outermost >= _LEAST_OPEN and together >= _LEAST_COLUMNS else []


def _cells(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[GridCell]:
    """The cells in reading order: from each free place as far right and down as no rule stands in between."""
    taken: set[tuple[int, int]] = set()
    cells = []
    across_at, down_at = _by_place(across), _by_place(down)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            cell = _cell(row, column, xs, ys, across_at, down_at)
            covered = {(row + below, column + beside) for below in range(cell.rows) for beside in range(cell.columns)}
            if covered & taken:
                cell, covered = GridCell(row, column, 1, 1), {(row, column)}
            taken |= covered
            cells.append(cell)
    return cells


def _by_place(rules: list[Rule]) -> _Places:
    """The rules of each line."""
    places: _Places = {}
    for rule in rules:
        places.setdefault(rule.at, []).append(rule)
    return places


def _cell(row: int, column: int, xs: list[float], ys: list[float], across: _Places, down: _Places) -> GridCell:
    columns = rows = 1
    middle = (ys[row] + ys[row + 1]) / 2
    while column + columns < len(xs) - 1 and not _ruled(down, xs[column + columns], middle):
        columns += 1
    middle = (xs[column] + xs[column + 1]) / 2
    while row + rows < len(ys) - 1 and not _ruled(across, ys[row + rows], middle):
        rows += 1
    return GridCell(row, column, rows, columns)


def _ruled(rules: _Places, at: float, along: float) -> bool:
    return any(rule.start <= along <= rule.end for rule in rules.get(at, ()))
