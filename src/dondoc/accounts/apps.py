from __future__ import annotations

import logging

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class AccountsConfig(AppConfig):
    name = "dondoc.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Refuses a setting that names no role; says aloud that mail goes out in the clear."""
        from dondoc.accounts.models import Role

        unknown = [name for name in settings.REQUIRE_TWO_FACTOR if name not in Role.values]
        if unknown:
            raise ImproperlyConfigured(
                f"DONDOC_REQUIRE_TWO_FACTOR names {', '.join(unknown)}: write roles out of {', '.join(Role.values)}."
            )
        if settings.EMAIL_IN_THE_CLEAR:
            logging.getLogger(__name__).warning(
                "DONDOC_EMAIL_SECURITY=none: invitations and password links go to %s unencrypted.", settings.EMAIL_HOST
            )
