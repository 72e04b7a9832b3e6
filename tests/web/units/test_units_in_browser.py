"""The pages of units in a real browser: the walk over the tree, filters that come along, a file shown and taken in."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from dondoc.accounts.models import Role
from web.browser import CHROMIUM, PHONE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
FILE = "code,name,kind,parent,valid_from\nS00.77,Trường THCS Suối Lam,school,S00.01,2025-08-01\n"


@pytest.fixture
def units(live_server: LiveServer) -> Cast:
    """The cast, in the live server's database."""
    return make_cast()


def test_units_are_walked_found_and_taken_in(live_server: LiveServer, units: Cast) -> None:
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.sits(units.user(Role.ADMINISTRATOR, units.province).email)
        visitor.look(reverse("units"))
        page.locator(".tree-top a").focus()
        assert walked(page, "ArrowDown", "ArrowRight", "ArrowRight") == "Trường Tiểu học Suối Lam"
        assert walked(page, "ArrowLeft") == "Ủy ban nhân dân xã Suối Lam"
        assert walked(page, "ArrowLeft", "End", "Home") == "Ủy ban nhân dân tỉnh Sông Mây"
        page.select_option("#id_kind", "school")
        page.select_option("#id_d_ownership", "private")
        expect(page.locator(".empty")).to_be_visible()
        page.select_option("#id_d_ownership", "")
        page.get_by_label("Chọn Trường Tiểu học Suối Lam").check()
        page.click("[data-selected]")
        visitor.check("units-move")
        for path in (reverse("unit", args=[units.commune.pk]), reverse("unit-edit", args=[units.school.pk])):
            visitor.look(path)
        visitor.look(reverse("units-import"))
        page.set_input_files("[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": FILE.encode()})
        page.click("#import-form button")
        page.click("button[name=mark]")
        expect(page.locator(".figure-tile").first).to_have_text("1đơn vị mới")
        expect(page.locator("#import-answer")).to_contain_text("Đã nhập xong tệp.")
        visitor.check("units-import, done")
        assert visitor.faults == []


def walked(page: Page, *keys: str) -> str:
    """The words of the link that has the focus after the keys."""
    for key in keys:
        page.keyboard.press(key)
        expect(page.locator(".htmx-request")).to_have_count(0)
    return str(page.evaluate("document.activeElement.textContent.trim()"))
