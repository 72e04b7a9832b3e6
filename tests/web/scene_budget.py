"""Money of the focus: a line with an allotment, and a source that it has named."""

from __future__ import annotations

from datetime import date

from dondoc.budget.actions import Allotment, add_source, allot, open_line
from dondoc.budget.rules import SourceKind
from rounds import Round


def things(made: Round) -> dict[str, object]:
    """The keys of addresses about money."""
    unit_id, by = made.cast.province.pk, made.office
    line = open_line(
        unit_id=unit_id, year=2026, plan=made.plan, task=None, source_kind=SourceKind.PROVINCE, source=None, by=by
    )
    entry = allot(
        line=line,
        amount=5,
        day=date(2026, 1, 10),
        words="",
        allotment=Allotment(None, "12/QĐ-UBND"),
        by=by,
    )
    source = add_source(unit_id=unit_id, kind=SourceKind.PROVINCE, name="Chương trình bịa ra", by=by)
    return {"line_id": line.pk, "entry_id": entry.pk, "source_id": source.pk}
