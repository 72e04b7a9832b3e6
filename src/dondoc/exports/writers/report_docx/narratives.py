"""Part III: the units' own words on difficulties and proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dondoc.exports.writers.official_docx.elements import Element, Run, paragraph
from dondoc.exports.writers.report import Narrative


def narratives(given: Sequence[Narrative]) -> list[Element]:
    """The heading, then each unit's name before its words as given."""
    heading = paragraph("Section", "III. Ý KIẾN, KHÓ KHĂN, VƯỚNG MẮC")
    if not given:
        return [heading, paragraph("Body", "Các đơn vị không nêu khó khăn, vướng mắc.")]
    return [heading, *(element for narrative in given for element in _paragraphs(narrative))]


def _paragraphs(narrative: Narrative) -> Iterator[Element]:
    first, *others = [line for line in narrative.text.splitlines() if line.strip()] or [""]
    yield paragraph("Body", Run(f"{narrative.unit}: ", bold=True), first)
    for line in others:
        yield paragraph("Body", line)
