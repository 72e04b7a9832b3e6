"""A form as an XLSForm file."""

from __future__ import annotations

from typing import IO

from dondoc.exports.writers.sheet import Column, Sheet, write_book
from dondoc.reporting.actions.forms import draft_of_indicator
from dondoc.reporting.models import Form
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.xlsforms.form import FormSaid
from dondoc.reporting.xlsforms.writing import CHOICES, SETTINGS, SURVEY, as_lines, tables

LEFT_OUT = "khong_xuat"
_WIDE = ("label", "hint", "constraint", "constraint_message", "relevant", "calculation")


def write_xlsform(file: IO[bytes], form: Form) -> None:
    """The sheets that ODK and KoboToolbox read, and one with the checks that XLSForm has no words for."""
    indicators = [draft_of_indicator(each) for each in form.indicators.all()]
    checks = [CheckDraft(each.expression, each.message, each.hard) for each in form.checks.all()]
    said = FormSaid(form.title, form.narrative_label, indicators, checks)
    found = tables(said, f"dondoc_{form.plan_id}", str(form.number))
    sheets = [
        Sheet("survey", _columns(SURVEY), as_lines(found.survey, SURVEY)),
        Sheet("choices", _columns(CHOICES), as_lines(found.choices, CHOICES)),
        Sheet("settings", _columns(SETTINGS), as_lines([found.settings], SETTINGS)),
    ]
    if found.left_out:
        sheets.append(Sheet(LEFT_OUT, _columns(("expression", "label")), found.left_out))
    write_book(file, sheets)


def _columns(names: tuple[str, ...]) -> list[Column]:
    return [Column(name, 44 if name in _WIDE else 18) for name in names]
