"""What is shown of a unit as of a day before it began."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from dondoc.units.models import UnitVersion
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import LookForm


def not_yet(request: AuthedRequest, first: UnitVersion, form: LookForm, url: str, *, then: bool) -> HttpResponse:
    """Its name and its first day, with the way there; to today where its beginning is out of sight (``then``)."""
    onward = f"{url}?on={first.valid_from:%Y-%m-%d}" if then else url
    context = {"first": first, "form": form, "day": form.day(), "onward": onward, "then": then}
    return render(request, "units/not_yet.html", context)
