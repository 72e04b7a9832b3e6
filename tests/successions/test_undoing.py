"""Taking a succession back: exactly, and only while nothing later stands on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db.models import Model

from cast import START, Cast
from dondoc.accounts.actions import end_seat, grant_seat, name_stand_in
from dondoc.accounts.models import Membership, Role
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.documents.models import StoredFile
from dondoc.plans.models import Assignment, Owing, Plan, Task
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.models import Obligation, Submission
from dondoc.successions.actions import settle, undo
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.actions.official import load_official
from dondoc.units.models import Succession, Unit, UnitKind, UnitVersion
from orders import DAY, absorption, dissolution, done, merger, new_units, split
from rounds import Round

pytestmark = pytest.mark.django_db
KEPT: tuple[type[Model], ...] = (Unit, UnitVersion, Plan, Assignment, Owing, Obligation, Submission, Membership)
LATER = DAY + timedelta(days=5)


def state() -> list[list[tuple[object, ...]]]:
    return [list(model._default_manager.order_by("pk").values_list()) for model in KEPT]


def back(succession: Succession, round_: Round) -> Succession:
    return undo(succession=succession, reason="Ghi nhầm quyết định", by=round_.office)


def full(round_: Round) -> None:
    """Work and seats of every sort at the units that will change."""
    cast = round_.cast
    task = Task.objects.create(plan=round_.plan, order=0, text="Việc", span_start=0, span_end=1, agency="", role="lead")
    Assignment.objects.create(task=task, unit=cast.commune, role="lead")
    Assignment.objects.create(task=task, unit=cast.other_commune, role="coordinate")
    officer, head = cast.user(Role.OFFICER, cast.commune), cast.user(Role.HEAD, cast.commune)
    grant_seat(user=officer, unit_id=cast.commune.pk, role=Role.OFFICE, since=LATER, by=None)
    seat = Membership.objects.get(user=head)
    name_stand_in(seat=seat, substitute=officer, since=START, until=LATER, reason="Đi học", by=head)
    round_.accept(cast.school)
    round_.save(cast.other_commune)
    other = Plan.objects.get()
    other.pk, other.unit, other.reading = None, cast.commune, copied_reading(other)
    other.save()


def copied_reading(plan: Plan) -> object:
    reading = plan.reading
    reading.pk = None
    reading._state.adding = True
    reading.file = StoredFile.objects.create(
        unit_id=plan.unit_id, name="khac.docx", sha256="e" * 64, size=1, uploaded_by=plan.accepted_by
    )
    reading.save()
    return reading


ORDERS: dict[str, Callable[[Cast], Succession]] = {
    "merger": lambda cast: done(merger(cast.commune, cast.other_commune, below=cast.province, pass_seats=True)),
    "absorption": lambda cast: done(absorption(cast.other_commune, cast.commune, pass_seats=True)),
    "split": lambda cast: done(
        split(cast.commune, {"Xã A": Fraction(1, 3), "Xã B": Fraction(2, 3)}, below=cast.province, to_all=True)
    ),
    "dissolution": lambda cast: done(dissolution(cast.commune, cast.department)),
    "to come": lambda cast: done(merger(cast.commune, cast.other_commune, below=cast.province), START),
}


@pytest.mark.parametrize("name", ORDERS)
def test_undoing_puts_every_row_back_as_it_was(round_: Round, name: str) -> None:
    full(round_)
    before = state()
    succession = ORDERS[name](round_.cast)
    assert state() != before
    back(succession, round_)
    assert state() == before
    assert not verify()


def test_what_was_handed_over_later_goes_back_too(round_: Round) -> None:
    full(round_)
    before = state()
    succession = ORDERS["to come"](round_.cast)
    settle(succession=succession, today=DAY, by=None)
    back(succession, round_)
    assert state() == before


def test_it_stays_in_the_list_with_its_reason_and_its_names(round_: Round) -> None:
    succession = back(ORDERS["merger"](round_.cast), round_)
    parts = [(part.old_name, part.new_name, part.new_id) for part in succession.parts.all()]
    assert (succession.state, succession.undo_reason, succession.undone_by) == (
        "undone",
        "Ghi nhầm quyết định",
        round_.office,
    )
    assert parts == [
        ("Ủy ban nhân dân xã Suối Lam", "UBND xã Mây Lam", None),
        ("Ủy ban nhân dân phường Bến Đá", "UBND xã Mây Lam", None),
    ]
    verbs = list(Event.objects.order_by("-pk").values_list("verb", flat=True)[:4])
    assert verbs == ["unit.restore", "unit.restore", "unit.restore", "succession.undo"]
    count = Event.objects.count()
    assert back(succession, round_) == succession
    assert Event.objects.count() == count


def test_a_reason_is_needed(round_: Round) -> None:
    succession = ORDERS["merger"](round_.cast)
    with pytest.raises(Refused, match="lý do"):
        undo(succession=succession, reason=" ", by=round_.office)


def sent(round_: Round, new: Unit) -> None:
    round_.send(new)


def seated(round_: Round, new: Unit) -> None:
    grant_seat(user=round_.office, unit_id=new.pk, role=Role.OFFICE, since=DAY, by=None)


def seat_ended(round_: Round, new: Unit) -> None:
    end_seat(seat=Membership.objects.get(unit=new, role=Role.OFFICER), day=LATER, by=None)


def planned(round_: Round, new: Unit) -> None:
    StoredFile.objects.create(unit=new, name="a.docx", sha256="d" * 64, size=1, uploaded_by=round_.office)


def child_made(round_: Round, new: Unit) -> None:
    create_unit(name="Trường Mới", kind=UnitKind.SCHOOL, parent=new, valid_from=LATER, by=None)


def grandchild_made(round_: Round, new: Unit) -> None:
    create_unit(name="Điểm trường", kind=UnitKind.OTHER, parent=round_.cast.school, valid_from=LATER, by=None)


def child_changed(round_: Round, new: Unit) -> None:
    change_unit(
        unit=round_.cast.school, name="Trường Khác", short_name="", code="", kind=UnitKind.SCHOOL, parent=new,
        valid_from=LATER, by=None,
    )  # fmt: skip


def divided_again(round_: Round, new: Unit) -> None:
    done(split(new, {"Xã A": Fraction(1, 2), "Xã B": Fraction(1, 2)}, below=round_.cast.province, day=LATER))


def round_opened(round_: Round, new: Unit) -> None:
    open_cycle(
        duty=round_.duty, name="Cả năm", window_start=date(2026, 6, 15), window_end=date(2026, 12, 14),
        dues={level: date(2026, 12, 20 - level) for level in range(4)}, day=LATER, by=round_.office,
    )  # fmt: skip


def duty_chosen_anew(round_: Round, new: Unit) -> None:
    round_.duty.units.set([round_.cast.school])


def task_given_to_another(round_: Round, new: Unit) -> None:
    Assignment.objects.filter(unit=new).update(unit=round_.cast.department)


DEPENDING: dict[Callable[[Round, Unit], None], str] = {
    sent: "báo cáo kỳ “Báo cáo 6 tháng đầu năm 2026” đã được gửi",
    seated: "1 vị trí của tài khoản gắn với đơn vị hoặc vị trí mới",
    seat_ended: "vị trí của Cán bộ nhập liệu",
    planned: "1 văn bản gắn với đơn vị hoặc vị trí mới",
    child_made: "Trường Mới được đặt vào nơi này",
    grandchild_made: "Điểm trường được đặt vào nơi này",
    child_changed: "Trường Tiểu học Suối Lam đã có thay đổi khác",
    divided_again: "chia, tách theo Nghị quyết 15/NQ-HĐND từ ngày 06/07/2026",
    round_opened: "kỳ “Cả năm” đã mở",
    duty_chosen_anew: "danh sách đơn vị phải gửi của một nghĩa vụ đã được chọn lại",
    task_given_to_another: "một nhiệm vụ đã được giao lại hoặc làm tiếp",
}


@pytest.mark.parametrize("then", DEPENDING, ids=lambda then: then.__name__)
def test_what_stands_on_it_is_named_and_nothing_is_undone(round_: Round, then: Callable[[Round, Unit], None]) -> None:
    full(round_)
    succession = ORDERS["merger"](round_.cast)
    then(round_, new_units(succession)[0])
    before = state()
    with pytest.raises(Refused) as error:
        back(succession, round_)
    assert DEPENDING[then] in str(error.value)
    assert (state(), Succession.objects.get(pk=succession.pk).state) == (before, "done")


def test_undone_from_the_last_one_back_everything_is_as_at_first(round_: Round) -> None:
    full(round_)
    before = state()
    first = ORDERS["merger"](round_.cast)
    (new,) = new_units(first)
    parts = {"Xã A": Fraction(1, 2), "Xã B": Fraction(1, 2)}
    second = done(split(new, parts, below=round_.cast.province, day=LATER), LATER)
    back(second, round_)
    back(first, round_)
    assert state() == before


@pytest.mark.parametrize("reason", ["", "Ghi nhầm quyết định"])
def test_what_was_loaded_from_the_official_list_is_never_taken_back(db: None, reason: str) -> None:
    load_official(provinces=["12"], by=None)
    loaded = Succession.objects.filter(changes__isnull=True).earliest("pk")
    before = (state(), Event.objects.count())
    with pytest.raises(Refused) as error:
        undo(succession=loaded, reason=reason, by=None)
    assert str(error.value) == "Việc này được nạp từ danh mục, không thực hiện ở đây, nên không hoàn tác được."
    assert (state(), Event.objects.count()) == before
