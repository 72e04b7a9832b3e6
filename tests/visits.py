"""Inspections of the cast's province: a checklist, a programme with chosen units, visits in any state, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.criteria.models import CriteriaSet, Criterion, Section
from dondoc.inspections.actions.choosing import choose_units
from dondoc.inspections.actions.programmes import Requirement, Yearly, add_line, issue_programme, make_programme
from dondoc.inspections.actions.sheets import sign_visit, take_sheet
from dondoc.inspections.actions.visits import Outing, plan_visit
from dondoc.inspections.models import Finding, InspectionProgramme, ProgrammeLine, Visit
from dondoc.inspections.queries.checklists import asked_of
from dondoc.inspections.queries.programmes import eligible_units
from dondoc.inspections.rules.choosing import USUAL, Candidate, Method
from dondoc.inspections.rules.sheets import Change
from dondoc.units.models import Unit

YEAR = 2026
TODAY = date(2026, 3, 2)
STARTS, ENDS = date(2026, 1, 1), date(2026, 12, 31)
FOUND = "0f8e1c52-3d9a-4b7e-9a61-5c2d7e4b1a90"  # a finding's key
DUE = date(2026, 4, 15)
YEARLY = Yearly("Chương trình kiểm tra an toàn năm 2026", "12/CTr-UBND", YEAR, STARTS, ENDS)


@dataclass(frozen=True)
class Inspections:
    """What tests of inspections begin with; ``office`` acts for the province."""

    cast: Cast
    office: User
    checklist: CriteriaSet
    programme: InspectionProgramme
    line: ProgrammeLine

    def plan(self, unit: Unit, *, today: date = TODAY, **more: Any) -> Visit:
        """A visit of the province to a unit, counted for the line."""
        given = {"title": "Kiểm tra an toàn", "planned": today, "criteria_id": self.checklist.pk}
        line = more.pop("line", self.line)
        return plan_visit(
            office_id=self.cast.province.pk,
            unit_id=unit.pk,
            outing=Outing(**(given | more)),
            line=line,
            today=today,
            by=self.office,
        )

    def send(self, visit: Visit, items: Mapping[str, Any], *, key: str = "", base: int = 0, today: date = TODAY) -> Any:
        """What a device of the office sends."""
        changes = [Change(item, value, base) for item, value in items.items()]
        return take_sheet(
            visit=visit, key=key or str(uuid4()), changes=changes, asked=asked_of(visit), today=today, by=self.office
        )

    def sign(self, visit: Visit, *, due: date = DUE, today: date = TODAY) -> list[Finding]:
        """A visit held and signed with one finding."""
        self.send(visit, filled(today, due), today=today)
        return sign_visit(visit=visit, asked=asked_of(visit), today=today, by=self.office)


def filled(held: date, due: date) -> dict[str, Any]:
    """A sheet with nothing missing."""
    return {
        "held": held.isoformat(),
        "answer:1.1": {"value": "no", "note": "Bình chữa cháy quá hạn kiểm định"},
        "answer:1.2": {"value": "yes", "note": ""},
        f"finding:{FOUND}": {
            "words": "Hai bình chữa cháy quá hạn kiểm định",
            "remedy": "Kiểm định lại bình chữa cháy",
            "severity": "serious",
            "due": due.isoformat(),
            "item": "answer:1.1",
        },
        "result": "Cơ bản bảo đảm an toàn.",
    }


def make_checklist(unit: Unit) -> CriteriaSet:
    """Two questions answered by yes or no."""
    found = CriteriaSet.objects.create(
        unit=unit,
        code="PKT",
        name="Phiếu kiểm tra phòng cháy",
        purpose="checklist",
        state="published",
        published_at=timezone.now(),
        digest="0" * 64,
    )
    section = Section.objects.create(criteria_set=found, order=0, code="1", name="Phòng cháy")
    for order, label in enumerate(("Bình chữa cháy còn hạn kiểm định", "Lối thoát nạn thông thoáng")):
        Criterion.objects.create(
            criteria_set=found, section=section, order=order, code=f"1.{order + 1}", label=label, kind="yes_no"
        )
    return found


def make_inspections(cast: Cast, *, issued: bool = True, today: date = TODAY, kind: str = "commune") -> Inspections:
    """A programme of the province that visits both communes, once each."""
    office = cast.user(Role.OFFICE, cast.province)
    programme = make_programme(unit_id=cast.province.pk, yearly=YEARLY, plan=None, proposals=[], by=office)
    asked = Requirement("Kiểm tra cơ sở", kind, None, Decimal(100), 1, STARTS, ENDS)
    line = add_line(programme=programme, asked=asked, by=office)
    candidates = [Candidate(unit.unit_id, unit.code) for unit in eligible_units(programme, kind, today)]
    choose_units(
        line=line, method=Method.RANDOM, seed="hop-1", weights=USUAL, candidates=candidates, today=today, by=office
    )
    if issued:
        issue_programme(programme=programme, by=office)
    line.refresh_from_db()
    programme.refresh_from_db()
    return Inspections(cast, office, make_checklist(cast.province), programme, line)
