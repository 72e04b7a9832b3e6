"""Patterns compiled when they are first used, so that importing the reader stays quick."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class LazyPattern:
    """A pattern with the searching methods of ``re.Pattern``; from the first use on they are that pattern's own."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    if TYPE_CHECKING:

        def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
            """A match that begins at ``start``."""

        def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
            """The first match in ``text[start:end]``."""

        def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
            """A match of the whole of ``text[start:end]``."""

        def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
            """Every match in ``text[start:end]``."""

        def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[Any]:
            """The text of every match, or of its groups."""

        def split(self, text: str, most: int = 0) -> list[str]:
            """The pieces of the text between the matches."""

        def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
            """The text with its matches replaced."""
