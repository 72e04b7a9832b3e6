"""The whole thread in a real browser: from the plan's file to the numbers in the compiled Word report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from dondoc.samples import sample_path
from dondoc.samples.province import make_accounts, make_province
from web.browser import CHROMIUM, WIDE, Visitor, settle, visit
from word_text import lines_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

PLAN = sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.docx")
OFFICE, COMMUNE, SCHOOLS = (
    "vanphong@songmay.example",
    "lanhdao.maythuong@songmay.example",
    "lanhdao.gddt@songmay.example",
)
REASON = "Thiếu số liệu của điểm trường lẻ."
REPORT_FOUND = [
    "100% trường học có phương án chữa cháy, cứu nạn, cứu hộ được phê duyệt | từ 100% trở lên | 19/20 (95%)",
    "Tổ chức ít nhất 24 lớp tập huấn kỹ năng phòng cháy, chữa cháy và thoát nạn cho trường học | từ 24 lớp trở lên | 25 lớp",
]


@dataclass
class Walk:
    """One browser in which people sign in one after the other."""

    visitor: Visitor
    looked_at: set[str] = field(default_factory=set)

    def sits(self, email: str) -> None:
        self.visitor.page.context.clear_cookies()
        self.visitor.enter(email, "/")

    def checked(self, name: str) -> None:
        """Each kind of page once, however many people pass it."""
        settle(self.visitor.page)
        if name not in self.looked_at:
            self.looked_at.add(name)
            self.visitor.check(name)

    def uploads_and_accepts(self) -> None:
        page = self.visitor.page
        page.goto(f"{self.visitor.site}/van-ban/tai-len/")
        self.checked("upload")
        page.set_input_files("input[type=file]", str(PLAN))
        page.wait_for_url(re.compile(r"/van-ban/\d+/"))
        expect(page.locator(".check-counts")).to_contain_text("7 chỉ tiêu")
        self.checked("check")
        page.click("text=Nhận kế hoạch")
        page.click("[name=confirmed]")  # "các công ty điện lực" are none of the province's units
        page.wait_for_url(re.compile(r"/ke-hoach/\d+/"))
        self.checked("plan")

    def opens_the_cycle(self) -> str:
        page = self.visitor.page
        page.click("main a:has-text('Mở kỳ báo cáo') >> nth=0")
        self.checked("open")
        page.click("button:has-text('Mở kỳ cho 13 đơn vị')")
        page.wait_for_url(re.compile(r"/ky/\d+/"))
        self.checked("cycle")
        return page.url

    def sends(self, done: str, of: str, classes: str) -> None:
        """Fills every pair with the same two counts and every count alike, waits until it is saved, sends."""
        page = self.visitor.page
        page.click("main a[href^='/bao-cao/'] >> nth=0")
        page.wait_for_url(re.compile(r"/bao-cao/\d+/"))
        settle(page)  # `all` takes the boxes that are there at this moment
        for box in page.locator("input[name$='.numerator']").all():
            box.fill(done)
        for box in page.locator("input[name$='.denominator']").all():
            box.fill(of)
        for box in page.locator("input[name$='.value']").all():
            box.fill(classes)
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        self.checked("form")
        page.click("[data-send]")
        page.click("[data-confirmed]")
        expect(page.locator("main .state >> nth=0")).to_contain_text("chờ duyệt")
        self.checked("sent")

    def decides(self, cycle: str, unit: str, reason: str = "") -> None:
        page = self.visitor.page
        page.goto(cycle)
        page.click(f"main a:has-text('{unit}')")
        self.checked("report")
        if reason:
            page.fill("#return-reason", reason)
            page.click("text=Trả lại cho đơn vị")
        else:
            page.click("main button:has-text('Chấp nhận') >> nth=0")
        expect(page.locator("main .state >> nth=0")).to_contain_text("trả lại" if reason else "chấp nhận")

    def downloads(self, cycle: str, folder: Path) -> bytes:
        page = self.visitor.page
        page.goto(f"{cycle}tong-hop/")
        self.checked("totals")
        page.click("text=Soạn báo cáo")
        self.checked("draft")
        page.click("text=Lập bản Word")
        with page.expect_download() as started:
            page.click("main a:text-is('Word')")
        path = folder / started.value.suggested_filename
        started.value.save_as(path)
        return path.read_bytes()


def test_a_plan_goes_from_its_file_to_the_compiled_report(live_server: LiveServer, tmp_path: Path) -> None:
    make_accounts(make_province(timezone.localdate()))
    with visit(live_server.url, WIDE) as visitor:
        walk = Walk(visitor)
        walk.sits(OFFICE)
        walk.uploads_and_accepts()
        cycle = walk.opens_the_cycle()
        walk.sits(COMMUNE)
        walk.checked("home")
        walk.sends("7", "8", "12")
        walk.sits(SCHOOLS)
        walk.sends("11", "12", "13")
        walk.sits(OFFICE)
        walk.decides(cycle, "phường Mây Thượng", REASON)
        walk.decides(cycle, "Sở Giáo dục và Đào tạo")
        walk.sits(COMMUNE)
        expect(visitor.page.locator("main")).to_contain_text(REASON)
        walk.sends("8", "8", "12")
        walk.sits(OFFICE)
        walk.decides(cycle, "phường Mây Thượng")
        lines = lines_of(walk.downloads(cycle, tmp_path))
        assert visitor.faults == []
    assert [found for found in REPORT_FOUND if not any(found in line for line in lines)] == []
    assert any("2/13" in line for line in lines), lines[:20]
