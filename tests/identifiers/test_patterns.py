"""No pattern of the guard can run away: nothing repeats without bound inside something that repeats."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import dondoc.identifiers

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(dondoc.identifiers.__path__):
        held = vars(importlib.import_module(f"dondoc.identifiers.{module.name}"))
        yield from ((f"{module.name}.{name}", it) for name, it in held.items() if isinstance(it, re.Pattern))


def runs_away(tree: Any, inside: bool = False) -> bool:
    """Whether a parsed pattern repeats without bound what itself repeats without bound."""
    for code, value in tree:
        if code in REPEATS:
            _least, most, body = value
            endless = most is codes.MAXREPEAT
            if (endless and inside) or runs_away(body, inside or endless):
                return True
        elif any(runs_away(branch, inside) for branch in _branches(value)):
            return True
    return False


def _branches(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _branches(part)


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_no_endless_repeat_stands_inside_another(name: str, pattern: re.Pattern[str]) -> None:
    assert not runs_away(_parser.parse(pattern.pattern, pattern.flags))


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:\w*,)*x", r"((a|b+)+)$"])
def test_a_runaway_pattern_is_told(pattern: str) -> None:
    assert runs_away(_parser.parse(pattern))
