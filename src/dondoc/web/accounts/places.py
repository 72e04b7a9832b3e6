"""Where a request comes from, for counting tries; it is kept nowhere else."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104 - stands for an address that nobody told


def client_address(request: HttpRequest) -> str:
    """The network address of the browser; behind a proxy the one that the proxy's own header tells, if it has one."""
    told = request.headers.get(settings.CLIENT_ADDRESS_HEADER, "") if settings.CLIENT_ADDRESS_HEADER else ""
    for address in (told.rpartition(",")[2].strip(), request.META.get("REMOTE_ADDR", "")):
        try:
            return str(ip_address(address))
        except ValueError:
            continue
    return NOWHERE


def tried_too_often(address: str, now: datetime) -> bool:
    """Whether so many wrong passwords came from one place, for any accounts, that it must wait.

    Behind a proxy that tells no addresses all the world is one place; then nobody waits for the others.
    """
    if settings.SECURE_PROXY_SSL_HEADER and not settings.CLIENT_ADDRESS_HEADER:
        return False
    pause = get_cool_off()
    recent = AccessAttempt.objects.filter(ip_address=address)
    if pause is not None:
        recent = recent.filter(attempt_time__gte=now - pause)
    failures = recent.aggregate(all=Sum("failures_since_start"))["all"] or 0
    return int(failures) >= settings.SIGN_IN_TRIES_PER_PLACE
