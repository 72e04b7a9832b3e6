"""The search page of the event log, and its export, for auditors and administrators."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from dondoc.core.errors import Denied, Refused
from dondoc.core.events import with_texts
from dondoc.core.models import Event
from dondoc.exports.writers.events import FORMATS
from dondoc.web.events.export import rows
from dondoc.web.events.forms import EventSearch
from dondoc.web.events.queries import events_reached
from dondoc.web.events.telling import tell
from dondoc.web.lists import ROWS
from dondoc.web.permissions import reads_log
from dondoc.web.requests import AuthedRequest

MOST = 10_000  # events that the page leads to; counting all of a long log would take longer than showing it
CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}


class Newest(Paginator):  # type: ignore[type-arg]  # takes no parameter at run time
    """The pages of the newest events, up to `MOST`."""

    @cached_property
    def count(self) -> int:
        """How many the pages hold; never more than `MOST`."""
        return int(self.object_list[:MOST].count())  # type: ignore[attr-defined]  # a query, never a list


def events(request: AuthedRequest) -> HttpResponse:
    """What was done at the seat's unit and below it, as far as the filters ask."""
    form, found = _asked(request)
    page: Page[Event] = Newest(with_texts(found), ROWS).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": tell(list(page)),
        "cut": page.paginator.count == MOST,
        "most": MOST,
        "query": query.urlencode(),
    }
    return render(request, "events/search.html#rows" if request.htmx else "events/search.html", context)


def events_export(request: AuthedRequest) -> HttpResponseBase:
    """All events that the filters ask for, the newest first, as a file: ``form`` is one of `FORMATS`.

    A filter that can't be read is refused: a file without the page's notice would seem to hold less than it does.
    """
    form = request.GET.get("form", "csv")
    write = FORMATS.get(form)
    if write is None:
        raise Http404
    asked, found = _asked(request)
    if wrong := asked.unreadable():
        raise Refused(" ".join(wrong))
    language = translation.get_language()

    def lines() -> Iterator[str]:
        with translation.override(language):  # the file is written after the request has been answered
            yield from write(rows(found, newest_first=True))

    response = StreamingHttpResponse(lines(), content_type=CONTENT_TYPES[form])
    name = f"nhat-ky-{timezone.localtime():%Y%m%d-%H%M}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked(request: AuthedRequest) -> tuple[EventSearch, QuerySet[Event]]:
    """The search as asked, and its events, newest first. Denied to seats that do not read the log."""
    if not reads_log(request.seat):
        raise Denied
    day = timezone.localdate()
    form = EventSearch(request.GET)
    return form, form.found_in(events_reached(request.seat.unit_id, day), day).order_by("-pk")
