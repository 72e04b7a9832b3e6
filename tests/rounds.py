"""An invented plan of the cast's province with its form, and rounds of it in any state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.models import Duty, Plan, Target
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.drafts import save_draft
from dondoc.reporting.actions.forms import make_form, update_form
from dondoc.reporting.actions.submissions import accept, return_, send
from dondoc.reporting.models import Cycle, Form, Obligation
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.models import Unit

OPENED = date(2026, 6, 1)
DUE, DUE_BELOW = date(2026, 6, 16), date(2026, 6, 15)
WINDOW = (date(2025, 12, 15), date(2026, 6, 14))


@dataclass(frozen=True)
class Round:
    """An open round: ``commune`` and ``other_commune`` owe by 16/6, the ``school`` below by 15/6."""

    cast: Cast
    plan: Plan
    duty: Duty
    form: Form
    cycle: Cycle
    office: User

    def of(self, unit: Unit) -> Obligation:
        return Obligation.objects.select_related("cycle__form__plan").get(cycle=self.cycle, unit=unit)

    def typed(self, done: int = 2, of: int = 3, classes: int = 4) -> dict[str, str]:
        """Figures as typed: the share's two counts and the count."""
        share, count = self.form.indicators.all()
        return {
            f"{share.pk}.numerator": str(done),
            f"{share.pk}.denominator": str(of),
            f"{count.pk}.value": str(classes),
        }

    def boxes(self, **answers: str) -> dict[str, str]:
        """What is typed, by the names of the boxes: ``c2="5"`` or ``c1_numerator="2"`` by the codes of the indicators."""
        keys = dict(self.form.indicators.values_list("code", "pk"))
        named = (name.partition("_") for name in answers)
        boxes = [f"{keys[code]}.{part or 'value'}" for code, _under, part in named]
        return dict(zip(boxes, answers.values(), strict=True))

    def save(self, unit: Unit, typed: Mapping[str, str] | None = None, narrative: str = "") -> int:
        """Saves a draft and gives its revision."""
        obligation = self.of(unit)
        draft = obligation.submissions.filter(state="draft").first()
        saved = save_draft(
            obligation=obligation,
            typed=self.typed() if typed is None else typed,
            narrative=narrative,
            revision=draft.revision if draft else 0,
            by=self.head(unit),
        )
        return saved.draft.revision

    def send(self, unit: Unit, typed: Mapping[str, str] | None = None, day: date = DUE_BELOW) -> int:
        """Sends a report on a day and gives its version."""
        revision = self.save(unit, typed)
        now = datetime.combine(day, time(9), tzinfo=timezone.get_current_timezone())
        return send(obligation=self.of(unit), revision=revision, now=now, by=self.head(unit)).version

    def accept(self, unit: Unit, typed: Mapping[str, str] | None = None) -> None:
        """Sends a report and accepts it."""
        accept(obligation=self.of(unit), version=self.send(unit, typed), by=self.office)

    def give_back(self, unit: Unit, reason: str = "Thiếu số liệu điểm trường lẻ.") -> None:
        """Sends a report and returns it."""
        return_(obligation=self.of(unit), version=self.send(unit), reason=reason, by=self.office)

    def head(self, unit: Unit) -> User:
        return self.cast.user(Role.HEAD, unit)


def make_plan(cast: Cast) -> Plan:
    """A plan of the province for 2026 with a share, a count, and a half-year report that three units owe."""
    office = cast.user(Role.OFFICE, cast.province)
    number = StoredFile.objects.count()
    file = StoredFile.objects.create(
        unit=cast.province, name="ke-hoach.docx", sha256=f"{number:064}", size=1, uploaded_by=office
    )
    reading = Reading.objects.create(file=file, unit=cast.province, plan={}, source={}, state="accepted")
    plan = Plan.objects.create(
        reading=reading,
        unit=cast.province,
        accepted_by=office,
        kind="Kế hoạch",
        number="12/KH-UBND",
        title="Phòng cháy, chữa cháy trong trường học năm 2026",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
    )
    _target(plan, 0, "66,67% trường có lối thoát nạn thứ hai", "trường", Decimal("66.67"), "%")
    _target(plan, 1, "10 lớp tập huấn", "lớp", Decimal(10), "lớp")
    duty = Duty.objects.create(
        plan=plan,
        kind="report",
        order=0,
        text="báo cáo 6 tháng trước ngày 16/6",
        span_start=0,
        span_end=1,
        due="--06-16",
        every="year",
    )
    duty.units.set([cast.commune, cast.other_commune, cast.school])
    return plan


def make_round(cast: Cast, *indicators: IndicatorDraft) -> Round:
    """The plan's first round, opened on 1/6/2026; it asks ``indicators`` where some are given."""
    plan = make_plan(cast)
    office, duty = cast.user(Role.OFFICE, cast.province), plan.duties.get()
    form = make_form(plan=plan, by=office)
    if indicators:
        update_form(form=form, title="Biểu mẫu", narrative_label="", indicators=indicators, by=office)
    cycle = open_cycle(
        duty=duty,
        name="Báo cáo 6 tháng đầu năm 2026",
        window_start=WINDOW[0],
        window_end=WINDOW[1],
        dues={1: DUE, 2: DUE_BELOW},
        day=OPENED,
        by=office,
    )
    return Round(cast, plan, duty, form, cycle, office)


def _target(plan: Plan, order: int, text: str, subject: str, value: Decimal, unit: str) -> Target:
    return Target.objects.create(
        plan=plan,
        order=order,
        text=text,
        subject=subject,
        comparator=">=",
        value=value,
        unit=unit,
        span_start=0,
        span_end=1,
    )
