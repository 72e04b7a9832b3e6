"""Selections of tasks under names."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.plans.models import SavedView
from dondoc.plans.work.actions import forget_view, save_view
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.filters import TaskFilter


def views(request: AuthedRequest) -> HttpResponse:
    """The user's own, and a field to keep the selection of the page; fetched when it is opened."""
    context = {"saved": SavedView.objects.filter(user=request.user), "query": TaskFilter(request.GET).query()}
    return render(request, "tasks/views.html", context)


@require_POST
def view_save(request: AuthedRequest) -> HttpResponse:
    """Keeps the selection of ``query`` under ``name``."""
    query = TaskFilter(QueryDict(request.POST.get("query", "").removeprefix("?"))).query()
    save_view(user=request.user, name=request.POST.get("name", ""), query=query, unit_id=request.seat.unit_id)
    messages.success(request, _("Đã lưu khung nhìn."))
    return redirect(f"{reverse('tasks')}?{query}")


@require_POST
def view_forget(request: AuthedRequest, view_id: int) -> HttpResponse:
    """Removes one of the user's own."""
    view = get_object_or_404(SavedView.objects.select_related("user"), pk=view_id, user=request.user)
    forget_view(view=view, unit_id=request.seat.unit_id)
    messages.success(request, _("Đã xóa khung nhìn “%(name)s”.") % {"name": view.name})
    return redirect("tasks")
