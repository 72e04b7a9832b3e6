"""A constraint of an XLSForm as checks in dondoc's own language, where that has words for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

Named = Callable[[str], str]
"""What dondoc calls a question of that name; raises `Untold` for one that holds no figure."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'[^']*'|\"[^\"]*\")|\$\{(?P<name>[^}]+)\}"
    r"|(?P<word>[A-Za-z][A-Za-z0-9-]*)|(?P<sign>!=|<=|>=|[-+*=<>(),.]))"
)
_BINDS = {"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6}
_SAID = {"or": "hoặc", "and": "và", "!=": "<>", "div": "/"}
_FUNCTIONS = {"max": "lon_nhat", "min": "nho_nhat", "if": "neu"}
_DEEPEST = 30
_COMPARING = _BINDS["<"]


class Untold(Exception):
    """What dondoc's language has no words for; the argument is the part."""


class Part(NamedTuple):
    """Part of an expression: its verb ("number", "text", "name", an operator, a function) and what it holds."""

    verb: str
    text: str = ""
    inside: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What an expression needs to know of the question that it belongs to, and of the others.

    ``name`` stands for "."; ``called`` gives dondoc's name of a question, ``answer`` that of a choice of one.
    """

    name: str
    called: Named
    answer: Callable[[str, str], str | bool]


def conditions(source: str, question: Question) -> list[str]:
    """The conditions that a constraint joins by "and", in dondoc's language; those that always hold are left out.

    A figure from 0, and "nothing is wrong while another is missing", go without saying. Raises `Untold`.
    """
    found = (_unguarded(each) for each in _joined(_read(source), "and"))
    return [_written(each, question) for each in found if each is not None and not _is_from_zero(each)]


def condition_of_note(source: str, question: Question) -> str:
    """The condition whose breach shows a note: ``relevant`` says not(...). Raises `Untold`."""
    part = _read(source)
    if part.verb != "not" or len(part.inside) != 1:
        raise Untold(source)
    inside = _unguarded(part.inside[0])
    if inside is None:
        raise Untold(source)
    return _written(inside, question)


def _joined(part: Part, verb: str) -> Iterator[Part]:
    if part.verb == verb:
        for each in part.inside:
            yield from _joined(each, verb)
    else:
        yield part


def _unguarded(part: Part) -> Part | None:
    """Without "or the other figure is missing"; None where nothing else is said."""
    said = [each for each in _joined(part, "or") if not _is_missing(each)]
    if not said:
        return None
    whole = said[0]
    for each in said[1:]:
        whole = Part("or", inside=(whole, each))
    return whole


def _is_missing(part: Part) -> bool:
    return part.verb == "=" and part.inside[0].verb == "name" and part.inside[1] == Part("text", "")


def _is_from_zero(part: Part) -> bool:
    return part == Part(">=", inside=(Part("name", "."), Part("number", "0")))


def _read(source: str) -> Part:
    words = list(_words(source))
    reader = _Reader(words)
    part = reader.expression(0, 0)
    if reader.at < len(words):
        raise Untold(words[reader.at].text)
    return part


def _words(source: str) -> Iterator[Part]:
    at = 0
    while source[at:].strip():
        found = _TOKEN.match(source, at)
        if found is None:
            raise Untold(source[at:].strip()[:20])
        kind = found.lastgroup or ""
        text = found[kind]
        yield Part(kind, text[1:-1] if kind == "text" else text)
        at = found.end()


class _Reader:
    """Reads words from left to right, operators by how tightly they bind."""

    def __init__(self, words: list[Part]) -> None:
        self._words, self.at = words, 0

    def expression(self, weakest: int, depth: int) -> Part:
        if depth > _DEEPEST:
            raise Untold("(")
        left = self._operand(depth)
        while (binds := _BINDS.get(self._next(), 0)) > weakest:
            verb = self._take().text
            left = Part(verb, inside=(left, self.expression(binds, depth + 1)))
        return left

    def _next(self) -> str:
        if self.at == len(self._words) or self._words[self.at].verb not in ("sign", "word"):
            return ""
        return self._words[self.at].text

    def _take(self) -> Part:
        if self.at == len(self._words):
            raise Untold("…")
        self.at += 1
        return self._words[self.at - 1]

    def _expect(self, sign: str) -> None:
        if self._take().text != sign:
            raise Untold(self._words[self.at - 1].text)

    def _operand(self, depth: int) -> Part:
        word = self._take()
        if word.verb in ("number", "text", "name"):
            return word
        if word.text == ".":
            return Part("name", ".")
        if word.text == "-":
            return Part("negative", inside=(self.expression(_BINDS["*"], depth + 1),))
        if word.text == "(":
            inside = self.expression(0, depth + 1)
            self._expect(")")
            return inside
        if word.verb == "word" and self._next() == "(":
            return self._call(word.text, depth)
        raise Untold(word.text)

    def _call(self, verb: str, depth: int) -> Part:
        self._expect("(")
        inside = [self.expression(0, depth + 1)]
        while self._next() == ",":
            self._take()
            inside.append(self.expression(0, depth + 1))
        self._expect(")")
        return Part(verb, inside=tuple(inside))


def _written(part: Part, question: Question) -> str:
    """A part in dondoc's language; parts within parts stand in brackets."""
    match part:
        case Part("number", text):
            return text.replace(".", ",")
        case Part("name", text):
            return question.called(_name(text, question))
        case Part("=" | "!=" as verb, inside=(Part("name", name), Part("text", text))):
            return _answered(_name(name, question), text, question, equal=verb == "=")
        case Part(">", inside=(Part("string-length", inside=(Part("name", name),)), Part("number", "0"))):
            return f"co({question.called(_name(name, question))})"
        case Part("not", inside=(inside,)):
            return f"không {_bracketed(inside, question)}"
        case Part("negative", inside=(inside,)):
            return f"-{_bracketed(inside, question)}"
        case Part(verb, inside=inside) if verb in _FUNCTIONS:
            return f"{_FUNCTIONS[verb]}({'; '.join(_written(each, question) for each in inside)})"
        case Part(verb, inside=(left, right)) if verb in _BINDS:
            one, other = _bracketed(left, question, _binds(verb)), _bracketed(right, question, _binds(verb) + 1)
            return f"{one} {_SAID.get(verb, verb)} {other}"
    raise Untold(part.text or part.verb)


def _name(text: str, question: Question) -> str:
    return question.name if text == "." else text


def _bracketed(part: Part, question: Question, weakest: int = 9) -> str:
    """A part in brackets where it binds less tightly than ``weakest``; comparisons never chain."""
    written = _written(part, question)
    binds = _binds(part.verb) if part.verb in _BINDS else 9
    return f"({written})" if binds < weakest or binds == weakest == _COMPARING else written


def _binds(verb: str) -> int:
    """How tightly a verb binds in our own language, where all comparisons are alike."""
    return _COMPARING if _BINDS[verb] == _BINDS["="] else _BINDS[verb]


def _answered(name: str, text: str, question: Question, *, equal: bool) -> str:
    """A comparison with an answer: of yes or no a truth, of a choice its words; with nothing, whether it is there."""
    called = question.called(name)
    if not text:
        return f"không co({called})" if equal else f"co({called})"
    answer = question.answer(name, text)
    if isinstance(answer, bool):
        return called if answer is equal else f"không {called}"
    return f'{called} {"=" if equal else "<>"} "{answer}"'
