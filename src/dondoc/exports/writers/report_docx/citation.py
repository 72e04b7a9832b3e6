"""How the report names the plan that it answers."""

from __future__ import annotations

from dondoc.exports.writers.report import PlanCitation
from dondoc.exports.writers.vietnamese import format_date


def cite(plan: PlanCitation, *, short: bool = False) -> str:
    """ "Kế hoạch số 18/KH-UBND ngày 12 tháng 01 năm 2026 của ... về ..."; a blank number or day is left out.

    The short form stops before the issuer, or is the kind and title where the plan has no number.
    """
    number = f" số {plan.number}" if plan.number else ""
    day = f" {format_date(plan.day)}" if plan.day else ""
    if plan.regime:
        name = opened_lower(named(plan.kind, plan.title))
        return f"văn bản{number}{day} quy định {name}" if number and not short else name
    title = opened_lower(plan.title)
    about = f" {title}" if title.startswith("về ") else f" về {title}"
    if short and number:
        return f"{plan.kind}{number}{day}"
    if short:
        return f"{plan.kind}{about}"
    return f"{plan.kind}{number}{day} của {plan.issuer}{about}"


def named(kind: str, title: str) -> str:
    """Kind and title in a row; a title that begins with its kind says it already ("Chế độ báo cáo an toàn …")."""
    return title if title.casefold().startswith(kind.casefold()) else f"{kind} {opened_lower(title)}"


def opened_lower(title: str) -> str:
    """A title within a sentence: its first letter small, unless it opens with an abbreviation ("PCCC")."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
