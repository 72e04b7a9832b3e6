"""The few errors that a user may see. Each message is a full sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class Refused(Exception):
    """An action that can't be done as asked. Nothing has been stored; the message is for the user."""


class Denied(Exception):
    """The user may not do this to this thing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in what came in, and where: a field's name, or "dòng 12, cột kind"."""

    where: str
    message: str


class Invalid(Refused):
    """Several things are wrong at once; each is told with its place, nothing has been stored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.where}: {p.message}" if p.where else p.message for p in problems))
