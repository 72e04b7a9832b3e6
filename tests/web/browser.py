"""Opens pages in Debian's Chromium and collects what is wrong with them.

A process has one browser with one window for all its tests: the first page of a new one takes Chromium a second of
work. Each visit has a tab of its own, and finds neither cookies nor anything else stored by the one before. Chromium's
headless shell is taken where it is installed: the same engine without the frame around it, which takes as much work
as the pages themselves.
"""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from dondoc.accounts.models import User

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
WIDE, PHONE = (1366, 768), (360, 740)
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_ALL_RULES: dict[str, object] = {}
# The elements are the same in any width, and so is what most rules ask of them; what scrolls is not. Each kind of page
# has visitors with telephones, who ask them all there.
_WIDTH_RULES = {"runOnly": ["scrollable-region-focusable"]}
# What fades in has another contrast until it is there; axe tells a hundred times more than what is wrong.
_LOOK = """
(rules) => Promise.allSettled(
  document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity).map((each) => each.finished)
).then(() => axe.run({resultTypes: ["violations"], preload: false, ...rules})).then((found) => [
  found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`),
  document.documentElement.scrollWidth > window.innerWidth,
])
"""


@dataclass
class Visitor:
    """A person at a browser; ``faults`` gathers script errors, refused files, axe findings, overflow."""

    page: Page
    site: str
    faults: list[str] = field(default_factory=list)

    def enter(self, email: str, path: str) -> None:
        """Opens a page as somebody who has signed in."""
        self.sits(email)
        self.page.goto(f"{self.site}{path}")

    def sits(self, email: str) -> None:
        """Somebody who has signed in takes the seat; the page stays as it is."""
        client = Client()
        client.force_login(User.objects.get(email=email), "dondoc.accounts.backends.AccountBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.site}])

    def sign_in(self, email: str, password: str, path: str) -> None:
        """Opens a page by way of the sign-in page."""
        self.page.goto(f"{self.site}{path}")
        self.page.fill("[name=username]", email)
        self.page.fill("[name=password]", password)
        self.page.click("main button")

    def look(self, path: str) -> None:
        """Opens a page and notes what is wrong with it."""
        self.page.goto(f"{self.site}{path}")
        settle(self.page)
        self.check(path)

    def check(self, name: str) -> None:
        """Notes what axe finds on the page as it stands in the visitor's window, and whether it is wider than that; of a
        wide window and a phone's, the rest of what a width can spoil."""
        own = self.page.viewport_size
        self.check_in_this_size(name)
        for words, (width, height) in (("wide", WIDE), ("phone", PHONE)):
            if own != {"width": width, "height": height}:
                self.page.set_viewport_size({"width": width, "height": height})
                self._note(f"{name} ({words})", _WIDTH_RULES)
        if own:
            self.page.set_viewport_size(own)

    def check_in_this_size(self, name: str) -> None:
        """All that is wrong where another size would close what is open."""
        self._note(name, _ALL_RULES)

    def _note(self, name: str, rules: dict[str, object]) -> None:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        found, too_wide = self.page.evaluate(_LOOK, rules)
        self.faults += [f"{name}: {each}" for each in found]
        if too_wide:
            self.faults.append(f"{name}: wider than the window")

    def heard(self, message: ConsoleMessage) -> None:
        of_a_page = "status of 4" in message.text and "/static/" not in message.location["url"]
        if message.type in {"error", "warning"} and not of_a_page:
            self.faults.append(message.text)


def settle(page: Page) -> None:
    """Waits until the page and all that it fetched by itself are there."""
    page.wait_for_load_state("load")
    expect(page.locator(".htmx-request")).to_have_count(0)


@contextmanager
def visit(site: str, size: tuple[int, int]) -> Iterator[Visitor]:
    """A tab of that size, as of a person who was never here before."""
    window = _window()
    window.clear_cookies()
    window.set_offline(False)
    page = window.new_page()
    try:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
        visitor = Visitor(page, site)
        page.on("console", visitor.heard)
        page.on("pageerror", lambda error: visitor.faults.append(str(error)))
        yield visitor
    finally:
        page.close()


def leave() -> None:
    """Closes the browser, where one was opened: till then it keeps its connections to the site."""
    if _window.cache_info().currsize:
        browser = _window().browser
        assert browser
        browser.close()
        _window.cache_clear()


@cache
def _window() -> BrowserContext:
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
    return browser.new_context(locale="vi-VN")
