"""An invented criteria set for communes, a round of it in the cast's province, and its units in any state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.assessments.actions.council import set_members
from dondoc.assessments.actions.deciding import Act, decide, publish
from dondoc.assessments.actions.proofs import add_proof
from dondoc.assessments.actions.reviewing import finish_review, save_review
from dondoc.assessments.actions.rounds import Terms, open_round
from dondoc.assessments.actions.scoring import save_self_score, send_self_score
from dondoc.assessments.models import Assessment, AssessmentRound, Decision, Proof, SelfScore, Way
from dondoc.criteria.models import CriteriaSet, Criterion, Level, Section
from dondoc.documents.attachments import attachment
from dondoc.units.models import Unit

TODAY = date(2026, 11, 20)
TERMS = Terms("Chấm điểm xã an toàn năm 2026", date(2026, 11, 25), date(2026, 12, 5), date(2026, 12, 15), 5)
PDF = b"%PDF-1.7 invented"


@dataclass(frozen=True)
class Assessing:
    """``round`` scores both communes: 1.1 scale of 40 with evidence, 1.2 yes or no for 20, 2.1 steps by the fact of
    reports in time for 40 (100 % gives all, 80 % gives 20), 2.2 knocks out to Trung bình, 2.3 may be declared away."""

    cast: Cast
    criteria: CriteriaSet
    round: AssessmentRound
    office: User
    head: User

    def of(self, unit: Unit) -> Assessment:
        return Assessment.objects.select_related("round__criteria", "decision").get(round=self.round, unit=unit)

    def key(self, code: str) -> int:
        return Criterion.objects.get(criteria_set=self.criteria, code=code).pk

    def typed(self, **answers: str) -> dict[str, str]:
        """What is typed, by codes: ``a11="40"``, ``x21="vì"``, ``na23="1"``; all full where nothing else is said."""
        usual = {"a11": "40", "a12": "1", "a21": "100", "a22": "0", "a23": "10"} | answers
        letters = {name: name.rstrip("0123456789") for name in usual}
        return {
            f"{letter}-{self.key('.'.join(name.removeprefix(letter)))}": usual[name] for name, letter in letters.items()
        }

    def people(self, role: Role, unit: Unit) -> User:
        return self.cast.user(role, unit)

    def save(self, unit: Unit, typed: Mapping[str, str] | None = None) -> SelfScore:
        return save_self_score(
            assessment=self.of(unit),
            typed=self.typed() if typed is None else typed,
            revision=self.revision(unit),
            day=TODAY,
            by=self.people(Role.HEAD, unit),
        ).draft

    def revision(self, unit: Unit) -> int:
        draft = self.of(unit).self_scores.filter(state="draft").first()
        return draft.revision if draft else 0

    def prove(self, unit: Unit, code: str = "1.1", content: bytes = PDF) -> Proof:
        return add_proof(
            assessment=self.of(unit),
            criterion_id=self.key(code),
            upload=attachment(content + str(unit.pk).encode(), "minh-chung.pdf"),
            day=TODAY,
            by=self.people(Role.HEAD, unit),
        )

    def send(
        self, unit: Unit, typed: Mapping[str, str] | None = None, day: date = TODAY, *, proven: bool = True
    ) -> SelfScore:
        if proven:
            self.prove(unit)
        return send_self_score(
            assessment=self.of(unit),
            typed=self.typed() if typed is None else typed,
            revision=self.revision(unit),
            now=datetime.combine(day, time(9), tzinfo=timezone.get_current_timezone()),
            day=day,
            by=self.people(Role.HEAD, unit),
        )

    def review(
        self, unit: Unit, typed: Mapping[str, str] | None = None, *, reviewer: Unit | None = None, finish: bool = True
    ) -> Assessment:
        """Accepts what the unit says, except for what is typed."""
        by_unit = reviewer or self.cast.province
        by, found = self.people(Role.OFFICE, by_unit), self.of(unit)
        sent = found.self_scores.get(state="sent")
        kept = sent.reviews.filter(unit=by_unit).first()
        revision = kept.revision if kept else 0
        for section in self.criteria.sections.all():
            revision = save_review(
                assessment=found,
                version=sent.version,
                unit_id=by_unit.pk,
                typed=typed or {},
                revision=revision,
                by=by,
                section_id=section.pk,
            ).review.revision
        if finish:
            finish_review(assessment=found, version=sent.version, unit_id=by_unit.pk, revision=revision, by=by)
        return self.of(unit)

    def decide(self, *units: Unit, number: str = "125/QĐ-UBND") -> Decision:
        act = Act(number, date(2026, 12, 14), date(2026, 12, 14), date(2027, 12, 31))
        ids = [self.of(unit).pk for unit in units]
        return decide(round_=self.round, assessment_ids=ids, act=act, day=date(2026, 12, 14), by=self.head)

    def publish(self, *units: Unit, day: date = date(2026, 12, 14), number: str = "125/QĐ-UBND") -> Decision:
        return publish(decision=self.decide(*units, number=number), day=day, by=self.office)

    def recognised(self, unit: Unit, *, proven: bool = True, **typed: str) -> Assessment:
        """All the way to publication."""
        self.send(unit, self.typed(**typed), proven=proven)
        self.review(unit)
        self.publish(unit)
        return self.of(unit)


def make_criteria(cast: Cast, *, kind: str = "commune", year_end: tuple[int, int] = (12, 14)) -> CriteriaSet:
    made = CriteriaSet.objects.create(
        unit=cast.province,
        code="xa-an-toan",
        name="Bộ tiêu chí xã, phường an toàn",
        kind=kind,
        year_end_month=year_end[0],
        year_end_day=year_end[1],
        state="published",
        published_at=timezone.now(),
        digest="a" * 64,
    )
    first = Section.objects.create(criteria_set=made, order=0, code="I", name="Phòng cháy, chữa cháy")
    second = Section.objects.create(criteria_set=made, order=1, code="II", name="Chế độ báo cáo")
    rows = [
        (first, "1.1", "Kiểm tra cơ sở", {"points": 4000, "evidence_required": True, "evidence": "Biên bản kiểm tra"}),
        (first, "1.2", "Có đội chữa cháy cơ sở", {"kind": "yes_no", "points": 2000}),
        (
            second,
            "2.1",
            "Báo cáo gửi đúng hạn",
            {"kind": "steps", "points": 4000, "steps": [[10000, 4000], [8000, 2000]], "fact": "reports.on_time"},
        ),
        (second, "2.2", "Để xảy ra cháy lớn", {"kind": "knock_out", "knocks_to": "average"}),
        (second, "2.3", "Kiểm tra chợ", {"points": 1000, "by_declaration": True}),
    ]
    for order, (section, code, label, more) in enumerate(rows):
        Criterion.objects.create(criteria_set=made, section=section, order=order, code=code, label=label, **more)
    levels = (("excellent", "Xuất sắc", 9900), ("good", "Khá", 7700), ("average", "Trung bình", 5500))
    for key, name, threshold in levels:
        Level.objects.create(criteria_set=made, key=key, name=name, threshold=threshold)
    Level.objects.create(criteria_set=made, key="weak", name="Yếu", threshold=0, reaches=False)
    return made


def make_assessing(cast: Cast, *council: Unit, year: int = 2026, criteria: CriteriaSet | None = None) -> Assessing:
    """An open round; with ``council`` these units review, the first in the chair."""
    office, criteria = cast.user(Role.OFFICE, cast.province), criteria or make_criteria(cast)
    made = open_round(
        unit=cast.province,
        criteria=criteria,
        year=year,
        terms=TERMS,
        way=Way.COUNCIL if council else Way.ABOVE,
        day=TODAY,
        by=office,
    )
    if council:
        ids = [each.pk for each in council]
        set_members(round_=made, unit_ids=ids, chair_id=ids[0], day=TODAY, by=office)
    return Assessing(cast, criteria, made, office, cast.user(Role.HEAD, cast.province))
