"""What is done with money of plans, one verb a function."""

from dondoc.budget.actions.carrying import carry_over
from dondoc.budget.actions.correcting import correct
from dondoc.budget.actions.entering import Allotment, Instead, allot, estimate, settle, spend
from dondoc.budget.actions.lines import open_line, propose
from dondoc.budget.actions.sources import add_source, close_source
from dondoc.budget.actions.years import close_year, reopen_year

__all__ = [
    "Allotment",
    "Instead",
    "add_source",
    "allot",
    "carry_over",
    "close_source",
    "close_year",
    "correct",
    "estimate",
    "open_line",
    "propose",
    "reopen_year",
    "settle",
    "spend",
]
