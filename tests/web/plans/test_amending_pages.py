"""From a document that changes a plan to the amendment: what each page says, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from amended import AMENDED, DECISION, REPLACING, amend, composed, office, read, running_plan
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Refused
from dondoc.documents.models import Reading
from dondoc.plans.models import Amendment, Plan
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.forms import make_form
from dondoc.units.models import Unit
from web.html import text_of, texts

pytestmark = pytest.mark.any_database

At = Callable[[Role, Unit], Client]


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with time_machine.travel("2026-09-14 09:00+07:00", tick=False):
        yield


@pytest.fixture
def plan(cast: Cast, day: None) -> Plan:
    return running_plan(cast)


@pytest.fixture
def browser(cast: Cast, signed_in: Callable[..., Client]) -> Client:
    """The province's office."""
    return signed_in(office(cast))


def compare(plan: Plan, reading: Reading) -> str:
    return reverse("amendment-compare", args=[plan.pk, reading.pk])


def test_the_check_page_offers_the_plan_that_the_document_names(cast: Cast, plan: Plan, browser: Client) -> None:
    document = read(cast, DECISION, "qd-512.txt")
    page = browser.get(reverse("reading-check", args=[document.pk]))
    assert "Sửa đổi Kế hoạch 45/KH-UBND: An toàn hồ đập năm 2026" in text_of(page)
    replacing = read(cast, REPLACING, "77.txt")
    page = browser.get(reverse("reading-check", args=[replacing.pk]))
    assert "Sửa đổi Kế hoạch 45/KH-UBND" in text_of(page)


def test_choosing_the_plan_leads_to_the_comparison(cast: Cast, plan: Plan, browser: Client) -> None:
    document = read(cast, DECISION, "qd-512.txt")
    chosen = browser.post(reverse("amendment-choose", args=[document.pk]), {"plan": f"{plan.pk}.0"})
    reading = Reading.objects.get(composition__document=document)
    assert (chosen.status_code, chosen["Location"]) == (302, compare(plan, reading))
    said = text_of(browser.get(compare(plan, reading)))
    assert "1 phải sửa tay" in said
    assert "Không tìm thấy khoản 9 mục II trong kế hoạch, hãy sửa tay." in said
    assert "Ủy ban nhân dân xã Suối Lam: thêm 1 việc, bớt 1 việc, đổi hạn 1 việc, sửa nội dung 1 việc" in said


def test_a_new_text_of_the_whole_plan_is_compared_as_it_is(cast: Cast, plan: Plan, browser: Client) -> None:
    new = read(cast, REPLACING, "77.txt")
    chosen = browser.post(reverse("amendment-choose", args=[new.pk]), {"plan": str(plan.pk)})
    assert chosen["Location"] == compare(plan, new)
    assert texts(browser.get(compare(plan, new)), "//dl[@class='change-facts']/dd")[0] == "45/KH-UBND 77/KH-UBND"


@pytest.mark.parametrize("chosen", ["", "x", "99999999999", "1.7"])
def test_what_was_never_offered_is_refused(cast: Cast, plan: Plan, browser: Client, chosen: str) -> None:
    document = read(cast, DECISION, "qd-512.txt")
    answer = browser.post(
        reverse("amendment-choose", args=[document.pk]), {"plan": chosen.replace("1.", f"{plan.pk}.")}
    )
    assert answer.status_code == 422
    assert not Reading.objects.filter(composition__isnull=False).exists()


def test_plans_are_searched_without_accents(cast: Cast, plan: Plan, browser: Client) -> None:
    document = read(cast, DECISION, "qd-512.txt")
    address = reverse("amendment-choose", args=[document.pk])
    assert "Ghép phần sửa 45/KH-UBND" in text_of(browser.get(address, {"q": "ho dap"}))
    assert "Không có kế hoạch nào như vậy" in text_of(browser.get(address, {"q": "khong co"}))


def accept(browser: Client, plan: Plan, reading: Reading, **values: str) -> int:
    page = browser.get(compare(plan, reading))
    seen = {"seen": page.context["changes"].fingerprint, "revision": str(reading.revision), "effect": "10/09/2026"}
    return browser.post(compare(plan, reading), seen | values).status_code


def test_accepting_puts_it_into_force_and_every_page_tells_of_it(
    cast: Cast, plan: Plan, browser: Client, at: At
) -> None:
    reading = composed(cast, plan, read(cast, DECISION, "qd-512.txt"))
    assert accept(browser, plan, reading) == 302
    done = Amendment.objects.get()
    assert done.day == date(2026, 9, 10)
    assert browser.get(compare(plan, reading))["Location"] == reverse("amendment", args=[plan.pk, 1])
    own = text_of(browser.get(reverse("plan", args=[plan.pk])))
    assert "Lần 1: Quyết định 512/QĐ-UBND" in own
    assert "Đã bỏ theo Quyết định 512/QĐ-UBND" in own
    before = text_of(browser.get(reverse("plan-before", args=[plan.pk, 1])))
    assert "90% hồ chứa có quan trắc" in before and "Sửa chữa cống lấy nước." in before
    history = text_of(browser.get(reverse("plan-history", args=[plan.pk])))
    assert "nhận sửa đổi kế hoạch: văn bản “Quyết định 512/QĐ-UBND”; có hiệu lực từ ngày 10/09/2026" in history
    assert "sửa việc có hạn theo sửa đổi kế hoạch: hạn từ 15/11/2026 thành 30/11/2026" in history
    home = text_of(at(Role.OFFICER, cast.commune).get("/"))
    assert "Kế hoạch 45/KH-UBND đã sửa đổi: thêm 1 việc, bớt 1 việc, đổi hạn 1 việc" in home
    assert "đã sửa đổi" not in text_of(at(Role.OFFICER, cast.police).get("/"))


def test_a_unit_is_not_told_which_other_units_are_charged(cast: Cast, plan: Plan, at: At) -> None:
    amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd-512.txt")))
    said = text_of(at(Role.OFFICER, cast.commune).get(reverse("amendment", args=[plan.pk, 1])))
    assert "Ủy ban nhân dân xã Suối Lam" in said
    assert "Ủy ban nhân dân phường Bến Đá" not in said
    assert "Xem trong bản trước" not in said


def test_what_is_refused_is_said_beside_the_comparison_with_what_was_typed(
    cast: Cast, plan: Plan, browser: Client
) -> None:
    reading = composed(cast, plan, read(cast, DECISION, "qd-512.txt"))
    address = compare(plan, reading)
    stale = browser.post(address, {"seen": "khac", "revision": "0", "effect": "10/09/2026", "why-head": "Chờ."})
    assert stale.status_code == 422
    assert "Dữ liệu vừa thay đổi" in text_of(stale)
    wrong = browser.post(address, {"seen": "", "revision": "0", "effect": "hôm nay"})
    assert wrong.status_code == 422
    assert not Amendment.objects.exists()


def test_a_text_that_must_be_checked_first_can_be_compared_but_not_accepted(
    cast: Cast, plan: Plan, browser: Client
) -> None:
    new = read(cast, REPLACING, "77.txt")
    new.edits = {"targets.0": {"set": {"by": "2026-02-31"}}}
    new.save(update_fields=["edits"])
    page = browser.get(compare(plan, new))
    assert "không phải là một ngày có trong lịch" in text_of(page)
    assert not page.context["choosing"]


def test_comparing_asks_no_more_of_the_database_for_more_lines(
    cast: Cast, plan: Plan, browser: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    many = "\n".join(f"- Việc thêm số {number} tại hồ chứa." for number in range(50))
    for text in (REPLACING, REPLACING.replace("- Chủ trì kiểm tra an ninh hồ đập.", many)):
        reading = read(cast, text, "77.txt")
        browser.get(compare(plan, reading))
        with django_assert_max_num_queries(45):
            browser.get(compare(plan, reading))


def test_one_for_a_day_to_come_waits_on_the_plan_and_is_taken_back(cast: Cast, plan: Plan, browser: Client) -> None:
    reading = composed(cast, plan, read(cast, DECISION, "qd-512.txt"))
    page = browser.get(compare(plan, reading))
    seen = {"seen": page.context["changes"].fingerprint, "revision": str(reading.revision), "effect": "01/10/2026"}
    done = browser.post(compare(plan, reading), seen, follow=True)
    said = text_of(done)
    assert "Đã nhận. Sửa đổi theo Quyết định 512/QĐ-UBND tự có hiệu lực từ ngày 01/10/2026." in said
    assert "chờ hiệu lực Tự có hiệu lực từ 01/10/2026" in said
    looked_at = browser.get(compare(plan, reading))
    assert "nó tự có hiệu lực từ 01/10/2026" in text_of(looked_at)
    assert not looked_at.context["choosing"] and looked_at.context["hindrance"] == ""
    assert "nhận trước sửa đổi kế hoạch, chờ ngày có hiệu lực" in text_of(
        browser.get(reverse("plan-history", args=[plan.pk]))
    )
    withdraw = reverse("amendment-withdraw", args=[plan.pk, reading.pk])
    assert browser.post(withdraw, {"reason": ""}).status_code == 422
    back = browser.post(withdraw, {"reason": "Thu hồi."}, follow=True)
    assert "Đã thôi áp dụng." in text_of(back)
    assert "chờ hiệu lực" not in text_of(back)


def test_the_office_undoes_the_last_amendment_with_a_reason(cast: Cast, plan: Plan, browser: Client, at: At) -> None:
    amendment = amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd-512.txt")))
    address = reverse("amendment-undo", args=[plan.pk, amendment.number])
    shown = reverse("amendment", args=[plan.pk, amendment.number])
    assert "Hoàn tác lần sửa đổi này?" in text_of(browser.get(shown))
    commune = at(Role.OFFICE, cast.commune)
    assert "Hoàn tác lần sửa đổi này?" not in text_of(commune.get(shown))
    assert commune.post(address, {"reason": "x"}).status_code == 403
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert "Đã hoàn tác sửa đổi theo Quyết định 512/QĐ-UBND." in text_of(
        browser.post(address, {"reason": "Văn bản bị thu hồi."}, follow=True)
    )
    history = text_of(browser.get(reverse("plan-history", args=[plan.pk])))
    assert "hoàn tác sửa đổi kế hoạch" in history and "Lý do: Văn bản bị thu hồi." in history
    assert browser.get(shown).status_code == 404


def test_a_reporting_duty_that_ended_opens_no_round(cast: Cast, plan: Plan) -> None:
    duty = plan.duties.get()
    make_form(plan=plan, by=office(cast))
    without = REPLACING.replace("5. UBND các xã, phường tổng hợp", "5. Sở Y tế theo dõi, tổng hợp").replace(
        ", báo cáo Sở GD&ĐT trước ngày 15/11/2026 để theo dõi.", "."
    )
    amend(cast, plan, read(cast, without, "77.txt"))
    duty.refresh_from_db()
    assert duty.ended_by is not None
    with pytest.raises(Refused, match="đã bỏ theo một lần sửa đổi"):
        open_cycle(
            duty=duty,
            name="Năm 2026",
            window_start=date(2026, 1, 1),
            window_end=date(2026, 11, 1),
            dues={1: date(2026, 11, 15)},
            day=AMENDED,
            by=office(cast),
        )
