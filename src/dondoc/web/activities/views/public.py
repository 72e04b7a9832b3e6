"""Good initiatives, for everybody: what offices released and nothing else, without signing in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from dondoc.activities.models import Area, Uptake
from dondoc.activities.queries import named, public_initiatives, titled
from dondoc.web.accounts.places import client_address
from dondoc.web.lists import ROWS
from dondoc.web.requests import seat_not_required

KEPT = 300  # seconds for which browsers and proxies may keep a page
WAIT = 60  # seconds in which one address may open `settings.PUBLIC_VIEWS` pages


def _public(view: Callable[..., tuple[str, dict[str, Any]]]) -> Callable[..., HttpResponse]:
    """Answers anybody, at most as often as the settings say, with a page that holds no sign of who asked."""

    @wraps(view)
    def answer(request: HttpRequest, **key: int) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):  # what is released is in this language; pages may be kept
            if _too_often(request):
                busy = render_to_string("activities/public_busy.html")
                return HttpResponse(busy, status=429, headers={"Retry-After": str(WAIT), "Cache-Control": "no-store"})
            template, context = view(request, **key)
            body = render_to_string(template, context)
        return HttpResponse(body, headers={"Cache-Control": f"public, max-age={KEPT}"})

    return login_not_required(seat_not_required(require_safe(answer)))


def _too_often(request: HttpRequest) -> bool:
    """Whether the address has opened too many pages in this minute; it is kept as a mark only."""
    minute = int(timezone.now().timestamp()) // WAIT
    mark = sha256(f"{settings.SECRET_KEY}{client_address(request)}{minute}".encode()).hexdigest()
    key = f"public-page:{mark}"
    counted = caches["process"]  # looking writes nothing to the database
    counted.add(key, 0, 2 * WAIT)
    return bool(counted.incr(key) > settings.PUBLIC_VIEWS)


@_public
def public_initiatives_page(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """What has been released, the latest first; narrowed by words and area."""
    day = timezone.localdate()
    text, area = request.GET.get("q", "").replace("\x00", "").strip()[:200], request.GET.get("area", "")
    rows = titled(public_initiatives(), text)
    if area in Area.values:
        rows = rows.filter(area=area)
    page = Paginator(_released(rows, day), ROWS).get_page(request.GET.get("page"))
    return "activities/public_list.html", {"page": page, "text": text, "area": area, "areas": Area.choices}


@_public
def public_initiative(request: HttpRequest, initiative_id: int) -> tuple[str, dict[str, Any]]:
    """The released words of one initiative, and which units go on with it."""
    day = timezone.localdate()
    found = _released(public_initiatives(), day).filter(pk=initiative_id).first()
    if found is None:
        raise Http404
    going = named(Uptake.objects.filter(initiative=found, ended__isnull=True), day)
    names = [getattr(each, "unit_name", "") for each in going]
    return "activities/public_one.html", {"initiative": found, "units": names}


def _released(rows: Any, day: date) -> Any:
    """The columns that are for everybody, and no other."""
    return named(rows, day).only("title", "area", "state", "started", "ended", "public_text", "released_on")
