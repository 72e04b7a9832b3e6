"""The head of an official paper: who issues it, number, place and date, kind and subject."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.exports.writers.official_docx.elements import Element, paragraph, rule
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import side_by_side

_COMMITTEE = "ỦY BAN NHÂN DÂN "
ISSUER_WIDTH = 68.0
NATION_WIDTH = PORTRAIT.text_width - ISSUER_WIDTH


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the content; ``number`` and ``dateline`` hold the blanks that are filled by hand."""

    issuer: str
    number: str
    dateline: str
    kind: str
    subject: str
    issuer_above: str | None = None


def head(parts: Head) -> list[Element]:
    """The two-column table, then kind and subject over their rule (Nghị định 30/2020/NĐ-CP, Điều 8)."""
    rows = [
        (_issuer(parts), nation()),
        ([paragraph("Number", parts.number)], [paragraph("Dateline", parts.dateline)]),
    ]
    return [
        side_by_side((ISSUER_WIDTH, NATION_WIDTH), rows),
        paragraph("Kind", parts.kind.upper()),
        paragraph("Subject", parts.subject),
        rule(length=50, column=PORTRAIT.text_width),
    ]


def _issuer(parts: Head) -> list[Element]:
    above = [paragraph("Authority", line) for line in issuer_lines(parts.issuer_above or "")]
    own = [paragraph("Issuer", line) for line in issuer_lines(parts.issuer)]
    return [*above, *own, rule(length=24, column=ISSUER_WIDTH)]


def issuer_lines(name: str) -> list[str]:
    """The name in capitals, broken where clerks break it: "ỦY BAN NHÂN DÂN" over the place."""
    capitals = name.upper()
    if capitals.startswith(_COMMITTEE):
        return [_COMMITTEE.strip(), capitals.removeprefix(_COMMITTEE)]
    return [capitals] if capitals else []


def nation() -> list[Element]:
    """The national name over the motto."""
    return [
        paragraph("Nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("Motto", "Độc lập - Tự do - Hạnh phúc"),
        rule(length=62, column=NATION_WIDTH),
    ]
