"""What an expression comes to for one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import add, ge, gt, le, lt, mul, sub

from dondoc.reporting.rules.expressions.tree import Call, Constant, Name, Node

Value = Fraction | str | bool | None
"""A number, a text, a truth; None where a figure is missing or a division has no base: nothing can be said then."""

_NUMBERS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"+": add, "-": sub, "*": mul}
_COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_CHOSEN: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {"tong": sum, "lon_nhat": max, "nho_nhat": min}  # type: ignore[dict-item]


def evaluate(node: Node, now: Callable[[str], Value], before: Callable[[str], Value]) -> Value:
    """The value of an expression; ``now`` tells a name's figure in this report, ``before`` in the last one.

    What is missing makes all it enters missing, but not a choice or a truth that stands without it.
    """
    match node:
        case Constant(value=value):
            return value
        case Name(name=name):
            return now(name)
        case Call(verb="truoc", operands=(Name(name=name), *_)):
            return before(name)
        case Call(verb="co", operands=(Name(name=name), *_)):
            return now(name) is not None
        case Call(verb="neu", operands=(condition, then, otherwise)):
            holds = evaluate(condition, now, before)
            return None if holds is None else evaluate(then if holds is True else otherwise, now, before)
        case Call(verb=verb, operands=operands):
            return _called(verb, [evaluate(each, now, before) for each in operands])


def _called(verb: str, values: Sequence[Value]) -> Value:
    if verb in ("va", "hoac"):
        return _joined(verb, values)
    if None in values:
        return None
    if verb == "khong":
        return values[0] is False if isinstance(values[0], bool) else None
    if verb in ("=", "<>"):
        return (_folded(values[0]) == _folded(values[1])) is (verb == "=")
    numbers = [each for each in values if isinstance(each, Fraction)]
    return _reckoned(verb, numbers) if len(numbers) == len(values) else None


def _reckoned(verb: str, numbers: Sequence[Fraction]) -> Value:
    if verb == "negative":
        return -numbers[0]
    if verb == "/":
        return numbers[0] / numbers[1] if numbers[1] else None
    if verb in _NUMBERS:
        return _NUMBERS[verb](*numbers)
    if verb in _COMPARED:
        return _COMPARED[verb](*numbers)
    return Fraction(_CHOSEN[verb](numbers))


def _joined(verb: str, values: Sequence[Value]) -> Value:
    """Both or either: what is missing decides nothing where the other does."""
    decides = verb == "hoac"
    if any(each is decides for each in values):
        return decides
    return None if None in values else not decides


def _folded(value: Value) -> Value:
    return value.casefold() if isinstance(value, str) else value
