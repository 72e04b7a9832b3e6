"""Two plans, read from their documents and accepted, over a year of ticks beside a calendar that was written by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.calendar.actions import set_day
from dondoc.calendar.queries import calendar
from dondoc.config.commands import tick
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.documents import storage
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Assignment, Duty, Owing, Plan
from dondoc.plans.own.actions import link_plan
from dondoc.plans.work.actions import drop, finish
from dondoc.reader import read_plan
from dondoc.reader.json import plan_json, source_json
from dondoc.reminders.models import Message
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.drafts import save_draft
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.actions.submissions import send
from dondoc.reporting.models import Obligation
from dondoc.reporting.queries import owing_by_level
from dondoc.reporting.rules.forms import slots
from dondoc.reporting.rules.planning import planned
from dondoc.units.models import Unit
from orders import done, merger, new_units
from own_plans import own_plan
from reminders.inboxes import at, each_day

HERE = Path(__file__).parent
START, END = date(2026, 1, 13), date(2027, 1, 4)
DOWN = (date(2026, 8, 10), date(2026, 8, 21))  # nothing ran
SATURDAYS = (date(2026, 2, 14), date(2026, 8, 22), date(2026, 8, 29))  # of all weekends, to save time
SCHOOLS, WATER = "18/KH-UBND", "25/KH-UBND"
LABELS = {  # the first words of a clause -> what the calendar calls it
    "Kiểm tra nguồn nước": "nguồn nước",
    "Tập huấn cho": "tập huấn",
    "Ban hành kế hoạch": "kế hoạch 18",
    "Tự kiểm tra": "tự kiểm tra",
    "Kiểm tra bể bơi": "bể bơi",
    "Tập huấn kỹ năng": "kỹ năng",
    "Hằng năm ban hành": "kế hoạch 25",
    "Báo cáo 6 tháng": "báo cáo 6 tháng",
    "Báo cáo năm": "báo cáo năm",
    "UBND các xã, phường báo cáo": "việc báo cáo",
}
KINDS = ("reminder", "assigned", "escalation", "digest")


def label(text: str) -> str:
    return next(name for words, name in LABELS.items() if text.startswith(words))


@dataclass
class Year:
    """The year as it goes by: what people do on their days, and the lines of the calendar that come of it."""

    cast: Cast
    lines: list[str] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    told: int = 0
    happened: int = 0

    @property
    def office(self) -> User:
        return self.cast.user(Role.OFFICE, self.cast.province)

    @property
    def day(self) -> date:
        return timezone.localdate()

    def note(self, unit: Unit, said: str) -> None:
        self.lines.append(f"{self.day:%d/%m %a}  {self.names[unit.pk]:9}  {said}")

    def unit(self, name: str) -> Unit:
        return Unit.objects.get(pk=next(pk for pk, known in self.names.items() if known == name))

    def heard(self) -> None:
        """What units were told since the last look."""
        rows = list(Message.objects.filter(pk__gt=self.told).select_related("unit"))
        for row in sorted(rows, key=lambda row: (KINDS.index(row.kind), self.names[row.unit_id])):
            self.note(row.unit, f"{row.kind}: {', '.join(self.line(each) for each in row.lines)}")
            self.told = max(self.told, row.pk)

    def line(self, told: dict[str, object]) -> str:
        words = label(str(told["what"]))
        if told["page"] == "task" and words.startswith("kế hoạch"):
            words = f"việc {words}"
        if told["page"] == "cycle-open":
            words = f"mở {words}"
        if told["unit"]:
            names = {
                "xã Suối Lam": "Suối Lam",
                "phường Bến Đá": "Bến Đá",
                "Công an": "Công an",
                "Sở": "Sở GD",
                "Mây Lam": "Mây Lam",
            }
            words = f"{next(name for part, name in names.items() if part in str(told['unit']))} {words}"
        days = f" {told['days']:+d}".replace("+0", "0") if told["due"] else ""
        return f"{words}{days}{'^' if told['above'] else ''}"

    def clock(self) -> None:
        """What the system did by itself since the last look."""
        rows = list(Event.objects.filter(pk__gt=self.happened).order_by("pk"))
        self.happened = rows[-1].pk if rows else self.happened
        passed = Counter(row.verb for row in rows)
        if passed["assignment.pass"]:
            self.note(
                self.unit("Mây Lam"),
                f"* nhận bàn giao: {passed['assignment.pass']} việc, {passed['assignment.join']} việc gộp,"
                f" {passed['obligation.pass']} báo cáo",
            )
        for row in rows:
            if row.verb == "duty.next_round":
                due = date.fromisoformat(row.after["due"])
                duty = Duty.objects.get(pk=row.object_id)
                self.note(Unit(pk=row.unit_id), f"* kỳ mới: {label(duty.text)} chậm nhất {due:%d/%m/%Y}")

    def accepts(self, file: str, number: str) -> None:
        """The office accepts the document as the queue does."""
        data = (HERE / file).read_bytes()
        plan = read_plan(data, name=file)
        stored = StoredFile.objects.create(
            unit=self.cast.province, name=file, sha256=storage.store(data), size=len(data), uploaded_by=self.office
        )
        reading = Reading.objects.create(
            file=stored, unit=self.cast.province, plan=plan_json(plan), source=source_json(plan.source), title=number
        )
        made = accept_reading(reading=reading, revision=0, day=self.day, by=self.office)
        make_form(plan=made, by=self.office)
        self.note(self.cast.province, f"* nhận kế hoạch {made.number}")

    def finishes(self, unit: Unit, words: str, through: date | None = None) -> None:
        row = self.held(unit, words)
        was, by = row.due, self.cast.user(Role.HEAD, unit)
        row = finish(assignment=row, day=self.day, by=by, through=through)
        assert was is not None
        if row.due == was:
            self.note(unit, f"* xong {words}")
        else:
            to = f" đến hết {through:%d/%m}" if through else ""
            self.note(unit, f"* xong {words} {was:%d/%m}{to}, tiếp theo {row.due:%d/%m}")

    def held(self, unit: Unit, words: str) -> Assignment:
        rows = Assignment.objects.select_related("task").filter(unit=unit)
        return next(row for row in rows if label(row.task.text) == words)

    def links(self, unit: Unit, number: str) -> None:
        duty = Duty.objects.get(kind="plan", plan__number=number)
        own = own_plan(self.cast, unit, f"{Plan.objects.count()}/KH-UBND", issued=self.day)
        link_plan(owing=Owing.objects.get(duty=duty, unit=unit), plan=own, by=self.cast.user(Role.OFFICE, unit))
        self.note(unit, f"* gắn {label(duty.text)}")

    def opens(self, words: str) -> None:
        duty = next(each for each in Duty.objects.filter(kind="report").order_by("due") if words in each.text)
        levels = list(owing_by_level(duty, self.day))
        found = planned(duty, duty.plan, levels=levels, gaps={}, day=self.day, calendar=calendar())
        open_cycle(
            duty=duty,
            name=found.round.name,
            window_start=found.round.window_start,
            window_end=found.round.window_end,
            dues=found.dues,
            day=self.day,
            by=self.office,
        )
        self.note(self.cast.province, f"* mở {label(found.round.name)}, hạn {found.round.due:%d/%m}")

    def sends(self, unit: Unit) -> None:
        owed = Obligation.objects.get(unit=unit, state="owed")
        typed = {slot.name: "3" for slot in slots(owed.cycle.form.indicators.all())}
        head = self.cast.user(Role.HEAD, unit)
        draft = save_draft(obligation=owed, typed=typed, narrative="", revision=0, by=head).draft
        send(obligation=owed, revision=draft.revision, now=timezone.now(), by=head)
        self.note(unit, f"* gửi {label(owed.cycle.name)}")

    def closes_offices(self, day: date) -> None:
        set_day(day=day, works=False, reason="Công văn 12/UBND-VX", unit_id=self.cast.province.pk, by=self.office)
        self.note(self.cast.province, f"* cho nghỉ ngày {day:%d/%m}")

    def drops(self, unit: Unit, words: str) -> None:
        drop(assignment=self.held(unit, words), reason="Bể bơi đóng cửa để sửa.", by=self.office)
        self.note(self.cast.province, f"* cho thôi {words}")

    def merges(self, day: date) -> None:
        cast = self.cast
        succession = done(merger(cast.commune, cast.other_commune, below=cast.province, day=day), self.day)
        (new,) = new_units(succession)
        self.names[new.pk] = "Mây Lam"
        self.note(cast.province, f"* nhập Suối Lam và Bến Đá thành Mây Lam từ {day:%d/%m}")


def acts(year: Year) -> dict[str, list[Callable[[], None]]]:
    """What people do in the afternoon of which day."""
    cast = year.cast
    x, y, water, schools = cast.commune, cast.other_commune, cast.police, cast.department
    heir = lambda: year.unit("Mây Lam")  # noqa: E731 - it comes to be in the year

    def checks(unit: Unit | Callable[[], Unit], words: str, through: date | None = None) -> Callable[[], None]:
        return lambda: year.finishes(unit() if callable(unit) else unit, words, through)

    done_by_police = ("16/01", "12/02", "26/03", "16/04", "15/05", "17/06", "17/09", "15/10", "17/11", "16/12")
    found: dict[str, list[Callable[[], None]]] = {day: [checks(water, "nguồn nước")] for day in done_by_police}
    others: list[tuple[str, Callable[[], None]]] = [
        ("13/01", lambda: year.accepts("truong-hoc.txt", SCHOOLS)),
        ("30/01", lambda: year.links(x, SCHOOLS)),
        ("24/02", lambda: year.links(y, SCHOOLS)),
        ("03/03", lambda: year.accepts("duoi-nuoc.txt", WATER)),
        ("06/03", checks(schools, "bể bơi")),
        ("12/03", lambda: year.links(x, WATER)),
        ("13/03", checks(schools, "bể bơi")),
        ("18/03", checks(x, "tự kiểm tra")),
        ("20/03", lambda: year.links(y, WATER)),
        ("20/03", checks(y, "tự kiểm tra")),
        ("31/03", lambda: year.drops(schools, "bể bơi")),
        ("01/06", lambda: year.closes_offices(date(2026, 6, 16))),
        ("02/06", lambda: year.opens("6 tháng")),
        ("12/06", lambda: year.sends(x)),
        ("17/06", checks(x, "tự kiểm tra")),
        ("26/06", checks(schools, "tập huấn")),
        ("30/06", lambda: year.merges(date(2026, 7, 1))),
        ("07/07", checks(heir, "tự kiểm tra")),
        ("09/07", lambda: year.sends(heir())),
        ("25/08", checks(water, "nguồn nước", date(2026, 8, 18))),
        ("18/09", checks(heir, "tự kiểm tra")),
        ("01/12", lambda: year.opens("năm")),
        ("10/12", lambda: year.sends(heir())),
        ("17/12", checks(heir, "tự kiểm tra")),
    ]
    for day, act in others:
        found.setdefault(day, []).append(act)
    return found


@pytest.fixture
def year(cast: Cast) -> Year:
    named = {
        cast.province: "Tỉnh",
        cast.commune: "Suối Lam",
        cast.other_commune: "Bến Đá",
        cast.department: "Sở GD",
        cast.police: "Công an",
    }
    return Year(cast, names={unit.pk: name for unit, name in named.items()})


def runs(day: date) -> bool:
    """Whether the clock ticks that day: on working days, on holidays, and on some Saturdays."""
    return (day.weekday() < 5 or day in SATURDAYS) and not DOWN[0] <= day <= DOWN[1]


def by_hand() -> Iterator[str]:
    lines = (HERE / "year.txt").read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))


def test_a_year_goes_as_it_was_written_down(year: Year) -> None:
    done_on = acts(year)
    for day in each_day(START, END):
        if runs(day):
            with time_machine.travel(at(day, 8), tick=False):
                assert tick.run()[1] == 0
                year.clock()
                year.heard()
        with time_machine.travel(at(day, 14), tick=False):
            for act in done_on.pop(f"{day:%d/%m}", []):
                act()
    assert year.lines == list(by_hand())
    assert done_on == {}
    assert verify() is None
