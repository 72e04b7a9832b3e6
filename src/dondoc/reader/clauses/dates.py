"""Calendar arithmetic of printed dates: a moment of any size and the last day that it allows.

Dates are ISO 8601 strings; a recurring one leaves out what recurs ("--11-15" each year, "---18"
each month, "-W-5" each Friday).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass

SCHOOL_YEAR_END = (5, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed day, month, quarter or longer stretch, as far as it is printed.

    ``month`` is the last month of the stretch and ``months`` its length; a day has ``day``.
    ``start_year`` is the first year of a stretch over several years.
    """

    month: int
    day: int | None = None
    months: int = 1
    year: int | None = None
    start_year: int | None = None

    def last_day(self, year: int | None) -> str:
        """The last day, in ``year``; "--MM-DD" where no year is known. "31/6" is the last day of June."""
        longest = _days_in(2024 if year is None and self.day else year, self.month)
        return iso(year, self.month, min(self.day or longest, longest))

    def day_before(self, year: int | None) -> str:
        """The day before the stretch begins; of a single day that day itself, for "trước ngày X" is
        due X.
        """
        if self.day is not None:
            return self.last_day(year)
        first_year = self.start_year or year
        month = self.month - self.months
        if month < 1:
            month, first_year = month + 12, None if first_year is None else first_year - 1
        return iso(first_year, month, _days_in(first_year, month))


def iso(year: int | None, month: int, day: int) -> str:
    """ "2026-05-31", or "--05-31" without a year."""
    return f"{'--' if year is None else f'{year:04d}-'}{month:02d}-{day:02d}"


def _days_in(year: int | None, month: int) -> int:
    """Days of the month; February has 28 where the year is unknown."""
    return calendar.monthrange(2025 if year is None else year, month)[1]
