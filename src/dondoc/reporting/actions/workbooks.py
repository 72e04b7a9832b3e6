"""A filled workbook put into the report of its unit, which then looks at it and sends it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.actions.drafts import draft_of
from dondoc.reporting.asked import asked
from dondoc.reporting.filling import takes_figures
from dondoc.reporting.models import Obligation, Submission
from dondoc.reporting.workbooks.cells import Said, merged


@transaction.atomic
def fill_from_workbook(*, obligation: Obligation, said: Said, by: User) -> int:
    """Puts what a workbook says over what the draft holds; how many answers are others now.

    What the workbook leaves empty stays as it is. Raises `Refused` when the report is sent or the round closed.
    """
    locked = lock_open(obligation)
    if not takes_figures(locked):
        raise Refused(_("Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại."))
    draft = draft_of(locked, asked(locked.cycle))
    changed = put(draft, said)
    if changed:
        draft.revision, draft.saved_by = draft.revision + 1, by
        draft.save()
    return changed


def put(draft: Submission, said: Said) -> int:
    """Writes what is said into a draft, which is not saved; how many answers are others now."""
    changed = differences(draft, said)
    if changed:
        draft.values = merged(draft.values, said)
        draft.texts = draft.texts | said.texts
        draft.narrative = said.narrative or draft.narrative
    return changed


def differences(report: Submission, said: Said) -> int:
    """How many of the answers that are said a report has not, or has otherwise."""
    stored = report.values
    if stored:
        said_parts = ((stored.get(key, {}), parts) for key, parts in said.values.items())
        figures = [old.get(part) != figure for old, parts in said_parts for part, figure in parts.items()]
    else:
        figures = [True] * sum(map(len, said.values.values()))
    words = [report.texts.get(key) != text for key, text in said.texts.items()]
    words.append(said.narrative not in ("", report.narrative))
    return sum(map(bool, (*figures, *words)))


def contradictions(draft: Submission, said: Said) -> int:
    """How many answers that a draft holds are said otherwise; what it has not is no contradiction."""
    figures = (
        draft.values.get(key, {}).get(part) not in (None, figure)
        for key, parts in said.values.items()
        for part, figure in parts.items()
    )
    words = [draft.texts.get(key) not in (None, text) for key, text in said.texts.items()]
    words.append(bool(draft.narrative) and said.narrative not in ("", draft.narrative))
    return sum(map(bool, (*figures, *words)))
