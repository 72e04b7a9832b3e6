"""Writing, publishing and ending criteria sets."""

from dondoc.criteria.actions.drafts import refuse_frozen
from dondoc.criteria.actions.filling import fill_draft
from dondoc.criteria.actions.parts import (
    add_criterion,
    add_section,
    change_criterion,
    change_section,
    criterion_mark,
    drop_criterion,
    drop_section,
    levels_mark,
    move_criterion,
    move_section,
    section_mark,
    set_levels,
)
from dondoc.criteria.actions.publishing import publish, renew, retire
from dondoc.criteria.actions.sets import change_head, create_set, drop_draft, head_mark

__all__ = [
    "add_criterion",
    "add_section",
    "change_criterion",
    "change_head",
    "change_section",
    "create_set",
    "criterion_mark",
    "drop_criterion",
    "drop_draft",
    "drop_section",
    "fill_draft",
    "head_mark",
    "levels_mark",
    "move_criterion",
    "move_section",
    "publish",
    "refuse_frozen",
    "renew",
    "retire",
    "section_mark",
    "set_levels",
]
