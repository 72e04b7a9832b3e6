"""What django-axes keeps of a try to sign in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def tried_address(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """A mark of the address that was typed, the same for the same address: the box may hold anything, so its words
    are never kept."""
    typed = (credentials or {}).get("email") or request.POST.get("username", "")
    return salted_hmac("dondoc.accounts.tries", str(typed).strip().lower(), algorithm="sha256").hexdigest()
