"""Reads of money of plans, all by sets: the number of queries does not grow with units or lines."""

from dondoc.budget.queries.lines import (
    Wanted,
    closing_over,
    lines_for,
    open_closing,
    sources_for,
    standing_condition,
    with_sums,
)
from dondoc.budget.queries.named import Named, named_funds
from dondoc.budget.queries.places import Place, Places, places
from dondoc.budget.queries.sums import Part, by_plan_and_source, by_task_and_source, by_unit, line_sums

__all__ = [
    "Named",
    "Part",
    "Place",
    "Places",
    "Wanted",
    "by_plan_and_source",
    "by_task_and_source",
    "by_unit",
    "closing_over",
    "line_sums",
    "lines_for",
    "named_funds",
    "open_closing",
    "places",
    "sources_for",
    "standing_condition",
    "with_sums",
]
