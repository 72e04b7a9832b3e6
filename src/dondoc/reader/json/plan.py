"""A plan as plain data in the keys of the plan format, and back."""

from __future__ import annotations

from typing import Any

from dondoc.reader.json.basis import basis_from, basis_json
from dondoc.reader.json.details import (
    after_from,
    after_json,
    amendment_from,
    amendment_json,
    funds_from,
    funds_json,
    window_from,
    window_json,
)
from dondoc.reader.plan import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Head,
    OutlineItem,
    Outside,
    Period,
    Plan,
    Recipient,
    Role,
    Signatory,
    Target,
    Task,
    Text,
)
from dondoc.reader.source import Source, Span

Json = dict[str, Any]

_HEAD = ("kind", "number", "place", "date", "title", "issuer")
_SIGNATORY = ("authority", "title", "name")


def plan_json(plan: Plan) -> Json:
    """The plan in the keys of the plan format. Optional keys stand only where they are set."""
    period, key = plan.head.period, plan.head.key
    return {
        **_texts_json(plan.head, _HEAD),
        "key": None if key is None else str(key),
        "period": None if period is None else _period_json(period),
        "signatory": _texts_json(plan.head.signatory, _SIGNATORY),
        "recipients": [_recipient_json(item) for item in plan.recipients],
        "citations": [_citation_json(item) for item in plan.citations],
        "outline": [_outline_json(item) for item in plan.outline],
        "assignments": [_assignment_json(item) for item in plan.assignments],
        "targets": [_target_json(item) for item in plan.targets],
        "deadlines": [_deadline_json(item) for item in plan.deadlines],
        "amendments": [amendment_json(item) for item in plan.amendments],
        "warnings": list(plan.warnings),
    }


def plan_from_json(data: Json, source: Source) -> Plan:
    """The plan that ``plan_json`` wrote. Raises ``KeyError`` where a key is missing."""
    period = data["period"]
    signatory = data["signatory"]
    head = Head(
        **_texts_from(data, _HEAD),
        period=period and Period(period["start"], period["end"], _span(period), basis=basis_from(period)),
        signatory=Signatory(**_texts_from(signatory, _SIGNATORY)),
    )
    return Plan(
        head=head,
        source=source,
        recipients=tuple(_recipient_from(row) for row in data["recipients"]),
        citations=tuple(_citation_from(row) for row in data["citations"]),
        outline=tuple(_outline_from(row) for row in data["outline"]),
        assignments=tuple(_assignment_from(row) for row in data["assignments"]),
        targets=tuple(_target_from(row) for row in data["targets"]),
        deadlines=tuple(_deadline_from(row) for row in data["deadlines"]),
        warnings=tuple(data["warnings"]),
        amendments=tuple(amendment_from(row) for row in data.get("amendments", ())),
    )


def _texts_json(owner: Head | Signatory, names: tuple[str, ...]) -> Json:
    """The texts of some fields, null where unset; spans and bases of those that are set."""
    texts: dict[str, Text | None] = {name: getattr(owner, name) for name in names}
    return {
        **{name: text and text.text for name, text in texts.items()},
        "spans": {name: list(text.span) for name, text in texts.items() if text is not None},
        "bases": {name: basis_json(text) for name, text in texts.items() if text is not None},
    }


def _texts_from(data: Json, names: tuple[str, ...]) -> dict[str, Any]:
    spans, bases = data["spans"], data.get("bases", {})
    return {
        name: Text(data[name], _pair(spans[name]), basis=basis_from(bases.get(name, {})))
        for name in names
        if name in spans
    }


def _pair(span: list[int]) -> Span:
    return span[0], span[1]


def _span(row: Json) -> Span:
    return _pair(row["span"])


def _set(**values: Any) -> Json:
    """The optional keys that are set."""
    return {key: value for key, value in values.items() if value is not None and value is not False}


def _period_json(item: Period) -> Json:
    return {"start": item.start, "end": item.end, "span": list(item.span), **basis_json(item)}


def _recipient_json(item: Recipient) -> Json:
    return {"name": item.name, "purpose": item.purpose, "span": list(item.span), **basis_json(item)}


def _recipient_from(row: Json) -> Recipient:
    return Recipient(row["name"], row["purpose"], _span(row), basis=basis_from(row))


def _citation_json(item: Citation) -> Json:
    return {
        "kind": item.kind,
        "number": item.number,
        "date": item.date,
        "key": str(item.key),
        "span": list(item.span),
        **basis_json(item),
    }


def _citation_from(row: Json) -> Citation:
    return Citation(row["kind"], row["number"], row["date"], _span(row), basis=basis_from(row))


def _outline_json(item: OutlineItem) -> Json:
    return {"path": item.path, "title": item.title, "span": list(item.span), **basis_json(item)}


def _outline_from(row: Json) -> OutlineItem:
    return OutlineItem(row["path"], row["title"], _span(row), basis=basis_from(row))


def _outside_json(outside: Outside | None) -> Json:
    if outside is None:
        return {}
    return {"scope": "outside", "scope_words": outside.words, "scope_span": list(outside.span)}


def _outside_from(row: Json) -> Outside | None:
    return Outside(row["scope_words"], _pair(row["scope_span"])) if "scope" in row else None


def _assignment_json(item: Assignment) -> Json:
    return {
        "path": item.path,
        "agency": item.agency,
        "span": list(item.span),
        **basis_json(item),
        "tasks": [_task_json(task) for task in item.tasks],
    }


def _assignment_from(row: Json) -> Assignment:
    tasks = tuple(_task_from(task) for task in row["tasks"])
    return Assignment(row["path"], row["agency"], _span(row), tasks, basis=basis_from(row))


def _task_json(item: Task) -> Json:
    return {
        "text": item.text,
        "span": list(item.span),
        **basis_json(item),
        "role": item.role.value,
        "partners": [partner.text for partner in item.partners],
        "partner_spans": [list(partner.span) for partner in item.partners],
        "partner_bases": [basis_json(partner) for partner in item.partners],
        **_set(time=item.time, due=item.due, every=item.every, product=item.product),
        **_set(after=after_json(item.after)),
        **_set(funds=[funds_json(one) for one in item.funds] or None),
        **_outside_json(item.outside),
    }


def _task_from(row: Json) -> Task:
    bases = row.get("partner_bases") or [{}] * len(row["partners"])
    partners = zip(row["partners"], row["partner_spans"], bases, strict=True)
    return Task(
        text=row["text"],
        span=_span(row),
        role=Role(row["role"]),
        partners=tuple(Text(text, _pair(span), basis=basis_from(found)) for text, span, found in partners),
        time=row.get("time"),
        due=row.get("due"),
        every=row.get("every"),
        product=row.get("product"),
        outside=_outside_from(row),
        funds=tuple(funds_from(one) for one in row.get("funds", ())),
        after=after_from(row.get("after")),
        basis=basis_from(row),
    )


def _number(value: float) -> float | int:
    """A whole number is written without a decimal point."""
    return int(value) if float(value).is_integer() else value


def _target_json(item: Target) -> Json:
    return {
        "path": item.path,
        "text": item.text,
        "span": list(item.span),
        **basis_json(item),
        "subject": item.subject,
        "comparator": item.comparator,
        "value": _number(item.value),
        "unit": item.unit,
        "every": item.every,
        "by": item.by,
        **({} if item.upper is None else {"upper": _number(item.upper)}),
        **({} if item.of is None else {"of": _number(item.of)}),
        **_set(per=item.per),
        **_outside_json(item.outside),
    }


def _target_from(row: Json) -> Target:
    upper, of = row.get("upper"), row.get("of")
    return Target(
        path=row["path"],
        text=row["text"],
        span=_span(row),
        comparator=row["comparator"],
        value=float(row["value"]),
        unit=row["unit"],
        subject=row["subject"],
        every=row["every"],
        by=row["by"],
        upper=None if upper is None else float(upper),
        per=row.get("per"),
        of=None if of is None else float(of),
        outside=_outside_from(row),
        basis=basis_from(row),
    )


def _deadline_json(item: Deadline) -> Json:
    return {
        "path": item.path,
        "text": item.text,
        "span": list(item.span),
        **basis_json(item),
        "kind": item.kind.value,
        "due": item.due,
        "every": item.every,
        "who": item.who,
        "to": item.to,
        "via": item.via,
        **_set(time=item.time, next=item.next, month=item.month, after=after_json(item.after)),
        **_set(window=window_json(item.window)),
        **_outside_json(item.outside),
    }


def _deadline_from(row: Json) -> Deadline:
    return Deadline(
        path=row["path"],
        text=row["text"],
        span=_span(row),
        kind=DeadlineKind(row["kind"]),
        due=row["due"],
        every=row["every"],
        who=row["who"],
        to=row["to"],
        via=row["via"],
        time=row.get("time"),
        next=row.get("next", False),
        month=row.get("month"),
        after=after_from(row.get("after")),
        outside=_outside_from(row),
        window=window_from(row.get("window")),
        basis=basis_from(row),
    )
