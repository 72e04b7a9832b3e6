"""What people corrected in a reading, carried over to the same words of the text that came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dondoc.documents.composing.lines import Whole, moved
from dondoc.documents.rules import Json, items, kind_of
from dondoc.reader.source import Source, Span


def carried_edits(edits: Mapping[str, Json], old: Json, source: Source, new: Json, whole: Whole) -> dict[str, Json]:
    """The edits of a reading as those of the reading of its amended text; ``old`` and ``new`` are their Plan JSON.

    An edit goes with its item where all the item's words are as they were and are read as the same kind of item.
    What a changed clause says is to be checked anew.
    """
    keys = dict(_same_items(old, source, new, whole))
    found: dict[str, Json] = {}
    for key, edit in edits.items():
        if "add" in edit:
            found |= _added(key, edit, keys, source, whole)
        elif key in keys:
            found[keys[key]] = edit
    return found


def _same_items(old: Json, source: Source, new: Json, whole: Whole) -> Iterator[tuple[str, str]]:
    """The key of each item that stands as it stood, and its key now."""
    places = {(kind_of(key), *span): key for key, item in items(new) if (span := _span(item))}
    yield "head", "head"
    for key, item in items(old):
        span = _span(item)
        now = moved(whole, source, span) if span else None
        if now is not None and (kind_of(key), *now) in places:
            yield key, places[kind_of(key), *now]


def _added(key: str, edit: Json, keys: Mapping[str, str], source: Source, whole: Whole) -> dict[str, Json]:
    """An item that a person added: with its words where it has a place, and below the agency that it was put under."""
    above, _dot, _part = key.rpartition(".")[0].rpartition(".")
    if above and above not in keys and ".a" not in above:
        return {}
    place = key if not above else key.replace(above, keys.get(above, above), 1)
    span = _span(edit["add"])
    if span is None:
        return {place: edit}
    now = moved(whole, source, span)
    return {place: edit | {"add": edit["add"] | {"span": list(now)}}} if now else {}


def _span(item: Json) -> Span | None:
    return (item["span"][0], item["span"][1]) if item.get("span") else None
