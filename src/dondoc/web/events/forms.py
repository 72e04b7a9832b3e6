"""The search of the event log: what may be asked, and the events that answer it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Event
from dondoc.web.events import queries, verbs
from dondoc.web.events.things import THINGS
from dondoc.web.widgets import DayInput


def _day(label: Any) -> forms.DateField:
    wrong = _("Đây không phải là một ngày. Hãy ghi như 15/06/2026.")
    return forms.DateField(label=label, required=False, widget=DayInput(), error_messages={"invalid": wrong})


def _any(choices: Any) -> list[Any]:
    return [("", _("Tất cả")), *choices]


class EventSearch(forms.Form):
    """Every filter of the page. One that can't be read filters nothing and says so."""

    since = _day(_("Từ ngày"))
    until = _day(_("Đến hết ngày"))
    who = forms.CharField(label=_("Người thực hiện"), required=False, max_length=120)
    unit = forms.CharField(label=_("Đơn vị, không cần dấu"), required=False, max_length=120)
    verb = forms.ChoiceField(label=_("Việc"), required=False, choices=lambda: _any(verbs.choices()))
    kind = forms.ChoiceField(
        label=_("Đối tượng"),
        required=False,
        choices=lambda: _any((name, thing.noun) for name, thing in THINGS.items()),
    )
    thing = forms.IntegerField(
        label=_("Số của đối tượng"), required=False, min_value=1, max_value=2**63 - 1, localize=False
    )
    q = forms.CharField(label=_("Chữ trong nội dung, có dấu"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select" if isinstance(field.widget, forms.Select) else "form-control"

    def found_in(self, events: QuerySet[Event], day: date) -> QuerySet[Event]:
        """The events that answer every filter that could be read; units are called as on ``day``."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        plain = {"verb": "verb", "kind": "object_type", "thing": "object_id"}
        events = events.filter(**{plain[name]: value for name, value in asked.items() if name in plain})
        if "since" in asked:
            events = queries.since(events, asked["since"])
        if "until" in asked:
            events = queries.until(events, asked["until"])
        if "who" in asked:
            events = queries.by_users(events, asked["who"])
        if "unit" in asked:
            events = queries.of_units(events, asked["unit"], day)
        return queries.with_words(events, asked["q"]) if "q" in asked else events

    def unreadable(self) -> list[str]:
        """A sentence for each filter that can't be read."""
        sentence = _("Chưa lấy tệp, vì bộ lọc “%(label)s” không đọc được. %(why)s")
        wrong = ((self[name].label, error) for name, found in self.errors.items() for error in found)
        return [sentence % {"label": label, "why": error} for label, error in wrong]

    @property
    def is_filtering(self) -> bool:
        """Whether any filter that could be read narrows the list."""
        return any(value not in (None, "") for value in self.cleaned_data.values())
