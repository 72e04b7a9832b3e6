"""Amendments that are accepted before the day from which they hold; the clock puts them into force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.documents.models import Reading, ReadingState
from dondoc.plans.actions.amending.accepting import accept_amendment, check, document_of, settle_document, words_of
from dondoc.plans.actions.amending.undoing import reopen_document
from dondoc.plans.models import AmendmentAhead, Plan


@transaction.atomic
def accept_ahead(
    *,
    plan: Plan,
    reading: Reading,
    revision: int,
    seen: str,
    effect: date,
    left_out: Mapping[str, str],
    today: date,
    by: User,
) -> AmendmentAhead:
    """Accepts a new text of a plan that holds from a day to come; arguments and refusals as of `accept_amendment`.

    Nothing of the plan changes until `put_into_force` runs on that day. Accepting the same text again gives what is
    there.
    """
    text = Reading.objects.select_for_update().get(pk=reading.pk)
    there = AmendmentAhead.objects.filter(reading=text).first()
    if there is not None and not there.stale:
        return there
    if effect <= today:
        raise Refused(_("Ngày có hiệu lực đã đến. Hãy tải lại trang rồi nhận sửa đổi."))
    held, _found, reasons = check(plan, text, revision, seen, effect, left_out, today)
    if there is not None:
        there.delete()
    ahead = AmendmentAhead.objects.create(
        plan=held,
        reading=text,
        words=words_of(text),
        effect=effect,
        seen=seen,
        left_out=reasons,
        accepted_by=by,
    )
    text.state = ReadingState.ACCEPTED
    text.save(update_fields=["state"])
    settle_document(document_of(text))
    state = {"reading": text.pk, "by_document": ahead.words, "effect": effect, "left_out_items": len(reasons)}
    record("plan.amend_ahead", held, by=by, unit_id=held.unit_id, after=state)
    return ahead


@transaction.atomic
def withdraw_ahead(*, ahead: AmendmentAhead, reason: str, by: User) -> None:
    """Takes back what was accepted before its day; its text waits to be checked again.

    Raises `Refused` without a reason, and where it has come into force meanwhile.
    """
    why = fit_reason(reason, _("Hãy ghi lý do thôi áp dụng."))
    locked = (
        AmendmentAhead.objects.select_for_update(of=("self",)).select_related("plan", "reading").filter(pk=ahead.pk)
    )
    found = locked.first()
    if found is None:
        raise Refused(_("Sửa đổi này đã có hiệu lực hoặc đã được thôi áp dụng. Hãy tải lại trang."))
    state = {"by_document": found.words, "effect": found.effect}
    found.delete()
    _wait(found.reading)
    reopen_document(document_of(found.reading))
    record("plan.amend_withdraw", found.plan, by=by, unit_id=found.plan.unit_id, before=state, reason=why)


def put_into_force(today: date) -> int:
    """Applies every amendment whose day has come, the earliest first; gives how many. Again, it finds nothing.

    One whose comparison is no longer what was accepted is left to a person: it is marked, and its text waits again.
    """
    due = AmendmentAhead.objects.filter(effect__lte=today, stale=False).order_by("effect", "pk")
    return sum(_put(pk, today) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _put(pk: int, today: date) -> bool:
    rows = AmendmentAhead.objects.select_for_update(of=("self",), skip_locked=True).select_related("plan", "reading")
    ahead = rows.filter(pk=pk, stale=False).first()
    if ahead is None:
        return False
    _wait(ahead.reading)
    try:
        with transaction.atomic():
            accept_amendment(
                plan=ahead.plan,
                reading=ahead.reading,
                revision=ahead.reading.revision,
                seen=ahead.seen,
                effect=ahead.effect,
                left_out=ahead.left_out,
                today=today,
                by=ahead.accepted_by,
            )
    except Refused:
        ahead.stale = True
        ahead.save(update_fields=["stale"])
        reopen_document(document_of(ahead.reading))
        state = {"by_document": ahead.words, "effect": ahead.effect}
        record("plan.amend_stale", ahead.plan, by=None, unit_id=ahead.plan.unit_id, after=state)
        return False
    return True


def _wait(text: Reading) -> None:
    text.state = ReadingState.WAITING
    text.save(update_fields=["state"])
