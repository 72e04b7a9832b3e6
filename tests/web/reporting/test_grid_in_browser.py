"""The boxes of a report as a spreadsheet has them: walked by keys, pasted over, kept without a network."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import make_round
from web.browser import CHROMIUM, WIDE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
FORM = (
    IndicatorDraft("Trường đạt", "share", numerator_label="Đạt", denominator_label="Tổng số"),
    IndicatorDraft("Lớp", "count"),
    IndicatorDraft("Tình trạng", "choice", answers=("Đã lập", "Đang lập"), required=False),
    IndicatorDraft("Kinh phí", "amount", decimals=1, required=False),
)
PASTE = """text => document.activeElement.dispatchEvent(Object.assign(
    new Event("paste", {bubbles: true, cancelable: true}), {clipboardData: {getData: () => text}}))"""


@pytest.fixture(autouse=True)
def today() -> None:
    """The browser keeps its own time."""


def shown(page: Page) -> list[str]:
    return page.eval_on_selector_all(".boxes input, .boxes select", "all => all.map(each => each.value)")


def test_boxes_are_walked_by_keys_pasted_over_and_kept_without_a_network(live_server: LiveServer) -> None:
    live = make_round(make_cast(), *FORM)
    found = live.of(live.cast.commune)
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(live.head(live.cast.commune).email, reverse("obligation", args=[found.pk]))
        settle(visitor.page)
        page = visitor.page
        visitor.check("form")
        page.focus(".boxes input")
        page.keyboard.type("1")
        page.keyboard.press("Enter")
        page.keyboard.type("9")
        page.keyboard.press("ArrowUp")
        page.keyboard.type("2")
        assert shown(page) == ["2", "9", "", "", ""]
        page.context.set_offline(True)
        page.evaluate(PASTE, "Đạt\t3\r\nTổng số\t4\r\nLớp\t1.200\r\n")
        expect(page.locator("[data-paste]")).to_contain_text("Đã dán 3 ô.")
        expect(page.locator("[data-state]")).to_contain_text("Mất kết nối")
        assert shown(page) == ["3", "4", "1.200", "", ""]
        page.click("text=Hoàn tác")
        assert shown(page) == ["2", "9", "", "", ""]
        page.focus(".boxes input >> nth=2")
        page.evaluate(PASTE, "7\nđang lập\n12,5\nthừa\n")
        expect(page.locator("[data-paste]")).to_contain_text("Còn 1 giá trị không có ô")
        page.context.set_offline(False)
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        kept = [figure for parts in found.submissions.get().values.values() for figure in parts.values()]
        assert kept == [2, 9, 7, 1, 125]
        assert [each for each in visitor.faults if "INTERNET_DISCONNECTED" not in each] == []
