"""What stays with units that end because it came about there: read, and closed, by those who follow and those above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from dondoc.activities.models import Commitment, ForceCount
from dondoc.assessments.models import Assessment, Recognition
from dondoc.assessments.queries import NOT_SENT, in_force
from dondoc.assessments.rules.states import State
from dondoc.budget.models import Line
from dondoc.commendation.models import Proposal, ProposalState


@dataclass(frozen=True, slots=True)
class Record:
    """How many things of one sort stay, and what becomes of them, in words."""

    unit: int
    what: str
    count: int


def records_of(ended: Sequence[int], day: date) -> list[Record]:
    """What units that end on a day leave on record, in the order of the units; one query a sort."""
    found = [
        Record(unit_id, words, count)
        for words, rows in _sorts(day)
        for unit_id, count in _counted(rows.filter(unit_id__in=ended))
    ]
    places = {unit_id: place for place, unit_id in enumerate(ended)}
    return sorted(found, key=lambda each: places[each.unit])


def _counted(rows: QuerySet[Any]) -> Iterator[tuple[int, int]]:
    yield from rows.order_by().values_list("unit_id").annotate(n=Count("pk"))


def _sorts(day: date) -> Iterator[tuple[str, QuerySet[Any]]]:
    over = (*NOT_SENT, State.EXCLUDED.value, State.PUBLISHED.value)
    year = {"year": day.year}
    yield _("phiếu chấm điểm đã gửi, được thẩm định và quyết định tiếp"), Assessment.objects.exclude(state__in=over)
    yield _("công nhận còn hiệu lực"), Recognition.objects.filter(in_force(day))
    yield (
        _("đề nghị khen thưởng, được xét tiếp cho thành tích của đơn vị"),
        Proposal.objects.filter(state=ProposalState.SENT),
    )
    yield _("khen thưởng đã nhận"), Proposal.objects.filter(state=ProposalState.AWARDED)
    yield (
        _("dòng kinh phí từ năm %(year)d, đơn vị kế tục ghi tiếp và cấp trên quyết toán") % year,
        Line.objects.filter(year__gte=day.year),
    )
    yield _("số cam kết năm %(year)d, đơn vị kế tục đếm lại") % year, Commitment.objects.filter(year=day.year)
    yield _("số lực lượng, thiết bị, đơn vị kế tục đếm lại"), ForceCount.objects.all()
