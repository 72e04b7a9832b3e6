"""The checks that a report breaks, as a page shows them: what is wrong, and what the unit says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dondoc.reporting.checking import broken_checks, explanation_name
from dondoc.reporting.models import Check, Form, Indicator, Obligation, Submission


@dataclass(frozen=True, slots=True)
class Broken:
    """A check that does not hold; one that may be explained has a box, with what stands in it and what is wrong."""

    message: str
    name: str
    text: str
    fault: str


def broken_to_type(
    found: Obligation,
    draft: Submission | None,
    indicators: Sequence[Indicator],
    texts: Mapping[str, str],
    faults: Mapping[str, str],
) -> list[Broken]:
    """The checks that the stored draft breaks, those that stand in the way of sending first."""
    checks = sorted(broken_checks(found, draft, indicators), key=lambda each: not each.hard)
    return [_broken(each, texts, faults) for each in checks]


def explained(form: Form, sent: Submission) -> list[tuple[str, str]]:
    """What a report says of the checks that it breaks: what does not fit, and why it is right all the same."""
    checks = form.checks.in_bulk() if sent.explanations else {}
    return [(checks[int(key)].message, text) for key, text in sent.explanations.items() if int(key) in checks]


def explanations_typed_again(checks: Iterable[Check], draft: Submission) -> dict[str, str]:
    """What stands in the box of every check that may be explained."""
    return {explanation_name(each): draft.explanations.get(str(each.pk), "") for each in checks if not each.hard}


def _broken(check: Check, texts: Mapping[str, str], faults: Mapping[str, str]) -> Broken:
    name = "" if check.hard else explanation_name(check)
    return Broken(check.message, name, texts.get(name, ""), faults.get(name, ""))
