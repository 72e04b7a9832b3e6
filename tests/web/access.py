"""Walks addresses as every role and relation, and reads the table of what they may do (access_table.txt)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dondoc.accounts.models import Role
from web.scene import RELATIONS, Scene

TABLE = Path(__file__).parent / "access_table.txt"
OPENS, DENIED, NOT_THERE, SIGN_IN, CONFIRM = "y", "n", ".", "s", "p"
FAULT = "!"  # never right
GET, POST, BOTH = "GET", "POST", "both"
POSTED = {"reason": "thử", "revision": "0", "version": "1"}
Cells = tuple[str, ...]  # one for each role, then those of an account without seats and of nobody
Line = tuple[str, str]  # the address's name, and how it is asked


def addresses() -> dict[str, URLPattern]:
    """Every address of the site by name; of two names for one address the first."""
    found: dict[str, URLPattern] = {}
    routes = set[str]()
    for route, pattern in _patterns(get_resolver(), ""):
        if route not in routes:
            assert pattern.name, pattern
            found[pattern.name] = pattern
        routes.add(route)
    return found


def _patterns(resolver: URLResolver, above: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _patterns(pattern, route)


def read_table() -> dict[Line, Cells]:
    """The table as it stands in the file."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, method, *cells = line.split()
            assert len(cells) == len(Role) + 2, line
            assert (name, method) not in found, line
            assert FAULT not in line, line
            found[name, method] = tuple(cells)
    return found


def printed(lines: Iterable[tuple[Line, Cells]]) -> str:
    """Lines as the file has them."""
    return "\n".join(
        f"{name:<25}{method:<6}{' '.join(f'{cell:<6}' for cell in cells)}".rstrip() for (name, method), cells in lines
    )


class Walk:
    """Asks on behalf of everybody; whatever is changed for an answer is undone."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.written: list[str] = []
        self.quick = [(role, "own") for role in (Role.OFFICER, Role.OFFICE, Role.ADMINISTRATOR)]
        self.quick.append((Role.OFFICE, "stranger"))

    def told(self, name: str, pattern: URLPattern) -> str:
        """The lines of an address as the file would have them, or what is missing to measure them."""
        unknown = self.scene.unknown(pattern)
        if unknown:
            return f"{name}: make_scene has no thing for {unknown}; add it to its keys"
        return printed(self.lines(name, pattern).items())

    def lines(self, name: str, pattern: URLPattern) -> dict[Line, Cells]:
        """The lines of one address: one where both ways of asking give the same answer, else one for each."""
        ways = self.methods(pattern)
        if ways != [GET, POST]:
            return {(name, way): self.cells(pattern, way) for way in ways}
        got = self.cells(pattern, GET)
        if self.answers_alike(pattern, got):
            return {(name, BOTH): got}
        return {(name, GET): got, (name, POST): self.cells(pattern, POST)}

    def measure(self, pattern: URLPattern, method: str) -> Cells | None:
        """The cells of one line of the table; None where "both" is no longer true."""
        cells = self.cells(pattern, GET if method == BOTH else method)
        return cells if method != BOTH or self.answers_alike(pattern, cells) else None

    def methods(self, pattern: URLPattern) -> list[str]:
        """What an address takes."""
        browser, address = self.scene.browser(Role.ADMINISTRATOR, "own", pattern), self.scene.address(pattern)
        return [way for way in (GET, POST) if self.ask(browser, way, address).status_code != 405]

    def cells(self, pattern: URLPattern, method: str) -> Cells:
        """What each role in each relation, an account without seats, and nobody get; of no thing, no relation."""
        address = self.scene.address(pattern)
        relations = RELATIONS if pattern.pattern.converters else RELATIONS[:1]
        columns = [self.column(pattern, method, each) for each in relations]
        cells = ["".join(letters) for letters in zip(*columns, strict=True)]
        others = (self.scene.unseated, self.scene.nobody)
        return (
            *(cell[0] if len(set(cell)) == 1 else cell for cell in cells),
            *(self.letter(each, method, address) for each in others),
        )

    def column(self, pattern: URLPattern, method: str, relation: str) -> list[str]:
        """What each role gets in one relation.

        A seat more never takes anything away: what is not there for somebody with all roles at once, nor for the
        least of them, is not there for those between.
        """
        address = self.scene.address(pattern)

        def letter(role: Role | None) -> str:
            return self.letter(self.scene.browser(role, relation, pattern), method, address)

        least = letter(Role.OFFICER)
        if least == NOT_THERE and letter(None) == NOT_THERE:
            return [NOT_THERE] * len(Role)
        return [least if role == Role.OFFICER else letter(role) for role in Role]

    def answers_alike(self, pattern: URLPattern, got: Cells) -> bool:
        """Whether those who differ most get by POST what they got by GET."""
        address = self.scene.address(pattern)
        for role, relation in self.quick:
            cell = got[list(Role).index(role)]
            letter = cell if len(cell) == 1 else cell[RELATIONS.index(relation)]
            if letter != self.letter(self.scene.browser(role, relation, pattern), POST, address):
                return False
        return got[-1] == self.letter(self.scene.nobody, POST, address)

    def letter(self, browser: Client, method: str, address: str) -> str:
        """The answer as one letter of the table."""
        answer = self.ask(browser, method, address)
        if answer.status_code >= 500:
            return FAULT
        if answer.status_code == 404:
            return NOT_THERE
        if answer.status_code == 403:
            return DENIED
        to = answer.headers.get("Location", "")
        if to.startswith(reverse("confirm-password")):
            return CONFIRM
        return SIGN_IN if to.startswith(f"{reverse('sign-in')}?next=") else OPENS

    def ask(self, browser: Client, method: str, address: str) -> HttpResponse:
        """The answer; a refusal has changed nothing."""
        cookies = browser.cookies.output()
        self.written.clear()
        with transaction.atomic(), connection.execute_wrapper(self._watch):
            answer = browser.get(address) if method == GET else browser.post(address, POSTED)
            transaction.set_rollback(True)
        if answer.status_code in (403, 404):
            assert self.written == [], f"{method} {address} refuses and yet writes"
        if browser.cookies.output() != cookies:
            browser.cookies = SimpleCookie(cookies.replace("Set-Cookie: ", ""))
        return answer

    def _watch(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Notes what is written, but for the session."""
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql:
            self.written.append(sql)
        return execute(sql, params, many, context)
