"""A draft written anew as a whole, as a file says it."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.criteria.actions.drafts import locked_draft, log, refuse
from dondoc.criteria.actions.sets import write_head
from dondoc.criteria.content import draft_of, write_levels, write_sections
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.rules import SetDraft
from dondoc.criteria.rules.comparing import summary
from dondoc.criteria.rules.tidying import tidy_set
from dondoc.criteria.whole import keeping_problems


@transaction.atomic
def fill_draft(*, criteria_set: CriteriaSet, draft: SetDraft, by: User) -> None:
    """Puts a whole set in the place of what a draft held; the code of the draft stays.

    Raises `Refused` once published, `Invalid` with all that is wrong.
    """
    locked = locked_draft(criteria_set)
    draft = replace(tidy_set(draft), code=locked.code)
    refuse(keeping_problems(draft))
    before = draft_of(locked)
    write_head(locked, draft)
    write_levels(locked, draft.levels)
    write_sections(locked, draft.sections)
    log("criteria.fill", locked, by, after=summary(before, draft))
