"""What people do about reminders."""

from dondoc.reminders.actions.desks import set_mailbox
from dondoc.reminders.actions.inbox import mark_all_read, mark_read
from dondoc.reminders.actions.letters import send_again
from dondoc.reminders.actions.nudging import urge_late
from dondoc.reminders.actions.nudging_tasks import urge_tasks
from dondoc.reminders.actions.policies import set_policy
from dondoc.reminders.actions.webhooks import remove_webhook, set_webhook

__all__ = [
    "mark_all_read",
    "mark_read",
    "remove_webhook",
    "send_again",
    "set_mailbox",
    "set_policy",
    "set_webhook",
    "urge_late",
    "urge_tasks",
]
