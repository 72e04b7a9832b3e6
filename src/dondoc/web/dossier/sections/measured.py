"""What dondoc measures of a unit from its own records, in a year and the year before."""

from __future__ import annotations

from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dondoc.activities.facts import ABOUT_PEOPLE
from dondoc.core.facts import Fact, Measured
from dondoc.facts import FACTS
from dondoc.web.activities.people import told_count
from dondoc.web.dossier.tables import Cell, Section, words
from dondoc.web.facts import records_url


def measured(unit_id: int, year: int, *, own: bool) -> Section:
    """Each fact of which something is known in one of the two years; small counts of people only to the unit itself
    (``own``).
    """
    now, before = _of(unit_id, year), _of(unit_id, year - 1)
    known = [fact for fact in FACTS if fact.key in now or fact.key in before]
    return Section(
        title=_("Số liệu đo từ hồ sơ"),
        columns=[_("Nội dung"), str(year), str(year - 1), _("Đơn vị tính")],
        rows=[_row(fact, unit_id, year, now.get(fact.key), before.get(fact.key), own=own) for fact in known],
        nothing=_("Chưa có gì để đo trong hai năm này."),
        numbers=frozenset({1, 2}),
    )


def _of(unit_id: int, year: int) -> dict[str, Measured]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = ((fact.key, fact.measure([unit_id], first, last).get(unit_id)) for fact in FACTS)
    return {key: value for key, value in found if value is not None}


def _row(
    fact: Fact, unit_id: int, year: int, now: Measured | None, before: Measured | None, *, own: bool
) -> list[Cell]:
    records = records_url(fact.key, unit_id, date(year, 1, 1), date(year, 12, 31))
    told = own or fact.key not in ABOUT_PEOPLE
    years = (words(said(value, own=told)) for value in (now, before))
    return [words(str(fact.label), records), *years, words(str(fact.unit))]


def said(value: Measured | None, *, own: bool) -> str:
    """A measured number; of a share how many of how many, with the share. Unless ``own``, "< 5" for a small one."""
    if value is None:
        return "–"
    count = told_count(value.amount, own=own)
    if isinstance(count, str):
        return count
    amount = number_format(count, force_grouping=True)
    if value.of is None:
        return amount
    share = number_format(value.per_cent, 1) if value.per_cent is not None else "–"
    return f"{amount}/{number_format(value.of, force_grouping=True)} ({share} %)"
