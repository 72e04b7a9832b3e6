"""What pages of activities share: lists with their file, forms that call one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from dondoc.activities.queries.kinds import Kind
from dondoc.core.errors import Invalid
from dondoc.web.activities.filters import Picked
from dondoc.web.activities.tables import Table
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

Row = TypeVar("Row", bound=Model)
Words = str | StrPromise
MOST_IN_FILE = 20_000


@dataclass(frozen=True, slots=True)
class Way:
    """A button above a list: where it leads, its icon and its words."""

    url: str
    icon: str
    label: Words
    primary: bool = False


def by_unit(kind: Kind) -> Way:
    """The way from a list to the figures of its kind unit by unit."""
    return Way(reverse(f"{kind}-rollup"), "diagram-3", _("Theo đơn vị"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure above a list."""

    value: object
    label: Words
    unit: Words = ""
    tone: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a list, and what is said where it is empty."""

    tab: str
    heading: Words
    lead: Words
    empty: Words
    icon: str


def list_page(
    request: AuthedRequest,
    table: Table[Row],
    rows: QuerySet[Row],
    head: Head,
    *,
    pickers: Sequence[Picked],
    text: str,
    export: str,
    ways: Sequence[Way] = (),
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """One page of a list, or its rows alone for htmx."""
    found = listing(request, rows, table.fields, table.default)
    context = {
        "head": head,
        "table": table,
        "list": found,
        "lines": list(table.lines(found.page)),
        "pickers": pickers,
        "text": text,
        "narrowed": bool(text or any(each.value for each in pickers)),
        "export": export,
        "query": request.GET.urlencode(),
        "ways": ways,
        "begin": next((way for way in ways if way.primary), None),
        **(more or {}),
    }
    template = "activities/list.html#rows" if request.htmx else "activities/list.html"
    return render(request, template, context)


def file_of(request: AuthedRequest, table: Table[Row], rows: QuerySet[Row], name: str) -> HttpResponse:
    """What a list shows, in its order, as an Excel file."""
    asked = request.GET.get("sort", table.default)
    asked = asked if asked.removeprefix("-") in table.fields else table.default
    field = table.fields[asked.removeprefix("-")]
    ordered = rows.order_by(f"-{field}" if asked.startswith("-") else field, "pk")
    return table.file(ordered[:MOST_IN_FILE], name)


def form_page(
    request: AuthedRequest,
    form: forms.Form,
    act: Callable[[], Model],
    *,
    heading: Words,
    back: str,
    back_label: Words,
    done: Words,
    submit: Words = "",
    goes_to: Callable[[Any], str] | None = None,
    more: Mapping[str, Any] | None = None,
    template: str = "activities/form.html",
) -> HttpResponse:
    """A form whose one action is ``act``; what that finds wrong stands beside the fields. ``submit`` is what its button
    says, where that is not "Lưu".
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, str(done))
            return redirect(goes_to(made) if goes_to else back)
    context = {
        "form": form,
        "heading": heading,
        "back": back,
        "back_label": back_label,
        "submit": submit,
        **(more or {}),
    }
    return render(request, template, context, status=422 if form.errors else 200)
