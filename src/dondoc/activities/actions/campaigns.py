"""Writes of campaigns: prepared, started, closed with a conclusion or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.campaign_locking import lock, lock_open
from dondoc.activities.actions.classes import YEARS
from dondoc.activities.actions.told import missing, refuse, served, tidy
from dondoc.activities.models import LONGEST_TITLE, Area, Campaign, CampaignKind
from dondoc.activities.rules.campaigns import Move, moved
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Plan, Task
from dondoc.units.folding import fold


@dataclass(frozen=True, slots=True)
class Called:
    """What a campaign is: its name, kind, area, days, and what of a plan it serves."""

    title: str
    kind: str
    area: str
    starts: date
    ends: date
    purpose: str = ""
    plan: Plan | None = None
    task: Task | None = None


@transaction.atomic
def make_campaign(*, unit_id: int, told: Called, by: User) -> Campaign:
    """Begins to prepare a campaign. Raises `Invalid` with everything that is wrong in it."""
    _refuse(told)
    made = Campaign(unit_id=unit_id)
    _write(made, told)
    record("campaign.create", made, by=by, unit_id=unit_id, after=_logged(made))
    return made


@transaction.atomic
def change_campaign(*, campaign: Campaign, told: Called, by: User) -> None:
    """Says anew what it is. Raises `Invalid`, `Refused` once it is over."""
    locked = lock_open(campaign)
    _refuse(told)
    before = _logged(locked)
    _write(locked, told)
    record("campaign.change", locked, by=by, unit_id=locked.unit_id, before=before, after=_logged(locked))


@transaction.atomic
def start_campaign(*, campaign: Campaign, by: User) -> None:
    """Lets units begin. Raises `Refused` without anything to do or anybody to do it."""
    locked = lock(campaign)
    if not locked.items.exists() or not locked.called.exists():
        raise Refused(_("Hãy ghi ít nhất một việc cần làm và chọn ít nhất một đơn vị trước khi phát động."))
    _move(locked, Move.START, "campaign.start", by)


@transaction.atomic
def finish_campaign(*, campaign: Campaign, conclusion: str, by: User) -> None:
    """Closes it with what was found. Raises `Invalid` for no words or a personal identifier."""
    locked, words = lock(campaign), conclusion.strip()
    refuse(missing("conclusion", words, _("Hãy ghi kết quả chung.")), {"conclusion": words})
    locked.conclusion = words
    _move(locked, Move.FINISH, "campaign.finish", by)


@transaction.atomic
def cancel_campaign(*, campaign: Campaign, reason: str, by: User) -> None:
    """Cancels it with the reason; what units did stays."""
    why = fit_reason(reason, _("Hãy ghi lý do hủy."))
    locked = lock(campaign)
    locked.reason = why
    _move(locked, Move.CANCEL, "campaign.cancel", by, reason=why)


def _move(campaign: Campaign, move: Move, verb: str, by: User, reason: str = "") -> None:
    state = moved(campaign.state, move)
    if state is None:
        raise Refused(
            _("Đợt này đang ở tình trạng “%(state)s” nên không làm được việc này. Hãy tải lại trang.")
            % {"state": campaign.get_state_display()}
        )
    before = {"state": campaign.state}
    campaign.state = state.value
    campaign.save()
    record(verb, campaign, by=by, unit_id=campaign.unit_id, before=before, after={"state": state.value}, reason=reason)


def _refuse(told: Called) -> None:
    title = tidy(told.title)
    problems = missing("title", title, _("Hãy ghi tên."))
    if len(title) > LONGEST_TITLE:
        message = _("Tên dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_TITLE}
        problems.append(Problem("title", message))
    if told.area not in Area.values:
        problems.append(Problem("area", _("Hãy chọn lĩnh vực.")))
    if told.kind not in CampaignKind.values:
        problems.append(Problem("kind", _("Hãy chọn loại.")))
    if told.ends < told.starts:
        problems.append(Problem("ends", _("Ngày kết thúc ở trước ngày bắt đầu. Hãy ghi lại một trong hai ngày.")))
    for where, day in (("starts", told.starts), ("ends", told.ends)):
        if day.year not in YEARS:
            problems.append(Problem(where, _("Năm chưa đúng. Hãy ghi bốn chữ số, ví dụ 2026.")))
    refuse(problems, {"title": title, "purpose": told.purpose})


def _write(campaign: Campaign, told: Called) -> None:
    campaign.title, campaign.kind, campaign.area = tidy(told.title), told.kind, told.area
    campaign.folded = fold(campaign.title)[:LONGEST_TITLE]
    campaign.starts, campaign.ends, campaign.purpose = told.starts, told.ends, told.purpose.strip()
    for name, value in served(told.plan, told.task).items():
        setattr(campaign, name, value)
    campaign.save()


def _logged(campaign: Campaign) -> dict[str, Any]:
    return {name: getattr(campaign, name) for name in ("title", "kind", "area", "starts", "ends", "purpose")}
