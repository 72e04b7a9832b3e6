"""Who a request comes from: the account of a session, read by a prepared query, for every request asks it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from dondoc.accounts.models import User
from dondoc.core.prepared import Given, Prepared

_ACCOUNT = Prepared(lambda: User.objects.filter(pk=Given("pk")))


class AccountBackend(ModelBackend):
    """Django's own way of signing in."""

    def get_user(self, user_id: Any) -> User | None:
        user = _ACCOUNT.first(pk=user_id)
        return user if user is not None and user.is_active else None
