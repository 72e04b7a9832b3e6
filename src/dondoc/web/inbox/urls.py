from __future__ import annotations

from django.urls import path

from dondoc.web.inbox import views

urlpatterns = [
    path("", views.messages_list, name="messages"),
    path("da-doc/", views.messages_read, name="messages-read"),
    path("<int:message_id>/", views.message, name="message"),
]
