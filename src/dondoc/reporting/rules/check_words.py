"""Texts that a check compares a name with although it can never be that: a condition that never holds. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dondoc.reporting.rules.expressions.tree import Call, Constant, Name, Node

Words = Mapping[str, Collection[str] | None]
"""What a name in small letters can be: the words of its answers, none of a number, None where any text may stand."""


def never_equal(node: Node, words: Words) -> Iterator[tuple[Name, str]]:
    """Every name with a text that it can never be; capital letters make no difference."""
    if not isinstance(node, Call):
        return
    if node.verb in ("=", "<>"):
        yield from _compared(*node.operands, words=words)
    for each in node.operands:
        yield from never_equal(each, words)


def _compared(one: Node, other: Node, *, words: Words) -> Iterator[tuple[Name, str]]:
    for side, text in ((one, other), (other, one)):
        name = side.operands[0] if isinstance(side, Call) and side.verb == "truoc" else side
        if isinstance(name, Name) and isinstance(text, Constant) and isinstance(text.value, str):
            known = words.get(name.name.casefold())
            if known is not None and text.value.casefold() not in {each.casefold() for each in known}:
                yield name, text.value
