"""The pages of a document as pictures."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from dondoc.documents.pictures import mark_of, picture
from dondoc.web.documents.access import reading_in_sight
from dondoc.web.requests import AuthedRequest


@require_safe
def reading_page(request: AuthedRequest, reading_id: int, number: int) -> HttpResponse:
    """One page, from 1. The browser may keep it and asks each time whether it still may show it."""
    reading = reading_in_sight(request, reading_id, timezone.localdate())
    if not 1 <= number <= (reading.source["pages"] or 0):
        raise Http404
    mark = mark_of(reading.file, number)
    known = get_conditional_response(request, etag=mark)
    if known is not None:
        return _private(known, mark)
    found = picture(reading.file, number)
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return _private(response, mark)


def _private(response: HttpResponse, mark: str) -> HttpResponse:
    response["ETag"] = mark
    patch_cache_control(response, private=True, no_cache=True)
    return response
