"""The file that a calendar program fetches: whoever has the link, without signing in."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.accounts.actions import count_use
from dondoc.accounts.queries import find_feed
from dondoc.exports.calendar_feed import feed_file
from dondoc.web.feeds.addresses import site_of

WAIT = 3600  # seconds


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The calendar, or that it has not changed; a plain sentence for a link that is no more, whatever became of it."""
    found = find_feed(token) if settings.CALENDAR_FEEDS else None
    now = timezone.now()
    with translation.override(settings.MAIL_LANGUAGE):  # a program has no language
        if found is None:
            gone = _("Liên kết lịch này không còn dùng được. Hãy xóa lịch này rồi tạo liên kết mới trong dondoc.")
            return _said(gone, 404)
        if not count_use(feed=found, now=now):
            busy = _("Liên kết lịch này được hỏi quá nhiều lần. Hãy đặt phần mềm lịch cập nhật mỗi giờ một lần.")
            return _said(busy, 429, {"Retry-After": str(WAIT)})
        body = feed_file(found, now=now, site=site_of(request))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=_HEADERS)
    response["Content-Disposition"] = 'attachment; filename="dondoc.ics"'
    response["ETag"] = f'"{sha256(body).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


_HEADERS = {"Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def _said(sentence: str, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    """A sentence alone: what asks is a program, which shows it, if anything, as it is."""
    headers = _HEADERS | (headers or {})
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)
