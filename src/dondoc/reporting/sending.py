"""What stands in the way of sending a report, and what the log keeps of one that was sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.reporting.checking import explanation_name
from dondoc.reporting.faults import sentence
from dondoc.reporting.models import Check, Indicator, IndicatorKind, Submission
from dondoc.reporting.rules.checks import first_name
from dondoc.reporting.rules.figures import Fault, Slot, faults_to_send
from dondoc.reporting.rules.forms import SHARE_PARTS, WORDS, file_name, slots, text_name

_words = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def problems_to_send(
    draft: Submission,
    indicators: Sequence[Indicator],
    figures: Sequence[Slot],
    attached: Collection[int | None],
    broken: Sequence[Check],
) -> list[Problem]:
    """All of them, at their boxes. ``figures`` are the slots of the indicators.

    ``attached`` has the indicators of the draft's files, None for one beside the whole; ``broken`` the checks that the
    draft does not fulfil. Explanations of checks that hold are taken out of the draft.
    """
    faults = faults_to_send(draft.values, figures) | _words_missing(draft, indicators, attached)
    problems = [Problem(name, sentence(fault)) for name, fault in faults.items()]
    return problems + _checks_broken(draft, indicators, broken)


def emptiness(draft: Submission, attached: Collection[int | None]) -> str:
    """Why a report that says nothing can't be sent, "" where it says something."""
    if draft.values or draft.texts or draft.narrative or attached:
        return ""
    return _("Báo cáo còn trống nên chưa gửi được. Hãy nhập số liệu; không phát sinh thì nhập số 0.")


def fingerprint(sent: Submission, digests: Iterable[str]) -> str:
    """What tells the log that figures, words or files of a sent report were altered, without repeating them there."""
    said = [sent.texts, sent.explanations, sent.narrative, sorted(digests)]
    return hashlib.sha256(bytes(sent.vector or b"") + _words(said).encode()).hexdigest()


def _checks_broken(draft: Submission, indicators: Sequence[Indicator], found: Sequence[Check]) -> list[Problem]:
    """What the form's checks say of the figures: hard ones refuse, soft ones ask why where nothing was said yet."""
    kept = {str(each.pk) for each in found if not each.hard}
    draft.explanations = {key: text for key, text in draft.explanations.items() if key in kept}
    problems = [Problem(_box_of(each, indicators), each.message) for each in found if each.hard]
    unsaid = (each for each in found if not each.hard and str(each.pk) not in draft.explanations)
    return problems + [Problem(explanation_name(each), _("Hãy giải trình, hoặc sửa số liệu.")) for each in unsaid]


def _box_of(check: Check, indicators: Sequence[Indicator]) -> str:
    """The box at which a broken check is told: that of the first figure that it speaks of."""
    code, _dot, part = first_name(check.expression).partition(".")
    for each in indicators:
        if each.code.casefold() == code:
            own = [slot for slot in slots([each]) if slot.part == SHARE_PARTS.get(part, slot.part)]
            return own[0].name if own else text_name(each)
    return ""


def _words_missing(
    draft: Submission, indicators: Sequence[Indicator], attached: Collection[int | None]
) -> dict[str, Fault]:
    """Required answers in words, and required files, that are not there, by the name of their box."""
    missing = {}
    for each in indicators:
        if not each.required or each.kind not in WORDS:
            continue
        if each.kind == IndicatorKind.TEXT and not draft.texts.get(str(each.pk)):
            missing[text_name(each)] = Fault.NO_WORDS
        elif each.kind == IndicatorKind.FILE and each.pk not in attached:
            missing[file_name(each)] = Fault.NO_FILE
    return missing
