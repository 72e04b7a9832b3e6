"""Secrets of webhooks: made here, shown once, kept encrypted with a key made of the site's own."""

from __future__ import annotations

import base64
import hashlib
from secrets import token_urlsafe

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def new_secret() -> str:
    """A fresh one of 256 bits."""
    return token_urlsafe(32)


def sealed(secret: str) -> str:
    """As it is kept."""
    return _box().encrypt(secret.encode()).decode()


def opened(kept: str) -> str:
    """As it was made; "" where the site's key is another one than when it was kept."""
    try:
        return _box().decrypt(kept.encode()).decode()
    except InvalidToken:
        return ""


def _box() -> Fernet:
    digest = hashlib.sha256(f"dondoc.reminders.webhook:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
