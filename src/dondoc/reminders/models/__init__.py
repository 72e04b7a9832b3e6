"""What is watched, who is told, and what goes out."""

from dondoc.reminders.models.desks import Desk, LateEvery, Policy, Webhook
from dondoc.reminders.models.messages import (
    AmendmentAnnouncement,
    Announcement,
    Channel,
    Delivery,
    DeliveryState,
    Message,
    MessageKind,
    Seen,
)
from dondoc.reminders.models.watches import Escalation, Watch

__all__ = [
    "AmendmentAnnouncement",
    "Announcement",
    "Channel",
    "Delivery",
    "DeliveryState",
    "Desk",
    "Escalation",
    "LateEvery",
    "Message",
    "MessageKind",
    "Policy",
    "Seen",
    "Watch",
    "Webhook",
]
