"""The walk of an inspection in a real browser, with the network off where it matters."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from dondoc.accounts.models import Role
from dondoc.inspections.models import Finding, SheetItem, Visit, VisitFile
from visits import Inspections, filled, make_inspections
from web.browser import CHROMIUM, PHONE, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def cast(live_server: LiveServer) -> Cast:
    """The units, in the live server's database."""
    return make_cast()


@pytest.fixture
def found(cast: Cast) -> Inspections:
    return make_inspections(cast, today=timezone.localdate())


def photo() -> dict[str, object]:
    """A picture as a telephone takes it."""
    data = io.BytesIO()
    Image.new("RGB", (2400, 1200), (180, 20, 20)).save(data, "JPEG")
    return {"name": "binh chua chay.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def opened(page: Page) -> None:
    """Waits until the sheet is kept on the device."""
    expect(page.locator("[data-sheet]")).to_have_attribute("data-started", "yes")
    expect(page.locator("p[data-ready]")).to_contain_text("mở được trên máy này")


def values() -> dict[str, object]:
    return dict(SheetItem.objects.values_list("item", "value"))


def test_a_visit_without_network_is_filled_reloaded_and_sent_later(live_server: LiveServer, found: Inspections) -> None:
    today = timezone.localdate()
    planned, other = (found.plan(unit, today=today) for unit in (found.cast.commune, found.cast.other_commune))
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(found.office.email, reverse("visit-sheet", args=[planned.pk]))
        opened(page)
        visitor.check("sheet")
        page.context.set_offline(True)
        page.fill("[data-item=held] input", today.isoformat())
        page.locator("[data-item='answer:1.1'] label", has_text="Chưa đạt").click()
        page.fill("[data-item='answer:1.1'] textarea", "Bình quá hạn")
        page.locator("[data-item='answer:1.1'] [data-photo]").set_input_files(photo())  # type: ignore[arg-type]
        expect(page.locator("[data-photos] li")).to_have_count(1)
        page.fill("[data-photos] input", "Bình chữa cháy tầng 1")
        page.click("[data-item='answer:1.1'] [data-new-finding]")
        page.fill(".finding [data-part=words]", "Hai bình chữa cháy quá hạn kiểm định")
        expect(page.locator("[data-state]")).to_contain_text("Không có mạng")
        page.reload()
        opened(page)
        expect(page.locator("[data-item='answer:1.1'] textarea")).to_have_value("Bình quá hạn")
        expect(page.locator("[data-item='answer:1.1'] input[value=no]")).to_be_checked()
        expect(page.locator("[data-photos] li")).to_have_count(1)
        page.fill(".finding [data-part=remedy]", "Kiểm định lại bình")
        page.fill(".finding [data-part=due]", (today + timedelta(30)).isoformat())
        expect(page.locator("[data-state]")).to_contain_text("Không có mạng")
        assert (values(), VisitFile.objects.count()) == ({}, 0)
        visitor.faults[:] = [each for each in visitor.faults if "ERR_INTERNET_DISCONNECTED" not in each]
        page.goto(f"{live_server.url}{reverse('visit-sheet', args=[other.pk])}")
        expect(page.locator("p")).to_contain_text("chưa được mở trên máy khi có mạng")
        page.goto(f"{live_server.url}{reverse('visit-sheet', args=[planned.pk])}")
        opened(page)
        page.context.set_offline(False)
        expect(page.locator("[data-state]")).to_contain_text("Đã gửi hết lúc", timeout=15_000)
        stored = values()
        finding = next(value for item, value in stored.items() if item.startswith("finding:"))
        assert stored["answer:1.1"] == {"value": "no", "note": "Bình quá hạn"}
        assert stored["held"] == today.isoformat()
        assert finding == {
            "item": "answer:1.1",
            "words": "Hai bình chữa cháy quá hạn kiểm định",
            "remedy": "Kiểm định lại bình",
            "severity": "minor",
            "due": (today + timedelta(30)).isoformat(),
        }
        kept = VisitFile.objects.select_related("file").get()
        assert (kept.item, kept.file.name, kept.words) == ("answer:1.1", "binh chua chay.jpg", "Bình chữa cháy tầng 1")
        Visit.objects.filter(pk=planned.pk).update(state="cancelled", reason="Thử")
        page.reload()
        expect(page.locator("[data-notice]")).to_contain_text("đã hủy")
        faults = [each for each in visitor.faults if "ERR_INTERNET_DISCONNECTED" not in each and "503" not in each]
        assert faults == []


def test_the_sheets_of_a_week_are_prepared_at_once(live_server: LiveServer, found: Inspections) -> None:
    today = timezone.localdate()
    sheets = [found.plan(unit, today=today) for unit in (found.cast.commune, found.cast.other_commune)]
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(found.office.email, reverse("inspections"))
        expect(page.locator("[data-week]")).to_have_attribute("data-started", "yes")
        page.click("[data-prepare]")
        expect(page.locator("[data-told]")).to_contain_text("Đã sẵn sàng", timeout=15_000)
        expect(page.locator("[data-kept]:visible")).to_have_count(2)
        visitor.check("week")
        page.context.set_offline(True)
        for each in sheets:
            page.goto(f"{live_server.url}{reverse('visit-sheet', args=[each.pk])}")
            opened(page)
            page.fill("[data-item=held] input", today.isoformat())
            expect(page.locator("[data-state]")).to_contain_text("Không có mạng")
        faults = [each for each in visitor.faults if "ERR_INTERNET_DISCONNECTED" not in each]
        assert faults == []


def test_two_devices_that_wrote_one_box_are_shown_side_by_side(live_server: LiveServer, found: Inspections) -> None:
    today = timezone.localdate()
    planned = found.plan(found.cast.commune, today=today)
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(found.office.email, reverse("visit-sheet", args=[planned.pk]))
        opened(page)
        page.context.set_offline(True)
        for code in ("1.1", "1.2"):
            page.locator(f"[data-item='answer:{code}'] label", has_text="Chưa đạt").click()
        expect(page.locator("[data-state]")).to_contain_text("Không có mạng")
        yes = {"value": "yes", "note": "Máy khác"}
        found.send(planned, {"answer:1.1": yes, "answer:1.2": yes}, today=today)
        page.context.set_offline(False)
        expect(page.locator(".clash")).to_have_count(2, timeout=15_000)
        expect(page.locator(".clash").first).to_contain_text("Chưa đạt")
        expect(page.locator(".clash").first).to_contain_text("Máy khác")
        visitor.check("two versions")
        assert values() == {"answer:1.1": yes, "answer:1.2": yes}
        page.locator(".clash").first.get_by_role("button", name="Giữ bản trên máy này").click()
        expect(page.locator(".clash")).to_have_count(1)
        page.locator(".clash").first.get_by_role("button", name="Lấy bản của máy khác").click()
        expect(page.locator(".clash")).to_have_count(0)
        expect(page.locator("[data-state]")).to_contain_text("Đã gửi hết lúc")
        expect(page.locator("[data-item='answer:1.2'] input[value=yes]")).to_be_checked()
        assert values() == {"answer:1.1": {"value": "no", "note": ""}, "answer:1.2": yes}
        assert [each for each in visitor.faults if "ERR_INTERNET_DISCONNECTED" not in each] == []


def test_signing_out_asks_about_what_was_not_sent_and_clears_the_device(
    live_server: LiveServer, found: Inspections
) -> None:
    planned = found.plan(found.cast.commune, today=timezone.localdate())
    path = reverse("visit-sheet", args=[planned.pk])
    with visit(live_server.url, WIDE) as visitor:
        page, asked = visitor.page, list[str]()
        visitor.enter(found.office.email, path)
        opened(page)
        page.context.route("**/gui/", lambda route: route.abort())
        page.locator("[data-item='answer:1.1'] label", has_text="Chưa đạt").click()
        expect(page.locator("[data-state]")).to_contain_text("Không có mạng")
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
        page.click("button[aria-label='Tài khoản của tôi']")
        page.click("[data-sign-out] button")
        expect(page.locator("[name=username]")).to_be_visible()
        assert len(asked) == 1
        left = page.evaluate(
            "async () => [(await indexedDB.databases()).map((each) => each.name), await caches.keys()]"
        )
        assert left == [[], []]
        page.context.unroute("**/gui/")
        visitor.enter(found.office.email, path)
        opened(page)
        expect(page.locator("[data-item='answer:1.1'] input[value=no]")).not_to_be_checked()
        assert values() == {}


def test_from_the_plan_to_the_closed_finding(live_server: LiveServer, cast: Cast) -> None:
    today = timezone.localdate()
    found = make_inspections(cast, issued=False, today=today)
    head = cast.user(Role.HEAD, cast.commune)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(found.office.email, reverse("inspection-choose", args=[found.line.pk]))
        visitor.check("choose")
        page.fill("#id_seed", "Họp 05/03, vé 1")
        page.click("main form .btn-primary")
        expect(page.locator("main [data-notice] p")).to_have_text(["Đã chọn 2 đơn vị."])
        visitor.check("line")
        visitor.look(reverse("inspection-draw", args=[found.line.pk]))
        visitor.look(reverse("inspection-programme", args=[found.programme.pk]))
        page.click("[data-bs-target='#issue']")
        page.click("#issue .btn-primary")
        visitor.look(reverse("inspection-schedule", args=[found.line.pk]))
        page.select_option("#id_criteria", str(found.checklist.pk))
        page.click("main form .btn-primary")
        expect(page.locator("main [data-notice] p")).to_have_text(["Đã lên lịch 2 lần kiểm tra."])
        planned = Visit.objects.get(unit=cast.commune)
        found.send(planned, _sheet(today), today=today)
        visitor.look(reverse("visit", args=[planned.pk]))
        page.click("[data-bs-target='#sign']")
        page.click("#sign .btn-primary")
        expect(page.locator("main [data-notice] p")).to_contain_text("1 tồn tại")
        visitor.check("signed")
        finding = Finding.objects.get()
        visitor.enter(head.email, reverse("home"))
        page.click("[aria-labelledby=findings] a")
        visitor.check("finding")
        page.fill("#id_words", "Đã kiểm định lại hai bình")
        page.set_input_files("#id_file", {"name": "giay.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"})
        page.click("main form .btn-primary")
        expect(page.locator("main [data-notice] p")).to_contain_text("Đã báo kết quả")
        visitor.enter(found.office.email, reverse("finding", args=[finding.pk]))
        page.click("[data-bs-target='#close']")
        page.click("#close .btn-primary")
        expect(page.locator("main [data-notice] p")).to_have_text(["Đã xác nhận khắc phục."])
        for name in ("inspections", "findings", "inspection-programmes", "inspection-year", "visit-new"):
            visitor.look(reverse(name))
        visitor.look(reverse("inspection-coverage", args=[found.programme.pk, cast.province.pk]))
        visitor.look(reverse("finding-history", args=[finding.pk]))
        visitor.look(reverse("visit-history", args=[planned.pk]))
        finding.refresh_from_db()
        assert (finding.state, visitor.faults) == ("closed", [])


def _sheet(today: date) -> dict[str, object]:
    return filled(today, today + timedelta(30))
