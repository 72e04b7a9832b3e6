"""Sessions as Django keeps them in the database, read by a prepared query, for every request asks it.

The setting SESSION_ENGINE names this module.
"""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from dondoc.core.prepared import Given, Prepared

_OPEN = Prepared(lambda: Session.objects.filter(session_key=Given("key"), expire_date__gt=Given("now")))


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = _OPEN.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None  # Django's sign that this key opens nothing
        return found
