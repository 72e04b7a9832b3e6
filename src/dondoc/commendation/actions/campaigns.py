"""Campaigns: opened, put right, cancelled; their forms of award and their councils."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.commendation.models import (
    LONGEST_TITLE,
    AwardForm,
    CampaignState,
    CommendationCampaign,
    CouncilMember,
    FormQuota,
)
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import fit_reason
from dondoc.units.models import Unit


@dataclass(frozen=True, slots=True)
class Draft:
    """What a campaign is, before it is written down."""

    title: str
    year: int
    window_start: date
    window_end: date
    propose_by: date
    decide_by: date
    barred: str
    needs_level: bool
    least_on_time: int


@transaction.atomic
def open_campaign(*, unit_id: int, draft: Draft, by: User) -> CommendationCampaign:
    """Opens a campaign for a unit and all below it. Raises `Invalid` with everything that is wrong in it."""
    _refuse(draft)
    campaign = CommendationCampaign.objects.create(unit_id=unit_id, by=by, **asdict(draft))
    record("commendation.open", campaign, by=by, unit_id=unit_id, after=asdict(draft))
    return campaign


@transaction.atomic
def change_campaign(*, campaign: CommendationCampaign, draft: Draft, by: User) -> None:
    """Puts a campaign right until it is decided."""
    held = hold(campaign, CampaignState.OPEN, CampaignState.MET)
    _refuse(draft)
    before = {name: getattr(held, name) for name in asdict(draft)}
    for name, value in asdict(draft).items():
        setattr(held, name, value)
    held.save()
    record("commendation.change", held, by=by, unit_id=held.unit_id, before=before, after=asdict(draft))


@transaction.atomic
def cancel_campaign(*, campaign: CommendationCampaign, reason: str, by: User) -> None:
    """Ends a campaign without a decision."""
    reason = fit_reason(reason, _("Chưa ghi lý do hủy. Hãy ghi vì sao đợt này không tiếp tục."))
    held = hold(campaign, CampaignState.OPEN, CampaignState.MET)
    before = {"state": held.state}
    held.state, held.reason = CampaignState.CANCELLED, reason
    held.save(update_fields=["state", "reason"])
    after = {"state": held.state}
    record("commendation.cancel", held, by=by, unit_id=held.unit_id, before=before, after=after, reason=reason)


@transaction.atomic
def add_form(
    *,
    campaign: CommendationCampaign,
    name: str,
    for_individuals: bool,
    kind: str,
    number: int | None,
    share: int | None,
    by: User,
) -> AwardForm:
    """Adds a form of award, or one more quota to one that is there. Raises `Invalid` for two limits at once."""
    held = hold(campaign, CampaignState.OPEN)
    name = " ".join(name.split())
    problems = []
    if not name or len(name) > LONGEST_TITLE:
        message = _("Hãy ghi tên hình thức khen thưởng, tối đa %(longest)d ký tự.") % {"longest": LONGEST_TITLE}
        problems.append(Problem("name", message))
    if number is not None and share is not None:
        problems.append(Problem("share", _("Chỉ ghi số lượng hoặc tỷ lệ, không ghi cả hai.")))
    if share is not None and share > 100:
        problems.append(Problem("share", _("Tỷ lệ không quá 100%. Hãy ghi lại.")))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"name": name})
    form, made = AwardForm.objects.get_or_create(
        campaign=held, name=name, defaults={"for_individuals": for_individuals, "order": held.forms.count()}
    )
    if number is not None or share is not None:
        FormQuota.objects.update_or_create(form=form, kind=kind, defaults={"number": number, "share": share})
    elif not made:
        raise Invalid([Problem("name", _("Đã có hình thức này. Hãy ghi thêm chỉ tiêu cho nó, hoặc đặt tên khác."))])
    after = {"name": name, "for_individuals": form.for_individuals, "kind": kind, "number": number, "share": share}
    record("commendation.form", held, by=by, unit_id=held.unit_id, after=after)
    return form


@transaction.atomic
def remove_form(*, form: AwardForm, by: User) -> None:
    """Takes a form of award out while nobody is proposed for it."""
    held = hold(form.campaign, CampaignState.OPEN)
    if form.proposals.exists():
        raise Refused(_("Đã có đơn vị được đề nghị hình thức này. Hãy rút các đề nghị trước khi bỏ."))
    record("commendation.form_out", held, by=by, unit_id=held.unit_id, before={"name": form.name})
    form.delete()


@transaction.atomic
def add_member(*, campaign: CommendationCampaign, unit: Unit, chair: bool, by: User) -> CouncilMember:
    """Lets a unit sit in the council, in the chair where asked: the one before leaves it."""
    held = hold(campaign, CampaignState.OPEN)
    if chair:
        held.members.update(chair=False)
    member, _made = CouncilMember.objects.update_or_create(campaign=held, unit=unit, defaults={"chair": chair})
    record("commendation.member", held, by=by, unit_id=held.unit_id, after={"unit": unit.pk, "chair": chair})
    return member


@transaction.atomic
def remove_member(*, member: CouncilMember, by: User) -> None:
    """Takes a unit out of the council before it meets."""
    held = hold(member.campaign, CampaignState.OPEN)
    record("commendation.member_out", held, by=by, unit_id=held.unit_id, before={"unit": member.unit_id})
    member.delete()


def hold(campaign: CommendationCampaign, *states: CampaignState) -> CommendationCampaign:
    """The campaign, locked. Refused where it stands in another state."""
    held = CommendationCampaign.objects.select_for_update().get(pk=campaign.pk)
    if held.state not in states:
        message = _("Đợt khen thưởng đang ở bước “%(state)s” nên không làm việc này được. Hãy tải lại trang.")
        raise Refused(message % {"state": held.get_state_display()})
    return held


def _refuse(draft: Draft) -> None:
    problems: list[Problem] = []
    if not draft.title.strip():
        problems.append(Problem("title", _("Tên đợt đang trống. Hãy điền tên.")))
    if draft.window_end < draft.window_start:
        problems.append(Problem("window_end", _("Ngày cuối ở trước ngày đầu. Hãy ghi lại một trong hai ngày.")))
    if draft.decide_by < draft.propose_by:
        problems.append(Problem("decide_by", _("Hạn quyết định ở trước hạn gửi đề nghị. Hãy ghi lại.")))
    if not 0 <= draft.least_on_time <= 100:
        problems.append(Problem("least_on_time", _("Tỷ lệ từ 0 đến 100%. Hãy ghi lại.")))
    if problems:
        raise Invalid(problems)
    texts: dict[str, Any] = {"title": draft.title, "barred": draft.barred}
    refuse_identifiers(texts)
