"""Carries out a decision on units, or shows what that would do: the same code, whose changes are then taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents.attachments import Attachment
from dondoc.successions import effects, journal
from dondoc.successions.effects import Effects
from dondoc.successions.handing import Handed, hand_over
from dondoc.units.actions.successions import succeed
from dondoc.units.facts import tidy
from dondoc.units.models import Succession, SuccessionKind, SuccessionPart, Unit
from dondoc.units.models.succession import LONGEST_NUMBER
from dondoc.units.successions.changes import TreeChange
from dondoc.units.successions.legacy import RowPair
from dondoc.units.successions.orders import Order

LONGEST_NOTE = 2_000  # characters
IN_PLACE = (SuccessionKind.RENAME, SuccessionKind.MOVE)


@dataclass(frozen=True, slots=True)
class Decision:
    """The document that orders a succession: kind and number ("Quyết định 12/QĐ-UBND"), its file, a note."""

    number: str
    note: str = ""
    file: Attachment | None = None


class Outdated(Refused):
    """Between looking and confirming something changed; ``effects`` is what would happen now."""

    def __init__(self, effects: Effects) -> None:
        self.effects = effects
        super().__init__(_("Dữ liệu vừa thay đổi nên kết quả khác với bản xem trước. Hãy xem lại rồi xác nhận."))


@transaction.atomic
def preview(*, order: Order, decision: Decision, by: User | None) -> Effects:
    """What carrying out would do, with all open work as it stands now; nothing is left of it.

    Raises `Invalid` exactly where `carry_out` would.
    """
    _refuse_texts(decision)
    done = _apply(order, decision, work=True, by=by)
    transaction.set_rollback(True)
    return done.effects


@transaction.atomic
def carry_out(*, order: Order, decision: Decision, today: date, by: User | None, seen: str = "") -> Succession:
    """Changes the tree from the order's day on, and hands over seats and open work, all or nothing.

    Work passes when the day has come: for a day after ``today`` that is left to `settle`. ``seen`` is the
    fingerprint of the effects that were confirmed. Raises `Invalid` as `succeed` does and for texts that may not
    be kept, `Outdated` where the effects are no longer those that were seen.
    """
    expected = preview(order=order, decision=decision, by=by)
    if seen and expected.fingerprint != seen:
        raise Outdated(expected)
    done = _apply(order, decision, work=order.day <= today, by=by)
    succession = done.succession
    journal.keep(succession, done.rows())
    if decision.file is not None:
        file = decision.file
        succession.file_sha256, succession.file_name, succession.file_kind = file.store(), file.name, file.kind
        succession.save(update_fields=["file_sha256", "file_name", "file_kind"])
    record("succession.carry_out", succession, by=by, unit_id=order.old[0], after=_logged(succession))
    return succession


@dataclass(frozen=True, slots=True)
class _Done:
    succession: Succession
    tree: TreeChange
    handed: Handed
    effects: Effects

    def rows(self) -> Iterator[RowPair]:
        """Every row written, but for those of the log."""
        yield from ((None, unit) for unit in Unit.objects.filter(pk__in=self.tree.created))
        yield from self.tree.rows()
        yield from self.handed.rows


def _apply(order: Order, decision: Decision, *, work: bool, by: User | None) -> _Done:
    tree = succeed(order=order, by=by)
    names = effects.names_of(tree, order)
    succession = Succession.objects.create(
        kind=order.kind,
        day=order.day,
        decision_number=tidy(decision.number) or "…",
        note=decision.note.strip(),
        pass_seats=order.pass_seats,
        duties_to_all=order.duties_to_all,
        carried_out=True,
        by=by,
        settled_at=timezone.now() if work else None,
    )
    _write_parts(succession, order, tree, names)
    handed = hand_over(succession, work=work, by=by)
    return _Done(succession, tree, handed, _told(tree, order, names, handed))


def _write_parts(succession: Succession, order: Order, tree: TreeChange, names: effects.Names) -> None:
    worker = tree.parts[order.work] if tree.parts else None
    SuccessionPart.objects.bulk_create(
        SuccessionPart(
            succession=succession,
            old_id=flow.old,
            new_id=flow.new,
            old_name=names.old(flow.old),
            new_name=names.new(flow.new),
            numerator=flow.share.numerator,
            denominator=flow.share.denominator,
            takes_work=flow.new is not None and flow.new == worker,
        )
        for flow in tree.flows
    )


def _told(tree: TreeChange, order: Order, names: effects.Names, handed: Handed) -> Effects:
    heir = tree.parts[order.work] if tree.parts else None
    return Effects(
        ended=tuple(names.old(unit) for unit in tree.ended),
        units=effects.units_after(tree, order, names),
        moved=effects.moved(tree, names),
        followers=tree.followers,
        plans=effects.handed(handed.plans.passed, names),
        tasks=effects.handed(handed.tasks.passed, names),
        duties=effects.handed(handed.duties.passed, names),
        reports=effects.handed(handed.reports.passed, names, apart=True),
        posts=effects.handed(handed.posts.passed, names),
        programmes=effects.handed(handed.programmes.passed, names),
        inspections=effects.handed(handed.inspections.passed, names),
        criteria=effects.handed(handed.criteria.passed, names),
        assessments=effects.handed(handed.assessments.passed, names, apart=True),
        commendations=effects.handed(handed.commendations.passed, names),
        activities=effects.handed(handed.activities.passed, names),
        budget=effects.handed(handed.budget.passed, names),
        seats=tuple(effects.seat(each, old, heir, names) for old, each in handed.seats),
        figures=() if order.kind in IN_PLACE else effects.staying(order.old, names),
        records=effects.kept(tree.ended, names, order.day),
    )


def _refuse_texts(decision: Decision) -> None:
    number = tidy(decision.number)
    problems = []
    if not number:
        problems.append(Problem("decision_number", _("Hãy ghi loại, số và ký hiệu của quyết định.")))
    if len(number) > LONGEST_NUMBER:
        long = _("Số, ký hiệu dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_NUMBER}
        problems.append(Problem("decision_number", long))
    if len(decision.note) > LONGEST_NOTE:
        long = _("Ghi chú dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_NOTE}
        problems.append(Problem("note", long))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"decision_number": number, "note": decision.note})


def _logged(succession: Succession) -> dict[str, Any]:
    return {
        "kind": succession.kind,
        "day": succession.day,
        "decision": succession.decision_number,
        "file": succession.file_sha256,
        "parts": [
            {"old": part.old_id, "new": part.new_id, "share": f"{part.numerator}/{part.denominator}"}
            for part in succession.parts.all()
        ],
    }
