"""A plan at work as files: a Word paper in the official layout, and an Excel file with a sheet for each side of it."""

from __future__ import annotations

import re
from datetime import date
from typing import IO

from django.conf import settings
from django.utils import translation

from dondoc.exports.plan.book import write_plan
from dondoc.exports.plan.gather import Eyes, plan_paper
from dondoc.exports.writers.plan_docx import write_paper
from dondoc.plans.models import Plan
from dondoc.units.folding import fold

__all__ = ["Eyes", "plan_excel", "plan_word"]


def plan_word(plan: Plan, eyes: Eyes, day: date) -> tuple[str, bytes]:
    """File name and content (DOCX) of the paper on a plan; in the site's own language, for it is an official paper."""
    with translation.override(settings.LANGUAGE_CODE):
        return _name(plan, day, "docx"), write_paper(plan_paper(plan, eyes, day))


def plan_excel(file: IO[bytes], plan: Plan, eyes: Eyes, day: date) -> str:
    """Writes the Excel file of a plan and gives its name."""
    write_plan(file, plan_paper(plan, eyes, day))
    return _name(plan, day, "xlsx")


def _name(plan: Plan, day: date, ending: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", fold(f"{plan.kind} {plan.number or plan.title[:60]}")).strip("-")
    return f"{name}-{day:%Y-%m-%d}.{ending}"
