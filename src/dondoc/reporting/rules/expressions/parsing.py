"""From words to a tree: operators by how tightly they bind, functions with as many operands as they take."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dondoc.reporting.rules.expressions.tokens import Token, Trouble, Unreadable, tokens
from dondoc.reporting.rules.expressions.tree import Call, Constant, Name, Node

DEEPEST = 30
_BINDS = {"hoặc": 1, "hoac": 1, "và": 2, "va": 2, "=": 4, "<>": 4, "<": 4, "<=": 4, ">": 4, ">=": 4}
_BINDS |= {"+": 5, "-": 5, "*": 6, "/": 6}
_PLAIN = {"hoặc": "hoac", "và": "va", "không": "khong", "nếu": "neu", "có": "co", "trước": "truoc", "tổng": "tong"}
_PLAIN |= {"lớn_nhất": "lon_nhat", "nhỏ_nhất": "nho_nhat"}
_NOT, _NEGATIVE = 3, 7
_TAKES = {"neu": (3, 3), "co": (1, 1), "truoc": (1, 1), "tong": (1, 50), "lon_nhat": (1, 50), "nho_nhat": (1, 50)}
_COMPARING = 4


def parse(source: str) -> Node:
    """What an expression says. Raises `Unreadable` with the place of the first sign that does not fit."""
    if not source.strip():
        raise Unreadable(Trouble.EMPTY, 0)
    reader = _Reader(tokens(source))
    node = reader.expression(0, 0)
    reader.expect("end", "")
    return node


def names_of(node: Node) -> Iterator[Name]:
    """The figures and attributes that an expression speaks of, in its order."""
    match node:
        case Name():
            yield node
        case Call(operands=operands):
            for each in operands:
                yield from names_of(each)


class _Reader:
    def __init__(self, words: Iterator[Token]) -> None:
        self.words = words
        self.next = next(words)

    def take(self) -> Token:
        taken = self.next
        if taken.kind != "end":
            self.next = next(self.words)
        return taken

    def expect(self, kind: str, text: str) -> None:
        if (self.next.kind, self.next.text) != (kind, text):
            self.refuse()
        self.take()

    def refuse(self) -> None:
        trouble = Trouble.ENDS_EARLY if self.next.kind == "end" else Trouble.UNEXPECTED
        raise Unreadable(trouble, self.next.at, self.next.text)

    def expression(self, weakest: int, depth: int) -> Node:
        """An operand and all that is bound to it more tightly than ``weakest``; comparisons do not chain."""
        if depth > DEEPEST:
            raise Unreadable(Trouble.TOO_DEEP, self.next.at)
        left = self.operand(depth)
        while (binds := self.binding()) > weakest:
            verb = self.take().text.casefold()
            right = self.expression(binds, depth + 1)
            if binds == _COMPARING == self.binding():
                self.refuse()
            left = Call(_PLAIN.get(verb, verb), (left, right))
        return left

    def binding(self) -> int:
        joins = self.next.kind in ("sign", "name")
        return _BINDS.get(self.next.text.casefold(), 0) if joins else 0

    def operand(self, depth: int) -> Node:
        word = self.take()
        if word.kind == "number":
            return Constant(Fraction(word.text.replace(",", ".")))
        if word.kind == "text":
            return Constant(word.text)
        if word.kind == "name":
            return self.named(word, depth)
        if word.text == "(":
            inside = self.expression(0, depth + 1)
            self.expect("sign", ")")
            return inside
        if word.text == "-":
            return Call("negative", (self.expression(_NEGATIVE, depth + 1),))
        raise Unreadable(Trouble.ENDS_EARLY if word.kind == "end" else Trouble.UNEXPECTED, word.at, word.text)

    def named(self, word: Token, depth: int) -> Node:
        verb = _PLAIN.get(word.text.casefold(), word.text.casefold())
        if verb == "khong":
            return Call("khong", (self.expression(_NOT, depth + 1),))
        if self.next.text == "(" and self.next.kind == "sign":
            return self.call(verb, word, depth)
        if word.text.casefold() in _BINDS:
            raise Unreadable(Trouble.UNEXPECTED, word.at, word.text)
        return Name(word.text, word.at)

    def call(self, verb: str, word: Token, depth: int) -> Node:
        if verb not in _TAKES:
            raise Unreadable(Trouble.NO_FUNCTION, word.at, word.text)
        self.expect("sign", "(")
        operands = [self.expression(0, depth + 1)]
        while (self.next.kind, self.next.text) == ("sign", ";"):
            self.take()
            operands.append(self.expression(0, depth + 1))
        self.expect("sign", ")")
        fewest, most = _TAKES[verb]
        names_one = verb not in ("truoc", "co") or isinstance(operands[0], Name)
        if not fewest <= len(operands) <= most or not names_one:
            raise Unreadable(Trouble.WRONG_COUNT, word.at, word.text)
        return Call(verb, tuple(operands))
