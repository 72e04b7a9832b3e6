"""From a shipped set to one in force, in a real browser, and every page of criteria sets is sound."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from criteria_sets import SMALL
from dondoc.accounts.models import Role
from dondoc.criteria.actions import create_set, publish, renew
from web.browser import CHROMIUM, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def test_a_set_is_tried_altered_and_published(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    office = cast.user(Role.OFFICE, cast.province)
    draft = create_set(unit=cast.province, draft=SMALL, by=office)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(office.email, reverse("criteria-set", args=[draft.pk]))
        page.get_by_role("link", name="Sửa 2.1").click()
        expect(page.locator("#id_steps")).to_be_visible()
        expect(page.locator("#id_per_case")).to_be_hidden()
        page.select_option("#id_kind", "deduction")
        expect(page.locator("#id_per_case")).to_be_visible()
        expect(page.locator("#id_steps")).to_be_hidden()
        page.select_option("#id_kind", "steps")
        page.fill("#id_steps", "1: 10\n4: 40")
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(page.locator("tr", has_text="Số lớp tập huấn")).to_contain_text("≥ 4 lớp: 40 điểm")
        page.get_by_role("link", name="Xem như đơn vị, chấm thử").click()
        line = page.locator("fieldset.trial-line", has_text="Số lớp tập huấn")
        line.locator("input").fill("4")
        expect(line).to_contain_text("40 điểm")
        expect(page.locator("#outcome")).to_contain_text("40 / 100 điểm")
        page.locator("fieldset.trial-line", has_text="Để xảy ra cháy").get_by_label("Có xảy ra").check()
        expect(page.locator("#outcome")).to_contain_text("Điều kiện loại trừ 2.3 đã xảy ra")
        visitor.check("trial")
        page.go_back()
        page.get_by_role("button", name="Ban hành").click()
        page.get_by_role("dialog").get_by_role("button", name="Ban hành").click()
        expect(page.locator("dl.facts").first).to_contain_text("Đang áp dụng")
        assert visitor.faults == []


def test_every_page_of_criteria_sets_is_sound(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    office = cast.user(Role.OFFICE, cast.province)
    first = publish(criteria_set=create_set(unit=cast.province, draft=SMALL, by=office), facts={}, by=office)
    draft = renew(criteria_set=first, by=office)
    section, criterion = draft.sections.first(), draft.criteria.first()
    assert section and criterion
    paths = [reverse(name) for name in ("criteria-sets", "criteria-new", "criteria-import", "criteria-shipped")]
    paths += [reverse("criteria-shipped-set", args=["phieu-kiem-tra-pccc"])]
    of_draft = ("criteria-set", "criteria-edit", "criteria-levels", "criteria-fill", "criteria-compare")
    paths += [reverse(name, args=[draft.pk]) for name in (*of_draft, "criteria-section-new")]
    paths += [reverse("criterion-edit", args=[criterion.pk]), reverse("criteria-section-edit", args=[section.pk])]
    paths += [reverse("criteria-set", args=[first.pk]), reverse("criteria-history", args=[first.pk])]
    with visit(live_server.url, WIDE) as visitor:
        visitor.sits(office.email)
        for path in paths:
            visitor.look(path)
        assert visitor.faults == []
