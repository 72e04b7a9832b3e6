"""The foot of an official paper: recipients on the left, the signature block on the right."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.exports.writers.official_docx.elements import Element, Run, paragraph
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import side_by_side
from dondoc.exports.writers.report import Recipient

_LEFT_WIDTH = 80.0
_BLANK_LINES = 5


def closing(recipients: Sequence[Recipient], signer_lines: Sequence[str], name: str = "") -> Element:
    """The two blocks side by side; the name is left blank for the signature unless given."""
    widths = (_LEFT_WIDTH, PORTRAIT.text_width - _LEFT_WIDTH)
    return side_by_side(widths, [(_recipients(recipients), _signature(signer_lines, name))])


def _recipients(recipients: Sequence[Recipient]) -> list[Element]:
    last = len(recipients) - 1
    lines = [_line(recipient, "." if at == last else ";") for at, recipient in enumerate(recipients)]
    return [paragraph("RecipientsTitle", "Nơi nhận:"), *(paragraph("Recipient", line) for line in lines)]


def _line(recipient: Recipient, mark: str) -> str:
    purpose = f" ({recipient.purpose})" if recipient.purpose else ""
    return f"- {recipient.name}{purpose}{mark}"


def _signature(signer_lines: Sequence[str], name: str) -> list[Element]:
    blanks = [paragraph("Signer") for _ in range(_BLANK_LINES)]
    return [*(paragraph("Signer", line) for line in signer_lines), *blanks, paragraph("Signer", Run(name))]
