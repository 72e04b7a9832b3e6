"""Money that goes on into the next year (chuyển nguồn)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.actions.checks import fit_amount, fit_words, hold, write
from dondoc.budget.actions.lines import open_line
from dondoc.budget.models import Entry, EntryKind, Line
from dondoc.budget.queries.sums import kept_of
from dondoc.budget.rules import SourceKind, in_words
from dondoc.core.errors import Invalid, Problem


@transaction.atomic
def carry_over(*, line: Line, amount: int, words: str, decision: str, by: User) -> tuple[Entry, Entry]:
    """Carries what is left of a line into the next year, as two entries of the same amount: out on 31/12, in on 1/1.

    Raises `Invalid` for more than is left; what the unit gave on to units below is theirs to carry over.
    """
    fit_amount(amount)
    held = hold(line)
    words, decision = fit_words(words, decision)
    left = kept_of(held)
    if amount > left:
        message = _("Dòng này chỉ còn %(left)s đồng chưa chi, chưa giao lại. Hãy chuyển số không quá số còn lại.")
        raise Invalid([Problem("amount", message % {"left": in_words(max(left, 0))})])
    target = open_line(
        unit_id=held.unit_id,
        year=held.year + 1,
        plan=held.plan,
        task=held.task,
        source_kind=SourceKind(held.source_kind),
        source=held.source,
        by=by,
    )
    shared = {"amount": amount, "words": words, "decision": decision, "by": by}
    out = Entry(kind=EntryKind.CARRIED_OUT, day=date(held.year, 12, 31), **shared)
    write(out, held, "budget.carry_out")
    into = Entry(kind=EntryKind.CARRIED_IN, day=date(held.year + 1, 1, 1), partner=out, **shared)
    return out, write(into, hold(target), "budget.carry_in")
