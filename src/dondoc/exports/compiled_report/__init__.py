"""The compiled report of a cycle: what is stored, gathered for its papers and tables."""

from __future__ import annotations

import re

from dondoc.reporting.models import Cycle
from dondoc.units.folding import fold


def file_name(cycle: Cycle) -> str:
    """ "tong-hop-bao-cao-6-thang.docx"."""
    return f"{slug(f'tổng hợp {cycle.name}')}.docx"


def slug(words: str) -> str:
    """Words as the name of a file: without accents, parted by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
