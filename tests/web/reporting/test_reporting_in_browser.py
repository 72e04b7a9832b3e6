"""Pages of rounds, reports and totals in a real browser: sound, and saving as one types."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import APIResponse, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.accounts.models import Role, User
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.models import ObligationState, Submission
from rounds import Round, make_plan, make_round
from web.browser import CHROMIUM, PHONE, WIDE, Visitor, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(autouse=True)
def today() -> None:
    """The browser keeps its own time."""


@pytest.fixture
def live(live_server: LiveServer) -> Round:
    """A round in the live server's database."""
    return make_round(make_cast())


def enter(visitor: Visitor, user: User, path: str) -> Page:
    visitor.enter(user.email, path)
    settle(visitor.page)
    return visitor.page


def report(live: Round) -> str:
    return reverse("obligation", args=[live.of(live.cast.commune).pk])


def box(page: Page, place: int) -> str:
    return str(page.locator(".boxes input").nth(place).get_attribute("name"))


def stored(live: Round) -> list[int]:
    values = live.of(live.cast.commune).submissions.get().values
    return [figure for parts in values.values() for figure in parts.values()]


def test_every_page_is_sound(live_server: LiveServer, live: Round) -> None:
    cast, cycle = live.cast, live.cycle
    new_plan = make_plan(cast)
    live.accept(cast.commune)
    live.give_back(cast.school)
    totals = reverse("cycle-totals", args=[cycle.pk])
    paths = [
        reverse("home"),
        reverse("cycles"),
        f"{reverse('cycles')}?q=zzz",
        reverse("cycle", args=[cycle.pk]),
        reverse("cycle-close", args=[cycle.pk]),
        totals,
        f"{totals}?don-vi={cast.commune.pk}",
        report(live),
        reverse("obligation", args=[live.of(cast.other_commune).pk]),
        reverse("form-edit", args=[live.plan.pk]),
        reverse("form-edit", args=[new_plan.pk]),
        reverse("cycle-open", args=[live.duty.pk]),
        reverse("cycle-open", args=[new_plan.duties.get().pk]),
    ]
    with visit(live_server.url, WIDE) as visitor:
        visitor.sits(live.office.email)
        for path in paths:
            visitor.look(path)
        assert visitor.faults == []


def test_a_units_pages_are_sound(live_server: LiveServer, live: Round) -> None:
    school = reverse("obligation", args=[live.of(live.cast.school).pk])
    live.give_back(live.cast.school)
    with visit(live_server.url, WIDE) as visitor:
        visitor.sits(live.head(live.cast.school).email)
        for path in (reverse("home"), school, f"{school}?ban=1"):
            visitor.look(path)
        assert visitor.faults == []


def test_a_report_saves_as_one_types_and_is_sent_from_the_dialog(live_server: LiveServer, live: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        for place, text in enumerate(["4", "3", "1.234"]):
            page.fill(f"[name='{box(page, place)}']", text)
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        expect(page.locator(".box-fault:not(:empty)")).to_have_text(
            ["Tử số lớn hơn mẫu số. Hãy kiểm tra lại cả hai ô."]
        )
        page.fill(f"[name='{box(page, 0)}']", "2")
        expect(page.locator(".box-fault:not(:empty)")).to_have_count(0)
        page.click("[data-send]")
        expect(page.locator("[data-send-dialog]")).to_be_visible()
        visitor.check("send dialog")
        page.click("[data-confirmed]")
        expect(page.locator("#notices p")).to_contain_text("Đã gửi báo cáo")
        assert (live.of(live.cast.commune).state, stored(live)) == ("sent", [2, 3, 1234])
        assert visitor.faults == []


def test_a_lost_connection_loses_nothing(live_server: LiveServer, live: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        page.context.set_offline(True)
        page.fill(f"[name='{box(page, 1)}']", "12")
        expect(page.locator("[data-state]")).to_contain_text("Mất kết nối")
        page.context.set_offline(False)
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        assert stored(live) == [12]


def test_a_save_under_way_is_waited_for_before_the_page_goes(live_server: LiveServer, live: Round) -> None:
    """On a slow line the page's own save would otherwise be told as somebody else's."""
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        held: list[tuple[Route, APIResponse]] = []
        page.route("**/luu/", lambda route: held.append((route, route.fetch())), times=1)
        with page.expect_request("**/luu/"):
            page.fill(f"[name='{box(page, 2)}']", "7")
        page.get_by_role("button", name="Lưu", exact=True).click()
        while not held:
            page.wait_for_timeout(20)
        ((route, answer),) = held
        route.fulfill(response=answer)
        expect(page.locator("#notices p")).to_contain_text("Đã lưu. Báo cáo chưa gửi đi")
        assert (stored(live), Submission.objects.get().revision) == ([7], 2)
        assert visitor.faults == []


def test_what_was_not_saved_is_there_when_the_page_is_opened_again(live_server: LiveServer, live: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        page.route("**/luu/", lambda route: route.abort())
        page.fill(f"[name='{box(page, 2)}']", "7")
        expect(page.locator("[data-state]")).to_contain_text("Mất kết nối")
        page.unroute("**/luu/")
        page.goto(f"{live_server.url}{report(live)}")
        expect(page.locator(f"[name='{box(page, 2)}']")).to_have_value("7")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        assert stored(live) == [7]


def test_the_page_stays_when_the_session_is_over_and_nothing_typed_is_lost(
    live_server: LiveServer, live: Round
) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        signed_in = page.context.cookies()
        page.context.clear_cookies()
        page.fill(f"[name='{box(page, 2)}']", "7")
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(page.locator("[data-state]")).to_contain_text("Phiên làm việc đã hết")
        expect(page.locator(f"[name='{box(page, 2)}']")).to_have_value("7")
        page.context.add_cookies(signed_in)  # type: ignore[arg-type]
        page.goto(f"{live_server.url}{report(live)}")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        assert stored(live) == [7]


def test_a_wrong_figure_is_said_not_to_be_saved_and_stands_there_again(live_server: LiveServer, live: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        page.fill(f"[name='{box(page, 1)}']", "4")
        page.fill(f"[name='{box(page, 2)}']", "12x")
        expect(page.locator("[data-state]")).to_have_text("Đã lưu các ô khác; chỗ có dấu đỏ chưa lưu. Hãy sửa chỗ đó.")
        page.goto(f"{live_server.url}{report(live)}")
        expect(page.locator(f"[name='{box(page, 2)}']")).to_have_value("12x")
        expect(page.locator(".box-fault:not(:empty)")).to_have_count(1)
        page.fill(f"[name='{box(page, 2)}']", "12")
        expect(page.locator("[data-state]")).to_have_text(re.compile(r"Đã lưu \d\d:\d\d"))
        assert stored(live) == [4, 12]


@pytest.mark.parametrize(("choice", "kept"), [("Giữ bản của tôi", 9), ("Lấy bản đang lưu", 2)])
def test_two_people_see_both_versions_and_choose(live_server: LiveServer, live: Round, choice: str, kept: int) -> None:
    commune = live.cast.commune
    officer = live.cast.user(Role.OFFICER, commune)
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, officer, report(live))
        live.save(commune)
        page.fill(f"[name='{box(page, 0)}']", "9")
        expect(page.locator("[data-conflict] tbody tr")).to_have_count(1)
        expect(page.locator("[data-conflict] tbody tr")).to_contain_text("Số trường đã đạt92")
        expect(page.locator("[data-conflict] [role=alert]")).to_contain_text(
            f"sau cùng là {live.head(commune).name}, lúc"
        )
        visitor.check("conflict")
        page.click(f"text={choice}")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        assert stored(live) == [kept, 3, 4]
        assert Submission.objects.count() == 1
        assert visitor.faults == []


def test_boxes_that_only_one_side_changed_are_merged_without_a_question(live_server: LiveServer, live: Round) -> None:
    commune = live.cast.commune
    live.save(commune, live.typed(1, 3, 1234), narrative="Dòng một.\r\nDòng hai.")
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.cast.user(Role.OFFICER, commune), report(live))
        live.save(commune, live.typed(2, 3, 1234), narrative="Dòng một.\r\nDòng hai.")
        page.fill(f"[name='{box(page, 1)}']", "5")
        expect(page.locator(".conflict")).to_contain_text("đã được đưa vào đây")
        expect(page.locator(".conflict")).to_contain_text(f"sau cùng là {live.head(commune).name}, lúc")
        expect(page.locator(f"[name='{box(page, 0)}']")).to_have_value("2")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        assert stored(live) == [2, 5, 1234]
        assert visitor.faults == []


def test_what_the_identifier_guard_refused_is_kept_nowhere(live_server: LiveServer, live: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        page.fill(f"[name='{box(page, 1)}']", "12")
        page.fill("#narrative", "Gọi 0912 345 678 để biết thêm.")
        expect(page.locator("#narrative-note [data-fault]")).to_contain_text("số điện thoại cá nhân")
        expect(page.locator("[data-state]")).to_contain_text("chỗ có dấu đỏ chưa lưu")
        assert (stored(live), Submission.objects.get().narrative) == ([12], "")
        page.route("**/luu/", lambda route: route.abort())
        page.fill("#narrative", "Hãy gọi 0912 345 678 để biết thêm.")
        expect(page.locator("[data-state]")).to_contain_text("Mất kết nối")
        assert "0912" not in page.evaluate("JSON.stringify({ ...localStorage })")
        page.reload()
        expect(page.locator("#narrative")).to_have_value("")
        expect(page.locator(f"[name='{box(page, 1)}']")).to_have_value("12")


def test_signing_out_leaves_nothing_of_a_report_in_the_browser(live_server: LiveServer, live: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.head(live.cast.commune), report(live))
        page.route("**/luu/", lambda route: route.abort())
        page.fill(f"[name='{box(page, 2)}']", "7")
        expect(page.locator("[data-state]")).to_contain_text("Mất kết nối")
        assert page.evaluate("Object.keys(localStorage).length") == 1
        page.evaluate("document.querySelector('[data-sign-out]').requestSubmit()")
        expect(page.locator("[name=username]")).to_be_visible()
        assert page.evaluate("Object.keys(localStorage)") == []


def test_words_without_end_never_widen_a_page(live_server: LiveServer, live: Round) -> None:
    cast, endless = live.cast, "m" * 5_000
    type(live.cycle).objects.update(name="k" * 160)
    live.form.indicators.update(label=endless, numerator_label=endless, denominator_label=endless)
    type(live.form).objects.update(title=endless, narrative_label=endless)
    type(live.plan).objects.update(title=endless)
    live.save(cast.commune, narrative=endless)
    live.give_back(cast.commune, "l" * 2_000)
    live.save(cast.other_commune, narrative=endless)
    live.send(cast.school)
    leave_out(obligation=live.of(cast.other_commune), state=ObligationState.EXEMPT, reason="l" * 2_000, by=live.office)
    paths = [reverse("home"), reverse("cycles"), report(live)]
    paths += [reverse(name, args=[live.cycle.pk]) for name in ("cycle", "cycle-close", "cycle-totals")]
    paths += [reverse("obligation", args=[live.of(unit).pk]) for unit in (cast.other_commune, cast.school)]
    with visit(live_server.url, PHONE) as visitor:
        visitor.sits(live.office.email)
        for path in paths:
            visitor.look(path)
        assert visitor.faults == []
    with visit(live_server.url, PHONE) as visitor:
        visitor.sits(live.head(cast.commune).email)
        for path in (reverse("home"), report(live), f"{report(live)}?ban=1"):
            visitor.look(path)
        assert visitor.faults == []


def test_the_designer_moves_indicators_without_leaving_the_page(live_server: LiveServer, live: Round) -> None:
    plan = make_plan(live.cast)
    url = reverse("form-edit", args=[plan.pk])
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.office, url)
        page.click("button[value=make]")
        page.fill("#label-0", "Tỷ lệ trường đạt")
        page.click("button[value=down-0]")
        expect(page.locator("#label-1")).to_have_value("Tỷ lệ trường đạt")
        expect(page.locator(".unsaved")).to_be_visible()
        expect(page.locator(".htmx-added, .htmx-settling")).to_have_count(0)
        page.select_option("#kind-1", "count")
        expect(page.locator(".preview .boxes input")).to_have_count(2)
        page.click("button[value=add]")
        expect(page.locator("#label-2")).to_be_focused()
        page.click("button[value=remove-2]")
        expect(page.locator("#label-2")).to_have_count(0)
        visitor.check("designer")
        page.click(".form-end button[value=save]")
        expect(page.locator("#notices p")).to_have_text("Đã lưu biểu mẫu.")
        assert list(plan.forms.get().indicators.values_list("label", "kind")) == [
            ("10 lớp tập huấn", "count"),
            ("Tỷ lệ trường đạt", "count"),
        ]
        assert visitor.faults == []


def test_reports_are_chosen_together_and_accepted(live_server: LiveServer, live: Round) -> None:
    for unit in (live.cast.commune, live.cast.school):
        live.send(unit)
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.office, reverse("cycle", args=[live.cycle.pk]))
        expect(page.locator(".btn-primary[data-selected]")).to_be_disabled()
        page.check("[data-select-all]")
        expect(page.locator("[data-selected-count]")).to_have_text("Đã chọn 3")
        page.fill("#q", "tieu hoc")
        expect(page.locator("tbody tr")).to_have_count(1)
        expect(page.locator(".btn-primary[data-selected]")).to_be_disabled()
        page.check("[data-select-all]")
        page.click(".btn-primary[data-selected]")
        expect(page.locator("#notices p")).to_have_text("Đã chấp nhận 1 báo cáo.")
        states = [live.of(unit).state for unit in (live.cast.commune, live.cast.school)]
        assert states == ["sent", "accepted"]
        assert visitor.faults == []


def test_reports_ticked_before_going_back_can_be_decided_at_once(live_server: LiveServer, live: Round) -> None:
    live.send(live.cast.commune)
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.office, reverse("cycle", args=[live.cycle.pk]))
        page.check("[data-select-all]")
        page.goto(f"{live_server.url}{reverse('cycles')}")
        page.go_back()
        expect(page.locator("[name=report]").first).to_be_checked()
        expect(page.locator(".btn-primary[data-selected]")).to_be_enabled()


def test_words_typed_beside_the_saved_ones_are_asked_about_before_they_go(live_server: LiveServer, live: Round) -> None:
    live.accept(live.cast.commune)
    url = reverse("cycle-draft", args=[live.cycle.pk])
    asked: list[str] = []
    with visit(live_server.url, WIDE) as visitor:
        page = enter(visitor, live.office, url)
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        own = page.locator(".own-words")
        own.nth(0).locator("textarea").fill("Lời một.")
        own.nth(1).locator("textarea").fill("Lời hai.")
        own.nth(0).locator("button").click(no_wait_after=True)
        page.wait_for_timeout(300)
        assert asked == ["beforeunload"]
        expect(own.nth(1).locator("textarea")).to_have_value("Lời hai.")
        own.nth(1).locator("textarea").fill("")
        own.nth(0).locator("button").click()
        expect(page.locator("#notices p")).to_have_text("Đã lưu lời văn.")
        expect(own.nth(0).locator("textarea")).to_have_value("Lời một.")
        assert asked == ["beforeunload"]
