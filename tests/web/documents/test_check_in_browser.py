"""The check page and the upload in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from dondoc.documents.models import Reading
from readings import TEXT, make_reading, office, span
from web.browser import CHROMIUM, PHONE, WIDE, Visitor, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
TARGET = '[id="i-targets.0"]'


@pytest.fixture
def units(live_server: LiveServer) -> Cast:
    """The cast, in the live server's database."""
    return make_cast()


@pytest.fixture
def reading(units: Cast) -> Reading:
    return make_reading(units)


def reading_pane(page: Page) -> Locator:
    """What Tab should walk: its items in doubt, and nothing inside the others."""
    return page.locator("[data-reading]")


def open_check(visitor: Visitor, cast: Cast, reading: Reading) -> None:
    visitor.enter(office(cast).email, reverse("reading-check", args=[reading.pk]))
    settle(visitor.page)


def test_the_pages_of_documents_have_no_fault(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, WIDE) as visitor:
        open_check(visitor, units, reading)
        visitor.check("check")
        visitor.page.locator(f"{TARGET} [data-edit]").click()
        expect(visitor.page.locator(f"{TARGET} form")).to_be_visible()
        visitor.check("form")
        visitor.page.locator("[data-agency] [data-edit]").first.click()
        expect(visitor.page.locator(".unit-choice")).to_be_visible()
        visitor.check("picker")
        visitor.look(reverse("documents"))
        visitor.look(reverse("document-upload"))
        visitor.look(reverse("plans"))
        assert visitor.faults == []


def test_words_and_items_are_selected_together(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, WIDE) as visitor:
        open_check(visitor, units, reading)
        words = visitor.page.locator(f"#s{span('95% trường học')[0]}")
        words.click()
        expect(visitor.page.locator(TARGET)).to_have_class("item item-targets item-selected")
        expect(words).to_have_class("mark mark-lit")
        visitor.page.keyboard.press("j")
        expect(visitor.page.locator('[id="i-targets.1"]')).to_be_focused()
        visitor.page.keyboard.press("ArrowUp")
        expect(visitor.page.locator(TARGET)).to_be_focused()
        assert visitor.faults == []


def test_words_chosen_in_the_document_become_a_task(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, WIDE) as visitor:
        open_check(visitor, units, reading)
        page = visitor.page
        page.evaluate("document.querySelectorAll('textarea').forEach((box) => (box.style.height = '3rem'))")
        start, end = span("Bố trí kinh phí kiểm tra.")
        words = page.locator(f"#s{start}")
        words.scroll_into_view_if_needed()
        box = words.bounding_box()
        assert box
        page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] + 20, box["y"] + box["height"] / 2, steps=4)
        page.mouse.up()
        expect(page.locator("[data-quote]")).to_have_text("Bố trí kinh phí kiểm tra.")
        visitor.check("chosen")
        page.locator("[data-chosen] a").nth(1).click()
        form = page.locator("#new-tasks form")
        expect(form.locator("[name=agency]")).to_be_focused()
        expect(form.locator("[name=text]")).to_have_value("Bố trí kinh phí kiểm tra.")
        visitor.check("new")
        form.locator("[name=agency]").fill("Sở Tài chính")
        page.keyboard.press("Enter")
        item = page.locator('[id="i-assignments.a1.tasks.a1"]')
        expect(item).to_be_focused()
        expect(words).to_have_class("mark mark-lit")
        assert visitor.faults == []
    reading.refresh_from_db()
    assert reading.edits["assignments.a1.tasks.a1"]["add"]["span"] == [start, end]


def test_an_item_is_corrected_and_left_out_by_keyboard(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, WIDE) as visitor:
        open_check(visitor, units, reading)
        page, item = visitor.page, visitor.page.locator(TARGET)
        page.keyboard.press("Tab")
        item.focus()
        page.keyboard.press("e")
        page.locator(f"{TARGET} [name=value]").fill("12.5")
        page.keyboard.press("Enter")
        expect(item.locator(".field-error")).to_contain_text("không phải là số")
        page.locator(f"{TARGET} [name=value]").fill("90")
        page.keyboard.press("Enter")
        expect(item).to_contain_text("từ 90% trở lên")
        expect(item).to_be_focused()
        page.keyboard.press("Delete")
        expect(item).to_contain_text("Lấy lại")
        expect(page.locator(".check-counts li").first).to_have_text("1 chỉ tiêu")
        expect(item).to_be_focused()
        page.keyboard.press("Delete")
        expect(item).to_contain_text("đã sửa")
        expect(item).to_be_focused()
        page.keyboard.press("e")
        expect(item.locator("[name=text]")).to_be_focused()
        page.keyboard.press("Escape")
        expect(item.locator("form")).to_have_count(0)
        page.keyboard.press("Tab")  # only the head lacks something, and it stands above
        expect(reading_pane(page).locator(":focus")).to_have_count(0)
        page.keyboard.press("n")
        expect(page.locator("#i-head")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#i-head .lack button")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#i-head .go")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#i-head")).to_be_focused()
        assert visitor.faults == []
    reading.refresh_from_db()
    assert (reading.edits, reading.revision) == ({"targets.0": {"set": {"value": 90}}}, 3)


def test_what_is_unmatched_is_asked_about_in_a_dialog(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, WIDE) as visitor:
        open_check(visitor, units, reading)
        page, dialog = visitor.page, visitor.page.locator("[data-accept-dialog]")
        page.locator("[data-accept]").click()
        expect(dialog).to_contain_text("Còn 1 cơ quan chưa khớp, 1 nhiệm vụ chưa có đơn vị, 1 hạn gửi chưa có đơn vị")
        visitor.check("dialog")
        dialog.get_by_text("Phần đầu").click()
        expect(dialog).to_be_hidden()
        expect(page.locator("#i-head")).to_be_focused()
        page.locator("[data-accept]").click()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.locator("[data-accept]").click()
        page.locator("[name=confirmed]").click()
        page.wait_for_url("**/ke-hoach/*/")
        assert visitor.faults == []


def test_a_link_to_words_lights_them(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, WIDE) as visitor:
        open_check(visitor, units, reading)
        start = span("báo cáo Công an tỉnh trước ngày 15/11/2026")[0]
        visitor.page.goto(f"{live_server.url}{reverse('reading-check', args=[reading.pk])}#s{start}")
        expect(visitor.page.locator('[id="i-deadlines.0"]')).to_have_class("item item-deadlines item-selected")
        expect(visitor.page.locator(f"#s{start}")).to_be_in_viewport()


def test_on_a_phone_document_and_reading_take_turns(live_server: LiveServer, units: Cast, reading: Reading) -> None:
    with visit(live_server.url, PHONE) as visitor:
        open_check(visitor, units, reading)
        expect(visitor.page.locator(".paper")).to_be_hidden()
        visitor.page.locator("[data-show=paper]").click()
        expect(visitor.page.locator(".paper")).to_be_visible()
        expect(visitor.page.locator(TARGET)).to_be_hidden()


def test_files_are_sent_one_after_the_other_and_refusals_are_told(
    live_server: LiveServer, units: Cast, tmp_path: Path
) -> None:
    good, empty = tmp_path / "ke-hoach.txt", tmp_path / "rong.docx"
    good.write_text(TEXT, encoding="utf-8")
    empty.write_bytes(b" ")
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(office(units).email, reverse("document-upload"))
        visitor.page.set_input_files("input[type=file]", [empty, good])
        rows = visitor.page.locator(".upload-row")
        expect(rows.nth(0).locator("[data-error]")).to_contain_text("Tệp không có nội dung")
        expect(rows.nth(1).locator("[data-open]")).to_be_visible()
        visitor.check("upload")
        assert visitor.faults == []
        rows.nth(1).locator("[data-open]").click()
        expect(visitor.page.locator(".paper")).to_be_visible()


def test_one_good_file_leads_on_to_its_check_page(live_server: LiveServer, units: Cast, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(TEXT, encoding="utf-8")
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(office(units).email, reverse("document-upload"))
        visitor.page.set_input_files("input[type=file]", file)
        expect(visitor.page.locator(".paper")).to_be_visible()
        assert visitor.faults == []
