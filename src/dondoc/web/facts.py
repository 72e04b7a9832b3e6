"""From a fact about a unit to the page that lists the records it was measured from."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from dondoc.core.facts import Fact, Measured
from dondoc.facts import BY_KEY
from dondoc.reporting.rules.figures import print_figure

LISTED = frozenset({"reports.on_time", "reports.returned", "targets.met", "tasks.done", "plans.issued"})
"""Facts whose records stand on the page ``fact-records``."""
PAGES = {
    "training": "classes",
    "initiatives": "initiatives",
    "campaigns": "campaigns",
    "commitments": "commitments",
    "forces": "forces",
    "visits": "inspections",
    "findings": "findings",
}
"""First part of a fact's key -> the page that lists its records and takes ``unit``, ``from`` and ``to`` as a query; a
floor whose records have a list of their own adds a line."""


def records_url(key: str, unit_id: int, first: date, last: date) -> str:
    """Where the records of a fact stand for a unit and a time; "" for a fact that nobody lists."""
    window = {"from": first.isoformat(), "to": last.isoformat()}
    floor = key.partition(".")[0]
    if floor in PAGES:
        return f"{reverse(PAGES[floor])}?{urlencode({'unit': unit_id} | window)}"
    if floor == "budget":
        return f"{reverse('budget-lines')}?{urlencode({'unit': unit_id, 'year': last.year})}"
    if key in LISTED:
        return f"{reverse('fact-records', args=[unit_id, key])}?{urlencode(window)}"
    return ""


def in_words(key: str, amount: int, of: int | None) -> str:
    """What was measured: "3/4 báo cáo (75 %)", "2 lần"; "" for a fact that is not known any more."""
    fact: Fact | None = BY_KEY.get(key)
    if fact is None:
        return ""
    if of is None:
        return f"{print_figure(amount)} {fact.unit}"
    share = Measured(amount, of).per_cent
    rounded = "" if share is None else f"{share:.1f}".removesuffix(".0").replace(".", ",") + " %"
    if str(fact.unit) == "%":
        return rounded
    return f"{print_figure(amount)}/{print_figure(of)} {fact.unit}" + (f" ({rounded})" if rounded else "")
