"""Which words of a document each item of its reading came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dondoc.documents.rules import Json, items

IDENTIFIER = "identifier"
OUTSIDE = "outside"
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Mark:
    """The words from ``start`` up to ``end`` belong to the item ``key``.

    ``kind`` is "item", or "outside" for the words that put the item out of scope, or "identifier" for words
    that tell who a private person is, or "unsure" for words that the recognition of a scan was unsure of.
    """

    key: str
    start: int
    end: int
    kind: str = "item"

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start


def marks(plan: Json) -> list[Mark]:
    """Every mark of a reading in the order of the document, the longer of two that begin together first."""
    found = {*_head(plan), *_items(plan)}
    return sorted(found, key=lambda mark: (mark.start, -mark.length, mark.key))


def _head(plan: Json) -> Iterator[Mark]:
    spans = [*plan.get("spans", {}).values(), *(plan.get("signatory") or {}).get("spans", {}).values()]
    period = plan.get("period") or {}
    for span in [*spans, *([period["span"]] if "span" in period else [])]:
        yield _mark("head", span)


def _items(plan: Json) -> Iterator[Mark]:
    for key, item in items(plan):
        if "span" in item:
            yield _mark(key, item["span"])
        if "scope_span" in item:
            yield _mark(key, item["scope_span"], OUTSIDE)
    for number, item in enumerate(plan.get("amendments", ())):
        yield _mark(f"amendments.{number}", item["span"])
        if "text_span" in item:
            yield _mark(f"amendments.{number}", item["text_span"])


def _mark(key: str, span: Any, kind: str = "item") -> Mark:
    return Mark(key, span[0], span[1], kind)


def unsure(source: Json) -> list[Mark]:
    """The words of a scan that its recognition was unsure of."""
    return [_mark("", span, UNSURE) for span in source.get("unsure", ())]
