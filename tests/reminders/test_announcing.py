"""When a plan has been accepted each unit is told, once, what it gives it."""

from __future__ import annotations

from datetime import date

import pytest

from amended import AMENDED, DECISION, amend, composed, read, running_plan
from cast import Cast
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Assignment
from dondoc.reminders.actions import set_policy
from dondoc.reminders.actions.announcing import announce
from dondoc.reminders.actions.announcing_amendments import announce_amendments
from dondoc.reminders.models import Announcement, Message
from dondoc.reminders.rules.ladder import Rule
from dondoc.reminders.words import title, told
from dondoc.units.models import Unit
from own_plans import ask_for_plans
from reminders.inboxes import at, inbox
from tasks import Work, make_task, make_work

TUESDAY = date(2026, 6, 2)


@pytest.fixture
def work(cast: Cast) -> Work:
    """The police and both communes have tasks due on 30 June, one commune another without a due date as well."""
    made = make_work(cast)
    make_task(made.plan, "Bố trí kinh phí.", "UBND xã", (cast.commune, "own"), (cast.province, "lead"), due=None)
    ask_for_plans(made.plan, cast.commune, due="2026-06-16")
    return made


def tell(day: date = TUESDAY, hour: int = 8) -> int:
    return announce(at(day, hour), ANNOUNCED)


def said_to(unit: Unit) -> tuple[str, list[str]]:
    message = Message.objects.get(unit=unit)
    return title(message), [each.what for each in told(message)]


def test_each_unit_is_told_once_of_all_that_it_is_given(cast: Cast, work: Work) -> None:
    assert (tell(), tell()) == (4, 0)
    assert said_to(cast.commune) == (
        "Kế hoạch 12/KH-UBND giao đơn vị 3 việc",
        [
            "Ban hành kế hoạch triển khai: ban hành kế hoạch triển khai",
            "Tổ chức diễn tập chữa cháy.",
            "Bố trí kinh phí.",
        ],
    )
    assert inbox(cast.police) == [("02/06", "assigned", [("Kiểm tra an toàn trường học.", -28)])]
    assert said_to(cast.department) == (
        "Kế hoạch 12/KH-UBND giao đơn vị phối hợp 1 việc",
        ["Phối hợp: Kiểm tra an toàn trường học."],
    )
    assert inbox(cast.province) == []  # it runs the plan
    events = Event.objects.filter(verb="reminder.assigned").order_by("unit_id")
    assert [(each.unit_id, each.after) for each in events] == [
        (cast.commune.pk, {"plan": work.plan.pk, "total": 3}),
        *((unit.pk, {"plan": work.plan.pk, "total": 1}) for unit in (cast.other_commune, cast.department, cast.police)),
    ]


def test_nothing_goes_out_on_a_day_off_nor_before_the_hour(cast: Cast, work: Work) -> None:
    assert [tell(date(2026, 6, 6)), tell(date(2026, 6, 8), 6), tell(date(2026, 6, 8), 7)] == [0, 0, 4]


def test_where_nothing_is_sent_by_itself_nobody_is_told_later_either(cast: Cast, work: Work) -> None:
    for on in (False, True):
        set_policy(unit=cast.province, rule=Rule(on=on), now=at(TUESDAY), by=None)
        assert tell() == 0
    assert Announcement.objects.count() == 1


def test_a_part_that_a_unit_gives_on_is_no_work_of_the_plan(cast: Cast, work: Work) -> None:
    work.give_school()
    tell()
    assert inbox(cast.school) == []
    assert Assignment.objects.filter(unit=cast.school).exists()


def test_what_a_unit_only_helps_with_comes_last_and_is_counted_apart(cast: Cast, work: Work) -> None:
    make_task(work.plan, "Kiểm tra bể nước.", "Công an tỉnh", (cast.police, "coordinate"), due=date(2026, 6, 10))
    tell()
    assert said_to(cast.police) == (
        "Kế hoạch 12/KH-UBND giao đơn vị 1 việc, phối hợp 1 việc",
        ["Kiểm tra an toàn trường học.", "Phối hợp: Kiểm tra bể nước."],
    )


def test_where_more_is_given_than_a_message_keeps_only_the_sum_is_told(cast: Cast, work: Work) -> None:
    for number in range(60):
        role = "lead" if number < 55 else "coordinate"
        make_task(work.plan, f"Việc {number}.", "Công an tỉnh", (cast.police, role), due=None)
    tell()
    assert said_to(cast.police)[0] == "Kế hoạch 12/KH-UBND giao đơn vị 61 việc"


def test_units_that_an_amendment_concerns_are_told_once_and_no_others(cast: Cast) -> None:
    plan = running_plan(cast)
    amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd-512.txt")))
    assert [announce_amendments(at(AMENDED, hour), ANNOUNCED) for hour in (6, 8, 9)] == [0, 3, 0]
    titles = {unit: title(Message.objects.get(unit=unit)) for unit in (cast.commune, cast.department)}
    assert titles == {
        cast.commune: "Kế hoạch 45/KH-UBND đã sửa đổi: thêm 1 việc, bớt 1 việc, đổi hạn 1 việc,"
        " sửa nội dung 1 việc, đổi 1 chỉ tiêu",
        cast.department: "Kế hoạch 45/KH-UBND đã sửa đổi: thêm 1 việc, sửa nội dung 1 việc",
    }
    (line,) = told(Message.objects.get(unit=cast.department))
    assert (line.what, line.when) == ("Xem sửa đổi theo Quyết định 512/QĐ-UBND", "thêm 1 việc, sửa nội dung 1 việc")
    assert inbox(cast.police) == []
    events = Event.objects.filter(verb="reminder.amended").values_list("unit_id", flat=True)
    assert sorted(events) == [cast.commune.pk, cast.other_commune.pk, cast.department.pk]
