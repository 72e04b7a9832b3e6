"""Writes of initiatives: proposed by a unit, approved by the office above, ended with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.told import missing, refuse, refuse_no_unit, served, tidy
from dondoc.activities.models import LONGEST_TITLE, Area, Initiative, InitiativePaper, InitiativeState
from dondoc.activities.rules.initiatives import Move, moved
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.documents.attachments import Attachment
from dondoc.plans.models import Plan, Task
from dondoc.units.folding import fold


@dataclass(frozen=True, slots=True)
class Described:
    """What an initiative is: its name, area, purpose and way of working, and what of a plan it serves."""

    title: str
    area: str
    purpose: str
    content: str = ""
    plan: Plan | None = None
    task: Task | None = None


@transaction.atomic
def propose_initiative(*, unit_id: int, told: Described, day: date, by: User) -> Initiative:
    """Proposes an initiative to the office above. Raises `Invalid` with everything that is wrong in it."""
    refuse_no_unit(unit_id, day)
    _refuse(told)
    made = Initiative(unit_id=unit_id, proposed_on=day)
    _write(made, told)
    record("initiative.propose", made, by=by, unit_id=unit_id, after=_logged(made))
    return made


@transaction.atomic
def change_initiative(*, initiative: Initiative, told: Described, by: User) -> None:
    """Says anew what it is; what was released for the public stays as it was released. Raises `Invalid`, and `Refused`
    for one that has ended.
    """
    locked = _locked(initiative)
    if locked.state == InitiativeState.ENDED:
        raise Refused(_("Mô hình đã kết thúc nên không sửa được. Hãy đề xuất mô hình mới."))
    _refuse(told)
    before = _logged(locked)
    _write(locked, told)
    record("initiative.change", locked, by=by, unit_id=locked.unit_id, before=before, after=_logged(locked))


@transaction.atomic
def approve_initiative(*, initiative: Initiative, office_id: int, started: date, by: User) -> None:
    """The office above lets it run from a day on. Raises `Refused` for one that is not proposed, `Invalid` for a day
    before the unit's proposal.
    """
    locked = _locked(initiative)
    state = _next(locked, Move.APPROVE)
    if started < locked.proposed_on:
        raise Invalid([Problem("started", _("Ngày thực hiện ở trước ngày đề xuất. Hãy ghi lại."))])
    before = _standing(locked)
    locked.state, locked.office_id, locked.started, locked.reason = state, office_id, started, ""
    locked.save()
    record("initiative.approve", locked, by=by, unit_id=locked.unit_id, before=before, after=_standing(locked))


@transaction.atomic
def decline_initiative(*, initiative: Initiative, office_id: int, reason: str, by: User) -> None:
    """The office above does not approve it, and says why; the unit may propose it anew."""
    why = fit_reason(reason, _("Hãy ghi lý do không duyệt để đơn vị biết cần sửa gì."))
    locked = _locked(initiative)
    state, before = _next(locked, Move.DECLINE), _standing(locked)
    locked.state, locked.office_id, locked.reason = state, office_id, why
    locked.save()
    after = _standing(locked)
    record("initiative.decline", locked, by=by, unit_id=locked.unit_id, before=before, after=after, reason=why)


@transaction.atomic
def propose_again(*, initiative: Initiative, day: date, by: User) -> None:
    """The unit proposes anew what was declined."""
    locked = _locked(initiative)
    state, before = _next(locked, Move.PROPOSE), _standing(locked)
    locked.state, locked.proposed_on, locked.reason, locked.office_id = state, day, "", None
    locked.save()
    record("initiative.propose_again", locked, by=by, unit_id=locked.unit_id, before=before, after=_standing(locked))


@transaction.atomic
def end_initiative(*, initiative: Initiative, day: date, reason: str, by: User) -> None:
    """Ends it with a reason. Units that took it up go on by themselves until they say otherwise."""
    why = fit_reason(reason, _("Hãy ghi lý do kết thúc mô hình."))
    locked = _locked(initiative)
    state, before = _next(locked, Move.END), _standing(locked)
    if locked.started is not None and day < locked.started:
        raise Refused(_("Mô hình chưa bắt đầu thực hiện nên chưa kết thúc được. Hãy chờ đến ngày bắt đầu."))
    locked.state, locked.ended, locked.reason = state, day, why
    locked.save()
    after = _standing(locked)
    record("initiative.end", locked, by=by, unit_id=locked.unit_id, before=before, after=after, reason=why)


@transaction.atomic
def add_paper(*, initiative: Initiative, upload: Attachment, by: User) -> InitiativePaper:
    """Keeps a document with it; the same file again changes nothing."""
    file = upload.keep(unit_id=initiative.unit_id, by=by)
    paper, made = InitiativePaper.objects.get_or_create(initiative=initiative, file=file)
    if made:
        record("initiative.paper", initiative, by=by, unit_id=initiative.unit_id, after={"file": file.name})
    return paper


@transaction.atomic
def remove_paper(*, paper: InitiativePaper, by: User) -> None:
    """Takes a document out; the stored file itself stays with the unit."""
    initiative, before = paper.initiative, {"file": paper.file.name}
    record("initiative.paper_out", initiative, by=by, unit_id=initiative.unit_id, before=before)
    paper.delete()


@transaction.atomic
def release_initiative(*, initiative: Initiative, text: str, day: date, by: User) -> None:
    """The office releases words about it for everybody. Raises `Refused` for one that never ran, `Invalid` for no words
    or a personal identifier in them.
    """
    locked = _locked(initiative)
    if locked.state not in (InitiativeState.RUNNING, InitiativeState.ENDED):
        raise Refused(_("Chỉ công khai được mô hình đã được duyệt. Hãy duyệt mô hình trước."))
    words = text.replace("\x00", "").strip()
    refuse(missing("text", words, _("Hãy ghi nội dung công khai.")), {"text": words})
    before = _released(locked)
    locked.is_public, locked.public_text, locked.released_on = True, words, day
    locked.save()
    record("initiative.release", locked, by=by, unit_id=locked.unit_id, before=before, after=_released(locked))


@transaction.atomic
def withdraw_initiative(*, initiative: Initiative, by: User) -> None:
    """Takes it off the public page; the words stay for the next time."""
    locked = _locked(initiative)
    before = _released(locked)
    locked.is_public = False
    locked.save()
    record("initiative.withdraw", locked, by=by, unit_id=locked.unit_id, before=before, after=_released(locked))


def _locked(initiative: Initiative) -> Initiative:
    return Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)


def _next(initiative: Initiative, move: Move) -> str:
    state = moved(initiative.state, move)
    if state is None:
        raise Refused(
            _("Mô hình đang ở tình trạng “%(state)s” nên không làm được việc này. Hãy tải lại trang.")
            % {"state": initiative.get_state_display()}
        )
    return state.value


def _refuse(told: Described) -> None:
    title = tidy(told.title)
    problems = missing("title", title, _("Hãy ghi tên mô hình."))
    problems += missing("purpose", told.purpose, _("Hãy ghi mục đích của mô hình."))
    if len(title) > LONGEST_TITLE:
        message = _("Tên dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_TITLE}
        problems.append(Problem("title", message))
    if told.area not in Area.values:
        problems.append(Problem("area", _("Hãy chọn lĩnh vực.")))
    refuse(problems, {"title": title, "purpose": told.purpose, "content": told.content})


def _write(initiative: Initiative, told: Described) -> None:
    initiative.title, initiative.area = tidy(told.title), told.area
    initiative.folded = fold(initiative.title)[:LONGEST_TITLE]
    initiative.purpose, initiative.content = told.purpose.strip(), told.content.strip()
    for name, value in served(told.plan, told.task).items():
        setattr(initiative, name, value)
    initiative.save()


def _logged(initiative: Initiative) -> dict[str, Any]:
    names = ("title", "area", "purpose", "content")
    return {name: getattr(initiative, name) for name in names}


def _standing(initiative: Initiative) -> dict[str, Any]:
    return {"state": initiative.state, "started": initiative.started, "ended": initiative.ended}


def _released(initiative: Initiative) -> dict[str, Any]:
    return {"is_public": initiative.is_public, "public_text": initiative.public_text}
