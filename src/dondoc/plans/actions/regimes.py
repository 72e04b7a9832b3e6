"""Standing reporting regimes (chế độ báo cáo): periodic reports that no plan asks for, but a circular or decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.plans import columns
from dondoc.plans.models import Duty, DutyKind, Plan

KIND = "Chế độ báo cáo"
LONGEST = 500
EVERY = {"month": "hằng tháng", "quarter": "hằng quý", "6 months": "6 tháng một lần", "year": "hằng năm"}


@dataclass(frozen=True, slots=True)
class Regime:
    """What is said of a regime: its name, the document that sets it up with its number and day, and since when."""

    title: str
    number: str
    signed: date | None
    since: date
    until: date | None


@transaction.atomic
def make_regime(*, unit_id: int, regime: Regime, report: str, every: str, by: User) -> Plan:
    """Sets up a regime of a unit with its first report; when it is due and who owes it is said after, as of a plan.

    ``every`` is a key of `EVERY`. Raises `Invalid` for what is missing, too long or names a person, and for an end
    before the beginning.
    """
    problems = [*_problems(regime), *_of_report(report, every)]
    if problems:
        raise Invalid(problems)
    plan = Plan.objects.create(unit_id=unit_id, accepted_by=by, **_columns(regime))
    after = {"title": plan.title, "number": plan.number, "period_start": regime.since, "period_end": regime.until}
    record("plan.make_regime", plan, by=by, unit_id=unit_id, after=after)
    _add(plan, report, every, by)
    return plan


@transaction.atomic
def add_report(*, plan: Plan, report: str, every: str, by: User) -> Duty:
    """Names one more report of a regime. Raises `Refused` for a plan that was read: an amendment changes that one."""
    if plan.reading_id is not None:
        raise Refused(_("Báo cáo của kế hoạch đã đọc chỉ thêm được bằng văn bản sửa đổi kế hoạch."))
    if problems := list(_of_report(report, every)):
        raise Invalid(problems)
    return _add(plan, report, every, by)


def _add(plan: Plan, report: str, every: str, by: User) -> Duty:
    text = f"{report.strip()}, định kỳ {EVERY[every]}"
    order = plan.duties.count()
    duty = Duty.objects.create(plan=plan, order=order, kind=DutyKind.REPORT, text=text, every=every, **_NOWHERE)
    record("duty.name", duty, by=by, unit_id=plan.unit_id, after={"text": text, "every": every})
    return duty


_NOWHERE = {"span_start": 0, "span_end": 0}


def _columns(regime: Regime) -> columns.Columns:
    head = dict.fromkeys(("place", "issuer", "signatory_authority", "signatory_title", "signatory_name"))
    return columns.head_columns(
        head
        | {
            "kind": KIND,
            "number": regime.number.strip(),
            "title": regime.title.strip(),
            "document_key": "",
            "date": regime.signed and regime.signed.isoformat(),
            "period_start": regime.since.isoformat(),
            "period_end": regime.until and regime.until.isoformat(),
        }
    )


def _problems(regime: Regime) -> Iterator[Problem]:
    if not regime.title.strip():
        yield Problem("title", _("Hãy ghi tên chế độ báo cáo."))
    for name, text in (("title", regime.title), ("number", regime.number)):
        yield from _too_long(name, text)
    if regime.until and regime.until < regime.since:
        yield Problem("until", _("Ngày kết thúc phải sau ngày bắt đầu."))
    yield from identifier_problems({"title": regime.title, "number": regime.number})


def _of_report(report: str, every: str) -> Iterator[Problem]:
    if not report.strip():
        yield Problem("report", _("Hãy ghi tên báo cáo."))
    if every not in EVERY:
        yield Problem("every", _("Hãy chọn chu kỳ báo cáo."))
    yield from _too_long("report", report)
    yield from identifier_problems({"report": report})


def _too_long(where: str, text: str) -> Iterator[Problem]:
    if len(text) > LONGEST:
        yield Problem(where, _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": LONGEST})
