"""Lets an official back in who lost the password or the second factor."""

from __future__ import annotations

import secrets

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from dondoc.accounts.actions.sessions import sign_out_everywhere
from dondoc.accounts.models import User
from dondoc.core.events import record

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are misread: i l o 0 1


@transaction.atomic
def reset_sign_in(*, user: User, by: User) -> str:
    """Gives an account a new initial password, which is kept nowhere, and returns it.

    Nothing else signs in any more: second factors, passkeys and the link to an outside provider are removed,
    every browser is signed out, and the account's calendar links are revoked. The owner must change the password at
    the first sign-in.
    """
    password = initial_password()
    user.set_password(password)
    user.password_is_initial = True
    user.save(update_fields=["password", "password_is_initial"])
    factors, _by_type = Authenticator.objects.filter(user=user).delete()
    links, _by_type = SocialAccount.objects.filter(user=user).delete()
    feeds, _by_type = user.feeds.all().delete()
    sign_out_everywhere(user=user, by=by)
    after = {"factors": factors, "links": links, "feeds": feeds}
    record("account.reset_sign_in", user, by=by, unit_id=None, after=after)
    return password


def initial_password() -> str:
    """Four groups of four letters and digits: 79 random bits that can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_LETTERS) for _place in range(4)) for _group in range(4))
