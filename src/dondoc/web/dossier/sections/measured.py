"""What dondoc measures of a unit from its own records, in a year and the year before."""

from __future__ import annotations

from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dondoc.core.facts import Fact, Measured
from dondoc.facts import FACTS
from dondoc.web.dossier.tables import Cell, Section, words
from dondoc.web.facts import records_url


def measured(unit_id: int, year: int, today: date) -> Section:
    """Each fact of which something is known in one of the two years."""
    now, before = _of(unit_id, year), _of(unit_id, year - 1)
    known = [fact for fact in FACTS if fact.key in now or fact.key in before]
    return Section(
        title=_("Số liệu đo từ hồ sơ"),
        columns=[_("Nội dung"), str(year), str(year - 1), _("Đơn vị tính")],
        rows=[_row(fact, unit_id, year, now.get(fact.key), before.get(fact.key)) for fact in known],
        nothing=_("Chưa có gì để đo trong hai năm này."),
        numbers=frozenset({1, 2}),
    )


def _of(unit_id: int, year: int) -> dict[str, Measured]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = ((fact.key, fact.measure([unit_id], first, last).get(unit_id)) for fact in FACTS)
    return {key: value for key, value in found if value is not None}


def _row(fact: Fact, unit_id: int, year: int, now: Measured | None, before: Measured | None) -> list[Cell]:
    records = records_url(fact.key, unit_id, date(year, 1, 1), date(year, 12, 31))
    return [words(str(fact.label), records), words(said(now)), words(said(before)), words(str(fact.unit))]


def said(value: Measured | None) -> str:
    """A measured number; of a share how many of how many, with the share."""
    if value is None:
        return "–"
    amount = number_format(value.amount, force_grouping=True)
    if value.of is None:
        return amount
    share = number_format(value.per_cent, 1) if value.per_cent is not None else "–"
    return f"{amount}/{number_format(value.of, force_grouping=True)} ({share} %)"
