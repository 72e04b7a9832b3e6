"""Writes of tasks at work: each refuses, changes and logs in one transaction."""

from dondoc.plans.work.actions.entering import EnteredFor
from dondoc.plans.work.actions.evidence import add_file, add_link, ask_evidence, remove_evidence
from dondoc.plans.work.actions.giving import give_task
from dondoc.plans.work.actions.many import Edit, Edited, Wish, edit_many, preview_many
from dondoc.plans.work.actions.needs import add_need, remove_need
from dondoc.plans.work.actions.parts import change_assignment, give_parts
from dondoc.plans.work.actions.rounds import confirm_round, send_back_round
from dondoc.plans.work.actions.steps import (
    confirm,
    drop,
    finish,
    reopen,
    report,
    send_back,
    start,
)
from dondoc.plans.work.actions.views import forget_view, save_view

__all__ = [
    "Edit",
    "Edited",
    "EnteredFor",
    "Wish",
    "add_file",
    "add_link",
    "add_need",
    "ask_evidence",
    "change_assignment",
    "confirm",
    "confirm_round",
    "drop",
    "edit_many",
    "finish",
    "forget_view",
    "give_parts",
    "give_task",
    "preview_many",
    "remove_evidence",
    "remove_need",
    "reopen",
    "report",
    "save_view",
    "send_back",
    "send_back_round",
    "start",
]
