"""What units did of a campaign."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.campaign_locking import lock
from dondoc.activities.actions.told import refuse
from dondoc.activities.models import CampaignItem, CampaignState, ItemDone
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import record
from dondoc.documents.attachments import Attachment

MOST_COUNT = 10**12


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
    locked = lock(item.campaign)
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
    locked = lock(deed.item.campaign)
    if locked.state != CampaignState.RUNNING:
        raise Refused(_("Đợt này không còn hoặc chưa diễn ra nên chưa ghi kết quả được."))
    record("campaign.undo", locked, by=by, unit_id=deed.unit_id, before={"item": deed.item.text})
    deed.delete()
