"""Which plans a document may change, and what became of its changes when they were put into a plan's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.documents.amended import Amended, amended_documents, replaced_keys
from dondoc.documents.models import Composition, Reading, ReadingState
from dondoc.documents.rules import Json, proposal
from dondoc.plans.amendments import named_plans, plan_of
from dondoc.plans.models import Amendment, Plan
from dondoc.plans.permissions import can_run_plan


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan that may be meant, and the amendment where this document has changed it already."""

    plan: Plan
    done: Amendment | None


@dataclass(frozen=True, slots=True)
class Change:
    """The clauses of one document that a reading changes; ``number`` is its place among such documents."""

    number: int
    document: Amended
    offers: tuple[Offer, ...]

    @property
    def which(self) -> str:
        """Its name in a form."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reading may be in relation to plans at work: changes of clauses, or a new text of a whole plan."""

    changes: tuple[Change, ...]
    whole: tuple[Offer, ...]

    @property
    def offers(self) -> list[Offer]:
        """Every plan that may be meant."""
        found = [offer for change in self.changes for offer in change.offers] + list(self.whole)
        return list({offer.plan.pk: offer for offer in found}.values())


@dataclass(frozen=True, slots=True)
class Outcome:
    """One change of an amending document: what it says, where that stands, and why it was not made ("" if it was)."""

    said: str
    start: int
    why: str


def choice_of(reading: Reading, user: User, day: date) -> Choice:
    """What is offered for a reading that was not put together here; nothing of plans that the user does not run."""
    if reading.state == ReadingState.DISCARDED:
        return Choice((), ())
    documents = amended_documents(reading.plan)
    made = {each.plan_id: each for each in Amendment.objects.filter(document=reading)} if documents else {}
    changes = tuple(
        Change(number, document, _offers(reading, [document.key] if document.key else [], user, day, made))
        for number, document in enumerate(documents)
    )
    if reading.state != ReadingState.WAITING:
        return Choice(changes, ())
    keys = replaced_keys(proposal(reading.plan, reading.edits), reading.source["text"])
    return Choice(changes, _offers(reading, keys, user, day, {}, reading.by_title))


def amending_context(reading: Reading, user: User, day: date) -> dict[str, Any]:
    """What the check page says of a reading's relation to plans at work."""
    composition = Composition.objects.filter(reading=reading).select_related("base__file", "document__file").first()
    plan = plan_of(composition.base) if composition else None
    return {
        "amends": None if composition else choice_of(reading, user, day),
        "composition": composition,
        "composed_plan": plan if plan and can_run_plan(user, plan, day) else None,
        "accepted_plan": plan_of(reading) if reading.state == ReadingState.ACCEPTED else None,
    }


def outcomes_of(composition: Composition) -> list[Outcome]:
    """What became of each change of the amending document."""
    changes = composition.document.plan["amendments"]
    return [_outcome(changes[number], why) for number, why in composition.outcomes]


def said_change(change: Json) -> str:
    """ "Sửa đổi khoản 2 mục III"."""
    verb = {
        "amend": _("Sửa đổi"),
        "add": _("Bổ sung"),
        "replace": _("Thay thế"),
        "repeal": _("Bãi bỏ"),
    }[change["action"]]
    return f"{verb} {change['clause'] or _('trong toàn bộ kế hoạch')}"


def _outcome(change: Json, why: str | None) -> Outcome:
    clause = change["clause"] or _("trong toàn bộ kế hoạch")
    words = {"clause": clause, "old": change.get("old") or ""}
    sentences = {
        "not_found": _("Không tìm thấy %(clause)s trong kế hoạch, hãy sửa tay."),
        "not_understood": _("Chưa hiểu “%(clause)s” là chỗ nào, hãy sửa tay."),
        "words_not_found": _("Không tìm thấy cụm từ “%(old)s” ở %(clause)s, hãy sửa tay."),
        "there_already": _("Kế hoạch đã có %(clause)s, hãy sửa tay."),
        "other_label": _("Nội dung mới mang số khác với %(clause)s, hãy sửa tay."),
        "no_words": _("Văn bản chỉ nêu phần thay đổi của %(clause)s, không ghi cả nội dung mới, hãy sửa tay."),
    }
    return Outcome(said_change(change), change["span"][0], sentences[why] % words if why else "")


def _offers(
    reading: Reading, keys: Sequence[str], user: User, day: date, made: dict[int, Amendment], by_title: str = ""
) -> tuple[Offer, ...]:
    found = named_plans(reading.unit_id, keys, by_title) if keys or by_title else []
    return tuple(Offer(plan, made.get(plan.pk)) for plan in found if can_run_plan(user, plan, day))
