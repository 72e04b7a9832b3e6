"""A yearly round in a real browser, from its opening to an appeal: every page sound, in a wide window and on a phone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from assessing import PDF, make_criteria
from cast import make_cast
from dondoc.accounts.models import Role
from dondoc.assessments.models import Assessment, AssessmentRound
from rounds import DUE, make_round
from web.browser import CHROMIUM, WIDE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(autouse=True)
def today() -> None:
    """The browser keeps its own time."""


def test_a_round_from_its_opening_to_an_appeal(live_server: LiveServer, tmp_path: Path) -> None:
    cast = make_cast()
    criteria, day = make_criteria(cast), timezone.localdate()
    make_round(cast).send(cast.commune, day=DUE)
    office, head = cast.user(Role.OFFICE, cast.province), cast.user(Role.HEAD, cast.province)
    unit = cast.user(Role.HEAD, cast.commune)
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(PDF)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page

        def enter(email: str, path: str) -> None:
            visitor.enter(email, path)
            settle(page)

        enter(office.email, reverse("assessment-round-new"))
        visitor.check("open")
        page.select_option("[name=criteria]", str(criteria.pk))
        page.fill("[name=year]", "2026")
        page.fill("[name=title]", "Xã an toàn năm 2026")
        for name, days in (("self_due", 5), ("review_due", 9), ("decision_due", 12)):
            page.fill(f"[name={name}]", f"{day + timedelta(days=days):%d/%m/%Y}")
        page.click("main form button.btn-primary")
        expect(page.locator("h1")).to_have_text("Xã an toàn năm 2026")
        visitor.check("round")
        made = AssessmentRound.objects.get()
        sheet = Assessment.objects.get(round=made, unit=cast.commune)
        keys = dict(criteria.criteria.values_list("code", "pk"))
        path = reverse("assessment", args=[sheet.pk])

        enter(unit.email, path)
        expect(page.locator(f"#tc-{keys['2.1']}")).to_contain_text("Phần mềm đo được 1/1 báo cáo (100 %)")
        expect(page.locator(f"#a-{keys['2.1']}")).to_have_value("100")
        page.fill(f"#a-{keys['1.1']}", "40")
        page.select_option(f"#a-{keys['1.2']}", "1")
        page.select_option(f"#a-{keys['2.2']}", "0")
        page.fill(f"#a-{keys['2.3']}", "5,5")
        expect(page.locator("[data-total=all]")).to_have_text("105,5 / 110")
        expect(page.locator("[data-total=level]")).to_have_text("Xuất sắc")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        visitor.check("sheet")
        page.click("[data-send]")
        page.click("[data-confirmed]")
        expect(page.get_by_role("link", name="Tiêu chí 1.1 chưa có tệp minh chứng.")).to_be_visible()
        page.set_input_files(f"input[form=files-{keys['1.1']}]", file)
        page.click(f"button[form=files-{keys['1.1']}]:has-text('Tải lên')")
        expect(page.locator(".report-files")).to_contain_text("bien-ban.pdf")
        page.click("[data-send]")
        page.click("[data-confirmed]")
        expect(page.locator("main")).to_contain_text("Đã gửi phiếu tự chấm.")
        visitor.check("sent")

        enter(office.email, path)
        visitor.check("review")
        page.click("text=Trả lại phiếu cho đơn vị")
        page.fill("#return-reason", "Cần nêu rõ số chợ.")
        page.click("button:has-text('Trả lại cho đơn vị')")
        expect(page.locator("main")).to_contain_text("Đã trả lại.")

        enter(unit.email, path)
        expect(page.locator("main")).to_contain_text("Cần nêu rõ số chợ.")
        page.fill("#note", "Xã có hai chợ.")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        page.click("[data-send]")
        page.click("[data-confirmed]")
        expect(page.locator("main")).to_contain_text("Đã gửi phiếu tự chấm.")

        enter(office.email, path)
        for number in (0, 1):
            page.locator("button:has-text('Chấp nhận cả mục')").nth(number).click()
            expect(page.locator("main")).to_contain_text("Đã lưu kết quả thẩm định.")
        page.click("button:has-text('Chấm xong phiếu này')")
        expect(page.locator("main")).to_contain_text("Đã chấm xong phiếu này.")
        visitor.check("reviewed")

        enter(head.email, reverse("decision-new", args=[made.pk]))
        visitor.check("decide")
        page.fill("[name=number]", "125/QĐ-UBND")
        page.click("button:has-text('Quyết định')")
        expect(page.locator("main")).to_contain_text("Đã quyết định.")
        enter(office.email, reverse("assessment-round", args=[made.pk]))
        page.click("button:has-text('Công bố')")
        expect(page.locator("main")).to_contain_text("Đã công bố: 1 đơn vị được công nhận.")

        enter(unit.email, path)
        page.click("text=Kiến nghị về kết quả")
        page.fill("#appeal-reason", "Xem lại tiêu chí 2.3.")
        page.click("button:has-text('Gửi kiến nghị')")
        expect(page.locator("main")).to_contain_text("Đã gửi kiến nghị.")
        visitor.check("appealed")
        enter(office.email, reverse("recognitions"))
        visitor.check("register")
        for name in ("assessment-aims", "assessment-aims-edit"):
            visitor.look(reverse(name, args=[made.pk]))
        visitor.look(reverse("unit-recognitions", args=[cast.commune.pk]))
        visitor.look(reverse("fact-records", args=[cast.commune.pk, "reports.on_time"]))
        visitor.look(reverse("assessment-rounds"))
        assert [each for each in visitor.faults if "422" not in each] == []
