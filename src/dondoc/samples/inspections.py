"""A year of invented inspections in the province: a plan, its programme, visits and findings in every state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.criteria.actions.publishing import publish
from dondoc.criteria.actions.sets import create_set
from dondoc.criteria.models import CriteriaSet, SetState
from dondoc.criteria.shipped import shipped_sets
from dondoc.documents.actions import read_upload
from dondoc.facts import BY_KEY
from dondoc.inspections.actions.choosing import choose_units, leave_out
from dondoc.inspections.actions.findings import answer_finding, close_finding, extend_finding, return_finding
from dondoc.inspections.actions.programmes import Yearly, issue_programme, make_programme
from dondoc.inspections.actions.sheets import sign_visit, take_sheet
from dondoc.inspections.actions.visits import Outing, cancel_visit, plan_line, plan_visit
from dondoc.inspections.models import Finding, InspectionProgramme, ProgrammeLine, Visit
from dondoc.inspections.queries.checklists import asked_of
from dondoc.inspections.queries.programmes import eligible_units, proposals_of
from dondoc.inspections.queries.visits import own_signs
from dondoc.inspections.rules.choosing import USUAL, Candidate, Method
from dondoc.inspections.rules.sheets import Change
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Plan
from dondoc.samples import sample_path
from dondoc.units.models import Unit, UnitVersion

PLAN = "plans/ke-hoach-kiem-tra-an-toan.txt"
CHECKLIST = "phieu-kiem-tra-pccc"
TITLE = "Kiểm tra an toàn phòng cháy, chữa cháy tại cơ sở"
_DAY = timedelta(days=1)
_ANSWERS = {"yes_no": ("yes", "no"), "knock_out": ("no", "yes")}  # of a figure a percentage
_FOUND = (
    ("Hai bình chữa cháy quá hạn kiểm định", "Kiểm định lại hoặc thay bình chữa cháy", "serious", "C4"),
    ("Cửa thoát nạn phía sau bị khóa trong giờ làm việc", "Mở khóa, bố trí người trực cửa thoát nạn", "grave", "B1"),
    ("Chưa cập nhật sơ đồ thoát nạn sau khi sửa nhà", "Lập lại sơ đồ và niêm yết tại mỗi tầng", "minor", "B4"),
    ("Tủ điện bếp không có nắp che", "Lắp nắp che, kiểm tra dây dẫn", "serious", "D1"),
    ("Sổ theo dõi phương tiện bỏ trống ba tháng", "Ghi sổ hằng tháng, lưu biên bản tự kiểm tra", "minor", "A4"),
)


def make_inspections(units: Mapping[str, UnitVersion], people: Mapping[str, User], today: date) -> None:
    """Done once; a year's programme by the province's office, and one still being written."""
    office, root = people["vanphong@songmay.example"], units["S01"].unit_id
    if InspectionProgramme.objects.filter(unit_id=root).exists():
        return
    checklist = _checklist(root, office)
    plan = _plan(root, today, office)
    year = date(today.year, 1, 1), date(today.year, 12, 31)
    yearly = Yearly(f"Chương trình kiểm tra an toàn cơ sở năm {today.year}", "04/CTr-UBND", today.year, *year)
    proposals = proposals_of(plan)
    programme = make_programme(unit_id=root, yearly=yearly, plan=plan, proposals=proposals, by=office)
    lines = list(programme.lines.all())
    for line, method in zip(lines, (Method.BOTH, Method.RISK, Method.RANDOM), strict=False):
        _choose(line, method, today, office)
    pick = lines[0].picks.order_by("pk")[0]
    leave_out(pick=pick, reason="Đang sửa chữa toàn bộ, tạm nghỉ dạy học.", by=office)
    _choose(lines[0], Method.BOTH, today, office)
    issue_programme(programme=programme, by=office)
    for line in lines:
        line.programme.refresh_from_db()
    _visits(lines, checklist, people, units, today)
    starts, ends = (day.replace(year=day.year + 1) for day in year)
    following = Yearly("Chương trình kiểm tra năm sau (dự thảo)", "", today.year + 1, starts, ends)
    make_programme(unit_id=root, yearly=following, plan=plan, proposals=proposals[:1], by=office)


def _checklist(root: int, office: User) -> CriteriaSet:
    there = CriteriaSet.objects.filter(unit_id=root, code=CHECKLIST, state=SetState.PUBLISHED).first()
    if there is not None:
        return there
    made = create_set(unit=Unit(pk=root), draft=shipped_sets()[CHECKLIST], shipped=CHECKLIST, by=office)
    return publish(criteria_set=made, facts=BY_KEY, by=office)


def _plan(root: int, today: date, office: User) -> Plan:
    data = sample_path(PLAN).read_bytes()
    reading = read_upload(data=data, name="ke-hoach-kiem-tra-an-toan.txt", unit_id=root, by=office)
    return accept_reading(reading=reading, revision=reading.revision, day=today, by=office)


def _choose(line: ProgrammeLine, method: Method, today: date, office: User) -> None:
    units = list(eligible_units(line.programme, line.kind, today))
    signs = own_signs([unit.unit_id for unit in units], today, calendar())
    in_time = BY_KEY["reports.on_time"].measure(list(signs), today - 365 * _DAY, today)
    for unit_id, found in in_time.items():
        owed = found.of or 0
        signs[unit_id] = replace(signs[unit_id], late=owed - found.amount, owed=owed)
    candidates = [Candidate(unit.unit_id, unit.code, signs[unit.unit_id]) for unit in units]
    seed = f"Họp ngày 05/01/{today.year}, vé số 203517"
    choose_units(line=line, method=method, seed=seed, weights=USUAL, candidates=candidates, today=today, by=office)


def _visits(
    lines: list[ProgrammeLine],
    checklist: CriteriaSet,
    people: Mapping[str, User],
    units: Mapping[str, UnitVersion],
    today: date,
) -> None:
    """Six held and signed, one being written, one cancelled, the others of the first line still to come."""
    office, police = people["vanphong@songmay.example"], units["S01.22"].unit_id
    picks = [pick for line in lines for pick in line.picks.filter(left_out="").order_by("pk")[:3]]
    by_line = {line.pk: line for line in lines}
    for place, pick in enumerate(picks[:6]):
        held = today - (70 - place * 9) * _DAY
        visit = _plan_visit(by_line[pick.line_id], pick.unit_id, checklist, police, held, office)
        findings = _hold(visit, held, place, office)
        _settle(findings, place, people, today)
    commune = units["S01.01"].unit_id
    for place, days in enumerate((75, 40)):  # at the unit that the demo has accounts of
        held = today - days * _DAY
        findings = _hold(_plan_visit(None, commune, checklist, police, held, office), held, place + 1, office)
        if place == 0:
            _settle(findings, 0, people, today)
    begun = _plan_visit(lines[1], lines[1].picks.order_by("-pk")[0].unit_id, checklist, police, today, office)
    _send(begun, {"held": today.isoformat(), "answer:A1": {"value": "yes", "note": ""}}, today, office)
    gone = _plan_visit(None, units["S01.05"].unit_id, checklist, police, today + 20 * _DAY, office)
    cancel_visit(visit=gone, reason="Trùng lịch kiểm tra của cơ quan khác.", by=office)
    _plan_visit(None, commune, checklist, police, today + 12 * _DAY, office)
    outing = Outing(TITLE, today, team=(police,), criteria_id=checklist.pk)
    plan_line(line=lines[0], outing=outing, today=today, calendar=calendar(), by=office)


def _plan_visit(
    line: ProgrammeLine | None, unit_id: int, checklist: CriteriaSet, police: int, day: date, office: User
) -> Visit:
    outing = Outing(TITLE, day, team=(police,), criteria_id=checklist.pk)
    root = checklist.unit_id
    return plan_visit(office_id=root, unit_id=unit_id, outing=outing, line=line, today=day, by=office)


def _hold(visit: Visit, held: date, place: int, office: User) -> list[Finding]:
    """A whole sheet with two findings, signed on the day."""
    wrong = {_FOUND[(place + n) % len(_FOUND)] for n in range(1 + place % 2)}
    items: dict[str, Any] = {"held": held.isoformat(), "result": "Cơ bản bảo đảm an toàn; cần khắc phục các tồn tại."}
    codes = {item for _words, _remedy, _severity, item in wrong}
    for code, criterion in asked_of(visit).items():
        good, bad = _ANSWERS.get(criterion.kind, ("100", "80"))
        value = bad if code in codes else good
        items[f"answer:{code}"] = {"value": value, "note": ""}
    for words, remedy, severity, item in sorted(wrong):
        due = (held + (45 if severity == "minor" else 30) * _DAY).isoformat()
        key = uuid5(NAMESPACE_URL, f"{visit.pk}-{item}")
        items[f"finding:{key}"] = {
            "words": words, "remedy": remedy, "severity": severity, "due": due, "item": f"answer:{item}",
        }  # fmt: skip
    _send(visit, items, held, office)
    return sign_visit(visit=visit, asked=asked_of(visit), today=held, by=office)


def _send(visit: Visit, items: Mapping[str, Any], day: date, office: User) -> None:
    changes = [Change(item, value, 0) for item, value in items.items()]
    key = str(uuid5(NAMESPACE_URL, f"{visit.pk}-whole"))
    take_sheet(visit=visit, key=key, changes=changes, asked=asked_of(visit), today=day, by=office)


def _settle(findings: list[Finding], place: int, people: Mapping[str, User], today: date) -> None:
    """One visit's findings closed, one's answered, one's returned, one's extended, the others left open."""
    office, head = people["vanphong@songmay.example"], people["lanhdao.maythuong@songmay.example"]
    for finding in findings:
        if place % 4 == 3:
            extend_finding(
                finding=finding, due=today + 20 * _DAY, reason="Chờ nghiệm thu hệ thống báo cháy.", by=office
            )
        elif place % 4 < 3:
            words = "Đã khắc phục, có biên bản nghiệm thu kèm theo sổ theo dõi."
            answer_finding(finding=finding, words=words, upload=None, today=finding.opened_on + 20 * _DAY, by=head)
        if place % 4 == 0:
            close_finding(finding=finding, today=finding.opened_on + 25 * _DAY, by=office)
        elif place % 4 == 1:
            return_finding(finding=finding, reason="Chưa có biên bản nghiệm thu kèm theo.", by=office)
