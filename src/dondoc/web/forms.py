"""Puts what an action found wrong beside the fields of the form that asked for it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BooleanField, BoundField, ChoiceField
from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid
from dondoc.core.identifiers import identifier_problems
from dondoc.core.seen import Overtaken


def add_problems(form: BaseForm, error: Invalid) -> None:
    """Each problem whose place is a field goes to that field, the others above the form."""
    for problem in error.problems:
        known = problem.where in form.fields
        text = problem.message if known or not problem.where else f"{problem.where}: {problem.message}"
        form.add_error(problem.where if known else None, text)


def add_overtaken(form: BaseForm, error: Overtaken, theirs: BaseForm) -> None:
    """Who changed the thing meanwhile goes above the form, and to each field that differs what is stored in it now."""
    form.add_error(None, str(error))
    for name in form.fields:
        now = _shown(theirs[name])
        if now != _shown(form[name]):
            form.add_error(name, _("Bản đang lưu: “%(text)s”.") % {"text": now} if now else _("Bản đang lưu để trống."))


def _shown(bound: BoundField) -> str:
    """What stands in a box, in words."""
    value = bound.value()
    if isinstance(bound.field, BooleanField):
        return _("Có") if value in (True, "on", "1") else _("Không")
    if isinstance(bound.field, ChoiceField):
        labels = {str(box.data["value"]): str(box.choice_label) for box in bound.subwidgets}
        return labels.get(str(value), str(value or ""))
    shown = bound.field.widget.format_value(value)
    return "" if shown is None else str(shown).replace("\r\n", "\n").strip()


def without_identifiers(text: str) -> str:
    """The text of one field of a form that no action takes in. Raises `ValidationError` for personal identifiers."""
    problems = identifier_problems({"": text})
    if problems:
        raise ValidationError([problem.message for problem in problems])
    return text
