"""Writes of campaigns: planned with a checklist, run by the units called upon, closed with a conclusion."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.classes import YEARS
from dondoc.activities.actions.told import missing, refuse, served, tidy
from dondoc.activities.models import (
    LONGEST_TITLE,
    Area,
    Campaign,
    CampaignItem,
    CampaignKind,
    CampaignState,
    CampaignUnit,
    ItemDone,
)
from dondoc.activities.rules.campaigns import Move, moved
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.documents.attachments import Attachment
from dondoc.plans.models import Plan, Task
from dondoc.units.folding import fold
from dondoc.units.queries import subtree

MOST_ITEMS = 50
LONGEST_ITEM, LONGEST_MEASURE = 500, 60
MOST_COUNT = 10**12


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
    locked = _open(campaign)
    _refuse(told)
    before = _logged(locked)
    _write(locked, told)
    record("campaign.change", locked, by=by, unit_id=locked.unit_id, before=before, after=_logged(locked))


@transaction.atomic
def add_item(*, campaign: Campaign, text: str, figure: str, measure: str, by: User) -> CampaignItem:
    """Adds something that each unit is to do. Raises `Invalid`, `Refused` once it is over or has too many."""
    locked = _open(campaign)
    text, figure, measure = tidy(text), tidy(figure), tidy(measure)
    problems = missing("text", text, _("Hãy ghi việc cần làm."))
    for name, said, longest in (
        ("text", text, LONGEST_ITEM),
        ("figure", figure, LONGEST_TITLE),
        ("measure", measure, LONGEST_MEASURE),
    ):
        if len(said) > longest:
            message = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": longest}
            problems.append(Problem(name, message))
    refuse(problems, {"text": text, "figure": figure, "measure": measure})
    if locked.items.count() >= MOST_ITEMS:
        raise Refused(_("Đã có %(most)d việc. Hãy bỏ bớt trước khi thêm.") % {"most": MOST_ITEMS})
    order = (locked.items.aggregate(last=Max("order"))["last"] or 0) + 1
    made = CampaignItem.objects.create(campaign=locked, text=text, figure=figure, measure=measure, order=order)
    record("campaign.item", locked, by=by, unit_id=locked.unit_id, after={"item": text})
    return made


@transaction.atomic
def remove_item(*, item: CampaignItem, by: User) -> None:
    """Takes a thing to do out, while no unit has done it."""
    locked = _open(item.campaign)
    if item.done.exists():
        raise Refused(_("Đã có đơn vị làm xong việc này nên không bỏ được. Hãy để nguyên việc này."))
    record("campaign.item_out", locked, by=by, unit_id=locked.unit_id, before={"item": item.text})
    item.delete()


@transaction.atomic
def call_units(*, campaign: Campaign, unit_ids: Collection[int], day: date, by: User) -> int:
    """Calls upon units at or below the one that runs it; gives how many are new. Raises `Refused` for others."""
    locked = _open(campaign)
    below = set(subtree(locked.unit_id, day).values_list("unit_id", flat=True))
    if not unit_ids or not set(unit_ids) <= below:
        raise Refused(_("Hãy chọn ít nhất một đơn vị thuộc đơn vị phát động."))
    there = set(locked.called.values_list("unit_id", flat=True))
    new = [unit_id for unit_id in unit_ids if unit_id not in there]
    CampaignUnit.objects.bulk_create(CampaignUnit(campaign=locked, unit_id=unit_id) for unit_id in new)
    if new:
        record("campaign.call", locked, by=by, unit_id=locked.unit_id, after={"units": new})
    return len(new)


@transaction.atomic
def release_unit(*, call: CampaignUnit, by: User) -> None:
    """Calls upon a unit no more, while it has done nothing."""
    locked = _open(call.campaign)
    if ItemDone.objects.filter(item__campaign=locked, unit_id=call.unit_id).exists():
        raise Refused(_("Đơn vị này đã làm xong ít nhất một việc nên không bỏ được."))
    record("campaign.release", locked, by=by, unit_id=locked.unit_id, before={"unit": call.unit_id})
    call.delete()


@transaction.atomic
def start_campaign(*, campaign: Campaign, by: User) -> None:
    """Lets units begin. Raises `Refused` without anything to do or anybody to do it."""
    locked = _locked(campaign)
    if not locked.items.exists() or not locked.called.exists():
        raise Refused(_("Hãy ghi ít nhất một việc cần làm và chọn ít nhất một đơn vị trước khi phát động."))
    _move(locked, Move.START, "campaign.start", by)


@transaction.atomic
def finish_campaign(*, campaign: Campaign, conclusion: str, by: User) -> None:
    """Closes it with what was found. Raises `Invalid` for no words or a personal identifier."""
    locked, words = _locked(campaign), conclusion.strip()
    refuse(missing("conclusion", words, _("Hãy ghi kết quả chung.")), {"conclusion": words})
    locked.conclusion = words
    _move(locked, Move.FINISH, "campaign.finish", by)


@transaction.atomic
def cancel_campaign(*, campaign: Campaign, reason: str, by: User) -> None:
    """Cancels it with the reason; what units did stays."""
    why = fit_reason(reason, _("Hãy ghi lý do hủy."))
    locked = _locked(campaign)
    locked.reason = why
    _move(locked, Move.CANCEL, "campaign.cancel", by, reason=why)


@transaction.atomic
def do_item(
    *,
    item: CampaignItem,
    unit_id: int,
    done_on: date,
    count: int | None,
    note: str,
    upload: Attachment | None,
    today: date,
    by: User,
) -> ItemDone:
    """Says that a unit did an item, or puts right what was said; without a new file the old one stays.

    Raises `Refused` for a unit that is not called upon or a campaign that does not run, `Invalid` for the rest.
    """
    locked = _locked(item.campaign)
    if locked.state != CampaignState.RUNNING:
        raise Refused(_("Đợt này không còn hoặc chưa diễn ra nên chưa ghi kết quả được."))
    if not locked.called.filter(unit_id=unit_id).exists():
        raise Refused(_("Đơn vị này không có trong danh sách được huy động."))
    problems = []
    if done_on > today:
        problems.append(Problem("done_on", _("Ngày làm xong không thể ở sau hôm nay. Hãy ghi lại.")))
    if count is not None and not 0 <= count <= MOST_COUNT:
        problems.append(Problem("count", _("Số liệu phải là số nguyên, không âm.")))
    if item.figure and count is None:
        problems.append(Problem("count", _("Hãy ghi số liệu của việc này; không có thì ghi 0.")))
    refuse(problems, {"note": note})
    deed = ItemDone.objects.filter(item=item, unit_id=unit_id).first() or ItemDone(item=item, unit_id=unit_id)
    deed.done_on, deed.count, deed.note = done_on, count if item.figure else None, note.strip()
    if upload is not None:
        deed.file = upload.keep(unit_id=unit_id, by=by)
    deed.save()
    after = {"item": item.text, "done_on": done_on, "count": deed.count}
    record("campaign.do", locked, by=by, unit_id=unit_id, after=after)
    return deed


@transaction.atomic
def undo_item(*, deed: ItemDone, by: User) -> None:
    """Takes back that a unit did an item, while the campaign runs."""
    locked = _locked(deed.item.campaign)
    if locked.state != CampaignState.RUNNING:
        raise Refused(_("Đợt này không còn hoặc chưa diễn ra nên chưa ghi kết quả được."))
    record("campaign.undo", locked, by=by, unit_id=deed.unit_id, before={"item": deed.item.text})
    deed.delete()


def _locked(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)


def _open(campaign: Campaign) -> Campaign:
    locked = _locked(campaign)
    if locked.state in (CampaignState.DONE, CampaignState.CANCELLED):
        raise Refused(_("Đợt này đã khép lại nên không sửa được."))
    return locked


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
