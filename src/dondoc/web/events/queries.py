"""Reads of the event log for its pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.core.events import with_texts
from dondoc.core.models import Event
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, in_subtree, search
from dondoc.units.rules import level
from dondoc.web.accounts.queries import called

CHARGING = ("assignment.give", "assignment.pass", "assignment.join", "duty.give", "duty.owe", "duty.pass")
About = tuple[type[Model], int | Iterable[int] | QuerySet[Any, Any]]


def about(*things: About) -> QuerySet[Event]:
    """The events of some things, each given as its model and its id, or several ids."""
    found = Q()
    for model, ids in things:
        those = Q(object_id=ids) if isinstance(ids, int) else Q(object_id__in=ids)
        found |= those & Q(object_type=model._meta.label_lower)
    return Event.objects.filter(found)


def of_kinds(*models: type[Model]) -> QuerySet[Event]:
    """The events of all things of some kinds, also of those that are no more."""
    return Event.objects.filter(object_type__in=[model._meta.label_lower for model in models])


def charged_with(unit_id: int) -> QuerySet[Event]:
    """The events that gave a unit tasks and duties of plans, or handed them to it from another."""
    return Event.objects.filter(unit_id=unit_id, verb__in=CHARGING)


def units_reached(path: str, day: date) -> QuerySet[UnitVersion]:
    """The units at a path and below it on a day, those that ended there and those that will begin there."""
    others = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"))
    standing = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    ended = Q(valid_to__lte=day) & ~Exists(others.filter(valid_from__gte=OuterRef("valid_to"), valid_from__lte=day))
    to_begin = Q(valid_from__gt=day) & ~Exists(others.filter(valid_from__lt=OuterRef("valid_from")))
    return UnitVersion.objects.filter(in_subtree(path)).filter(standing | ended | to_begin).order_by()


def events_reached(unit_id: int, day: date) -> QuerySet[Event]:
    """What somebody who reads the log of a unit may see.

    That is every event that concerns the unit or one below it; every event of no unit, such as a change of
    password, by somebody who acted there; and, at a unit that has none above it, also events of no unit that
    nobody did from a seat: those of commands and of the system itself. Where there is one such unit it reads all.
    """
    other_roots = UnitVersion.objects.filter(parent__isnull=True).exclude(unit_id=unit_id)
    top = as_of(day).filter(unit_id=unit_id).order_by().annotate(alone=~Exists(other_roots))
    found = top.values_list("path", "alone").first()
    if found is None:
        return Event.objects.none()
    path, alone = found
    if level(path) == 1 and alone:
        return Event.objects.all()
    reached = units_reached(path, day).values("unit_id")
    scope = Q(unit_id__in=reached) | Q(unit_id__isnull=True, acting_unit_id__in=reached)
    if level(path) == 1:
        scope |= Q(unit_id__isnull=True, acting_unit_id__isnull=True)
    return Event.objects.filter(scope)


def since(events: QuerySet[Event], day: date) -> QuerySet[Event]:
    """Those of a day and later."""
    return events.filter(at__gte=_midnight(day))


def until(events: QuerySet[Event], day: date) -> QuerySet[Event]:
    """Those up to the end of a day."""
    return events.filter(at__lt=_midnight(day + timedelta(days=1)))


def by_users(events: QuerySet[Event], text: str) -> QuerySet[Event]:
    """Those by accounts that are called so (`called`)."""
    return events.filter(user_id__in=called(text).values("pk"))


def of_units(events: QuerySet[Event], text: str, day: date) -> QuerySet[Event]:
    """Those that concern, or were done at, units that are called so on a day, accents and case aside."""
    units = search(as_of(day), text).order_by().values("unit_id")
    return events.filter(Q(unit_id__in=units) | Q(acting_unit_id__in=units))


def with_words(events: QuerySet[Event], text: str) -> QuerySet[Event]:
    """Those whose reason or states have the text as it stands."""
    encoded = json.dumps(text, ensure_ascii=False)[1:-1]
    in_states = Q(before_text__icontains=encoded) | Q(after_text__icontains=encoded)
    return with_texts(events).filter(in_states | Q(reason__icontains=text))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
