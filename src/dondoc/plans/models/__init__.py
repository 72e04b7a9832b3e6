"""A plan at work: what an official accepted from a reading. Every row keeps the place it was read from."""

from dondoc.plans.models.amendment import Amendment, AmendmentAhead, AmendmentChange, Concern
from dondoc.plans.models.duty import LARGEST_GAP, LEAST_GAP, DeclinedTie, Duty, DutyKind, LevelGap, Owing, PlanRound
from dondoc.plans.models.plan import Citation, Plan, PlanPart, Recipient, Target
from dondoc.plans.models.task import STATUS_NAMES, Assignment, AssignmentRole, Task
from dondoc.plans.models.work import Evidence, Need, ProgressNote, SavedView, TaskRound

__all__ = [
    "LARGEST_GAP",
    "LEAST_GAP",
    "STATUS_NAMES",
    "Amendment",
    "AmendmentAhead",
    "AmendmentChange",
    "Assignment",
    "AssignmentRole",
    "Citation",
    "Concern",
    "DeclinedTie",
    "Duty",
    "DutyKind",
    "Evidence",
    "LevelGap",
    "Need",
    "Owing",
    "Plan",
    "PlanPart",
    "PlanRound",
    "ProgressNote",
    "Recipient",
    "SavedView",
    "Target",
    "Task",
    "TaskRound",
]
