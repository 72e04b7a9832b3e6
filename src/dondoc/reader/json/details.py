"""Funds, windows, periods and amendments as plain data and back."""

from __future__ import annotations

from typing import Any

from dondoc.reader.json.basis import basis_from, basis_json
from dondoc.reader.plan import Action, After, Amendment, Funds, NamedDocument, Window
from dondoc.reader.source import Span

Json = dict[str, Any]


def _span(row: Json) -> Span:
    return row["span"][0], row["span"][1]


def funds_json(item: Funds) -> Json:
    """Money named for a task; ``amount`` in đồng."""
    place = {"text": item.text, "span": list(item.span), **basis_json(item)}
    return {**place, "amount": item.amount, "source": item.source}


def funds_from(row: Json) -> Funds:
    """The funds that ``funds_json`` wrote."""
    return Funds(row["text"], _span(row), row["amount"], row["source"], basis=basis_from(row))


def window_json(item: Window | None) -> Json | None:
    """The days that figures cover."""
    if item is None:
        return None
    place = {"text": item.text, "span": list(item.span), **basis_json(item)}
    return {**place, "start": item.start, "end": item.end, "previous": item.previous}


def window_from(row: Json | None) -> Window | None:
    """The window that ``window_json`` wrote."""
    if row is None:
        return None
    return Window(row["text"], _span(row), row["start"], row["end"], row["previous"], basis=basis_from(row))


def after_json(after: After | None) -> Json | None:
    """Working days are told apart from calendar days; of hours and months there is only one kind."""
    if after is None:
        return None
    counts = {"days": after.days, "hours": after.hours, "months": after.months}
    kind = {"working": after.working} if after.working or after.days is not None else {}
    return {**{key: count for key, count in counts.items() if count is not None}, **kind, "from": after.start}


def after_from(row: Json | None) -> After | None:
    """The period that ``after_json`` wrote."""
    if row is None:
        return None
    return After(row["from"], row.get("days"), row.get("hours"), row.get("months"), row.get("working", False))


def amendment_json(item: Amendment) -> Json:
    """One change to another plan; ``old`` and ``text_span`` only where there are any."""
    document = item.document
    return {
        "path": item.path,
        "clause": item.clause,
        "action": item.action.value,
        "document": None if document is None else {"kind": document.kind, "number": document.number},
        "text": item.text,
        **({} if item.old is None else {"old": item.old}),
        "span": list(item.span),
        **({} if item.text_span is None else {"text_span": list(item.text_span)}),
        **basis_json(item),
    }


def amendment_from(row: Json) -> Amendment:
    """The amendment that ``amendment_json`` wrote."""
    document, words = row["document"], row.get("text_span")
    return Amendment(
        path=row["path"],
        clause=row["clause"],
        action=Action(row["action"]),
        document=document and NamedDocument(document["kind"], document["number"]),
        text=row["text"],
        span=_span(row),
        old=row.get("old"),
        text_span=words and (words[0], words[1]),
        basis=basis_from(row),
    )
