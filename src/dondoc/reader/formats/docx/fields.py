"""Fields: only their result is printed; that of a table of contents repeats the headings and is passed over."""

from __future__ import annotations

import re

from dondoc.reader.formats.docx.names import Element, W

FIELD = W + "fldChar"
PART = W + "fldCharType"
INSTRUCTION = W + "instrText"
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)


def is_contents(instruction: str | None) -> bool:
    """Whether a field's instruction builds a table of contents or an index."""
    return bool(_CONTENTS.match(instruction or ""))


def close_fields(body: Element) -> None:
    """Take the beginning off every field that never ends: it would swallow all that follows."""
    unfinished: list[Element] = []
    for element in body.iter(FIELD):
        part = element.get(PART)
        if part == "begin":
            unfinished.append(element)
        elif part == "end" and unfinished:
            unfinished.pop()
    for element in unfinished:
        element.set(PART, "")


class Fields:
    """The fields that are open while runs are read; they may lie in each other and run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[bool] = []
        self._instructions: list[str] = []
        self.silent = False

    def instruct(self, text: str) -> None:
        """Add a piece to the instruction of the innermost field."""
        if self._open and not self._open[-1]:
            self._instructions[-1] += text

    def turn(self, part: str | None) -> None:
        """Begin a field, come to its result, or end it."""
        if part == "begin":
            self._open.append(False)
            self._instructions.append("")
        elif self._open and part == "separate":
            self._open[-1] = not is_contents(self._instructions[-1])
        elif self._open and part == "end":
            self._open.pop()
            self._instructions.pop()
        self.silent = not all(self._open)
