"""What a clause's reader is told about the plan around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The year that the plan is for, its own date and the last day it covers (both ISO); None where
    unknown.

    ``year`` completes a day and month printed without a year. ``period_end`` is the last day of a
    plan for several years.
    """

    year: int | None = None
    date: str | None = None
    period_end: str | None = None
