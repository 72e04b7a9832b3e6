"""A campaign held until the transaction ends."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.activities.models import Campaign, CampaignState
from dondoc.core.errors import Refused


def lock(campaign: Campaign) -> Campaign:
    """The row as it stands now; nobody else changes it until the transaction ends."""
    return Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)


def lock_open(campaign: Campaign) -> Campaign:
    """The same for one that is not over; raises `Refused` for others."""
    locked = lock(campaign)
    if locked.state in (CampaignState.DONE, CampaignState.CANCELLED):
        raise Refused(_("Đợt này đã khép lại nên không sửa được."))
    return locked
