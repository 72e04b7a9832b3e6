"""Puts what an action found wrong beside the fields of the form that asked for it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm

from dondoc.core.errors import Invalid
from dondoc.core.identifiers import identifier_problems


def add_problems(form: BaseForm, error: Invalid) -> None:
    """Each problem whose place is a field goes to that field, the others above the form."""
    for problem in error.problems:
        known = problem.where in form.fields
        text = problem.message if known or not problem.where else f"{problem.where}: {problem.message}"
        form.add_error(problem.where if known else None, text)


def without_identifiers(text: str) -> str:
    """The text of one field of a form that no action takes in. Raises `ValidationError` for personal identifiers."""
    problems = identifier_problems({"": text})
    if problems:
        raise ValidationError([problem.message for problem in problems])
    return text
