"""Who may see and do what with readings."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.documents.models import Reading, ReadingJob
from dondoc.units.permissions import can_see_unit


def can_upload(user: User, unit_id: int, day: date) -> bool:
    """The office of a unit takes in its documents."""
    return sits_at(user, unit_id, Role.OFFICE, day=day)


def can_see_reading(user: User, reading: Reading, day: date) -> bool:
    return can_see_unit(user, reading.unit_id, day)


def can_check_reading(user: User, reading: Reading, day: date) -> bool:
    """The office that took a document in checks, accepts or discards its reading."""
    return can_upload(user, reading.unit_id, day)


def can_see_job(user: User, job: ReadingJob, day: date) -> bool:
    return can_see_unit(user, job.unit_id, day)


def can_run_job(user: User, job: ReadingJob, day: date) -> bool:
    """The office that took a scan in stops its reading or has it tried again."""
    return can_upload(user, job.unit_id, day)
