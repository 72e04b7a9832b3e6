"""What the names in a form's checks stand for in one report, and which checks a report breaks. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar

from dondoc.reporting.rules.expressions import Value, evaluate, names_of, parse
from dondoc.reporting.rules.figures import Values
from dondoc.reporting.rules.forms import SHARE_PARTS, HasCode, HasCodeAndKey

UNIT = "don_vi"
"""Before the dot in the name of a unit's attribute."""


class HasExpression(Protocol):
    """What a check says."""

    @property
    def expression(self) -> str: ...


Expressed = TypeVar("Expressed", bound=HasExpression)


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """A check as a person writes it."""

    expression: str
    message: str
    hard: bool = False


def known_names(indicators: Iterable[HasCode], attributes: Iterable[str]) -> set[str]:
    """The names that a check of these indicators may use, in small letters."""
    names = {f"{UNIT}.{each}" for each in attributes}
    for each in indicators:
        if each.kind == "file":
            continue
        names.add(each.code.casefold())
        if each.kind == "share":
            names |= {f"{each.code}.{part}".casefold() for part in SHARE_PARTS}
    return names


def named_values(indicators: Iterable[HasCodeAndKey], values: Values, texts: Mapping[str, str]) -> dict[str, Value]:
    """What each name stands for in one report: an amount as typed, a share in percent, an answer in its words."""
    found: dict[str, Value] = {}
    for each in indicators:
        name, parts = each.code.casefold(), values.get(str(each.pk), {})
        if each.kind == "share":
            found |= {f"{name}.{short}": _number(parts.get(part)) for short, part in SHARE_PARTS.items()}
            base = parts.get("denominator")
            known = base and "numerator" in parts
            found[name] = Fraction(100 * parts["numerator"], base) if known and base else None
        elif each.kind == "text":
            found[name] = texts.get(str(each.pk)) or None
        elif "value" in parts:
            found[name] = _answered(each, parts["value"])
    return found


def _number(figure: int | None) -> Value:
    return None if figure is None else Fraction(figure)


def _answered(each: HasCodeAndKey, figure: int) -> Value:
    if each.kind == "yes_no":
        return figure == 1
    return each.answers[figure] if each.kind == "choice" else Fraction(figure, 10**each.decimals)


def broken(checks: Sequence[Expressed], now: Mapping[str, Value], before: Mapping[str, Value]) -> Iterator[Expressed]:
    """The checks that do not hold. One whose figures are missing says nothing."""
    for each in checks:
        if evaluate(parse(each.expression), _lookup(now), _lookup(before)) is False:
            yield each


def first_name(expression: str) -> str:
    """The first figure that an expression speaks of: where its fault is shown."""
    return next((each.name.casefold() for each in names_of(parse(expression))), "")


def _lookup(names: Mapping[str, Value]) -> Callable[[str], Value]:
    return lambda name: names.get(name.casefold())
