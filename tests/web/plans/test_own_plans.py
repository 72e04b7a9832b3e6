"""The pages of own plans: offered and linked by the unit, counted for the office of the plan above, within scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Duty, Plan, PlanRound, Task
from dondoc.plans.own.queries import issues_of
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from own_plans import DUE, KEY, Issuing, add_task, make_issuing, own_plan
from web.html import page, rows, text_of, texts

At = Callable[[Role, Unit], Client]


@pytest.fixture
def issuing(cast: Cast) -> Issuing:
    """The plan runs until the year's end; its due date lies far ahead or behind, whatever today is."""
    made = make_issuing(cast)
    Plan.objects.filter(pk=made.plan.pk).update(period_end=None)
    return made


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


def due_in(issuing: Issuing, days: int) -> date:
    """Puts the due date some days from today."""
    day = timezone.localdate() + timedelta(days=days)
    Duty.objects.filter(pk=issuing.duty.pk).update(due=day.isoformat())
    return day


def coverage(client: Client, issuing: Issuing, **asked: str) -> HttpResponse:
    return client.get(reverse("plan-coverage", args=[issuing.plan.pk]), asked)


def test_a_plan_that_cites_the_one_asking_offers_the_link_and_one_click_makes_it(issuing: Issuing, at: At) -> None:
    commune = issuing.cast.commune
    own, client = own_plan(issuing.cast, commune, "3/KH-UBND", cites=KEY), at(Role.OFFICE, commune)
    response = client.get(reverse("plan", args=[own.pk]))
    (form,) = page(response).xpath("//form[contains(@class, 'notice')]")
    assert "Kế hoạch này triển khai Kế hoạch 12/KH-UBND?" in form.text_content()
    answer = client.post(form.get("action"), dict(form.form_values()))
    assert answer.headers["Location"] == reverse("plan-hang", args=[own.pk])
    assert issuing.of(commune).plan == own
    response = client.get(reverse("plan", args=[own.pk]))
    assert page(response).xpath("//form[contains(@class, 'notice')]") == []
    assert "Kế hoạch này triển khai: Kế hoạch 12/KH-UBND" in text_of(response)


def test_the_office_says_that_it_is_not_that_plan_and_is_asked_no_more(issuing: Issuing, at: At) -> None:
    commune = issuing.cast.commune
    own, client = own_plan(issuing.cast, commune, "3/KH-UBND", cites=KEY), at(Role.OFFICE, commune)
    address = reverse("own-plan-decline", args=[own.pk, issuing.duty.pk])
    assert "Đã ghi" in text_of(client.post(address, follow=True))
    client.post(address)
    assert page(client.get(reverse("plan", args=[own.pk]))).xpath("//form[contains(@class, 'notice')]") == []
    (found,) = [each for each in issues_of(issuing.plan, None, DUE, ANNOUNCED) if each.owing.unit_id == commune.pk]
    assert not found.cites
    told = client.get(reverse("plan-history", args=[own.pk]))
    assert text_of(told).count("cho biết kế hoạch không triển khai kế hoạch cấp trên") == 1


@pytest.mark.parametrize(("role", "offered"), [(Role.OFFICE, 1), (Role.HEAD, 0)])
def test_the_link_is_offered_to_the_office_alone(issuing: Issuing, at: At, role: Role, offered: int) -> None:
    commune = issuing.cast.commune
    own = own_plan(issuing.cast, commune, "3/KH-UBND", cites=KEY)
    response = at(role, commune).get(reverse("plan", args=[own.pk]))
    assert len(page(response).xpath("//form[contains(@class, 'notice')]")) == offered


def test_the_unit_is_told_by_when_it_must_issue_a_plan_on_the_plan_and_at_home(issuing: Issuing, at: At) -> None:
    due = due_in(issuing, 60)
    client = at(Role.OFFICE, issuing.cast.commune)
    upload = reverse("document-upload")
    for address in (reverse("plan", args=[issuing.plan.pk]), reverse("home")):
        response = client.get(address)
        assert f"phải ban hành kế hoạch triển khai chậm nhất ngày {due:%d/%m/%Y}" in text_of(response)
        assert page(response).xpath(f"//main//a[@href='{upload}']")
    issuing.link(own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND"))
    assert "phải ban hành" not in text_of(client.get(reverse("home")))
    assert "Kế hoạch triển khai của đơn vị bạn: Kế hoạch 3/KH-UBND" in text_of(
        client.get(reverse("plan", args=[issuing.plan.pk]))
    )


def test_an_officer_is_told_and_gets_no_upload(issuing: Issuing, at: At) -> None:
    due_in(issuing, 60)
    response = at(Role.OFFICER, issuing.cast.commune).get(reverse("home"))
    assert "phải ban hành kế hoạch triển khai" in text_of(response)
    assert not page(response).xpath(f"//main//a[@href='{reverse('document-upload')}']")


def test_any_plan_of_the_unit_may_be_chosen_by_hand(issuing: Issuing, at: At) -> None:
    commune = issuing.cast.commune
    own = own_plan(issuing.cast, commune, "3/KH-UBND")
    own_plan(issuing.cast, issuing.cast.other_commune, "9/KH-UBND", cites=KEY)
    address = reverse("own-plan-choose", args=[issuing.plan.pk, issuing.duty.pk])
    client = at(Role.OFFICE, commune)
    assert [button.get("value") for button in page(client.get(address)).xpath("//button[@name='plan']")] == [
        str(own.pk)
    ]
    assert "Không có kế hoạch nào như vậy" in text_of(client.get(address, {"q": "khoáng sản"}))
    client.post(address, {"plan": own.pk})
    assert issuing.of(commune).plan == own


@pytest.mark.parametrize(("chosen", "status"), [("", 422), ("abc", 422), ("987654", 404)])
def test_what_is_no_plan_of_the_unit_is_not_linked(issuing: Issuing, at: At, chosen: str, status: int) -> None:
    address = reverse("own-plan-choose", args=[issuing.plan.pk, issuing.duty.pk])
    client = at(Role.OFFICE, issuing.cast.commune)
    assert client.post(address, {"plan": chosen}).status_code == status
    foreign = own_plan(issuing.cast, issuing.cast.other_commune, "9/KH-UBND")
    assert client.post(address, {"plan": foreign.pk}).status_code == 404
    assert issuing.of(issuing.cast.commune).plan is None


def test_the_list_says_who_has_issued_a_plan_and_who_is_late(issuing: Issuing, office: Client) -> None:
    late = (timezone.localdate() - DUE).days
    issuing.link(own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND", issued=DUE + timedelta(days=2)))
    response = coverage(office, issuing)
    assert rows(response) == [
        [
            "Ủy ban nhân dân phường Bến Đá",
            f"Chưa ban hành, quá hạn {late} ngày",
            "16/03/2026",
            "–",
            str(late),
            "–",
            "",
        ],
        [
            "Ủy ban nhân dân xã Suối Lam",
            "Đã ban hành, chậm 2 ngày",
            "16/03/2026",
            "18/03/2026",
            "2",
            "Kế hoạch 3/KH-UBND",
            "Gỡ Ủy ban nhân dân xã Suối Lam",
        ],
    ]
    assert texts(response, "//p[@class='sum']") == [
        "2 kế hoạch phải ban hành = 0 đúng hạn + 1 ban hành chậm + 0 đã ban hành, không xét được hạn"
        " + 1 quá hạn + 0 chưa đến hạn + 0 không có hạn cụ thể."
    ]


def test_the_list_is_filtered_searched_and_sorted(issuing: Issuing, office: Client) -> None:
    issuing.link(own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND"))

    def names(**asked: str) -> list[str]:
        return [row[0] for row in rows(coverage(office, issuing, **asked))]

    commune, ward = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"
    assert names(state="on_time") == [commune]
    assert names(q="ben da") == [ward]
    assert names(q="khong co") == []
    assert names(sort="unit") == [ward, commune]
    assert names(sort="-unit") == [commune, ward]
    assert names(sort="nonsense", state="nonsense") == names()
    assert names(sort="issued") == [commune, ward]


def test_a_unit_sees_itself_alone_and_opens_no_plan_beside_it(issuing: Issuing, at: At) -> None:
    cast = issuing.cast
    for unit, number in ((cast.commune, "3/KH-UBND"), (cast.other_commune, "9/KH-UBND")):
        issuing.link(own_plan(cast, unit, number))
    response = coverage(at(Role.OFFICE, cast.commune), issuing)
    assert [(row[0], row[5]) for row in rows(response)] == [("Ủy ban nhân dân xã Suối Lam", "Kế hoạch 3/KH-UBND")]
    assert "Chỉ tính các đơn vị bạn được xem." in text_of(response)


def test_a_plan_that_cites_and_is_not_linked_is_told(issuing: Issuing, office: Client) -> None:
    own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND", cites=KEY)
    told = {row[0]: row[5] for row in rows(coverage(office, issuing))}
    assert told["Ủy ban nhân dân xã Suối Lam"] == "có kế hoạch viện dẫn, đơn vị chưa gắn"


def test_fifty_units_a_page_for_the_same_queries(issuing: Issuing, office: Client) -> None:
    counts = []
    for more in (0, 60):
        for number in range(more):
            name = f"Ủy ban nhân dân xã Số {number}"
            unit = create_unit(name=name, kind=UnitKind.COMMUNE, parent=issuing.cast.province, valid_from=DUE, by=None)
            issuing.duty.units.add(unit)
        with CaptureQueriesContext(connection) as queries:
            response = coverage(office, issuing)
        counts.append((len(queries), len(rows(response))))
    assert counts[0][0] == counts[1][0]
    assert [shown for _queries, shown in counts] == [2, 50]
    assert len(rows(coverage(office, issuing, page="2"))) == 12


def test_the_excel_file_holds_what_the_list_shows(issuing: Issuing, office: Client) -> None:
    issuing.link(own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND"))
    response = office.get(reverse("plan-coverage-export", args=[issuing.plan.pk]), {"state": "on_time"})
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(response.streaming_content)))
    _head, line = book.get_sheet_by_index(0).to_python()
    assert line == [
        "Ủy ban nhân dân xã Suối Lam",
        "Đã ban hành đúng hạn",
        DUE,
        date(2026, 3, 10),
        "",
        "3/KH-UBND",
        "Triển khai phòng cháy, chữa cháy",
    ]


def test_a_plan_that_asks_for_none_says_so(cast: Cast, office: Client) -> None:
    plan = own_plan(cast, cast.province, "7/KH-UBND")
    response = office.get(reverse("plan-coverage", args=[plan.pk]))
    assert texts(response, "//*[@class='empty']/p")[0].startswith("Kế hoạch không yêu cầu đơn vị nào")


def test_the_office_above_takes_a_wrong_link_back_with_a_reason(issuing: Issuing, office: Client) -> None:
    commune = issuing.cast.commune
    issuing.link(own_plan(issuing.cast, commune, "3/KH-UBND"))
    address = reverse("own-plan-unlink", args=[issuing.plan.pk, issuing.duty.pk, commune.pk])
    assert office.post(address, {"reason": ""}).status_code == 422
    assert issuing.of(commune).plan is not None
    office.post(address, {"reason": "Kế hoạch của năm trước"})
    assert issuing.of(commune).plan is None


def test_tasks_that_nobody_took_up_are_told_apart(issuing: Issuing, office: Client, at: At) -> None:
    address = reverse("plan-taken-up", args=[issuing.plan.pk])
    check, drill = issuing.work.check.text, issuing.work.drill.text
    assert [(row[1], *row[2:]) for row in rows(office.get(address))] == [
        (f"{check}Công an tỉnh", "–", "không giao cho đơn vị phải ban hành kế hoạch"),
        (f"{drill}UBND các xã, phường", "0/2", "Chưa đơn vị nào triển khai"),
    ]
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    Task.objects.filter(pk=add_task(own, "Diễn tập.").pk).update(parent=issuing.work.drill)
    assert rows(office.get(address))[1][2:] == ["1/2", "Một số đơn vị đã triển khai"]
    assert rows(office.get(address, {"chua": "1"})) == []
    assert [row[2] for row in rows(office.get(address, {"xem": "chi-tieu"}))] == ["0/2", "0/2"]


def test_past_rounds_of_a_yearly_duty_stand_beside_the_one_at_hand(issuing: Issuing, office: Client) -> None:
    due, last = (date(timezone.localdate().year - ago, 1, 15) for ago in (0, 1))
    Duty.objects.filter(pk=issuing.duty.pk).update(due="--01-15")
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    for unit, plan in ((issuing.cast.commune, own), (issuing.cast.other_commune, None)):
        row = issuing.of(unit)
        row.due = due
        row.save()
        linked = {"linked_by": own.accepted_by, "linked_at": timezone.now()} if plan else {}
        PlanRound.objects.create(owing=row, unit=unit, due=last, plan=plan, **linked)
    assert [row[5] for row in rows(coverage(office, issuing))] == [
        f"–Kỳ hạn {last:%d/%m/%Y}: không ban hành",
        f"–Kỳ hạn {last:%d/%m/%Y}: Kế hoạch 3/KH-UBND",
    ]
