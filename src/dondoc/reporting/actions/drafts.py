"""A report while it is typed: kept as it stands, by the unit itself or entered for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import record
from dondoc.core.prepared import Given, Prepared, PreparedSave
from dondoc.core.reasons import fit_reason
from dondoc.core.seen import changed_by
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.asked import asked, asking, earlier_report
from dondoc.reporting.faults import sentence
from dondoc.reporting.filling import takes_figures
from dondoc.reporting.models import Indicator, Obligation, Submission, SubmissionState
from dondoc.reporting.rules.figures import Fault, is_nil, nothing_happened
from dondoc.reporting.rules.forms import slots
from dondoc.reporting.typed import Typed, read_typed

store = PreparedSave(Submission)
_LAST = Prepared(lambda: Submission.objects.filter(obligation=Given("obligation")).order_by("-version")[:1])


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft as stored, and what is wrong with single fields.

    A figure that is no number counts as empty (``faults``). Words that may not be kept are not stored at all
    (``refused``): the draft holds those before.
    """

    draft: Submission
    faults: dict[str, Fault]
    refused: Sequence[Problem]

    def problems(self) -> list[Problem]:
        """All that is wrong, as sentences at their boxes."""
        return [*(Problem(name, sentence(fault)) for name, fault in self.faults.items()), *self.refused]


class Conflict(Refused):
    """The draft was changed since it was read, by someone else or in another tab; ``draft`` is what is stored now.

    The sentence (its first part alone: ``who``) says who changed it last, and when.
    """

    def __init__(self, draft: Submission) -> None:
        self.draft = draft
        self.who = changed_by(draft.saved_by, draft.saved_at if draft.pk else None)
        super().__init__(f"{self.who} {_('Hãy tải lại trang rồi nhập tiếp.')}")


def save_draft(*, obligation: Obligation, typed: Mapping[str, str], narrative: str, revision: int, by: User) -> Saved:
    """Keeps what a unit has typed so far, whole or not; words with personal identifiers are held back.

    ``typed`` holds what stands in each box, by the names of `slots` and `text_name`.
    Raises `Conflict` when the draft was saved elsewhere meanwhile, `Refused` when the report is sent.
    """
    read = read_typed(asking(obligation.cycle), typed, narrative)  # before others have to wait for this
    with transaction.atomic():
        locked = lock_open(obligation)
        if not takes_figures(locked):
            raise Refused(_("Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại."))
        saved = put_typed(locked, read, revision, by)
        store.run(saved.draft)
    return saved


def put_typed(locked: Obligation, typed: Typed, revision: int, by: User) -> Saved:
    """Puts what was typed into the draft of a locked obligation, which is then still to be stored."""
    draft = open_draft(locked, asking(locked.cycle).indicators)
    if draft.revision != revision:
        raise Conflict(draft)
    typed.put(draft)
    draft.revision, draft.saved_by = revision + 1, by
    return Saved(draft, typed.faults, typed.refused)


@transaction.atomic
def fill_nil(*, obligation: Obligation, revision: int, by: User) -> Submission:
    """Writes 0 wherever a number is asked (báo cáo không phát sinh); it is looked at and sent like any other.

    Raises what `save_draft` raises, and `Refused` for a form that asks no numbers.
    """
    locked = lock_open(obligation)
    if not takes_figures(locked):
        raise Refused(_("Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại."))
    indicators = asked(locked.cycle)
    draft = draft_of(locked, indicators)
    if draft.revision != revision:
        raise Conflict(draft)
    nil = nothing_happened(draft.values, slots(indicators))
    if not is_nil(nil, slots(indicators)):
        raise Refused(_("Biểu mẫu này không hỏi số liệu nên không có báo cáo không phát sinh. Hãy trả lời từng câu."))
    draft.values, draft.revision, draft.saved_by = nil, revision + 1, by
    draft.save()
    return draft


@transaction.atomic
def take_figures(
    *, obligation: Obligation, values: Mapping[str, Mapping[str, int]], revision: int, by: User
) -> Submission:
    """Puts figures that were measured from records into the draft (key of an indicator -> part -> steps); the others
    stay, and it is looked at and sent like any other.

    Raises what `save_draft` raises, and `Refused` where the form asks none of them.
    """
    locked = lock_open(obligation)
    if not takes_figures(locked):
        raise Refused(_("Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại."))
    indicators = asked(locked.cycle)
    draft = draft_of(locked, indicators)
    if draft.revision != revision:
        raise Conflict(draft)
    known = {slot.name for slot in slots(indicators)}
    taken = {
        key: dict(parts) for key, parts in values.items() if parts and all(f"{key}.{part}" in known for part in parts)
    }
    if not taken:
        raise Refused(_("Hồ sơ không có số nào cho báo cáo này. Hãy tải lại trang."))
    draft.values, draft.revision, draft.saved_by = {**draft.values, **taken}, revision + 1, by
    draft.save()
    after = {"version": draft.version, "values": taken}
    record("submission.take_figures", draft, by=by, unit_id=locked.unit_id, after=after)
    return draft


@transaction.atomic
def enter_for(*, obligation: Obligation, unit_id: int, reason: str, by: User) -> Submission:
    """Begins to enter a report for the unit that owes it, from the office of a unit above (nhập thay).

    The draft carries that unit and the reason from now on, also once it is sent; the unit's own people go on
    seeing and may go on typing. Asking twice changes nothing. Raises what `fit_reason` raises, and `Refused` when
    the report is sent, or when another office enters it.
    """
    why = fit_reason(reason, _("Hãy ghi lý do nhập thay, ví dụ: đơn vị mất mạng, đã báo số liệu qua điện thoại."))
    locked = lock_open(obligation)
    if not takes_figures(locked):
        raise Refused(_("Báo cáo này không còn chờ nhập nên không nhập thay được. Hãy tải lại trang."))
    draft = draft_of(locked, asked(locked.cycle))
    if draft.entered_by_unit_id == unit_id:
        return draft
    if draft.entered_by_unit_id is not None:
        raise Refused(_("Một đơn vị cấp trên khác đang nhập thay báo cáo này. Hãy trao đổi với đơn vị đó."))
    draft.entered_by_unit_id, draft.entered_reason = unit_id, why
    draft.save(update_fields=["entered_by_unit", "entered_reason"])
    after = {"entered_by_unit": unit_id, "version": draft.version}
    record("submission.enter_for", draft, by=by, unit_id=locked.unit_id, after=after, reason=why)
    return draft


@transaction.atomic
def stop_entering(*, obligation: Obligation, by: User) -> None:
    """Takes back that an office enters a report for its unit, while nobody has typed anything.

    Raises `Refused` when something has been typed: then the mark is part of how the figures came about.
    """
    locked = lock_open(obligation)
    draft = locked.submissions.filter(state=SubmissionState.DRAFT, entered_by_unit__isnull=False).first()
    if draft is None:
        return
    if draft.revision:
        raise Refused(_("Báo cáo đã có số liệu nên giữ dấu nhập thay. Hãy nhập tiếp rồi gửi, hoặc để đơn vị gửi."))
    before = {"entered_by_unit": draft.entered_by_unit_id}
    draft.entered_by_unit, draft.entered_reason = None, ""
    draft.save(update_fields=["entered_by_unit", "entered_reason"])
    record("submission.stop_entering", draft, by=by, unit_id=locked.unit_id, before=before)


def draft_of(obligation: Obligation, indicators: Sequence[Indicator]) -> Submission:
    """The version that is being typed, stored."""
    draft = open_draft(obligation, indicators)
    if draft.pk is None:
        draft.save()
    return draft


def open_draft(obligation: Obligation, indicators: Sequence[Indicator]) -> Submission:
    """The version that is being typed, or a new one that is still to be stored.

    A unit's first begins with what the form carries over from its last report.
    """
    last = _LAST.first(obligation=obligation.pk)
    if last is not None and last.state == SubmissionState.DRAFT:
        last.obligation = obligation
        return last
    carried = {} if last is not None else _carried_over(obligation, indicators)
    return Submission(obligation=obligation, version=last.version + 1 if last else 1, **carried)


def _carried_over(obligation: Obligation, indicators: Sequence[Indicator]) -> dict[str, dict[str, object]]:
    keys = {str(each.pk) for each in indicators if each.carried_over}
    last = earlier_report(obligation, indicators, alike=False) if keys else None
    if last is None:
        return {}
    return {
        "values": {key: dict(parts) for key, parts in last.values.items() if key in keys},
        "texts": {key: text for key, text in last.texts.items() if key in keys},
    }
