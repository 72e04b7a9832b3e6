"""Writing, publishing and ending criteria sets."""

from dondoc.criteria.actions.drafts import refuse_frozen
from dondoc.criteria.actions.filling import fill_draft
from dondoc.criteria.actions.parts import (
    add_criterion,
    add_section,
    change_criterion,
    change_section,
    drop_criterion,
    drop_section,
    move_criterion,
    move_section,
    set_levels,
)
from dondoc.criteria.actions.publishing import publish, renew, retire
from dondoc.criteria.actions.sets import change_head, create_set, drop_draft

__all__ = [
    "add_criterion",
    "add_section",
    "change_criterion",
    "change_head",
    "change_section",
    "create_set",
    "drop_criterion",
    "drop_draft",
    "drop_section",
    "fill_draft",
    "move_criterion",
    "move_section",
    "publish",
    "refuse_frozen",
    "renew",
    "retire",
    "set_levels",
]
