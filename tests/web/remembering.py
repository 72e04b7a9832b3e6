"""Answers kept between requests that all begin from the same state of the database.

Of the time of a walk through all addresses most went into the same questions: how far somebody's seats reach, whether
somebody may do something with a thing. As long as a request has written nothing, their answers are those of the last.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cache
from types import FunctionType
from typing import Any

import pytest
from django.db.models import QuerySet

from dondoc.accounts.models import User
from dondoc.units import queries
from dondoc.units.models import UnitVersion

Function = Callable[..., Any]


def remember(monkeypatch: pytest.MonkeyPatch, written: list[str]) -> None:
    """Keeps the answers of `seen_by` and of every permission, wherever they are asked; ``written`` holds what the
    request has written by then."""
    known = {function: _kept(function, written) for function in _permissions()}
    known[queries.seen_by] = _seen_by(written)
    for name, module in [*sys.modules.items()]:
        if name.startswith("dondoc."):
            for word, value in [*vars(module).items()]:
                if isinstance(value, FunctionType) and value in known:
                    monkeypatch.setattr(module, word, known[value])


def _permissions() -> Iterator[Function]:
    for name, module in sys.modules.items():
        if name.startswith("dondoc.") and name.endswith(".permissions"):
            yield from (each for each in vars(module).values() if getattr(each, "__module__", "") == name)


def _kept(function: Function, written: list[str]) -> Function:
    """The same function; of its answers yes and no are kept, for nobody can alter these."""
    kept: dict[Any, bool] = {}

    def asked(*values: Any, **named: Any) -> Any:
        if written:
            return function(*values, **named)
        key = (*map(_hashable, values), *((name, _hashable(value)) for name, value in named.items()))
        if key in kept:
            return kept[key]
        answer = function(*values, **named)
        if isinstance(answer, bool) and not written:
            kept[key] = answer
        return answer

    return asked


def _hashable(value: Any) -> Any:
    return (type(value), *value) if isinstance(value, list | set) else value


def _seen_by(written: list[str]) -> Function:
    """As the units' own, by the ids of what it finds: a far shorter query within others."""
    real = queries.seen_by

    @cache
    def reach(user: User, day: date, roles: Collection[str] | None) -> list[int]:
        return list(real(user, day, roles=roles).values_list("pk", flat=True))

    def seen_by(user: User, day: date, *, roles: Collection[str] | None = None) -> QuerySet[UnitVersion]:
        if written:
            return real(user, day, roles=roles)
        return UnitVersion.objects.filter(pk__in=reach(user, day, roles)).order_by("path")

    return seen_by
