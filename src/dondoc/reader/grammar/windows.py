"""Which report the days belong to that figures cover: named beside its due date, or in a paragraph of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dondoc.reader.clauses.deadlines import find_windows, pair_windows
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.outline import Node
from dondoc.reader.plan import Deadline, DeadlineKind, Window

# "Báo cáo 6 tháng đầu năm: ...", in the list of due dates and again in that of windows.
_RHYTHM = LazyPattern(
    r"báo cáo (?:định kỳ )?(?:hằng |hàng )?(tháng|quý|(?:0?6|sáu) tháng(?: (?:đầu|cuối) năm)?|0?9 tháng|năm)(?!\w)"
)


@dataclass(slots=True)
class _Paragraph:
    node: Node
    deadlines: list[Deadline]
    windows: list[Window]


def with_windows(found: Sequence[tuple[Node, Sequence[Deadline]]]) -> Iterator[tuple[Node, Deadline]]:
    """The due dates of the paragraphs, spans still those of each paragraph's body, with their windows.

    A window goes to the report of its own sentence or of one beside it, else to the report that its part names with
    the same rhythm, else to the report of the paragraph before or behind.
    """
    paragraphs = [_paragraph(node, deadlines) for node, deadlines in found]
    for index, one in enumerate(paragraphs):
        for window in list(one.windows):
            _give(window, one, _alike(window, one, paragraphs) or _beside(paragraphs, index))
    for one in paragraphs:
        yield from ((one.node, deadline) for deadline in one.deadlines)


def _paragraph(node: Node, deadlines: Sequence[Deadline]) -> _Paragraph:
    """The windows of a paragraph, those of its own reports given to them; the others keep spans of the source."""
    whole, body = node.whole, node.body
    windows = find_windows(whole.text) if whole is not None else ()
    if whole is None or body is None or not windows:
        return _Paragraph(node, list(deadlines), [])
    shift = whole.text.rfind(body.text)
    moved = [replace(one, span=(one.span[0] + shift, one.span[1] + shift)) for one in deadlines]
    paired = pair_windows(whole.text, moved, windows)
    sourced = {window: replace(window, span=whole.span(*window.span)) for window in windows}
    given = [
        replace(one, window=sourced[paired[index]]) if index in paired else one for index, one in enumerate(deadlines)
    ]
    left = [sourced[window] for window in windows if window not in paired.values()]
    return _Paragraph(node, given, left)


def _give(window: Window, holder: _Paragraph, place: tuple[_Paragraph, int] | None) -> None:
    if place is None:
        return
    paragraph, index = place
    paragraph.deadlines[index] = replace(paragraph.deadlines[index], window=window)
    holder.windows.remove(window)


def _open_reports(paragraph: _Paragraph) -> list[int]:
    """The reports of a paragraph that have no window yet."""
    kinds = enumerate(paragraph.deadlines)
    return [index for index, one in kinds if one.kind is DeadlineKind.REPORT and one.window is None]


def _alike(window: Window, holder: _Paragraph, paragraphs: Sequence[_Paragraph]) -> tuple[_Paragraph, int] | None:
    rhythm = _rhythm(holder.node.whole.text if holder.node.whole else "")
    part = holder.node.path.partition(".")[0]
    for one in paragraphs:
        if rhythm is None or one.node.path.partition(".")[0] != part:
            continue
        for index in _open_reports(one):
            if _rhythm(one.deadlines[index].text) == rhythm:
                return one, index
    return None


def _rhythm(text: str) -> str | None:
    found = _RHYTHM.search(fold(text))
    return found[1] if found else None


def _beside(paragraphs: Sequence[_Paragraph], index: int) -> tuple[_Paragraph, int] | None:
    if index > 0 and (open_reports := _open_reports(paragraphs[index - 1])):
        return paragraphs[index - 1], open_reports[-1]
    if index + 1 < len(paragraphs) and (open_reports := _open_reports(paragraphs[index + 1])):
        return paragraphs[index + 1], open_reports[0]
    return None
