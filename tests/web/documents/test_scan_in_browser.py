"""A scan in a real browser: taken in, watched, checked beside the pictures of its pages."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from documents.test_page_views import scan
from dondoc.documents import worker
from dondoc.documents.actions import work
from dondoc.documents.models import Reading
from dondoc.reader import guarded
from dondoc.reader.errors import TOO_SLOW, Unreadable
from dondoc.samples import sample_path
from jobs import make_job, recognised
from readings import TEXT, make_reading, office
from web.browser import CHROMIUM, PHONE, WIDE, Visitor, settle, visit
from web.documents.test_doubtful_values import judged

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
TARGET, DOUBTFUL = '[id="i-targets.0"]', '[id="i-targets.1"]'


@pytest.fixture
def units(live_server: LiveServer) -> Cast:
    """The cast, in the live server's database."""
    return make_cast()


@pytest.fixture(autouse=True)
def _pages_folder(settings: Settings, tmp_path: Path) -> None:
    settings.PAGES_ROOT = tmp_path / "pages"


def first_page() -> bytes:
    """The first page of an invented plan as a scanner would send it."""
    document = pypdfium2.PdfDocument(sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.pdf"))
    out = io.BytesIO()
    document[0].render(scale=150 / 72).to_pil().convert("L").save(out, "PNG")
    return out.getvalue()


@contextmanager
def unasked(visitor: Visitor) -> Iterator[None]:
    """Answers the page's polling here, while the test itself writes over the connection that it shares with the site."""
    polls = re.compile(r"\?da=")
    visitor.page.route(polls, lambda route: route.fulfill(status=204))
    settle(visitor.page)
    yield
    visitor.page.unroute(polls)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scan_is_taken_in_read_and_checked(live_server: LiveServer, units: Cast, tmp_path: Path) -> None:
    file = tmp_path / "ban-quet.png"
    file.write_bytes(first_page())
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(office(units).email, reverse("document-upload"))
        page.set_input_files("input[type=file]", file)
        expect(page.locator(".job-state")).to_have_text("Chờ đến lượt")
        with unasked(visitor):
            assert worker.run(once=True) == 1
        page.wait_for_url("**/van-ban/*/")
        expect(page.locator(".paper")).to_contain_text("KẾ HOẠCH")
        page.locator("[data-view-as=pictures]").click()
        picture = page.locator(".page img").first
        expect(picture).to_be_visible()
        expect(picture).to_have_js_property("naturalWidth", 1240)
        page.locator("li.item-recipients .item-text, li.item-targets .item-text, li.item-head dd").first.click()
        expect(page.locator(".box-lit").first).to_be_in_viewport()
        visitor.check("pictures")
        assert visitor.faults == []


def test_of_several_files_each_says_where_it_goes_on(live_server: LiveServer, units: Cast, tmp_path: Path) -> None:
    picture, text = tmp_path / "quet.png", tmp_path / "ke-hoach.txt"
    picture.write_bytes(first_page())
    text.write_text(TEXT, encoding="utf-8")
    with visit(live_server.url, PHONE) as visitor:
        visitor.enter(office(units).email, reverse("document-upload"))
        visitor.page.set_input_files("input[type=file]", [picture, text])
        rows = visitor.page.locator(".upload-row")
        expect(rows.nth(0)).to_contain_text("Đã nhận, đang chờ nhận dạng")
        expect(rows.nth(1).locator("[data-open]")).to_be_visible()
        visitor.check("upload")
        rows.nth(0).locator("[data-open-slow]").click()
        expect(visitor.page.locator(".job-state")).to_have_text("Chờ đến lượt")
        assert visitor.faults == []


def test_progress_is_told_page_by_page_and_leads_on(live_server: LiveServer, units: Cast) -> None:
    job = make_job(units)
    with visit(live_server.url, WIDE) as visitor:
        state = visitor.page.locator(".job-state")
        visitor.enter(office(units).email, reverse("reading-job", args=[job.pk]))
        expect(state).to_have_text("Chờ đến lượt")
        visitor.check("waiting")
        with unasked(visitor):
            work.claim("a")
            work.tell_pages(job, "a", 2, 12)
        expect(state).to_have_text("Đang nhận dạng trang 3/12")
        visitor.check("running")
        with unasked(visitor):
            work.finish(job, "a", recognised(b""))
        expect(visitor.page.locator(".paper, [data-reading]").first).to_be_attached()
        visitor.page.wait_for_url(f"**{reverse('reading-check', args=[Reading.objects.get().pk])}")
        assert visitor.faults == []


def test_a_failed_scan_is_tried_again_and_put_aside(live_server: LiveServer, units: Cast) -> None:
    job = make_job(units)
    work.claim("a")
    work.fail(job, "a", Unreadable(TOO_SLOW, seconds=9))
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(office(units).email, reverse("documents"))
        settle(page)
        visitor.check("list")
        page.locator("#jobs a").click()
        expect(page.locator(".notice-error")).to_contain_text("Việc đọc tệp mất quá 9 giây")
        visitor.check("failed")
        page.get_by_role("button", name="Đọc lại").click()
        expect(page.locator(".job-state")).to_have_text("Chờ đến lượt")
        page.get_by_role("button", name="Thôi đọc").click()
        expect(page.locator("#notices p").first).to_contain_text("Đã thôi đọc tệp.")
        expect(page.locator("#jobs li")).to_contain_text("Đã thôi đọc")
        page.locator("#jobs a").click()
        page.get_by_role("button", name="Bỏ tệp này").click()
        expect(page.locator("#jobs li")).to_have_count(0)
        assert visitor.faults == []


@pytest.fixture
def doubted(units: Cast, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A scan's reading with values in doubt; its pages are drawn here."""
    picture = first_page()

    def draw(data: bytes, number: int, **more: Any) -> bytes:
        return picture

    monkeypatch.setattr(guarded, "page_image_guarded", draw)
    return make_reading(units, name="quet.pdf", plan=judged(), source=scan())


@pytest.fixture
def opened(live_server: LiveServer, units: Cast, doubted: Reading) -> Callable[[Visitor], None]:
    """Opens the check page of the scan."""

    def go(visitor: Visitor) -> None:
        visitor.enter(office(units).email, reverse("reading-check", args=[doubted.pk]))
        settle(visitor.page)

    return go


def test_doubts_are_walked_explained_and_confirmed_by_keyboard(
    live_server: LiveServer, opened: Callable[[Visitor], None]
) -> None:
    with visit(live_server.url, WIDE) as visitor:
        opened(visitor)
        page, item = visitor.page, visitor.page.locator(DOUBTFUL)
        visitor.check("check")
        page.keyboard.press("u")
        expect(page.locator('[id="a-3"]')).to_be_focused()
        page.keyboard.press("n")
        expect(item).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator('[id="i-assignments.0.tasks.0"]')).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(item).to_be_focused()
        item.locator("summary").press("Enter")
        expect(item.locator(".basis-body")).to_be_in_viewport()
        visitor.check("basis")
        page.keyboard.press("Escape")
        expect(item.locator(".basis-body")).to_be_hidden()
        page.locator("[data-only]").click()
        expect(page.locator(TARGET)).to_be_hidden()
        visitor.check("filtered")
        item.focus()
        page.keyboard.press("d")
        expect(page.locator("[data-only]")).to_have_text("1 mục cần xem lại")
        expect(item).to_be_hidden()
        expect(page.locator('[id="i-assignments.0.tasks.0"]')).to_be_focused()
        page.locator("[data-only]").click()
        expect(item).to_contain_text("đã xác nhận")
        assert visitor.faults == []


def test_a_value_is_found_on_the_picture_and_the_picture_leads_to_its_value(
    live_server: LiveServer, opened: Callable[[Visitor], None]
) -> None:
    with visit(live_server.url, WIDE) as visitor:
        opened(visitor)
        page = visitor.page
        page.locator("[data-view-as=pictures]").click()
        expect(page.locator(".paper")).to_be_hidden()
        page.locator('[id="i-deadlines.0"] .item-text').click()
        box = page.locator(".box[data-keys~='deadlines.0']")
        expect(box).to_have_class("box box-lit")
        expect(box).to_be_in_viewport()
        page.locator(".box[data-keys~='deadlines.1'] rect").click()
        expect(page.locator('[id="i-deadlines.1"]')).to_have_class(re.compile("item-selected"))
        assert "xem=anh" in page.url
        page.locator("[data-view-as=words]").click()
        expect(page.locator(".paper .mark-lit").first).to_be_in_viewport()
        visitor.check("words")
        assert visitor.faults == []


def test_on_a_phone_a_value_leads_to_its_page(live_server: LiveServer, opened: Callable[[Visitor], None]) -> None:
    with visit(live_server.url, PHONE) as visitor:
        opened(visitor)
        page = visitor.page
        page.locator("[data-show=paper]").click()
        page.locator("[data-view-as=pictures]").click()
        visitor.check("pictures")
        page.locator("[data-show=reading]").click()
        page.locator('[id="i-deadlines.0"] .go').click()
        expect(page.locator(".box[data-keys~='deadlines.0']")).to_be_in_viewport()
        assert visitor.faults == []
