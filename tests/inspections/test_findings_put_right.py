"""Findings: answered with proof, closed or returned with reason, extended; measured, passed on, and seen by whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.facts import Measured
from dondoc.core.periods import ANNOUNCED
from dondoc.documents.attachments import attachment
from dondoc.facts import BY_KEY
from dondoc.inspections.actions.findings import answer_finding, close_finding, extend_finding, return_finding
from dondoc.inspections.actions.passing import pass_inspections
from dondoc.inspections.models import Finding, InspectionProgramme, Visit
from dondoc.inspections.permissions import can_answer, can_decide
from dondoc.inspections.queries.findings import findings_seen_by, late_by, to_confirm, to_remedy
from dondoc.inspections.queries.visits import own_signs, visits_seen_by
from dondoc.inspections.rules.choosing import Signs
from dondoc.reminders import words
from dondoc.reminders.lines import line_of
from dondoc.reminders.models import Message
from dondoc.reminders.sources.findings import Findings
from dondoc.units.successions.legacy import Legacy
from visits import DUE, TODAY, Inspections, make_inspections

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 4)
PROOF = attachment(b"%PDF-1.7 proof", "kiem-dinh.pdf")


@pytest.fixture
def found(cast: Cast) -> Inspections:
    return make_inspections(cast)


@pytest.fixture
def finding(found: Inspections) -> Finding:
    return found.sign(found.plan(found.cast.commune))[0]


@pytest.fixture
def head(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


def test_it_is_answered_with_proof_and_closed(found: Inspections, finding: Finding, head: User) -> None:
    remedy = answer_finding(finding=finding, words="Đã kiểm định", upload=PROOF, today=TODAY, by=head)
    assert remedy.file is not None
    assert list(to_confirm(found.cast.province.pk, TODAY)) == [finding]
    close_finding(finding=finding, today=LATER, by=found.office)
    finding.refresh_from_db()
    remedy.refresh_from_db()
    assert (finding.state, finding.closed_on, remedy.state) == ("closed", LATER, "accepted")
    with pytest.raises(Refused, match="đã được xác nhận"):
        return_finding(finding=finding, reason="x", by=found.office)


def test_it_is_returned_with_a_reason_and_answered_again(found: Inspections, finding: Finding, head: User) -> None:
    with pytest.raises(Refused, match="chưa báo"):
        close_finding(finding=finding, today=LATER, by=found.office)
    answer_finding(finding=finding, words="Đã xong", upload=None, today=TODAY, by=head)
    with pytest.raises(Refused, match="đang chờ xác nhận"):
        answer_finding(finding=finding, words="Đã xong", upload=None, today=TODAY, by=head)
    return_finding(finding=finding, reason="Thiếu giấy kiểm định", by=found.office)
    assert [each.pk for each in to_remedy(found.cast.commune.pk, TODAY)] == [finding.pk]
    answer_finding(finding=finding, words="Gửi giấy", upload=PROOF, today=TODAY, by=head)
    assert list(finding.remedies.values_list("state", "reason")) == [("returned", "Thiếu giấy kiểm định"), ("sent", "")]


def test_it_is_extended_to_a_later_day_with_a_reason(found: Inspections, finding: Finding) -> None:
    with pytest.raises(Invalid, match="sau hạn đang có"):
        extend_finding(finding=finding, due=DUE, reason="x", by=found.office)
    extend_finding(finding=finding, due=LATER, reason="Chờ kinh phí", by=found.office)
    finding.refresh_from_db()
    assert (finding.due, late_by(finding, LATER, ANNOUNCED)) == (LATER, 0)
    assert late_by(finding, LATER + timedelta(10), ANNOUNCED) == 10


def test_it_is_watched_until_it_is_answered(finding: Finding, head: User, found: Inspections) -> None:
    (fact,) = Findings().facts([finding.pk]).values()
    assert (fact.unit_id, fact.office_id, fact.due, fact.page, fact.key) == (
        found.cast.commune.pk,
        found.cast.province.pk,
        DUE,
        "finding",
        finding.pk,
    )
    assert fact.plan == "Kiểm tra “Kiểm tra an toàn”"
    (told,) = words.told(Message(lines=[line_of(fact, LATER, ANNOUNCED)]))
    assert (told.named, told.days, told.path) == (
        "Khắc phục tồn tại: Hai bình chữa cháy quá hạn kiểm định (Kiểm tra “Kiểm tra an toàn”)",
        (LATER - DUE).days,
        reverse("finding", args=[finding.pk]),
    )
    answer_finding(finding=finding, words="Đã xong", upload=None, today=TODAY, by=head)
    assert Findings().facts([finding.pk]) == {}


def test_what_is_measured_of_a_unit(found: Inspections, finding: Finding) -> None:
    unit, other = found.cast.commune.pk, found.cast.other_commune.pk
    year = date(2026, 1, 1), date(2026, 12, 31)

    def measured(key: str) -> dict[int, Measured]:
        return dict(BY_KEY[key].measure([unit, other], *year))

    assert measured("visits.held") == {unit: Measured(1)}
    assert measured("findings.open") == {unit: Measured(1)}
    assert measured("findings.overdue") == {unit: Measured(1)}
    assert measured("findings.closed") == {unit: Measured(0)}
    assert own_signs([unit, other], LATER, ANNOUNCED) == {
        unit: Signs(open=1, overdue=1, unseen=(LATER - TODAY).days),
        other: Signs(),
    }


def test_the_visited_unit_and_those_above_see_it_and_nobody_beside(found: Inspections, finding: Finding) -> None:
    cast = found.cast
    seen = {
        unit: finding in findings_seen_by(cast.user(Role.OFFICER, getattr(cast, unit)), TODAY)
        for unit in ("province", "commune", "other_commune", "school", "police")
    }
    assert seen == {"province": True, "commune": True, "other_commune": False, "school": False, "police": False}
    assert can_answer(cast.user(Role.HEAD, cast.commune), finding, TODAY)
    assert not can_answer(cast.user(Role.OFFICE, cast.province), finding, TODAY)
    assert can_decide(cast.user(Role.INSPECTOR, cast.province), finding, TODAY)
    assert not can_decide(cast.user(Role.AUDITOR, cast.province), finding, TODAY)


def test_an_unannounced_visit_is_told_to_the_unit_once_it_is_held(found: Inspections) -> None:
    visit = found.plan(found.cast.commune, unannounced=True, team=(found.cast.police.pk,))
    officer = found.cast.user(Role.OFFICER, found.cast.commune)
    partner = found.cast.user(Role.OFFICER, found.cast.police)
    assert (visit in visits_seen_by(officer, TODAY), visit in visits_seen_by(partner, TODAY)) == (False, True)
    found.send(visit, {"held": TODAY.isoformat()})
    assert visit in visits_seen_by(officer, TODAY)


def test_what_is_open_goes_to_the_heir_and_comes_with_a_note(found: Inspections, finding: Finding) -> None:
    planned = found.plan(found.cast.commune)
    old, heir = found.cast.commune.pk, found.cast.other_commune.pk
    names = {old: "UBND xã Suối Lam", heir: "UBND phường Bến Đá"}
    legacy = Legacy(LATER, {old: heir}, names, "Nghị quyết 15/NQ-HĐND")
    done = pass_inspections(legacy=legacy, by=None)
    assert (len(done.passed), len(done.rows)) == (2, 2)
    assert [each.unit_id for each in (Finding.objects.get(), Visit.objects.get(pk=planned.pk))] == [heir, heir]
    assert Finding.objects.get().note == "Chuyển từ UBND xã Suối Lam theo Nghị quyết 15/NQ-HĐND"
    assert Visit.objects.get(state="signed").unit_id == old
    province = Legacy(LATER, {found.cast.province.pk: heir}, {found.cast.province.pk: "Tỉnh", heir: "B"}, "NQ 16")
    pass_inspections(legacy=province, by=None)
    assert (InspectionProgramme.objects.get().unit_id, Finding.objects.get().office_id) == (heir, heir)
