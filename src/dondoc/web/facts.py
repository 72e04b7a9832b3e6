"""From a fact about a unit to the page that lists the records it was measured from."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from dondoc.core.facts import Fact, Measured
from dondoc.facts import BY_KEY

LISTED = frozenset({"reports.on_time", "reports.returned", "targets.met", "tasks.done", "plans.issued"})
"""Facts whose records stand on the page ``fact-records``."""
PAGES: dict[str, str] = {
    "training.classes": "classes",
    "training.participants": "classes",
    "training.hours": "classes",
    "training.cost": "classes",
    "initiatives.running": "initiatives",
    "campaigns.joined": "campaigns",
    "campaigns.items_done": "campaigns",
    "commitments.signed": "commitments",
    "forces.full": "forces",
    "initiatives.new": "initiatives",
}
"""Key of a fact -> the name of the page that lists its records, which takes ``unit``, ``from`` and ``to`` as a query;
a floor whose records have a list of their own adds a line."""


def records_url(key: str, unit_id: int, first: date, last: date) -> str:
    """Where the records of a fact stand for a unit and a time; "" for a fact that nobody lists."""
    window = {"from": first.isoformat(), "to": last.isoformat()}
    if key in PAGES:
        return f"{reverse(PAGES[key])}?{urlencode({'unit': unit_id} | window)}"
    if key in LISTED:
        return f"{reverse('fact-records', args=[unit_id, key])}?{urlencode(window)}"
    return ""


def in_words(key: str, amount: int, of: int | None) -> str:
    """What was measured: "3/4 báo cáo (75 %)", "2 lần"; "" for a fact that is not known any more."""
    fact: Fact | None = BY_KEY.get(key)
    if fact is None:
        return ""
    if of is None:
        return f"{amount} {fact.unit}"
    share = Measured(amount, of).per_cent
    if share is None:
        return f"{amount}/{of} {fact.unit}"
    rounded = f"{share:.1f}".removesuffix(".0").replace(".", ",")
    return f"{amount}/{of} {fact.unit} ({rounded} %)"
