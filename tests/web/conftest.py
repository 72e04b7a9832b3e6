"""Browsers that are signed in from a seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.units.models import Unit
from web.browser import leave

Open = Callable[[User], Client]


class WaitingServer(ThreadedWSGIServer):
    """Waits for its threads when it is closed."""

    daemon_threads = False


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """The site for browsers. In the end they go first, and the site's threads with them: each closes the database when
    its browser hangs up, which it may do only as long as the database is shared with it."""
    server = LiveServer("localhost", start=False)
    server.thread.server_class = WaitingServer
    server.start()
    yield server
    leave()
    server.stop()


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
