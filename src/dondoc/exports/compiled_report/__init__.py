"""The compiled report of a cycle: gathers what is stored and hands it to the writer."""

from __future__ import annotations

import re
from datetime import date

from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.writers.report_docx import write_report
from dondoc.reporting.models import Cycle
from dondoc.units.folding import fold


def compiled_report(cycle: Cycle, *, as_of: date, today: date) -> tuple[str, bytes]:
    """File name and content (DOCX) of the report that goes up; the tree as of ``as_of``, lateness as of ``today``.

    Raises `dondoc.core.errors.Refused` where the plan's unit did not stand on ``as_of``.
    """
    return file_name(cycle), write_report(report_paper(cycle, as_of=as_of, today=today))


def file_name(cycle: Cycle) -> str:
    """ "tong-hop-bao-cao-6-thang.docx"."""
    return f"{slug(f'tổng hợp {cycle.name}')}.docx"


def slug(words: str) -> str:
    """Words as the name of a file: without accents, parted by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
