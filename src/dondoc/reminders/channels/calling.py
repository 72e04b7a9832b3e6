"""Calls an address of the web once: no redirects, no way into the server's own network, nothing kept of the answer."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult

from django.conf import settings

from dondoc.reminders.rules.addresses import is_public, split_url

SECONDS = 10.0


class Unreachable(Exception):
    """No answer was got; ``forbidden`` where the address may not be called at all."""

    def __init__(self, *, forbidden: bool = False) -> None:
        super().__init__()
        self.forbidden = forbidden


def call(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Posts to an address and gives the status of the answer.

    The name is resolved once, all its addresses are judged, and the connection goes to one of those: a name that
    answers otherwise a moment later leads nowhere else. Raises `Unreachable`.
    """
    parts = split_url(url)
    if parts is None or not may_call(parts):
        raise Unreachable(forbidden=True)
    connection = _connection(parts, _resolved(parts))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, body, dict(headers))
        return connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise Unreachable from error
    finally:
        connection.close()


def may_call(parts: SplitResult) -> bool:
    """Whether the scheme is allowed here, and the host if it is a bare address."""
    if settings.WEBHOOK_PRIVATE:
        return True
    numeric = _numeric(parts.hostname or "")
    return parts.scheme == "https" and (numeric is None or is_public(numeric))


def _numeric(host: str) -> str | None:
    """The address that a host without a name means, in whatever way it is written; None for a name."""
    try:
        return str(socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)[0][4][0])
    except (OSError, UnicodeError):
        return None


def _resolved(parts: SplitResult) -> str:
    """One address of the host. Raises `Unreachable` where there is none, or any of them may not be called."""
    try:
        found = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable from error
    addresses = [str(each[4][0]) for each in found]
    if not settings.WEBHOOK_PRIVATE and not all(is_public(each) for each in addresses):
        raise Unreachable(forbidden=True)
    return addresses[0]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _connection(parts: SplitResult, address: str) -> HTTPConnection:
    """A connection that goes to the address but speaks to the host, by its certificate too."""
    host = parts.hostname or ""
    if parts.scheme == "https":
        return _PinnedHTTPS(host, _port(parts), address)
    return _Pinned(host, _port(parts), address)


class _Pinned(HTTPConnection):
    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), SECONDS)


class _PinnedHTTPS(HTTPSConnection):
    def __init__(self, host: str, port: int, address: str) -> None:
        self._trusted = ssl.create_default_context()
        super().__init__(host, port, timeout=SECONDS, context=self._trusted)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), SECONDS)
        self.sock = self._trusted.wrap_socket(plain, server_hostname=self.host)
