"""Browsers that are signed in from a seat."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.units.models import Unit

Open = Callable[[User], Client]


@pytest.fixture
def signed_in(cast: Cast) -> Open:
    """Signs a user in."""

    def sign_in(user: User) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(user, "dondoc.accounts.backends.AccountBackend")
        return client

    return sign_in


@pytest.fixture
def administrator(cast: Cast, signed_in: Open) -> Client:
    """The province's administrator."""
    return signed_in(cast.user(Role.ADMINISTRATOR, cast.province))


@pytest.fixture
def officer(cast: Cast, signed_in: Open) -> Client:
    """An officer of the commune."""
    return signed_in(cast.user(Role.OFFICER, cast.commune))


@pytest.fixture
def at(cast: Cast, signed_in: Open) -> Callable[[Role, Unit], Client]:
    """A browser for a role at a unit."""

    def sit(role: Role, unit: Unit) -> Client:
        return signed_in(cast.user(role, unit))

    return sit
