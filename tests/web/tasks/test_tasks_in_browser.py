"""The pages of tasks in a real browser: no script error, nothing refused, nothing for axe; cards move by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.plans.models import Assignment, SavedView
from dondoc.plans.work.actions import add_need, drop, finish, report
from tasks import Work, make_task, make_work
from web.browser import CHROMIUM, WIDE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def work(live_server: LiveServer) -> Work:
    """Tasks in every status, due around today, in the live server's database."""
    work, today = make_work(make_cast()), timezone.localdate()
    Assignment.objects.update(due=today - timedelta(days=3))
    for n in range(4):
        make_task(work.plan, f"Việc {n}", "Xã", (work.cast.commune, "own"), due=today + timedelta(days=n))
    work.ask_evidence()
    add_need(task=work.drill, needs=work.check, by=work.office)
    work.give_school(due=today - timedelta(days=4))
    held = Assignment.objects.filter(unit=work.cast.commune, task__text__startswith="Việc").order_by("pk")
    first, second, third = held[:3]
    head = work.head(work.cast.commune)
    report(assignment=first, period="2026-06", percent=40, text="Đang làm.", day=today, by=head)
    work.attach(second)
    finish(assignment=second, day=today, by=head)
    drop(assignment=third, reason="Gộp vào việc khác.", by=work.office)
    return work


def test_the_pages_of_tasks_have_no_fault(live_server: LiveServer, work: Work) -> None:
    tasks = reverse("tasks")
    with visit(live_server.url, WIDE) as visitor:
        visitor.sits(work.office.email)
        for query in ("", "?xem=bang", "?xem=lich", "?xem=tien-do", "?q=zzz", "?since=abc"):
            visitor.look(tasks + query)
        visitor.look(reverse("task", args=[work.drill.pk]))
        visitor.look(reverse("plan", args=[work.plan.pk]))
        visitor.look(reverse("assignment-edit", args=[work.of(work.cast.commune).pk]))
        assert visitor.faults == []


def test_the_pages_of_a_unit_have_no_fault(live_server: LiveServer, work: Work) -> None:
    with visit(live_server.url, WIDE) as visitor:
        visitor.sits(work.head(work.cast.commune).email)
        visitor.look(reverse("tasks-mine"))
        visitor.page.locator("details.report summary").first.click()
        visitor.check("report opened")
        visitor.look(reverse("task", args=[work.drill.pk]))
        visitor.look(reverse("assignment-give", args=[work.of(work.cast.commune).pk]))
        visitor.look(reverse("home"))
        assert visitor.faults == []


def test_a_card_is_dragged_to_another_column(live_server: LiveServer, work: Work) -> None:
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(work.head(work.cast.commune).email, f"{reverse('tasks')}?xem=bang")
        settle(visitor.page)
        card = visitor.page.locator("[data-column=not_begun] [data-card]", has_text="Việc 3")
        card.drag_to(visitor.page.locator("[data-column=under_way]"))
        moved = visitor.page.locator("[data-column=under_way] [data-card]", has_text="Việc 3")
        expect(moved).to_be_visible()
        moved.drag_to(visitor.page.locator("[data-column=dropped]"))
        expect(visitor.page.locator("#notices")).to_contain_text("Không chuyển được việc này sang cột đó")
        assert visitor.faults == []


def test_a_card_moves_by_the_keyboard_and_asks_for_the_reason(live_server: LiveServer, work: Work) -> None:
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(work.office.email, f"{reverse('tasks')}?xem=bang")
        settle(visitor.page)
        card = visitor.page.locator("[data-column=done] [data-card]")
        card.get_by_role("button", name="Trả lại").focus()
        visitor.page.keyboard.press("Enter")
        reason = visitor.page.locator("#ask-send-back textarea")
        expect(reason).to_be_visible()
        visitor.check("dialog")
        reason.fill("Thiếu ảnh.")
        visitor.page.locator("#ask-send-back button.btn-danger").click()
        expect(visitor.page.locator("[data-column=sent_back] [data-card]")).to_have_count(1)
        assert visitor.page.url.endswith("xem=bang")
        assert visitor.faults == []


def test_filters_narrow_as_one_types_and_the_selection_is_kept_by_a_name(live_server: LiveServer, work: Work) -> None:
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(work.office.email, reverse("tasks"))
        settle(visitor.page)
        rows = visitor.page.locator("tbody tr")
        visitor.page.fill("#id_q", "dien tap")
        expect(rows).to_have_count(3)
        visitor.page.get_by_text("Lọc theo kế hoạch, đơn vị").click()
        expect(visitor.page.locator("#unit-q")).to_be_visible()
        expect(visitor.page.locator(".htmx-settling")).to_have_count(0)  # it listens from then on
        visitor.page.fill("#unit-q", "suoi lam")
        visitor.page.locator("#unit-choices").get_by_label("Trường Tiểu học Suối Lam").check()
        expect(rows).to_have_count(1)
        visitor.check("choices")
        visitor.page.get_by_text("Khung nhìn đã lưu").click()
        visitor.page.fill("#view-name", "Diễn tập ở trường")
        visitor.page.locator(".save-view button").click()
        expect(visitor.page.locator(".chip")).to_have_text("Trường Tiểu học Suối Lam")
        expect(rows).to_have_count(1)
        view = SavedView.objects.get()
        assert view.query == f"q=dien+tap&unit={work.cast.school.pk}"
        assert visitor.faults == []


def test_chosen_rows_are_changed_together(live_server: LiveServer, work: Work) -> None:
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(work.office.email, f"{reverse('tasks')}?q=viec")
        settle(visitor.page)
        visitor.page.check("[data-select-all]")
        visitor.page.get_by_role("button", name="Thay đổi các việc đã chọn").click()
        visitor.page.select_option("#id_edit", "weight")
        visitor.page.fill("#id_weight", "5")
        visitor.page.fill("#id_reason", "Việc lớn.")
        visitor.page.get_by_role("button", name="Xem trước").click()
        expect(visitor.page.locator(".notice").first).to_contain_text("3 việc sẽ thay đổi.")
        visitor.check("preview")
        visitor.page.get_by_role("button", name="Thực hiện").click()
        expect(visitor.page.locator("#notices")).to_contain_text("Đã thay đổi 3 việc.")
        assert visitor.faults == []
