from __future__ import annotations

from django.urls import path

from dondoc.web.reminders.views import desk, policy, urging, urging_tasks, webhook

urlpatterns = [
    path("nhac-viec/<int:unit_id>/", desk.reminders, name="reminders"),
    path("nhac-viec/<int:unit_id>/hop-thu/", desk.reminders_mailbox, name="reminders-mailbox"),
    path("nhac-viec/<int:unit_id>/quy-tac/", policy.reminders_policy, name="reminders-policy"),
    path("nhac-viec/<int:unit_id>/quy-tac/xem-truoc/", policy.reminders_preview, name="reminders-preview"),
    path("nhac-viec/<int:unit_id>/webhook/", webhook.reminders_webhook, name="reminders-webhook"),
    path("nhac-viec/<int:unit_id>/webhook/go/", webhook.reminders_webhook_off, name="reminders-webhook-off"),
    path("nhac-viec/thu/<int:delivery_id>/gui-lai/", desk.delivery_again, name="delivery-again"),
    path("ky/<int:cycle_id>/don-doc/", urging.cycle_urge, name="cycle-urge"),
    path("ky/<int:cycle_id>/don-doc-da-chon/", urging.cycle_urge_chosen, name="cycle-urge-chosen"),
    path("ke-hoach/<int:plan_id>/don-doc/", urging_tasks.plan_urge, name="plan-urge"),
]
