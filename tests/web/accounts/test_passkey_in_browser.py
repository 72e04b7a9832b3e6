"""A passkey in a real browser: made, used alone, and every page on the way sound."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cast import PASSWORD, Cast, make_cast
from dondoc.accounts.models import Role
from web.browser import CHROMIUM, PHONE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def cast(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, in the live server's database; Playwright's loop makes Django suspect every query."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    return make_cast()


def plug_in(page: Page) -> None:
    """A key that always says yes."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def test_a_passkey_is_made_and_signs_in_without_a_password(live_server: LiveServer, cast: Cast) -> None:
    user = cast.user(Role.HEAD, cast.commune)
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        plug_in(page)
        visitor.sign_in(user.email, PASSWORD, f"{reverse('sign-in')}?next={reverse('own-account')}")
        visitor.check("own account")
        page.click(f"a[href='{reverse('passkey-add')}']")
        visitor.check("confirm")
        page.fill("[name=password]", PASSWORD)
        page.click("main .btn-primary")
        expect(page.locator("#passkey-go")).to_be_visible()
        visitor.check("passkey")
        page.fill("[name=name]", "Máy cơ quan")
        page.click("#passkey-go")
        expect(page.locator(".codes li")).to_have_count(10)
        visitor.check("codes")
        for name in ("application-add", "recovery-codes-new", "password-change"):
            visitor.look(reverse(name))
        visitor.look(reverse("passkey-remove", args=[Authenticator.objects.get(type="webauthn").pk]))
        page.goto(f"{live_server.url}{reverse('own-account')}")
        expect(page.locator(".things strong", has_text="Máy cơ quan")).to_be_visible()
        page.click("[aria-label='Tài khoản của tôi']")
        page.click("[data-sign-out] button")
        expect(page.locator("#passkey-go")).to_be_visible()
        visitor.check("sign in")
        page.click("#passkey-go")
        expect(page.locator("main h1")).to_be_visible()
        expect(page).to_have_url(f"{live_server.url}/")
        page.goto(f"{live_server.url}{reverse('seat', args=[user.memberships.get().pk])}")
        visitor.check("seat")
        page.click("main .btn-primary")
        visitor.check("stand in")
        assert visitor.faults == []
