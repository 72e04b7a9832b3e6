"""Joins the parts of a ruled table that runs over several pages."""

from __future__ import annotations

from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Page

_SAME_COLUMN = 4.0
_ENDED = (".", ";", ":", "!", "?")
_HEAD_ROWS = 3


def join_continued(pages: list[Page]) -> None:
    """Move, in place, the rows of a table that goes on from the page before onto the table's first page."""
    last: Grid | None = None
    for page in pages:
        if last and page.grids and _goes_on(last, page.grids[0]) and not _rows_above(page, page.grids[0]):
            first = page.grids.pop(0)
            _append(last, first)
            if not page.grids:
                last = None if _rows_below(page, first) else last
                continue
        last = page.grids[-1] if page.grids and not _rows_below(page, page.grids[-1]) else None


def _goes_on(grid: Grid, below: Grid) -> bool:
    return len(grid.xs) == len(below.xs) and all(
        abs(one - two) <= _SAME_COLUMN for one, two in zip(grid.xs, below.xs, strict=True)
    )


def _rows_above(page: Page, grid: Grid) -> bool:
    return any(row.bottom <= grid.top for row in page.rows)


def _rows_below(page: Page, grid: Grid) -> bool:
    return any(row.top >= grid.bottom for row in page.rows)


def _append(grid: Grid, below: Grid) -> None:
    rows = _by_row(below)
    heads = list(_by_row(grid).values())[:_HEAD_ROWS]
    for row, head in zip(sorted(rows), heads, strict=False):
        if _texts(rows[row]) != _texts(head):
            break
        del rows[row]
    if rows and _is_rest(grid, rows[min(rows)], below.open_top or grid.open_bottom):
        _extend(grid, rows.pop(min(rows)))
    grid.open_bottom = below.open_bottom
    if rows:
        _stretch(grid, rows[min(rows)])
        shift = len(grid.ys) - 1 - min(rows)
        for row in sorted(rows):
            for cell in rows[row]:
                cell.row += shift
                grid.cells.append(cell)
        # Where the rows stand on the later page is of no use here; only their number counts on.
        grid.ys.extend([grid.bottom] * (len(below.ys) - 1 - min(rows)))


def _by_row(grid: Grid) -> dict[int, list[GridCell]]:
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _texts(cells: list[GridCell]) -> list[str]:
    return [cell.text for cell in cells]


def _is_rest(grid: Grid, cells: list[GridCell], cut: bool) -> bool:
    """Whether a page's first row goes on from the last row before: no number, a text begun in mid-phrase.

    ``cut``: no line ends the row above, so that nothing but a number would tell of another row.
    """
    above = _lowest(grid)
    if cells[0].column or cells[0].lines or any(cell.column not in above for cell in cells):
        return False
    if cut:
        return True
    begun = [cell for cell in cells if cell.lines]
    return any(
        cell.text[0].islower() or (above[cell.column].lines and not above[cell.column].text.endswith(_ENDED))
        for cell in begun
    )


def _extend(grid: Grid, cells: list[GridCell]) -> None:
    above = _lowest(grid)
    for cell in cells:
        above[cell.column].lines.extend(cell.lines)


def _stretch(grid: Grid, cells: list[GridCell]) -> None:
    """Let a cell merged down to the page's end cover the empty cell on top of the next page too."""
    above = _lowest(grid)
    for cell in list(cells):
        merged = above.get(cell.column)
        if merged and merged.rows > 1 and merged.columns == cell.columns and not cell.lines:
            merged.rows += cell.rows
            cells.remove(cell)


def _lowest(grid: Grid) -> dict[int, GridCell]:
    """The cells that reach down to the end of a table, by column."""
    return {cell.column: cell for cell in grid.cells if cell.row + cell.rows == len(grid.ys) - 1}
