"""Names of what a page of events speaks of, read at once: users, units as they were called then, things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.core.models import Event
from dondoc.units.models import Unit, UnitVersion
from dondoc.web.events.things import THINGS

_UNIT, _USER = "unit", "user"


class Named(NamedTuple):
    """A thing's name, and the address of the page of its history; "" where there is none."""

    name: str
    url: str


class Names:
    """One query, whatever is asked for: ``things`` holds ids by the name of their kind in the log.

    A second one where a unit is no more, as when the decision that made it was undone: the log still tells its name.
    """

    def __init__(self, users: Collection[int], units: Collection[int], things: Mapping[str, Collection[int]]) -> None:
        self._units: dict[int, list[tuple[date, str]]] = defaultdict(list)
        self._users: dict[int, str] = {}
        self._things: dict[tuple[str, int], Named] = {}
        for kind, pk, name, since, key in _rows(users, units, things):
            if kind == _UNIT:
                self._units[pk].append((since, name))
            elif kind == _USER:
                self._users[pk] = name
            else:
                page = THINGS[kind].page
                self._things[kind, pk] = Named(name, reverse(page, args=[key]) if page else "")
        self._gone = set(units) - set(self._units)
        for pk, since, name in _logged_names(self._gone):
            self._units[pk].append((since, name))
        for versions in self._units.values():
            versions.sort()

    def user(self, pk: int) -> str:
        """An account's name."""
        return self._users.get(pk, f"#{pk}")

    def unit(self, pk: int, day: date) -> str:
        """What a unit was called on a day; before its first, its first name."""
        versions = self._units.get(pk)
        if not versions:
            return f"#{pk}"
        return next((name for since, name in reversed(versions) if since <= day), versions[0][1])

    def thing(self, kind: str, pk: int, day: date) -> Named:
        """A thing's name and address; one that is gone, or of no known kind, has neither."""
        if kind == "units.unit":
            return Named(self.unit(pk, day), "" if pk in self._gone else reverse("unit-history", args=[pk]))
        return self._things.get((kind, pk), Named("", ""))


def _logged_names(unit_ids: Collection[int]) -> Iterator[tuple[int, date, str]]:
    """What units were called by their own events, and from which day on."""
    if not unit_ids:
        return
    events = Event.objects.filter(object_type=Unit._meta.label_lower, object_id__in=unit_ids)
    for event in events.order_by("pk"):
        for state in (event.before, event.after):
            if state and "name" in state:
                since = state.get("valid_from")
                yield event.object_id, date.fromisoformat(since) if since else date.min, state["name"]


def _rows(
    users: Collection[int], units: Collection[int], things: Mapping[str, Collection[int]]
) -> Iterator[tuple[str, int, str, date, int]]:
    """Kind, id, name, first day of the name, and the id in the address of its page."""
    queries: list[QuerySet[Any, Any]] = []
    if units:
        queries.append(_columns(UnitVersion.objects.filter(unit_id__in=units), _UNIT, "unit_id", "name", "valid_from"))
    if users:
        queries.append(_columns(User.objects.filter(pk__in=users), _USER, "pk", "name"))
    for kind, ids in things.items():
        thing = THINGS.get(kind)
        if thing and thing.name:
            rows = thing.model._default_manager.filter(pk__in=ids)
            queries.append(_columns(rows, kind, "pk", thing.name, key=thing.key))
    if queries:
        yield from queries[0].union(*queries[1:], all=True)


def _columns(
    rows: QuerySet[Any], kind: str, pk: str, name: str, since: str | None = None, key: str = "pk"
) -> QuerySet[Any, Any]:
    columns = {
        "kind_": Cast(Value(kind), CharField(max_length=60)),
        "pk_": F(pk),
        "name_": Cast(name, TextField()),
        "since_": F(since) if since else Cast(Value(None), DateField()),
        "key_": F(key),
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*columns)
    return found
