"""Events in sentences: when, who from which unit, what was done, from what to what, why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.core.models import Event
from dondoc.documents.dates import printed_due
from dondoc.documents.refusals import sentence
from dondoc.plans.sentences import stored_due_sentence
from dondoc.units.models import Unit
from dondoc.web.events.fields import Field, Sort, field_of, lowered
from dondoc.web.events.names import Named, Names
from dondoc.web.events.things import THINGS
from dondoc.web.events.verbs import Verb, large, verb_of

LONGEST_VALUE = 160  # characters of one value in a sentence
SHOWN_UNITS = 5
_ABSENT: Any = object()
_DUE = re.compile(r"\d{4}-\d\d-\d\d|---?\d\d(-\d\d)?")
_DUE_IN_FORCE = re.compile(r"-[HQ]\d-\d\d|-E-[a-z-]+|@(signing|receipt|end|event)[-:\d]*[+-]\d+[wdmh]")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r"%\((\w+)\)s")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-][\d:]+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words. ``user`` did it from a seat at ``acting``; it concerns ``unit`` and ``thing``."""

    event: Event
    icon: str
    when: str
    user: str
    acting: str
    did: str
    unit: str
    noun: str
    thing: Named

    @property
    def who(self) -> str:
        """Who did it, and from which unit: "Trần A (Văn phòng UBND tỉnh)"."""
        return f"{self.user} ({self.acting})" if self.acting else self.user

    @property
    def did_large(self) -> str:
        """What was done, where it stands alone."""
        return large(self.did)

    @property
    def sentence(self) -> str:
        """The whole sentence, the reason included."""
        told = f"{self.when} {self.who} {self.did}."
        return f"{told} {_('Lý do:')} {self.event.reason}" if self.event.reason else told


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value that differs, at a path of keys; absent on the side that has none."""

    path: tuple[str, ...]
    field: Field
    old: Any
    new: Any


def tell(events: Sequence[Event]) -> list[Line]:
    """The events in words, in their order; one query for all names in them."""
    found = [list(leaves(event)) for event in events]
    names = _names(events, found)
    return [_line(event, each, names) for event, each in zip(events, found, strict=True)]


def noun_of(object_type: str) -> str:
    """What kind of thing it is: "Kế hoạch"."""
    thing = THINGS.get(object_type)
    return str(thing.noun) if thing else object_type


def _line(event: Event, found: Sequence[Leaf], names: Names) -> Line:
    moment = timezone.localtime(event.at)
    day, verb = moment.date(), verb_of(event.verb)
    when = _("Ngày %(day)s lúc %(time)s,") % {"day": date_format(day), "time": date_format(moment, "H:i")}
    said = _Said(names, day, alone=verb.alone, removed=event.after is None)
    unit = names.unit(event.unit_id, day) if event.unit_id else ""
    phrases = said.phrases(found, str(verb.clause), unit)
    return Line(
        event=event,
        icon=verb.icon,
        when=when,
        user=names.user(event.user_id) if event.user_id else _("Hệ thống"),
        acting=names.unit(event.acting_unit_id, day) if event.acting_unit_id else "",
        did=_did(verb, phrases),
        unit=unit,
        noun=noun_of(event.object_type),
        thing=names.thing(event.object_type, event.object_id, day),
    )


def _did(verb: Verb, phrases: Sequence[str]) -> str:
    if phrases and verb.alone:
        return ", ".join(phrases)
    return f"{verb.did}: {'; '.join(phrases)}" if phrases else str(verb.did)


def leaves(event: Event) -> Iterator[Leaf]:
    """What differs, down to single values; what the verb says already is left out."""
    untold = verb_of(event.verb).untold
    for path, old, new in _walk((), _readable(event.before), _readable(event.after)):
        field = field_of(event.object_type, path)
        if field.sort is not Sort.HIDDEN and path[0] not in untold:
            yield Leaf(path, field, old, new)


def _walk(path: tuple[str, ...], old: Any, new: Any) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    sides = [side for side in (old, new) if side is not _ABSENT and side is not None]
    if not sides or not all(isinstance(side, Mapping) for side in sides):
        if path:
            yield path, old, new
        return
    before, after = (side if isinstance(side, Mapping) else {} for side in (old, new))
    for key in dict.fromkeys([*before, *after]):
        yield from _walk((*path, key), before.get(key, _ABSENT), after.get(key, _ABSENT))


def _readable(state: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A state whose template of a sentence, with its values beside it, is that sentence."""
    if state is None or "error" not in state:
        return state
    rest = {key: value for key, value in state.items() if key not in ("error", "values")}
    return rest | {"error": sentence(state["error"], state["values"])} if "values" in state else rest


def _names(events: Sequence[Event], found: Sequence[Sequence[Leaf]]) -> Names:
    users = {event.user_id for event in events if event.user_id}
    units = {unit for event in events for unit in (event.unit_id, event.acting_unit_id) if unit}
    things: dict[str, set[int]] = defaultdict(set)
    for event in events:
        things[event.object_type].add(event.object_id)
    for leaf in (leaf for each in found for leaf in each):
        if leaf.field.sort is Sort.THING:
            things[leaf.field.kind].update(_shown_ids(leaf.old) + _shown_ids(leaf.new))
        if leaf.field.sort in (Sort.UNITS, Sort.MEMBERS, Sort.PARTS):
            units.update(_shown_ids(leaf.old), _shown_ids(leaf.new))
        elif leaf.field.sort is Sort.USER:
            users.update(_shown_ids(leaf.old), _shown_ids(leaf.new))
    return Names(users, units | things.pop(Unit._meta.label_lower, set()), things)


def _shown_ids(value: Any) -> list[int]:
    shown = (value if isinstance(value, list) else [value])[:SHOWN_UNITS]
    parts = (pk for part in shown if isinstance(part, dict) for pk in (part.get("old"), part.get("new")))
    return [pk for pk in (*shown, *parts) if isinstance(pk, int)]


@dataclass(frozen=True, slots=True)
class _Said:
    """Says single changes of one event: by the names of its day, ``alone`` or after the verb's own words."""

    names: Names
    day: date
    alone: bool
    removed: bool

    def phrases(self, found: Sequence[Leaf], clause: str, unit: str) -> list[str]:
        """What differs, a phrase each. What ``clause`` has a place for makes one phrase, where it is all there; its
        place for the unit is that of the event's own.
        """
        asked = set(_PLACE.findall(clause))
        told = [leaf for leaf in found if leaf.path[0] in asked]
        words = {"unit": unit} | {leaf.path[0]: self.words(leaf.field, leaf.new) for leaf in told}
        whole = bool(asked) and all(words.get(name) for name in asked)
        rest = (self.phrase(leaf) for leaf in found if not whole or leaf not in told)
        return [*([clause % words] if whole else []), *filter(None, rest)]

    def phrase(self, leaf: Leaf) -> str:
        """ "tên đơn vị từ “A” thành “B”"; nothing where there is nothing to say."""
        field, label = leaf.field, lowered(str(leaf.field.label))
        if field.sort is Sort.MARK:
            return f"{field.on if leaf.new is True else field.off} {label}"
        old, new = self.words(field, leaf.old), self.words(field, leaf.new)
        if field.sort is Sort.MEMBERS:
            return ", ".join([_("thêm %s") % new] * bool(new) + [_("bớt %s") % old] * bool(old))
        if field.sort is Sort.SINCE or self._is_plain_fact(leaf):
            return f"{label} {new or old}" if new or old else ""
        words = {"field": label, "old": old, "new": new}
        if not new:
            return _("bỏ %(field)s %(old)s") % words if old else ""
        if not old:
            return (_("ghi %(field)s là %(new)s") if self.alone else _("%(field)s là %(new)s")) % words
        return (
            _("đổi %(field)s từ %(old)s thành %(new)s") if self.alone else _("%(field)s từ %(old)s thành %(new)s")
        ) % words

    def _is_plain_fact(self, leaf: Leaf) -> bool:
        """Whether a value only tells what the event is about, and nothing came in its place or was replaced by it."""
        told_before = leaf.new is _ABSENT and len(leaf.path) == 1
        return not self.alone and (leaf.old is _ABSENT or told_before or self.removed)

    def words(self, field: Field, value: Any) -> str:
        """A value as people say it; nothing for what is empty."""
        if value is _ABSENT or value is None or value == "" or (value == [] and field.sort is Sort.MEMBERS):
            return ""
        if field.sort in (Sort.UNITS, Sort.MEMBERS):
            return self._units(value)
        if field.sort is Sort.PARTS:
            return self._parts(value)
        if field.sort is Sort.THING and not isinstance(value, str):  # earlier logs kept words in place of ids
            name = self.names.thing(field.kind, value, self.day).name
            return _plain(name) if name else f"#{value}"
        if isinstance(value, list):
            return "; ".join(self.words(field, one) for one in value)
        if field.choices:
            return lowered(str(field.choices.get(value, value)))
        if field.sort is Sort.USER:
            return self.names.user(value)
        return _plain(value)

    def _units(self, value: Any) -> str:
        ids = value if isinstance(value, list) else [value]
        if not ids:
            return _("không đơn vị nào")
        return _and_more([self.names.unit(pk, self.day) for pk in ids[:SHOWN_UNITS]], len(ids))

    def _parts(self, value: Any) -> str:
        said = []
        for part in value[:SHOWN_UNITS]:
            share = "" if part["share"] == "1/1" else f" ({part['share']})"
            heir = self.names.unit(part["new"], self.day) if part["new"] else _("không có đơn vị kế tục")
            said.append(f"{self.names.unit(part['old'], self.day)}{share} → {heir}")
        return _and_more(said, len(value))


def _and_more(shown: Sequence[str], count: int) -> str:
    """The first of a list of units, and how many more there are."""
    told, more = ", ".join(shown), count - len(shown)
    if not more:
        return told
    return _("%(units)s và %(n)s đơn vị nữa") % {"units": told, "n": number_format(more)}


def _plain(value: Any) -> str:
    """Days and times as they are written here, numbers grouped, texts in quotes and not too long."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, int | float):
        return number_format(value, force_grouping=True)
    text = str(value)
    if _FINGERPRINT.fullmatch(text):
        return ""  # tells a reader nothing
    if _DUE.fullmatch(text):
        return printed_due(text)
    if _DUE_IN_FORCE.fullmatch(text):
        return stored_due_sentence(text)
    if _MOMENT.fullmatch(text) and (moment := parse_datetime(text)):
        return date_format(timezone.localtime(moment) if timezone.is_aware(moment) else moment, "H:i d/m/Y")
    return f"“{Truncator(' '.join(text.split())).chars(LONGEST_VALUE)}”"
