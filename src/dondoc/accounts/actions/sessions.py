"""Which browsers an account is signed in with, and signing them out."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils.crypto import get_random_string

from dondoc.accounts.models import OpenSession, User
from dondoc.accounts.rules import device_words
from dondoc.core.events import record


@transaction.atomic
def note_sign_in(*, user: User, session_key: str, user_agent: str) -> None:
    """Remembers that a browser signed in; those whose session is over are forgotten."""
    store = _store()
    for other in user.open_sessions.all():
        if not store.exists(other.session_key):
            other.delete()
    OpenSession.objects.update_or_create(
        session_key=session_key, defaults={"user": user, "device": device_words(user_agent)}
    )


@transaction.atomic
def move_session(*, user: User, old_key: str | None, new_key: str) -> None:
    """Follows a browser whose session got a new key."""
    user.open_sessions.filter(session_key=old_key).update(session_key=new_key)


@transaction.atomic
def end_session(*, session: OpenSession, by: User) -> None:
    """Signs one browser out."""
    _store().delete(session.session_key)
    record("account.end_session", session.user, by=by, unit_id=None, after={"device": session.device})
    session.delete()


@transaction.atomic
def sign_out_everywhere(*, user: User, by: User | None) -> None:
    """Signs every browser out, also those that nobody has listed; the session at hand needs a new hash after."""
    user.session_salt = get_random_string(16)
    user.save(update_fields=["session_salt"])
    ended = user.open_sessions.count()
    user.open_sessions.all().delete()
    record("account.sign_out_everywhere", user, by=by, unit_id=None, after={"browsers": ended})


def _store() -> SessionBase:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    assert isinstance(store, SessionBase)
    return store
