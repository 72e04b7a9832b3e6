"""A year's activities as people meet them: a commune writes down what it does, the office above sets, approves and looks."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.accounts.models import Role
from dondoc.activities.models import Campaign, Commitment, ForceNorm, Initiative, TrainingClass
from web.browser import CHROMIUM, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def send(page: Page, **typed: str) -> None:
    """Types into the fields of the page's form and sends it."""
    for name, text in typed.items():
        page.fill(f"[name='{name}']", text)
    page.locator("main form .btn-primary").last.click()
    page.wait_for_load_state("load")


def test_five_kinds_of_activities_from_the_unit_to_the_office_above(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    clerk, office = cast.user(Role.OFFICER, cast.commune), cast.user(Role.OFFICE, cast.province)
    today = f"{timezone.localdate():%d/%m/%Y}"
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(office.email, reverse("force-norms"))
        send(page, title="Bình chữa cháy", required="10", measure="bình", since="01/01/2026")
        ForceNorm.objects.update(unit_kind="commune", kind="equipment")
        page.goto(f"{visitor.site}{reverse('campaign-new')}")
        send(page, title="Tháng an toàn", starts=today, ends=today)
        page.get_by_role("link", name="Thêm việc").click()
        send(page, text="Kiểm tra bình", figure="Số bình", measure="bình")
        page.get_by_role("link", name="Chọn đơn vị").click()
        page.check("[name=kind][value=commune]")
        send(page)
        page.get_by_role("button", name="Phát động").click()
        expect(page.get_by_text("Đang diễn ra").first).to_be_visible()

        visitor.enter(clerk.email, reverse("initiative-new"))
        send(page, title="Tổ liên gia an toàn", purpose="Bịa ra để thử.")
        expect(page.get_by_role("heading", level=1)).to_have_text("Tổ liên gia an toàn")
        page.goto(f"{visitor.site}{reverse('class-held-new')}")
        send(page, title="Sơ cứu", day=today, minutes="2", officials="20", cost="1.000.000")
        page.goto(f"{visitor.site}{reverse('commitment-new')}")
        send(page, base="20", signed="15", day=today)
        page.goto(f"{visitor.site}{reverse('forces-count')}")
        send(page, **{f"present-{ForceNorm.objects.get().pk}": "4"})
        page.goto(f"{visitor.site}{reverse('campaign', args=[Campaign.objects.get().pk])}")
        page.get_by_role("link", name="Ghi kết quả").click()
        send(page, done_on=today, count="12")
        expect(page.get_by_text(f"Xong ngày {today}")).to_be_visible()

        visitor.enter(office.email, reverse("initiative", args=[Initiative.objects.get().pk]))
        page.get_by_role("button", name="Duyệt", exact=True).click()
        expect(page.get_by_text("Đang thực hiện").first).to_be_visible()
        visitor.look(reverse("activities"))
        page.locator(".groups a", has_text="Tập huấn").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tập huấn: theo đơn vị")
        page.get_by_role("link", name="Ủy ban nhân dân xã Suối Lam").click()
        expect(page.locator("tbody tr").first).to_contain_text("riêng đơn vị này")
        page.goto(f"{visitor.site}{reverse('forces')}")
        page.locator("a[href$='state=short']").click()
        expect(page.locator("tbody tr")).to_have_count(1)
    assert visitor.faults == []
    assert (TrainingClass.objects.get().heads, Commitment.objects.get().signed) == (20, 15)
