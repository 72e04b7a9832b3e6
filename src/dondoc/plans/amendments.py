"""Reads for amending plans: the plan at work and a new text as items to compare, and the amendments there have been."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import BooleanField, IntegerField, Q, QuerySet, Value
from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.documents.models import Reading
from dondoc.documents.queries import matches
from dondoc.documents.rules import Json, proposal
from dondoc.plans import columns, rules
from dondoc.plans.amending import FIELDS, Differences, Item, Kind, differences
from dondoc.plans.columns import Columns
from dondoc.plans.models import Amendment, Assignment, Concern, Duty, DutyKind, Owing, Plan, Target, Task
from dondoc.units.models import Unit

HEAD = (
    "kind", "number", "place", "date", "title", "issuer", "period_start", "period_end",
    "signatory_authority", "signatory_title", "signatory_name",
)  # fmt: skip


def comparison(plan: Plan, reading: Reading, day: date) -> Differences:
    """What putting a reading into force would change in a plan, its wordings matched with the units of a day.

    The plan is compared as its text in force says it: what people have set by hand since, such as another due date or
    other units, changes only where the words about it do.
    """
    shown = proposal(reading.plan, reading.edits)
    found = differences(live_items(plan, day), list(proposed_items(reading, shown, day)))
    head = columns.head_columns(shown["head"])
    recipients = [str(line["name"]) for line in rules.kept(shown.get("recipients", ()))]
    citations = [f"{item['kind']} {item['number']}" for item in rules.kept(shown.get("citations", ()))]
    return replace(
        found,
        head=tuple(
            (name, old, new) for name in HEAD if (old := _plain(getattr(plan, name))) != (new := _plain(head[name]))
        ),
        recipients=_gone_and_come([str(each) for each in plan.recipients.all()], recipients),
        citations=_gone_and_come([str(each) for each in plan.citations.all()], citations),
    )


def text_of(plan: Plan) -> Reading:
    """The text in force of a plan. Raises `Refused` for a regime, which has none that a document could amend."""
    if plan.reading is None:
        raise Refused(_("Chế độ báo cáo không có văn bản đã đọc nên không sửa đổi bằng văn bản được."))
    return plan.reading


def live_items(plan: Plan, day: date) -> list[Item]:
    """The plan's items as its text in force says them, by the ids of their rows, each with the units that hold it."""
    text = text_of(plan)
    shown = proposal(text.plan, text.edits)
    said: dict[Kind, list[Item]] = defaultdict(list)
    for item in proposed_items(text, shown, day):
        said[item.kind].append(item)
    return [_as_said(row, order, said[row.kind]) for order, row in rows_of(plan)]


def rows_of(plan: Plan) -> Iterator[tuple[int, Item]]:
    """What is in force of a plan as its rows have it, each with its order; ``units`` are those that hold it."""
    held, owed = _held(plan), _owed(plan)
    for task in plan.tasks.filter(ended_by=None):
        yield task.order, _row(Kind.TASK, task, held[task.pk])
    for target in plan.targets.filter(ended_by=None):
        yield target.order, _row(Kind.TARGET, target, {})
    for duty in plan.duties.filter(ended_by=None):
        yield duty.order, _row(Kind.DUTY, duty, owed[duty.pk])


def proposed_items(reading: Reading, shown: Json, day: date) -> Iterator[Item]:
    """What of a proposal would take effect, in the order of the document, by the keys of its items."""
    units = {wording: meaning.unit_ids for wording, meaning in matches(reading, shown, day).items()}
    signed = rules.calendar_date(shown["head"]["date"])
    for block, task in rules.kept_tasks(shown):
        yield _item(Kind.TASK, task, columns.task_columns(block, task, signed), rules.holds(block, task, units))
    for target in rules.kept(shown.get("targets", ())):
        yield _item(Kind.TARGET, target, columns.target_columns(target), {})
    for duty in rules.kept_duties(shown):
        owing = dict.fromkeys(rules.owing_units(duty, units), "")
        yield _item(Kind.DUTY, duty, columns.duty_columns(duty, signed), owing)


def plans_of_unit(unit_id: int) -> QuerySet[Plan]:
    """The plans that a unit runs and that were read, the latest first: those that a document of its own may amend."""
    return Plan.objects.filter(unit_id=unit_id, reading__isnull=False).order_by("-date", "-pk")


def named_plans(unit_id: int, keys: Collection[str], by_title: str = "") -> list[Plan]:
    """Those whose key may be one of some, or whose title is told by the same mark (see `dondoc.documents.twins`)."""
    found = plans_of_unit(unit_id).exclude(key="", reading__by_title="").select_related("reading")
    rows = found.values_list("pk", "key", "reading__by_title")
    same = [
        pk
        for pk, key, title in rows
        if (key and any(rules.may_be(key, other) for other in keys)) or (by_title and title == by_title)
    ]
    return list(plans_of_unit(unit_id).filter(pk__in=same))


def plan_of(reading: Reading) -> Plan | None:
    """The plan that an accepted reading is a text of, now or earlier, or that it amended."""
    texts = Q(amendments__reading=reading) | Q(amendments__before=reading)
    own = Plan.objects.filter(Q(reading=reading) | texts).first()
    ordered = Q(amendments__document=reading) | Q(amendments_ahead__reading=reading)
    return own or Plan.objects.filter(ordered).order_by("pk").first()


class Listed(NamedTuple):
    """An amendment in a list: in force under its ``number`` since ``day``, or with the number 0 accepted ahead of it.

    One that is ``stale`` could not be put into force on its day.
    """

    pk: int
    number: int
    words: str
    day: date
    accepted_by: str
    reading_id: int
    stale: bool

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come into force."""
        return self.number == 0


def amendments_of(plan: Plan) -> list[Listed]:
    """The changes of a plan, those to come first, then the latest first; one query."""
    done = plan.amendments.order_by().values_list(
        "pk", "number", "words", "day", "accepted_by__name", "reading_id", Value(False, BooleanField())
    )
    ahead = plan.amendments_ahead.order_by().values_list(
        "pk", Value(0, IntegerField()), "words", "effect", "accepted_by__name", "reading_id", "stale"
    )
    found = [Listed(*row) for row in done.union(ahead, all=True)]
    return sorted(found, key=lambda each: (not each.is_ahead, -each.number, each.day))


def reporting_units(plan: Plan) -> set[int]:
    """The units that report figures for a plan."""
    owing = Owing.objects.filter(duty__plan=plan, duty__kind=DutyKind.REPORT, duty__ended_by=None)
    return set(owing.values_list("unit_id", flat=True))


def units_concerned(amendment: Amendment) -> QuerySet[Unit]:
    """The units for which an amendment changed something."""
    return Unit.objects.filter(pk__in=amendment.concerns.values("unit_id"))


def concerns_of(unit_id: int, since: date) -> QuerySet[Concern]:
    """What amendments changed for one unit that were accepted on a day or later, the latest first."""
    found = Concern.objects.filter(unit_id=unit_id, amendment__created_at__date__gte=since)
    return found.select_related("amendment__plan").defer("amendment__differences", "amendment__was")


def _item(kind: Kind, item: Json, found: Columns, units: Mapping[int, str]) -> Item:
    place = columns.place_columns(item, 0)
    values = {name: _plain(found[name]) for name in FIELDS[kind]}
    return Item(
        kind, item["key"], found["path"], found["text"], values, units, (place["span_start"], place["span_end"])
    )


def _row(kind: Kind, row: Task | Target | Duty, units: Mapping[int, str]) -> Item:
    values = {name: _plain(getattr(row, name)) for name in FIELDS[kind]}
    return Item(kind, str(row.pk), row.path, row.text, values, units, (row.span_start, row.span_end))


def _as_said(row: Item, order: int, said: list[Item]) -> Item:
    """A row's item with what the text in force says of it; one that stands nowhere in that text as the row has it."""
    if order >= len(said):
        return row
    found = said[order]
    return replace(found, key=row.key, held=row.holders)


def _held(plan: Plan) -> Mapping[int, dict[int, str]]:
    """Task id -> the units that hold it directly, with their roles; parts that units gave on are their own affair."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Assignment.objects.filter(task__plan=plan, parent=None, ended_by=None).order_by("pk")
    for task_id, unit_id, role in rows.values_list("task_id", "unit_id", "role"):
        found[task_id][unit_id] = role
    return found


def _owed(plan: Plan) -> Mapping[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for duty_id, unit_id in Owing.objects.filter(duty__plan=plan).order_by("pk").values_list("duty_id", "unit_id"):
        found[duty_id][unit_id] = ""
    return found


def _plain(value: Any) -> Any:
    """A column's value as JSON holds it; numbers as text, exactly."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def _gone_and_come(old: list[str], new: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(name for name in old if name not in new), tuple(name for name in new if name not in old)
