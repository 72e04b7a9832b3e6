"""What an event keeps of a thing before and after: only what differs, as the JSON text that the digest covers."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

State = Mapping[str, Any]
_ABSENT = object()


class _Encoder(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        return sorted(o) if isinstance(o, Set) else super().default(o)


encode = _Encoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON on one line: days and times as ISO texts, sets as sorted lists, keys in the order given."""


def difference(before: State | None, after: State | None) -> tuple[State | None, State | None]:
    """What differs between two whole states of one thing: what was, and what is now.

    Where there is one state only (something new, something removed) it is kept whole. Of mappings inside, the
    parts that differ are kept; of sets, the members that went and those that came.
    """
    if before is None or after is None:
        return before, after
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for key in dict.fromkeys([*before, *after]):
        old, new = _apart(before.get(key, _ABSENT), after.get(key, _ABSENT))
        if old is not _ABSENT:
            was[key] = old
        if new is not _ABSENT:
            now[key] = new
    return was or None, now or None


def _apart(old: Any, new: Any) -> tuple[Any, Any]:
    """Two values without what they share; absent where nothing differs."""
    if old is new or old == new:
        return _ABSENT, _ABSENT
    if isinstance(old, Set) and isinstance(new, Set):
        return old - new, new - old
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        was, now = difference(old, new)
        return _ABSENT if was is None else was, _ABSENT if now is None else now
    return old, new
