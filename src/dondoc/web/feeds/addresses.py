"""Whole addresses, for programs outside of the browser."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def site_of(request: HttpRequest) -> str:
    """The site's own address without a slash at its end: as it was set, else as it was asked for."""
    return settings.SITE or request.build_absolute_uri("/").rstrip("/")


def feed_address(request: HttpRequest, token: str) -> str:
    """The calendar link with this secret."""
    return f"{site_of(request)}{reverse('feed', args=[token])}"
