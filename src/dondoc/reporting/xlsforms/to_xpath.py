"""A check in XLSForm's language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dondoc.reporting.rules.expressions import Node, parse
from dondoc.reporting.rules.expressions.tree import Call, Constant, Name
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.xlsforms.form import BASE, TOP, YES

_SIGNS = {"=": "=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_SIGNS |= {"+": "+", "-": "-", "*": "*", "/": "div", "va": "and", "hoac": "or"}
_FUNCTIONS = {"khong": "not", "lon_nhat": "max", "nho_nhat": "min", "neu": "if"}


class Unsayable(Exception):
    """A check that XLSForm can't say: it speaks of another round, of the unit, or of an answer that there is not."""


@dataclass(frozen=True, slots=True)
class Said:
    """A check in XPath, and the questions that have to be answered before it says anything."""

    xpath: str
    needs: tuple[str, ...]
    last: str

    def guarded(self) -> str:
        """The check as a constraint of its last question: nothing is wrong where another figure is missing."""
        missing = [f"${{{name}}} = ''" for name in self.needs if name != self.last]
        own = self.xpath.replace(f"${{{self.last}}}", ".")
        return " or ".join([*missing, f"({own})"])

    def broken(self) -> str:
        """When it does not hold, as the relevance of a note."""
        missing = [f"${{{name}}} = ''" for name in self.needs]
        return f"not({' or '.join([*missing, f'({self.xpath})'])})"


def said(expression: str, indicators: Mapping[str, IndicatorDraft], order: Mapping[str, int]) -> Said:
    """A check in XPath. ``indicators`` are by their codes in small letters, ``order`` of the questions by their names.

    Raises `Unsayable`.
    """
    writer = _Writer(indicators)
    xpath = writer.written(parse(expression))
    if not writer.needs:
        raise Unsayable
    needs = tuple(dict.fromkeys(writer.needs))
    return Said(xpath, needs, max(needs, key=lambda name: order[name]))


class _Writer:
    def __init__(self, indicators: Mapping[str, IndicatorDraft]) -> None:
        self._indicators = indicators
        self.needs: list[str] = []

    def written(self, node: Node) -> str:
        match node:
            case Constant(value=Fraction() as number):
                return _number(number)
            case Constant(value=str() as text):
                return _quoted(text)
            case Name():
                return self._named(node)
            case Call(verb="=" | "<>" as verb, operands=(Name() as name, Constant(value=str() as text))):
                return self._chosen(name, verb, text)
            case Call(verb="co", operands=(Name() as name, *_)):
                answered = (f"string-length(${{{each}}}) > 0" for each in self._questions(name))
                return f"({' and '.join(answered)})"
            case Call(verb="negative", operands=(inside, *_)):
                return f"-({self.written(inside)})"
            case Call(verb="tong", operands=operands):
                return f"({' + '.join(self.written(each) for each in operands)})"
            case Call(verb=verb, operands=operands) if verb in _FUNCTIONS:
                return f"{_FUNCTIONS[verb]}({', '.join(self.written(each) for each in operands)})"
            case Call(verb=verb, operands=(left, right)) if verb in _SIGNS:
                return f"({self.written(left)} {_SIGNS[verb]} {self.written(right)})"
        raise Unsayable

    def _named(self, name: Name) -> str:
        code, _dot, part = name.name.partition(".")
        indicator = self._indicator(code)
        questions = list(self._questions(name))
        self.needs += questions
        if indicator.kind == "yes_no":
            return f"(${{{questions[0]}}} = '{YES}')"
        if indicator.kind == "share" and not part:
            return f"(100 * ${{{questions[0]}}} div ${{{questions[1]}}})"
        return f"${{{questions[0]}}}"

    def _chosen(self, name: Name, verb: str, text: str) -> str:
        """An answer is compared by the name of its choice."""
        indicator = self._indicator(name.name)
        if indicator.kind != "choice":
            return f"({self._named(name)} {_SIGNS[verb]} {_quoted(text)})"
        places = [place for place, each in enumerate(indicator.answers, 1) if each.casefold() == text.casefold()]
        if not places:
            raise Unsayable
        return f"({self._named(name)} {_SIGNS[verb]} 'a{places[0]}')"

    def _questions(self, name: Name) -> Iterator[str]:
        code, _dot, part = name.name.partition(".")
        indicator = self._indicator(code)
        if indicator.kind != "share":
            yield indicator.code
        elif part:
            yield indicator.code + {"tu": TOP, "mau": BASE}[part.casefold()]
        else:
            yield from (indicator.code + TOP, indicator.code + BASE)

    def _indicator(self, code: str) -> IndicatorDraft:
        found = self._indicators.get(code.casefold())
        if found is None:  # an attribute of the unit
            raise Unsayable
        return found


def _number(number: Fraction) -> str:
    return f"{number.numerator}" if number.denominator == 1 else f"{float(number):.15g}"


def _quoted(text: str) -> str:
    if "'" in text:
        raise Unsayable
    return f"'{text}'"
