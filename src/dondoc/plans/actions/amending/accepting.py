"""Accepting an amendment: refuses, writes, tells the log, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.documents.models import Composition, Reading, ReadingState
from dondoc.documents.queries import matches
from dondoc.documents.rules import Json, proposal
from dondoc.plans import columns, rules
from dondoc.plans.actions.amending import journal
from dondoc.plans.actions.amending.duties import owe_anew
from dondoc.plans.actions.amending.holds import hold_anew
from dondoc.plans.actions.amending.rows import Applied, write_rows
from dondoc.plans.actions.parts import refuse_proposal, write_citations, write_recipients
from dondoc.plans.amending import Differences, What, concerned, stored_differences, stored_item
from dondoc.plans.amendments import HEAD, comparison, reporting_units, rows_of, text_of
from dondoc.plans.models import Amendment, AmendmentAhead, Concern, Plan


class Outdated(Refused):
    """Between looking and accepting something changed."""

    def __init__(self) -> None:
        super().__init__(_("Dữ liệu vừa thay đổi nên kết quả so sánh khác với bản bạn đã xem. Hãy xem lại rồi nhận."))


@transaction.atomic
def accept_amendment(
    *,
    plan: Plan,
    reading: Reading,
    revision: int,
    seen: str,
    effect: date,
    left_out: Mapping[str, str],
    today: date,
    by: User,
) -> Amendment:
    """Puts a new text of a plan into force: changed items keep their rows, ended ones are kept with what ended them.

    ``seen`` is the fingerprint of the comparison that the person looked at, ``left_out`` maps the lines that are not
    to be applied to the reasons why, ``effect`` is the day from which the document holds. Accepting the same
    text again gives the amendment that is there. Raises `Outdated` where the comparison is no longer the one that
    was seen, `Refused` and `Invalid` for a text that can't take effect (see `refuse_reading`), for a day to
    come, where nothing is left to change and without a reason for a line left out.
    """
    text = Reading.objects.select_for_update().get(pk=reading.pk)
    done = Amendment.objects.filter(reading=text, plan=plan).first()
    if done is not None:
        return done
    if effect > today:
        raise Refused(_("Ngày có hiệu lực chưa đến. Hãy nhận sửa đổi vào ngày đó hoặc sau đó."))
    held, found, reasons = check(plan, text, revision, seen, effect, left_out, today)
    return _apply(held, text, found, reasons, effect, today, by)


def check(
    plan: Plan, text: Reading, revision: int, seen: str, effect: date, left_out: Mapping[str, str], today: date
) -> tuple[Plan, Differences, dict[str, str]]:
    """The plan, locked, what the text changes in it, and why which lines are left out.

    Raises as `accept_amendment` does.
    """
    held = Plan.objects.select_for_update(of=("self",)).select_related("reading").get(pk=plan.pk)
    refuse_reading(held, text, today)
    if text.revision != revision:
        raise Refused(_("Người khác vừa sửa bản đọc này. Hãy tải lại trang, xem lại rồi nhận."))
    _refuse_day(held, effect)
    missing = _("Hãy ghi lý do không áp dụng ở mỗi dòng bạn bỏ ra.")
    reasons = {line: fit_reason(reason, missing) for line, reason in left_out.items()}
    found = comparison(held, text, today)
    if found.fingerprint != seen or not set(reasons) <= {"head", *(line.id for line in found.changes)}:
        raise Outdated
    if found.without(reasons).empty:
        raise Refused(_("Không còn thay đổi nào để áp dụng. Hãy giữ lại ít nhất một dòng, hoặc bỏ bản đọc này."))
    return held, found, reasons


def refuse_reading(plan: Plan, reading: Reading, day: date) -> None:
    """Raises `Refused` or `Invalid` where a reading can't become the text of a plan."""
    if reading.state != ReadingState.WAITING:
        raise Refused(_("Bản đọc này đã được xử lý. Hãy mở lại danh sách văn bản."))
    if reading.unit_id != plan.unit_id:
        raise Refused(
            _("Văn bản này do đơn vị khác tải lên. Đơn vị điều hành kế hoạch hãy tự tải văn bản lên rồi so sánh.")
        )
    composition = Composition.objects.filter(reading=reading).first()
    if composition is not None and composition.base_id != plan.reading_id:
        raise Refused(_("Kế hoạch đã được sửa đổi sau khi ghép bản này. Hãy mở văn bản sửa đổi rồi ghép lại."))
    shown = proposal(reading.plan, reading.edits)
    refuse_proposal(shown, matches(reading, shown, day))


def _refuse_day(plan: Plan, effect: date) -> None:
    last = plan.amendments.first()
    earliest = last.day if last else plan.date
    if earliest is not None and effect < earliest:
        raise Refused(
            _("Ngày có hiệu lực phải từ %(day)s, ngày của bản kế hoạch đang chạy. Hãy sửa lại ngày.")
            % {"day": f"{earliest:%d/%m/%Y}"}
        )


def _apply(
    plan: Plan, text: Reading, found: Differences, reasons: Mapping[str, str], effect: date, today: date, by: User
) -> Amendment:
    chosen = found.without(reasons)
    before = journal.rows_at_stake(plan, text, chosen)
    amendment = Amendment.objects.create(
        plan=plan,
        number=plan.amendments.count() + 1,
        reading=text,
        before=text_of(plan),
        document=document_of(text),
        words=words_of(text),
        day=effect,
        accepted_by=by,
        differences=stored_differences(chosen),
        left_out=list(_left_out(found, reasons)),
        was=_as_it_stands(plan),
    )
    _leave_out(text, found, reasons)
    applied = write_rows(amendment, found, reasons, by)
    hold_anew(applied, today, calendar(), by)
    owe_anew(applied, by)
    _write_head(plan, text, chosen)
    text.state = ReadingState.ACCEPTED
    text.save(update_fields=["state", "edits"])
    _forget_ahead(amendment)
    settle_document(amendment.document)
    journal.keep(amendment, before, journal.rows_at_stake(plan, text, chosen, applied))
    _tell_units(amendment, chosen)
    record("plan.amend", plan, by=by, unit_id=plan.unit_id, after=_logged(amendment, applied))
    return amendment


def _left_out(found: Differences, reasons: Mapping[str, str]) -> Iterator[Json]:
    """The lines left out as they are kept: their words, "" for the head, and why."""
    texts = {line.id: line.item.text for line in found.changes}
    return ({"line": line, "text": texts.get(line, ""), "reason": reason} for line, reason in reasons.items())


def _leave_out(text: Reading, found: Differences, reasons: Mapping[str, str]) -> None:
    """New items that are left out count as dropped from the text: the plan's rows are its other items, in order."""
    for line in found.of(What.ADDED):
        if line.id in reasons and line.new:
            text.edits[line.new.key] = text.edits.get(line.new.key, {}) | {"drop": True}


def _write_head(plan: Plan, text: Reading, chosen: Differences) -> None:
    shown = proposal(text.plan, text.edits)
    plan.reading = text
    if chosen.head:
        for name, value in columns.head_columns(shown["head"]).items():
            setattr(plan, name, value)
    plan.save()
    write_recipients(plan, shown)
    write_citations(plan, shown)


def _forget_ahead(amendment: Amendment) -> None:
    """What was accepted of the same text or document before its day has come into force, or was looked at again."""
    same = Q(reading=amendment.reading_id)
    if amendment.document_id is not None:
        same |= Q(reading__composition__document=amendment.document_id, stale=True)
    AmendmentAhead.objects.filter(same, plan=amendment.plan_id).delete()


def settle_document(document: Reading | None) -> None:
    """A document that only amends leaves the check queue with what it ordered; one with work of its own stays."""
    if document is None or document.state != ReadingState.WAITING:
        return
    if not any(rules.counts(proposal(document.plan, document.edits)).values()):
        document.state = ReadingState.ACCEPTED
        document.save(update_fields=["state"])


def _tell_units(amendment: Amendment, chosen: Differences) -> None:
    Concern.objects.bulk_create(
        Concern(amendment=amendment, unit_id=each.unit, **{k: v for k, v in asdict(each).items() if k != "unit"})
        for each in concerned(chosen, reporting_units(amendment.plan))
    )


def document_of(text: Reading) -> Reading | None:
    """The document that orders the changes, where the text was put together of it and the plan's text."""
    composition = Composition.objects.filter(reading=text).select_related("document").first()
    return composition.document if composition else None


def words_of(text: Reading) -> str:
    """What the amending document is called: by its kind and number, else by its title."""
    document = document_of(text) or text
    head = proposal(document.plan, document.edits)["head"]
    kind = head["kind"] or _("Văn bản")
    return f"{kind} {head['number'] or head['title'] or document.file.name}"


def _as_it_stands(plan: Plan) -> Json:
    """The plan as its rows have it, to be looked at later."""
    return {
        "head": {name: str(getattr(plan, name) or "") for name in HEAD},
        "items": [stored_item(item) for _order, item in rows_of(plan)],
        "recipients": [str(line) for line in plan.recipients.all()],
        "citations": [str(cited) for cited in plan.citations.all()],
    }


def _logged(amendment: Amendment, applied: Applied) -> dict[str, Any]:
    return {
        "amendment": amendment.pk,
        "reading": amendment.reading_id,
        "by_document": amendment.words,
        "effect": amendment.day,
        "added_items": len(applied.added),
        "changed_items": len(applied.changed),
        "ended_items": len(applied.ended),
        "left_out_items": len(amendment.left_out),
    }
