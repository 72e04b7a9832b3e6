"""Which documents a reading says that it changes, clause by clause or as a whole. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.documents.rules import Json
from dondoc.reader.keys import document_key

_REPLACES = ("thay thế", "thay cho")
_BEFORE = 60  # characters between "thay thế" and the kind of the document that it names


@dataclass(frozen=True, slots=True)
class Amended:
    """A document whose clauses a reading changes: as it is named there, its key, and the places of the changes.

    All of it is "" where the reading does not say which document it changes.
    """

    kind: str
    number: str
    key: str
    numbers: tuple[int, ...]


def amended_documents(plan: Json) -> tuple[Amended, ...]:
    """The documents that a Plan JSON amends, in the order in which it first names them."""
    places: dict[tuple[str, str], list[int]] = {}
    for number, item in enumerate(plan.get("amendments", ())):
        named = item["document"] or {"kind": "", "number": ""}
        places.setdefault((named["kind"], named["number"]), []).append(number)
    return tuple(
        Amended(kind, number, str(document_key(kind, number, None)) if number else "", tuple(numbers))
        for (kind, number), numbers in places.items()
    )


def replaced_keys(shown: Json, text: str) -> tuple[str, ...]:
    """The keys of what a proposal may be a new text of: its own, and those of documents that it says it replaces."""
    own = shown["head"]["document_key"]
    return tuple(dict.fromkeys(key for key in (own, *_replaced(shown, text)) if key))


def _replaced(shown: Json, text: str) -> Iterator[str]:
    for item in shown.get("citations", ()):
        start, _end = item.get("span") or (0, 0)
        before = " ".join(text[max(start - _BEFORE, 0) : start].split()).lower()
        if any(words in before for words in _REPLACES):
            yield item["document_key"]
