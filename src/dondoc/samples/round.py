"""One whole reporting round in the invented province: the way that every plan takes, by the product's own actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.compiling.queries import usual_kind
from dondoc.compiling.reading import paper_now
from dondoc.documents.actions import read_upload
from dondoc.exports.compiled_report import file_name
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import DutyKind, Plan
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.drafts import save_draft
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.actions.submissions import accept, return_, send
from dondoc.reporting.asked import asked
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import owed_in, owing_by_level
from dondoc.reporting.rules.forms import slots
from dondoc.reporting.rules.planning import planned
from dondoc.reporting.rules.standing import Counts
from dondoc.samples import sample_path
from dondoc.samples.activities import make_activities
from dondoc.samples.awards import make_awards
from dondoc.samples.criteria import adopt_sets
from dondoc.samples.inspections import make_inspections
from dondoc.samples.money import make_money
from dondoc.samples.province import make_accounts, make_province
from dondoc.samples.yearly import make_yearly_rounds

PLAN = "plans/ke-hoach-pccc-truong-hoc-tinh.docx"
OPENED = date(2026, 6, 1)
SILENT = (10, 11)  # places of the units that do not send
ON_TIME, TOO_LATE = (2026, 6, 10), (2026, 6, 19)


def run_round(folder: Path, *, say: Callable[[str], None]) -> Path:
    """Runs the round once and writes the compiled report into ``folder``.

    Run again, it only compiles again: units, accounts and plan stay as whoever tries the demo has left them.
    """
    today = timezone.localdate()
    cycle = Cycle.objects.order_by("pk").first() or _begin(today)
    plan = cycle.form.plan
    say(f"Đã nhận kế hoạch: {plan.tasks.count()} nhiệm vụ, {plan.targets.count()} chỉ tiêu.")
    counts = Counts.of(each.standing for each in owed_in(cycle, today, calendar()))
    say(f"{cycle.name}: {counts.owed} đơn vị phải báo cáo, {counts.received} đã gửi.")
    path = folder / file_name(cycle)
    path.write_bytes(paper_now(cycle, usual_kind(cycle), today).content)
    return path


def _begin(today: date) -> Cycle:
    """The province, its accounts and its plan, made where an earlier run was broken off before; and the round."""
    units = make_province(today)
    people = make_accounts(units)
    office, head = people["vanphong@songmay.example"], people["lanhdao.maythuong@songmay.example"]
    root = units["S01"].unit_id
    plan = Plan.objects.filter(unit_id=root).first() or _accept(root, today, office)
    cycle = _run_cycle(plan, office, head)
    make_yearly_rounds(units, people, today)
    adopt_sets(root, office)
    make_inspections(units, people, today)
    make_money(plan, units, people, today)
    make_awards(units, people, today)
    make_activities(units, office, today)
    return cycle


def _accept(unit_id: int, today: date, office: User) -> Plan:
    data = sample_path(PLAN).read_bytes()
    reading = read_upload(data=data, name=Path(PLAN).name, unit_id=unit_id, by=office)
    plan = accept_reading(reading=reading, revision=reading.revision, day=today, by=office)
    make_form(plan=plan, by=office)
    return plan


def _run_cycle(plan: Plan, office: User, head: User) -> Cycle:
    """Opens the first round; most units send in time, some late, one is returned, some do not send."""
    duty = plan.duties.filter(kind=DutyKind.REPORT).earliest("due")
    levels = list(owing_by_level(duty, OPENED))
    next_round = planned(duty, plan, levels=levels, gaps={}, day=OPENED, calendar=calendar())
    round_ = next_round.round
    cycle = open_cycle(
        duty=duty,
        name=round_.name,
        window_start=round_.window_start,
        window_end=round_.window_end,
        dues=next_round.dues,
        day=OPENED,
        by=office,
    )
    for place, obligation in enumerate(cycle.obligations.order_by("pk")):
        _report(obligation, place, office, head)
    return cycle


def _report(obligation: Obligation, place: int, office: User, head: User) -> None:
    if place in SILENT:
        return
    day = TOO_LATE if place % 7 == 6 else ON_TIME
    now = datetime.combine(date(*day), time(9, place), tzinfo=timezone.get_current_timezone())
    typed = invented_figures(obligation, place)
    narrative = "Đề nghị bổ sung kinh phí thay bình chữa cháy đã hết hạn." if place % 4 == 0 else ""
    draft = save_draft(obligation=obligation, typed=typed, narrative=narrative, revision=0, by=head).draft
    sent = send(obligation=obligation, revision=draft.revision, now=now, by=head)
    if place == 3:
        return_(obligation=obligation, version=sent.version, reason="Thiếu số liệu của điểm trường lẻ.", by=office)
    elif place != 4:
        accept(obligation=obligation, version=sent.version, by=office)


def invented_figures(obligation: Obligation, place: int) -> dict[str, str]:
    """Figures for every slot of the form: plausible, the same at each run, not of any real unit."""
    schools = 3 + place * 5 % 7
    typed: dict[str, str] = {}
    for column, slot in enumerate(slots(asked(obligation.cycle))):
        if slot.part == "numerator":
            typed[slot.name] = str(schools - (place + column) % 4 // 3)
        else:
            typed[slot.name] = str(schools if slot.part == "denominator" else 1 + place % 3)
    return typed
