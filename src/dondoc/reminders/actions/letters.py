"""What could not be delivered is sent again by hand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.reminders.models import Channel, Delivery, DeliveryState
from dondoc.reminders.queries import mailbox_of, webhook_of


@transaction.atomic
def send_again(*, delivery: Delivery, now: datetime, by: User) -> Delivery:
    """Puts a dead letter back into the outbox, for the address that the unit has now.

    Raises `Refused` where it is no longer dead, or the unit has no such address any more.
    """
    locked = Delivery.objects.select_for_update(of=("self",)).select_related("message").get(pk=delivery.pk)
    if locked.state != DeliveryState.DEAD:
        raise Refused(_("Thông báo này đã được đưa vào hàng chờ gửi. Hãy tải lại trang."))
    address = _address_now(locked)
    if not address:
        raise Refused(_("Đơn vị không còn địa chỉ nhận. Hãy ghi hộp thư hoặc webhook của đơn vị rồi gửi lại."))
    locked.state, locked.address, locked.attempts = DeliveryState.WAITING, address, 0
    locked.next_at, locked.fault = now, ""
    locked.save(update_fields=["state", "address", "attempts", "next_at", "fault"])
    after = {"channel": locked.channel}
    record("reminder.send_again", locked.message, by=by, unit_id=locked.message.unit_id, after=after)
    return locked


def _address_now(delivery: Delivery) -> str:
    if delivery.channel == Channel.MAIL:
        return mailbox_of(delivery.message.unit_id)
    hook = webhook_of(delivery.message.unit_id)
    return hook.url if hook else ""
