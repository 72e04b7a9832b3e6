"""Yearly rounds of the invented province: last year's, published; this year's, with a commune in every state; one of
schools that a council of three units reviews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.assessments.actions.aims import AimDraft, set_aims
from dondoc.assessments.actions.appeals import ask_appeal
from dondoc.assessments.actions.concluding import conclude, return_, settle
from dondoc.assessments.actions.council import set_members
from dondoc.assessments.actions.deciding import Act, decide, publish, withdraw
from dondoc.assessments.actions.reviewing import finish_review, save_review
from dondoc.assessments.actions.rounds import Terms, open_round
from dondoc.assessments.actions.scoring import save_self_score, send_self_score
from dondoc.assessments.actions.standing import exclude
from dondoc.assessments.filling import answer_name, explained_name
from dondoc.assessments.models import Assessment, AssessmentRound, Proof, Recognition, SelfScore, Way
from dondoc.assessments.rules.answers import print_answer
from dondoc.criteria.actions import create_set
from dondoc.criteria.actions import publish as put_in_force
from dondoc.criteria.models import CriteriaSet, Criterion, SetState
from dondoc.criteria.queries import criteria_of
from dondoc.criteria.rules import Answer, CriterionDraft, CriterionKind
from dondoc.criteria.shipped import shipped_sets
from dondoc.documents.attachments import attachment
from dondoc.facts import BY_KEY
from dondoc.units.models import Unit, UnitVersion

SET, SCHOOL_SET = "xa-phuong-an-toan", "truong-hoc-an-toan"
COUNCIL = ("S01.23", "S01.22", "S01.26")
"""The units of the council, the first in the chair."""
SCHOOLS = ("S01.01.1", "S01.01.2", "S01.02.1", "S01.03.1")
GOOD, FAIR, POOR = 100, 75, 35  # per cent of what a criterion gives
LAST_YEAR = (FAIR, GOOD, POOR, GOOD)
DAY = timedelta(days=1)


def make_yearly_rounds(units: Mapping[str, UnitVersion], people: Mapping[str, User], today: date) -> None:
    """Opens the rounds by the province's sets and brings each unit to where it stands."""
    office, head = people["vanphong@songmay.example"], people["lanhdao.maythuong@songmay.example"]
    root = Unit(pk=units["S01"].unit_id)
    province_head = people["lanhdao@songmay.example"]
    made = _Made(_set_in_force(root, office, SET), root, office, head, province_head)
    communes = [units[f"S01.{number:02}"].unit_id for number in range(1, 13)]
    year = made.criteria.year_of(today)
    made.last_year(year - 1, communes[: len(LAST_YEAR)])
    made.this_year(year, communes, today)
    of_schools = _Made(_set_in_force(root, office, SCHOOL_SET), root, office, head, province_head)
    schools, council = ([units[code].unit_id for code in codes] for codes in (SCHOOLS, COUNCIL))
    of_schools.by_council(of_schools.criteria.year_of(today), schools, council, today)


def _set_in_force(root: Unit, office: User, code: str) -> CriteriaSet:
    """A shipped set as an office might have edited it.

    Files are asked for where points are given freely, and facts that this version does not measure are left out.
    """
    there = CriteriaSet.objects.filter(unit=root, code=code, state=SetState.PUBLISHED).first()
    if there is not None:
        return there
    shipped = shipped_sets()[code]
    sections = tuple(
        replace(section, criteria=tuple(_measurable(each) for each in section.criteria)) for section in shipped.sections
    )
    made = create_set(unit=root, draft=replace(shipped, sections=sections), shipped=code, by=office)
    return put_in_force(criteria_set=made, facts=BY_KEY, by=office)


def _measurable(criterion: CriterionDraft) -> CriterionDraft:
    asks_file = criterion.evidence_required and criterion.kind == CriterionKind.SCALE
    return replace(criterion, fact=criterion.fact if criterion.fact in BY_KEY else "", evidence_required=asks_file)


class _Made:
    """A criteria set in force, and who acts: the office, a commune's head, the province's head."""

    def __init__(self, criteria: CriteriaSet, root: Unit, office: User, unit_head: User, head: User) -> None:
        self.criteria, self.root = criteria, root
        self.office, self.unit_head, self.head = office, unit_head, head
        self.asked = list(criteria_of(criteria))

    def last_year(self, year: int, communes: Sequence[int]) -> None:
        end = self.criteria.window(year).end
        day = end - 20 * DAY
        terms = Terms(f"Xã, phường an toàn năm {year}", end - 15 * DAY, end - 8 * DAY, end)
        round_ = self._open(year, terms, day, communes)
        sheets = [self._sheet(round_, unit_id) for unit_id in communes]
        for sheet, quality in zip(sheets, LAST_YEAR, strict=True):
            self._send(sheet, quality, day, b"nam truoc")
            self._review(sheet)
        act = Act("312/QĐ-UBND", end, end, date(year + 1, 12, 31))
        ids = [sheet.pk for sheet in sheets]
        decision = decide(round_=round_, assessment_ids=ids, act=act, day=end, by=self.head)
        publish(decision=decision, day=end, by=self.office)
        taken = Recognition.objects.filter(assessment=sheets[1]).first()
        if taken is not None:
            reason = "Để xảy ra cháy lớn tại chợ do không khắc phục tồn tại đã được kiểm tra."
            withdraw(recognition=taken, reason=reason, day=end + 90 * DAY, by=self.head)

    def this_year(self, year: int, communes: Sequence[int], today: date) -> None:
        terms = Terms(f"Xã, phường an toàn năm {year}", today + 5 * DAY, today + 15 * DAY, today + 25 * DAY)
        round_ = self._open(year, terms, today, communes)
        aims = [
            AimDraft("average", "up", True, Decimal(90), True),
            AimDraft("excellent", "up", True, Decimal(30), True),
            AimDraft("weak", "down", False, Decimal(0), False),
        ]
        set_aims(round_=round_, aims=aims, by=self.office)
        sheets = [self._sheet(round_, unit_id) for unit_id in communes]
        qualities = (FAIR, POOR, FAIR, FAIR, GOOD, FAIR, FAIR, GOOD, GOOD, FAIR)
        for place, (sheet, quality) in enumerate(zip(sheets, qualities, strict=False)):
            if place == 1:
                continue
            if place == 2:
                self._type(sheet, quality, today, self.asked[:12])
                continue
            self._send(sheet, quality, today, b"chung" if place in (4, 5) else b"nam nay")
        reason = "Thiếu biên bản kiểm tra của tiêu chí 2.5; tệp của tiêu chí 3.1 là của năm trước."
        return_(assessment=sheets[0], version=1, reason=reason, by=self.office)
        self._review(sheets[5], finish=False)
        for sheet in sheets[6:10]:
            self._review(sheet)
        term = date(year + 1, 12, 31)
        first = Act("118/QĐ-UBND", today, today, term)
        ids = [sheets[8].pk, sheets[9].pk]
        decision = decide(round_=round_, assessment_ids=ids, act=first, day=today, by=self.head)
        publish(decision=decision, day=today, by=self.office)
        second = Act("126/QĐ-UBND", today, today, term)
        decide(round_=round_, assessment_ids=[sheets[7].pk], act=second, day=today, by=self.head)
        words = "Đề nghị xem lại tiêu chí 2.6: xã có đội hình chữa cháy cơ sở, biên bản đã gửi kèm."
        ask_appeal(assessment=sheets[9], reason=words, day=today, by=self.unit_head)
        exclude(assessment=sheets[10], reason="Xã đang sắp xếp lại theo quyết định của tỉnh.", by=self.office)

    def by_council(self, year: int, schools: Sequence[int], council: Sequence[int], today: date) -> None:
        """One school concluded after its reviewers differed, one in which they still do, one that waits for two of
        them, one that has not sent its sheet."""
        terms = Terms(f"Trường học an toàn năm {year}", today + 5 * DAY, today + 15 * DAY, today + 25 * DAY)
        round_ = self._open(year, terms, today, schools, Way.COUNCIL)
        set_members(round_=round_, unit_ids=council, chair_id=council[0], day=today, by=self.office)
        settled, differing, waiting, _unsent = (self._sheet(round_, unit_id) for unit_id in schools)
        for sheet, quality in ((settled, GOOD), (differing, FAIR), (waiting, GOOD)):
            self._send(sheet, quality, today, b"truong")
        doubted = next(each for each in self.asked if each.kind == CriterionKind.YES_NO.value)
        for sheet, reviewers in ((settled, council), (differing, council), (waiting, council[:1])):
            for unit_id in reviewers:
                self._answer(sheet, unit_id, doubted if unit_id == council[1] else None)
        words = "Biên bản diễn tập của trường được gửi bổ sung, hội đồng thống nhất công nhận."
        settle(assessment=settled, version=1, criterion_id=doubted.pk, text="1", word=words, by=self.office)
        conclude(assessment=settled, version=1, by=self.office)

    def _open(self, year: int, terms: Terms, day: date, units: Sequence[int], way: Way = Way.ABOVE) -> AssessmentRound:
        asked = {"unit": self.root, "criteria": self.criteria, "year": year, "terms": terms, "way": way}
        return open_round(**asked, day=day, by=self.office, unit_ids=units)  # type: ignore[arg-type]

    def _sheet(self, round_: AssessmentRound, unit_id: int) -> Assessment:
        return Assessment.objects.select_related("round__criteria").get(round=round_, unit_id=unit_id)

    def _type(
        self, sheet: Assessment, quality: int, day: date, asked: Sequence[Criterion]
    ) -> tuple[SelfScore, dict[str, str]]:
        """Answers of a quality, and those still to be typed.

        What was measured is left as it is, but for one answer that is explained.
        """
        typed = {answer_name(each.pk): _typed(each, quality) for each in asked if not each.fact}
        draft = save_self_score(assessment=sheet, typed=typed, revision=0, day=day, by=self.unit_head).draft
        more = {answer_name(each.pk): _typed(each, quality) for each in asked if str(each.pk) not in draft.answers}
        measured = next(
            (each for each in asked if each.fact == "reports.on_time" and str(each.pk) in draft.measured), None
        )
        if measured is not None and quality == GOOD:
            more[answer_name(measured.pk)] = _typed(measured, quality)
            more[explained_name(measured.pk)] = "Có một báo cáo gửi bản giấy trong hạn, phần mềm chưa ghi."
        return draft, more

    def _send(self, sheet: Assessment, quality: int, day: date, mark: bytes) -> None:
        draft, more = self._type(sheet, quality, day, self.asked)
        proofs = []
        for each in (one for one in self.asked if one.evidence_required):
            own = mark + each.code.encode() + (b"" if mark == b"chung" else str(sheet.unit_id).encode())
            upload = attachment(b"%PDF-1.7 minh chung mau " + own, f"minh-chung-{each.code}.pdf")
            proofs.append(
                Proof(self_score=draft, criterion=each, file=upload.keep(unit_id=sheet.unit_id, by=self.unit_head))
            )
        Proof.objects.bulk_create(proofs)
        now = datetime.combine(day, time(9), tzinfo=timezone.get_current_timezone())
        send_self_score(assessment=sheet, typed=more, revision=draft.revision, now=now, day=day, by=self.unit_head)

    def _review(self, sheet: Assessment, *, finish: bool = True) -> None:
        """The province accepts what it is told, but for one criterion of which it lowers the points."""
        lowered = next(each for each in self.asked if each.kind == CriterionKind.SCALE.value)
        own = sheet.self_scores.get(version=1).answers
        typed = {
            answer_name(each.pk): print_answer(CriterionKind(each.kind), Answer(own[str(each.pk)]["value"]))
            for each in (self.asked if finish else self.asked[:9])
        }
        typed[answer_name(lowered.pk)] = print_answer(CriterionKind.SCALE, Answer(lowered.points // 2))
        typed[explained_name(lowered.pk)] = "Biên bản chỉ chứng minh được một nửa số lần kiểm tra."
        saved = save_review(assessment=sheet, version=1, unit_id=self.root.pk, typed=typed, revision=0, by=self.office)
        if finish:
            finish_review(
                assessment=sheet, version=1, unit_id=self.root.pk, revision=saved.review.revision, by=self.office
            )

    def _answer(self, sheet: Assessment, unit_id: int, doubted: Criterion | None) -> None:
        """A member of the council accepts what it is told, but for what it doubts."""
        typed = {}
        if doubted is not None:
            typed = {answer_name(doubted.pk): "0", explained_name(doubted.pk): "Hồ sơ chưa có biên bản diễn tập."}
        review: dict[str, Any] = {"assessment": sheet, "version": 1, "unit_id": unit_id, "by": self.office}
        revision = 0
        for section in self.criteria.sections.all():
            saved = save_review(typed=typed, revision=revision, section_id=section.pk, **review)
            revision = saved.review.revision
        finish_review(revision=revision, **review)


def _typed(criterion: Criterion, quality: int) -> str:
    """An answer of so many per cent, as typed."""
    kind = CriterionKind(criterion.kind)
    if kind is CriterionKind.SCALE:
        return print_answer(kind, Answer(criterion.points * quality // 10_000 * 100))
    if kind is CriterionKind.STEPS:
        steps = sorted(threshold for threshold, _points in criterion.steps)
        place = min(len(steps) - 1, quality * len(steps) // 100)
        return print_answer(kind, Answer(steps[place] if quality > POOR else 0))
    if kind is CriterionKind.YES_NO:
        return "1" if quality >= FAIR or criterion.pk % 3 else "0"
    return "0" if kind is CriterionKind.KNOCK_OUT or quality > POOR else "1"
