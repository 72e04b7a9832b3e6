"""From a unit's page to a merger and back in a real browser, on a telephone: every step sound."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import START, make_cast
from dondoc.accounts.models import Role
from dondoc.units.actions import create_unit
from dondoc.units.models import Succession, UnitKind
from rounds import make_round
from web.browser import CHROMIUM, PHONE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def test_a_merger_is_asked_for_seen_done_and_undone(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    make_round(cast)
    create_unit(name="UBND xã Đồi Thông", kind=UnitKind.COMMUNE, parent=cast.province, valid_from=START, by=None)
    admin = cast.user(Role.ADMINISTRATOR, cast.province)
    start = reverse("unit-succession", args=[cast.commune.pk])
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(admin.email, reverse("unit", args=[cast.commune.pk]))
        page.click("text=Sáp nhập, chia tách, đổi tên, giải thể")
        expect(page.locator("h1")).to_have_text("Sắp xếp đơn vị")
        visitor.check("kinds")
        for kind in ("split", "rename", "move", "dissolve"):
            visitor.look(f"{start}?kind={kind}")
        page.goto(f"{live_server.url}{start}?kind=split")
        settle(page)
        page.click("button:has-text('Thêm đơn vị')")
        expect(page.locator("[name=share-2]")).to_be_visible()
        visitor.check("a third part")
        visitor.look(f"{start}?kind=merge")
        page.fill("[name=day]", "01/07/2026")
        page.fill("[name=decision_number]", "Nghị quyết 15/NQ-HĐND")
        page.fill("#other-q", "ben da")
        expect(page.locator("#others input")).to_have_count(1)
        page.locator("#others input").check()
        page.fill("#other-q", "doithong")
        expect(page.locator("#others input")).to_have_count(2)  # what is ticked stays
        page.fill("[name=name]", "UBND xã Mây Lam")
        page.click("button:has-text('Xem trước'):visible")
        expect(page.locator("h1")).to_contain_text("Xem trước")
        visitor.check("preview")
        page.set_input_files("#file", {"name": "nq.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
        page.click("button:has-text('Thực hiện')")
        expect(page.locator("h1")).to_have_text("Sáp nhập, hợp nhất")
        visitor.check("done")
        visitor.look(reverse("successions"))
        page.click("tbody th a")
        page.click('[data-bs-target="#undo"]')
        page.fill("#undo-reason", "Ghi nhầm quyết định")
        page.wait_for_timeout(400)  # the dialog fades in; axe reads half-shown colours as too pale
        visitor.check("dialog")
        page.click("#undo button:has-text('Hoàn tác')")
        expect(page.locator(".state")).to_contain_text("Đã hoàn tác")
        visitor.check("undone")
    assert (visitor.faults, Succession.objects.get().state) == ([], "undone")
