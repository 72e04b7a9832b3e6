"""Personal identifiers in a document as it was issued: kept, but told, so that the office knows of them."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.core.identifiers import kind_in_words
from dondoc.documents.rules import Json
from dondoc.identifiers import find_identifiers
from dondoc.reader.json import source_from_json


@dataclass(frozen=True, slots=True)
class Sighting:
    """An identifier in a document: what it is, its place in the text, its page where the format has pages."""

    what: str
    start: int
    end: int
    page: int | None


def sightings(source: Json) -> list[Sighting]:
    """The personal identifiers in a reading's source, in order."""
    found = find_identifiers(source["text"])
    if not found:
        return []
    lines = list(source_from_json(source).lines())
    return [
        Sighting(
            what=kind_in_words(each.kind),
            start=each.span[0],
            end=each.span[1],
            page=next((line.page for line in lines if line.span[0] <= each.span[0] < line.span[1]), None),
        )
        for each in found
    ]
