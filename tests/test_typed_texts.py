"""Every text that a person can type into a table goes through the identifier guard, and what it refuses is nowhere.

A new text field fails here until it stands either in `TYPED`, with what a person does to fill it, or in `NOT_TYPED`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

import typed_activities
import typed_inspections
from assessing import TERMS, Assessing, make_assessing
from cast import Cast
from criteria_sets import SMALL
from dondoc.accounts.actions import create_user, name_stand_in
from dondoc.accounts.models import Membership
from dondoc.assessments.actions.appeals import answer_appeal, ask_appeal
from dondoc.assessments.actions.concluding import return_ as give_back
from dondoc.assessments.actions.concluding import settle
from dondoc.assessments.actions.deciding import Act, decide, withdraw
from dondoc.assessments.actions.reviewing import save_review
from dondoc.assessments.actions.rounds import change_round
from dondoc.assessments.actions.scoring import save_self_score
from dondoc.assessments.actions.standing import exclude
from dondoc.assessments.models import Assessment, Recognition
from dondoc.budget.actions import Instead, add_source, carry_over, correct, open_line, reopen_year, spend
from dondoc.budget.models import Entry, Line
from dondoc.budget.rules import SourceKind
from dondoc.calendar.actions import set_day
from dondoc.commendation.actions import (
    Draft,
    add_form,
    add_member,
    add_proof,
    cancel_campaign,
    change_proposal,
    hold_meeting,
    open_campaign,
    propose,
    write_opinion,
)
from dondoc.commendation.actions import decide as decide_awards
from dondoc.commendation.actions import withdraw as withdraw_proposal
from dondoc.commendation.models import AwardForm, CommendationCampaign, Proposal
from dondoc.compiling.actions.papers import bring_template
from dondoc.compiling.actions.sentences import write_sentence
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.shipped import shipped
from dondoc.coordination.actions import Signed, add_party, add_post, create_programme, record_review
from dondoc.coordination.models import PostKind, Programme
from dondoc.core.errors import Invalid, Problem
from dondoc.core.periods import ANNOUNCED
from dondoc.criteria.actions import add_criterion, add_section, create_set, set_levels
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft
from dondoc.documents.actions import add_item, discard, edit_item, rename_agency, take_in
from dondoc.documents.attachments import attachment
from dondoc.documents.models import Reading
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.plans.actions import accept_amendment
from dondoc.plans.actions.regimes import Regime, make_regime
from dondoc.plans.models import Assignment, Task, TaskRound
from dondoc.plans.work.actions import (
    Edit,
    EnteredFor,
    Wish,
    add_file,
    add_link,
    change_assignment,
    drop,
    edit_many,
    finish,
    give_parts,
    report,
    save_view,
    send_back_round,
    start,
)
from dondoc.reminders.actions import set_mailbox, set_webhook, urge_late
from dondoc.reporting.actions.cycles import leave_out, open_cycle
from dondoc.reporting.actions.drafts import enter_for, save_draft
from dondoc.reporting.actions.extensions import ask_extension, refuse_extension
from dondoc.reporting.actions.forms import update_form
from dondoc.reporting.actions.intakes import take_in_workbooks
from dondoc.reporting.actions.notes import write_note
from dondoc.reporting.actions.routes import set_route
from dondoc.reporting.actions.submissions import return_
from dondoc.reporting.asked import forget_asking
from dondoc.reporting.models import Form, Obligation, ObligationState
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.successions.actions import Decision, carry_out, undo
from dondoc.units.actions import change_unit, create_unit, import_units
from dondoc.units.facts import Facts
from dondoc.units.models import SuccessionKind, Unit, UnitKind
from dondoc.units.queries import version_of
from dondoc.units.successions.orders import Order, Part
from dondoc.web.accounts.forms.signing import PasskeyNameForm
from orders import DAY, done, merger
from readings import make_reading
from rounds import Round, make_round
from stored import holding
from tasks import make_task

pytestmark = pytest.mark.django_db

NUMBER = "0912 345 678"
WORDS = f"gặp anh Thử, {NUMBER}"
NAMED = f"Kế hoạch {NUMBER}.txt"
PDF = b"%PDF-1.7 invented"


@dataclass(frozen=True)
class Scene:
    """A round of the cast's province with one report sent, a waiting reading, a programme and a committee."""

    cast: Cast
    round: Round
    reading: Reading
    programme: Programme
    committee: Unit

    def unit(self, **texts: str) -> object:
        facts = {"name": "Trường Mầm non Suối Lam", "short_name": "", "code": ""} | texts
        return create_unit(kind=UnitKind.SCHOOL, parent=self.cast.commune, valid_from=DAY, by=None, **facts)

    def file_of_units(self, column: str) -> object:
        cells = {"code": "T1", "name": "Trường Thử", "kind": "school", "parent": "", "valid_from": "2026-07-01"}
        cells |= {"short_name": "", column: f'"{WORDS}"'}
        data = "\n".join([",".join(cells), ",".join(cells.values())]).encode()
        return import_units(data=data, under=self.cast.commune, by=None)

    def change(self, **texts: str) -> object:
        facts = {"name": "UBND xã Suối Lam", "short_name": "", "code": "S00.01"} | texts
        return change_unit(
            unit=self.cast.commune,
            kind=UnitKind.COMMUNE,
            parent=self.cast.province,
            valid_from=DAY,
            by=None,
            **facts,
        )

    def rename(self, name: str) -> object:
        facts = Facts(name, "", "S00.01", UnitKind.COMMUNE, self.cast.province.pk)
        order = Order(SuccessionKind.RENAME, DAY, (self.cast.commune.pk,), (Part(self.cast.commune.pk, facts),))
        return carry_out(order=order, decision=Decision("Nghị quyết 15/NQ-HĐND"), today=DAY, by=None)

    def decide(self, **texts: str) -> object:
        decision = Decision(**({"number": "Nghị quyết 15/NQ-HĐND"} | texts))
        order = merger(self.cast.commune, self.cast.other_commune, below=self.cast.province)
        return carry_out(order=order, decision=decision, today=DAY, by=None)

    def undo(self, reason: str) -> object:
        succession = done(merger(self.cast.commune, self.cast.other_commune, below=self.cast.province))
        return undo(succession=succession, reason=reason, by=None)

    def edit(self, key: str, **values: str) -> object:
        return edit_item(reading=self.reading, key=key, values=values, revision=0, by=self.round.office)

    def leave_out_line(self, reason: str) -> object:
        return accept_amendment(
            plan=self.round.plan,
            reading=self.reading,
            revision=0,
            seen="",
            effect=DAY,
            left_out={"head": reason},
            today=DAY,
            by=self.round.office,
        )

    def sign(self, **texts: str) -> object:
        return create_programme(
            unit=self.cast.department,
            partner=self.cast.police,
            signed=signed(**texts),
            upload=None,
            by=self.round.office,
        )

    @property
    def held(self) -> Assignment:
        """The commune's hold of a task, made where there is none."""
        task = self.round.plan.tasks.first() or make_task(
            self.round.plan, "Diễn tập.", "Xã", (self.cast.commune, "own")
        )
        return task.assignments.get(unit=self.cast.commune)

    @property
    def line(self) -> Line:
        """Money of the commune."""
        return open_line(
            unit_id=self.cast.commune.pk,
            year=2026,
            plan=self.round.plan,
            task=None,
            source_kind=SourceKind.PROVINCE,
            source=None,
            by=self.round.office,
        )

    def spend(self, words: str, why: str = "") -> Entry:
        instead = Instead(self.cast.province.pk, why) if why else None
        day, today = date(2026, 2, 1), date(2026, 7, 1)
        return spend(line=self.line, amount=1, day=day, words=words, today=today, by=self.round.office, instead=instead)

    def commend(self, **texts: str) -> CommendationCampaign:
        """A campaign of the province."""
        said = {"title": "Khen thưởng", "barred": "Yếu"} | texts
        days = {"window_start": DAY, "window_end": DAY, "propose_by": date(2099, 1, 1), "decide_by": date(2099, 1, 1)}
        draft = Draft(year=2026, needs_level=False, least_on_time=0, **said, **days)  # type: ignore[arg-type]
        return open_campaign(unit_id=self.cast.province.pk, draft=draft, by=self.round.office)

    def award(self, name: str) -> AwardForm:
        limits = {"for_individuals": False, "kind": "", "number": None, "share": None}
        return add_form(campaign=self.commend(), name=name, by=self.round.office, **limits)  # type: ignore[arg-type]

    def propose(self, achievements: str = "Không để xảy ra cháy.") -> Proposal:
        unit = version_of(self.cast.commune.pk, DAY)
        assert unit is not None
        return propose(
            form=self.award("Giấy khen"),
            unit=unit,
            proposed_by=unit.unit_id,
            achievements=achievements,
            day=DAY,
            by=self.round.office,
        )

    def meet(self, proposal: Proposal, minutes: str = "Thống nhất.") -> object:
        campaign = proposal.campaign
        if not campaign.members.exists():
            add_member(campaign=campaign, unit=self.cast.police, chair=True, by=self.round.office)
        return hold_meeting(campaign=campaign, held_on=DAY, present=1, minutes=minutes, today=DAY, by=self.round.office)

    def proposal_before_council(self) -> Proposal:
        proposal = self.propose()
        self.meet(proposal)
        return Proposal.objects.select_related("campaign").get(pk=proposal.pk)

    def give(self, words: str) -> list[Assignment]:
        values = {"unit_ids": [self.cast.school.pk], "role": "own", "due": None, "weight": 1, "day": DAY}
        Assignment.objects.filter(pk=self.held.pk).update(due=None)
        return give_parts(assignment=self.held, words=words, by=self.round.office, **values)

    @property
    def part(self) -> Assignment:
        return self.give("Một phần")[0]

    @property
    def monthly(self) -> Assignment:
        """The commune's hold of a task of every month, with an open part."""
        whole = self.part.parent
        assert whole is not None
        Task.objects.filter(pk=whole.task_id).update(due="---18")
        Assignment.objects.filter(pk=whole.pk).update(due=date(2026, 6, 18))
        return whole

    @property
    def past(self) -> TaskRound:
        """A round of it that was done."""
        finish(assignment=self.monthly, reason="Trường nghỉ.", day=DAY, by=self.round.office)
        return TaskRound.objects.get(unit=self.cast.commune)

    def criteria(self, **texts: str) -> CriteriaSet:
        return create_set(unit=self.cast.province, draft=replace(SMALL, **texts), by=self.round.office)  # type: ignore[arg-type]

    def criteria_section(self, **texts: str) -> object:
        draft = SectionDraft(**({"code": "IX", "name": "Khác"} | texts))
        return add_section(criteria_set=self.criteria(), draft=draft, by=self.round.office)

    def criterion(self, **texts: str) -> object:
        section = self.criteria().sections.first()
        assert section is not None
        draft = CriterionDraft(**({"code": "9.9", "label": "Khác"} | texts))  # type: ignore[arg-type]
        return add_criterion(section=section, draft=draft, by=self.round.office)

    @property
    def yearly(self) -> Assessing:
        """A yearly round of the communes."""
        return make_assessing(self.cast)

    @property
    def sent_sheet(self) -> Assessment:
        """What a commune has sent in it."""
        yearly = self.yearly
        yearly.send(self.cast.commune, yearly.typed(a11="0"), proven=False)
        return yearly.of(self.cast.commune)

    def score(self, note: str = "", **typed: str) -> None:
        yearly, commune = self.yearly, self.cast.commune
        boxes = {"note": note} | (yearly.typed(**typed) if typed else {})
        saved = save_self_score(assessment=yearly.of(commune), typed=boxes, revision=0, day=DAY, by=yearly.head)
        if saved.refused:
            raise Invalid(saved.refused)

    def review(self, words: str) -> None:
        sheet = self.sent_sheet
        first = sheet.round.criteria.criteria.order_by("pk").first()
        assert first is not None
        typed = {f"x-{first.pk}": words}
        by = self.round.office
        saved = save_review(assessment=sheet, version=1, unit_id=self.cast.province.pk, typed=typed, revision=0, by=by)
        if saved.problems:
            raise Invalid(saved.problems)

    def answer_appeal(self, words: str) -> object:
        yearly = self.yearly
        sheet = yearly.recognised(self.cast.commune, proven=False, a11="0")
        appeal = ask_appeal(assessment=sheet, reason="Xem lại.", day=date(2026, 12, 15), by=yearly.head)
        return answer_appeal(appeal=appeal, accepted=False, answer=words, by=yearly.head)

    def withdraw(self, words: str) -> object:
        yearly = self.yearly
        yearly.recognised(self.cast.commune, proven=False, a11="0")
        return withdraw(recognition=Recognition.objects.get(), reason=words, day=date(2027, 1, 1), by=yearly.head)

    def report(self, text: str, entered: EnteredFor | None = None) -> object:
        values = {"period": "2026-07", "percent": 10, "day": DAY, "by": self.round.office}
        return report(assignment=self.held, text=text, entered=entered, **values)

    def regime(self, title: str = "Chế độ báo cáo", number: str = "", report: str = "Báo cáo") -> object:
        regime = Regime(title, number, None, DAY, None)
        return make_regime(
            unit_id=self.cast.province.pk, regime=regime, report=report, every="month", by=self.round.office
        )

    def form(self, title: str = "Biểu", narrative_label: str = "", **texts: Any) -> Form:
        draft = IndicatorDraft(**({"label": "Số lớp", "kind": "count"} | texts))
        self.round.form.frozen_at = None
        self.round.form.save()
        forget_asking()
        return update_form(
            form=self.round.form,
            title=title,
            narrative_label=narrative_label,
            indicators=[draft],
            by=self.round.office,
        )

    def share(self, part: str) -> object:
        texts: dict[str, Any] = {"numerator_label": "đạt", "denominator_label": "tổng", part: WORDS}
        return self.form(kind="share", **texts)

    def open(self, name: str) -> object:
        days = {"window_start": date(2026, 7, 1), "window_end": date(2026, 12, 14), "day": date(2026, 12, 1)}
        dues = {1: date(2026, 12, 20), 2: date(2026, 12, 18)}
        return open_cycle(duty=self.round.duty, name=name, dues=dues, by=self.round.office, **days)

    def narrate(self, narrative: str) -> None:
        obligation = self.round.of(self.cast.school)
        head = self.round.head(self.cast.school)
        saved = save_draft(obligation=obligation, typed={}, narrative=narrative, revision=0, by=head)
        if saved.refused:
            raise Invalid(saved.refused)

    def check(self, expression: str = "c1 > 0", message: str = "Sai") -> Form:
        self.round.form.frozen_at = None
        self.round.form.save()
        forget_asking()
        return update_form(
            form=self.round.form,
            title="Biểu",
            narrative_label="",
            indicators=[IndicatorDraft("Số lớp", "count", code="c1")],
            checks=[CheckDraft(expression, message)],
            by=self.round.office,
        )

    def explain(self, text: str) -> None:
        box = f"check-{self.check().checks.get().pk}"
        obligation, head = self.round.of(self.cast.school), self.round.head(self.cast.school)
        saved = save_draft(obligation=obligation, typed={box: text}, narrative="", revision=0, by=head)
        if saved.refused:
            raise Invalid(saved.refused)

    def take_in(self, *, reason: str = "Bịa ra", name: str = "a.xlsx") -> None:
        """Workbooks of many units, given in by the office."""
        take_in_workbooks(
            cycle=self.round.cycle,
            unit_id=self.cast.province.pk,
            uploads=[(name, BytesIO(b"PK"))],
            reason=reason,
            sends=False,
            by=self.round.office,
        )

    def answer(self, text: str) -> None:
        asked = self.form(kind="text").indicators.get()
        obligation, head = self.round.of(self.cast.school), self.round.head(self.cast.school)
        saved = save_draft(obligation=obligation, typed={f"{asked.pk}.text": text}, narrative="", revision=0, by=head)
        if saved.refused:
            raise Invalid(saved.refused)

    def stand_in(self, reason: str) -> object:
        head, other = self.round.head(self.cast.commune), self.round.head(self.cast.school)
        return name_stand_in(
            seat=Membership.objects.get(user=head),
            substitute=other,
            since=date(2026, 7, 1),
            until=date(2026, 8, 1),
            reason=reason,
            by=head,
        )

    def ask(self, reason: str = "Chờ số liệu") -> Obligation:
        obligation = self.round.of(self.cast.school)
        head, days = self.round.head(self.cast.school), {"wished": date(2026, 6, 30), "today": date(2026, 6, 1)}
        ask_extension(obligation=obligation, reason=reason, by=head, **days)
        return obligation

    def name_key(self, name: str) -> None:
        data = {"name": "máy", "credential": {}}
        key = Authenticator.objects.create(user=self.round.office, type=Authenticator.Type.WEBAUTHN, data=data)
        form = PasskeyNameForm({"name": name}, instance=key)
        if form.is_valid():
            form.save()
        else:
            raise Invalid([Problem("name", text) for text in form.errors["name"]])


def signed(**texts: str) -> Signed:
    said = {"title": "Chương trình phối hợp phòng cháy", "number": "12/CTPH"} | texts
    return Signed(**said, signed=date(2026, 1, 5), starts=date(2026, 1, 5), ends=None, review_month=12, review_day=15)


# "app.Model.field" -> what a person does that would fill it
TYPED: dict[str, Callable[[Scene], object]] = {
    "accounts.User.name": lambda s: create_user(email="a@songmay.gov.vn", name=WORDS, password=None, by=None),
    "accounts.User.email": lambda s: create_user(
        email=f"{NUMBER.replace(' ', '')}@gmail.com", name="Thử", password=None, by=None
    ),
    "accounts.Membership.reason": lambda s: s.stand_in(WORDS),
    "mfa.Authenticator.data": lambda s: s.name_key(WORDS),
    "units.UnitVersion.name": lambda s: s.unit(name=WORDS),
    "units.UnitVersion.name (changed)": lambda s: s.change(name=WORDS),
    "units.UnitVersion.name (from a file)": lambda s: s.file_of_units("name"),
    "units.UnitVersion.name (by decision)": lambda s: s.rename(WORDS),
    "units.UnitVersion.short_name": lambda s: s.unit(short_name=WORDS),
    "units.UnitVersion.short_name (changed)": lambda s: s.change(short_name=WORDS),
    "units.UnitVersion.short_name (from a file)": lambda s: s.file_of_units("short_name"),
    "units.UnitVersion.code": lambda s: s.unit(code="T, " + NUMBER),
    "units.UnitVersion.code (changed)": lambda s: s.change(code="T, " + NUMBER),
    "units.UnitVersion.code (from a file)": lambda s: s.file_of_units("code"),
    "units.Succession.decision_number": lambda s: s.decide(number=WORDS),
    "units.Succession.note": lambda s: s.decide(note=WORDS),
    "units.Succession.file_name": lambda s: attachment(PDF, f"Quyết định {NUMBER}.pdf"),
    "units.Succession.undo_reason": lambda s: s.undo(WORDS),
    "documents.StoredFile.name": lambda s: take_in(
        data=b"KE HOACH", name=NAMED, unit_id=s.cast.province.pk, by=s.round.office
    ),
    "documents.StoredFile.name (evidence)": lambda s: record_review(
        programme=s.programme,
        year=2026,
        held=date(2026, 6, 1),
        outcome="Đã tập huấn.",
        upload=attachment(PDF, NAMED),
        today=date(2026, 6, 2),
        by=s.round.office,
    ),
    "documents.Reading.edits": lambda s: s.edit("targets.1", text=WORDS),
    "documents.Reading.edits (signatory)": lambda s: s.edit("head", signatory_name=WORDS),
    "documents.Reading.edits (added)": lambda s: add_item(
        reading=s.reading, kind="recipients", values={"name": WORDS}, span=None, revision=0, by=s.round.office
    ),
    "documents.Reading.edits (renamed)": lambda s: rename_agency(
        reading=s.reading, wording="Công an tỉnh", name=WORDS, revision=0, by=s.round.office
    ),
    "documents.Reading.title": lambda s: s.edit("head", title=WORDS),
    "plans.Amendment.left_out": lambda s: s.leave_out_line(WORDS),
    "documents.Reading.reason": lambda s: discard(reading=s.reading, reason=WORDS, revision=0, by=s.round.office),
    "calendar.SetDay.reason": lambda s: set_day(
        day=date(2026, 3, 2), works=False, reason=WORDS, unit_id=s.cast.province.pk, by=s.round.office
    ),
    "plans.Assignment.words": lambda s: s.give(WORDS),
    "plans.Assignment.words (changed)": lambda s: change_assignment(
        assignment=s.part, words=WORDS, due=None, weight=1, by=s.round.office
    ),
    "plans.Assignment.reason": lambda s: drop(assignment=s.held, reason=WORDS, by=s.round.office),
    "plans.Assignment.reason (of many)": lambda s: edit_many(
        ids=[s.held.pk], wish=Wish(Edit.DROP), reason=WORDS, day=DAY, by=s.round.office
    ),
    "plans.Assignment.reason (done with open parts)": lambda s: finish(
        assignment=s.part.parent, reason=WORDS, day=DAY, by=s.round.office
    ),
    "plans.Assignment.entered_reason": lambda s: start(
        assignment=s.held, day=DAY, by=s.round.office, entered=EnteredFor(s.cast.province.pk, WORDS)
    ),
    "plans.Assignment.reason (a past round sent back)": lambda s: send_back_round(
        past=s.past, reason=WORDS, by=s.round.office
    ),
    "plans.TaskRound.reason": lambda s: finish(assignment=s.monthly, reason=WORDS, day=DAY, by=s.round.office),
    "plans.TaskRound.entered_reason": lambda s: finish(
        assignment=s.monthly,
        reason="Trường nghỉ.",
        day=DAY,
        by=s.round.office,
        entered=EnteredFor(s.cast.province.pk, WORDS),
    ),
    "plans.ProgressNote.text": lambda s: s.report(WORDS),
    "plans.ProgressNote.entered_reason": lambda s: s.report("", EnteredFor(s.cast.province.pk, WORDS)),
    "plans.Evidence.words": lambda s: add_link(
        assignment=s.held, link="https://songmay.example", words=WORDS, by=s.round.office
    ),
    "plans.Evidence.words (of a file)": lambda s: add_file(
        assignment=s.held, upload=attachment(PDF, "a.pdf"), words=WORDS, by=s.round.office
    ),
    "plans.Evidence.entered_reason": lambda s: add_link(
        assignment=s.held,
        link="https://songmay.example",
        words="",
        by=s.round.office,
        entered=EnteredFor(s.cast.province.pk, WORDS),
    ),
    "plans.Evidence.link": lambda s: add_link(
        assignment=s.held, link=f"https://songmay.example/{NUMBER.replace(' ', '')}", words="", by=s.round.office
    ),
    "plans.SavedView.name": lambda s: save_view(
        user=s.round.office, name=WORDS, query="", unit_id=s.cast.province.pk
    ),
    "plans.SavedView.query": lambda s: save_view(
        user=s.round.office, name="Trễ", query=urlencode({"q": WORDS}), unit_id=s.cast.province.pk
    ),
    "plans.Plan.title": lambda s: s.regime(title=WORDS),
    "plans.Plan.number": lambda s: s.regime(number=WORDS),
    "plans.Duty.text": lambda s: s.regime(report=WORDS),
    "budget.Source.name": lambda s: add_source(
        unit_id=s.cast.province.pk, kind=SourceKind.PROVINCE, name=WORDS, by=s.round.office
    ),
    "budget.Entry.words": lambda s: s.spend(WORDS),
    "budget.Entry.entered_reason": lambda s: s.spend("Mua bình", WORDS),
    "budget.Entry.words (taken back)": lambda s: correct(
        entry=s.spend("Mua bình"), reason=WORDS, day=DAY, by=s.round.office
    ),
    "budget.Entry.decision": lambda s: carry_over(
        line=s.line, amount=1, words="", decision=NUMBER, by=s.round.office
    ),
    "budget.Closing.reason": lambda s: reopen_year(
        unit_id=s.cast.province.pk, year=2025, reason=WORDS, now=datetime(2026, 7, 1, tzinfo=UTC), by=s.round.office
    ),
    "commendation.CommendationCampaign.title": lambda s: s.commend(title=WORDS),
    "commendation.CommendationCampaign.barred": lambda s: s.commend(barred=WORDS),
    "commendation.CommendationCampaign.reason": lambda s: cancel_campaign(
        campaign=s.commend(), reason=WORDS, by=s.round.office
    ),
    "commendation.AwardForm.name": lambda s: s.award(WORDS),
    "commendation.Proposal.achievements": lambda s: s.propose(WORDS),
    "commendation.Proposal.achievements (changed)": lambda s: change_proposal(
        proposal=s.propose(), achievements=WORDS, by=s.round.office
    ),
    "commendation.Proposal.reason": lambda s: withdraw_proposal(proposal=s.propose(), reason=WORDS, by=s.round.office),
    "commendation.Proposal.opinion": lambda s: write_opinion(
        proposal=s.proposal_before_council(), votes_for=1, votes_against=0, opinion=WORDS, by=s.round.office
    ),
    "commendation.Proof.words": lambda s: add_proof(
        proposal=s.propose(), upload=attachment(PDF, "a.pdf"), words=WORDS, by=s.round.office
    ),
    "commendation.Meeting.minutes": lambda s: s.meet(s.propose(), WORDS),
    "commendation.AwardDecision.number": lambda s: decide_awards(
        campaign=s.proposal_before_council().campaign,
        number=NUMBER,
        day=DAY,
        awarded=[],
        reason="Không đạt.",
        today=DAY,
        by=s.round.office,
    ),
    "coordination.Post.title": lambda s: add_post(
        committee=s.committee, kind=PostKind.DEPUTY, title=WORDS, required=False, since=DAY, by=s.round.office
    ),
    "coordination.Programme.title": lambda s: s.sign(title=WORDS),
    "coordination.Programme.number": lambda s: s.sign(number=WORDS),
    "coordination.Party.undertakes": lambda s: add_party(
        programme=s.programme, unit=s.cast.school, undertakes=WORDS, by=s.round.office
    ),
    "coordination.Review.outcome": lambda s: record_review(
        programme=s.programme,
        year=2026,
        held=date(2026, 6, 1),
        outcome=WORDS,
        upload=None,
        today=date(2026, 6, 2),
        by=s.round.office,
    ),
    "criteria.CriteriaSet.code": lambda s: s.criteria(code=NUMBER.replace(" ", "")),
    "criteria.CriteriaSet.name": lambda s: s.criteria(name=WORDS),
    "criteria.CriteriaSet.issued_by": lambda s: s.criteria(issued_by=WORDS),
    "criteria.Section.code": lambda s: s.criteria_section(code=NUMBER.replace(" ", "")),
    "criteria.Section.name": lambda s: s.criteria_section(name=WORDS),
    "criteria.Criterion.code": lambda s: s.criterion(code=NUMBER.replace(" ", "")),
    "criteria.Criterion.label": lambda s: s.criterion(label=WORDS),
    "criteria.Criterion.unit": lambda s: s.criterion(kind="steps", unit=NUMBER),
    "criteria.Criterion.evidence": lambda s: s.criterion(evidence=WORDS),
    "criteria.Criterion.help": lambda s: s.criterion(help=WORDS),
    "criteria.Criterion.source": lambda s: s.criterion(source=WORDS),
    "criteria.Level.name": lambda s: set_levels(
        criteria_set=s.criteria(), levels=[LevelDraft("good", WORDS, 0)], by=s.round.office
    ),
    "assessments.AssessmentRound.title": lambda s: change_round(
        round_=s.yearly.round, terms=replace(TERMS, title=WORDS), by=s.round.office
    ),
    "assessments.Assessment.reason": lambda s: exclude(
        assessment=s.yearly.of(s.cast.commune), reason=WORDS, by=s.round.office
    ),
    "assessments.SelfScore.explanations": lambda s: s.score(x11=WORDS),
    "assessments.SelfScore.note": lambda s: s.score(note=WORDS),
    "assessments.SelfScore.reason": lambda s: give_back(
        assessment=s.sent_sheet, version=1, reason=WORDS, by=s.round.office
    ),
    "assessments.Review.reasons": lambda s: s.review(WORDS),
    "assessments.Settlement.word": lambda s: settle(
        assessment=s.sent_sheet, version=1, criterion_id=1, text="1", word=WORDS, by=s.round.office
    ),
    "assessments.Decision.number": lambda s: decide(
        round_=s.yearly.round, assessment_ids=[1], act=Act(WORDS, DAY, DAY), day=DAY, by=s.round.office
    ),
    "assessments.Appeal.reason": lambda s: ask_appeal(
        assessment=s.sent_sheet, reason=WORDS, day=DAY, by=s.round.office
    ),
    "assessments.Appeal.answer": lambda s: s.answer_appeal(WORDS),
    "assessments.Recognition.withdrawn_reason": lambda s: s.withdraw(WORDS),
    "reminders.Desk.mailbox": lambda s: set_mailbox(unit=s.cast.commune, mailbox=NUMBER, by=s.round.office),
    "reminders.Webhook.url": lambda s: set_webhook(
        unit=s.cast.commune, url=f"https://songmay.gov.vn/{NUMBER.replace(' ', '')}", by=s.round.office
    ),
    "reminders.Message.note": lambda s: urge_late(
        cycle=s.round.cycle,
        note=WORDS,
        again=False,
        now=datetime(2026, 6, 22, 8, tzinfo=UTC),
        calendar=ANNOUNCED,
        by=s.round.office,
    ),
    "reporting.Form.title": lambda s: s.form(title=WORDS),
    "reporting.Form.narrative_label": lambda s: s.form(narrative_label=WORDS),
    "reporting.Indicator.label": lambda s: s.form(label=WORDS),
    "reporting.Indicator.code": lambda s: s.form(code=WORDS),
    "reporting.Indicator.section": lambda s: s.form(section=WORDS),
    "reporting.Indicator.help": lambda s: s.form(help=WORDS),
    "reporting.Indicator.answers": lambda s: s.form(kind="choice", answers=("Có", WORDS)),
    "reporting.Indicator.unit": lambda s: s.form(unit=WORDS),
    "reporting.Indicator.numerator_label": lambda s: s.share("numerator_label"),
    "reporting.Indicator.denominator_label": lambda s: s.share("denominator_label"),
    "reporting.Cycle.name": lambda s: s.open(WORDS),
    "reporting.Obligation.reason": lambda s: leave_out(
        obligation=s.round.of(s.cast.school), state=ObligationState.EXEMPT, reason=WORDS, by=s.round.office
    ),
    "reporting.Extension.reason": lambda s: s.ask(WORDS),
    "reporting.Extension.answer": lambda s: refuse_extension(obligation=s.ask(), reason=WORDS, by=s.round.office),
    "reporting.Intake.reason": lambda s: s.take_in(reason=WORDS),
    "reporting.IntakeResult.name": lambda s: s.take_in(name=f"{WORDS}.xlsx"),
    "reporting.Submission.narrative": lambda s: s.narrate(WORDS),
    "reporting.Check.expression": lambda s: s.check(expression=f'c1 > 0 va "{WORDS}" = "a"'),
    "reporting.Check.message": lambda s: s.check(message=WORDS),
    "reporting.Submission.explanations": lambda s: s.explain(WORDS),
    "reporting.Submission.texts": lambda s: s.answer(WORDS),
    "reporting.Route.reason": lambda s: set_route(
        plan=s.round.plan,
        unit_id=s.cast.school.pk,
        to_id=s.cast.other_commune.pk,
        since=DAY,
        reason=WORDS,
        by=s.round.office,
    ),
    "reporting.FigureNote.text": lambda s: write_note(
        obligation=s.round.of(s.cast.commune),
        version=1,
        indicator_id=s.round.form.indicators.first().pk,
        text=WORDS,
        by=s.round.office,
    ),
    "reporting.Submission.reason": lambda s: return_(
        obligation=s.round.of(s.cast.commune), version=1, reason=WORDS, by=s.round.office
    ),
    "compiling.KeptSentence.text": lambda s: write_sentence(
        cycle=s.round.cycle,
        kind=PaperKind.HALF_YEAR,
        key="received",
        text=WORDS,
        paper=report_paper(s.round.cycle, as_of=DAY, today=DAY),
        left_out=False,
        by=s.round.office,
    ),
    "compiling.PaperTemplate.name": lambda s: bring_template(
        unit=s.cast.province, kind=PaperKind.LATE, name=NAMED, content=shipped(PaperKind.LATE), by=s.round.office
    ),
    "reporting.Submission.entered_reason": lambda s: enter_for(
        obligation=s.round.of(s.cast.school), unit_id=s.cast.province.pk, reason=WORDS, by=s.round.office
    ),
}  # fmt: skip
TYPED |= typed_activities.TYPED | typed_inspections.TYPED

NOT_TYPED = {
    "set by actions of activities": typed_activities.NOT_TYPED,
    "set by actions of inspections, or names that a device made of nothing": typed_inspections.NOT_TYPED,
    "set by the program itself": """
        commendation.Proposal.found
        core.Event.verb core.Event.object_type core.Event.request_id core.Event.digest core.LogEnd.digest
        accounts.User.password accounts.User.session_salt accounts.OpenSession.session_key accounts.OpenSession.device
        accounts.Feed.digest reporting.SelfOpening.trouble plans.AmendmentAhead.seen plans.AmendmentChange.table
        units.UnitVersion.path units.UnitVersion.folded units.Succession.file_sha256 units.Succession.file_kind
        units.SuccessionChange.table units.SuccessionChange.before units.SuccessionChange.after
        units.SuccessionPart.old_name units.SuccessionPart.new_name
        documents.StoredFile.sha256 documents.Reading.folded documents.Reading.by_number documents.Reading.by_title
        documents.Composition.outcomes documents.Reading.mapping documents.ReadingJob.error
        documents.ReadingJob.error_values
        documents.ReadingJob.worker plans.Plan.folded plans.Plan.key
        plans.Task.folded plans.Assignment.folded plans.ProgressNote.period
        plans.Citation.key plans.Assignment.note assessments.AssessmentRound.note plans.Owing.note
        reporting.Intake.language reporting.Intake.package reporting.Intake.worker reporting.IntakeResult.problems
        compiling.KeptSentence.key compiling.KeptSentence.offered
        compiling.PaperTemplate.sha256 compiling.PaperVersion.sha256 compiling.PaperVersion.figures
        compiling.PaperVersion.object_type
        reporting.Obligation.note coordination.Holding.note coordination.Party.note
        reminders.Message.lines reminders.Escalation.line reminders.Webhook.secret reminders.Delivery.address
        reminders.Delivery.fault
        criteria.CriteriaSet.folded criteria.CriteriaSet.shipped criteria.CriteriaSet.digest
    """,
    "written by actions after they have guarded what was typed": """
        core.Event.before core.Event.after core.Event.reason
        plans.AmendmentAhead.left_out plans.AmendmentChange.before plans.AmendmentChange.after
    """,
    "words of a document as issued, or edits of its reading that were guarded there": """
        documents.Reading.plan documents.Reading.source
        plans.Plan.kind plans.Plan.place plans.Plan.issuer
        plans.Plan.signatory_authority plans.Plan.signatory_title plans.Plan.signatory_name
        plans.Citation.kind plans.Citation.number
        plans.Recipient.name plans.Recipient.purpose plans.Target.path plans.Target.text plans.Target.subject
        plans.Target.comparator plans.Target.unit plans.Target.every plans.Task.path plans.Task.text plans.Task.agency
        plans.Task.partners plans.Task.time plans.Task.due plans.Task.every plans.Task.product plans.Duty.path
        plans.Amendment.words plans.AmendmentAhead.words plans.Amendment.differences plans.Amendment.was
        plans.Duty.due plans.Duty.every plans.Duty.who plans.Duty.to plans.Duty.via
    """,
    "whole numbers": """
        reporting.Submission.values reminders.Policy.before compiling.Consolidation.values criteria.Criterion.steps
    """,
    "keys without spaces or digits alone, checked by dondoc.criteria.faults": """
        criteria.Level.key criteria.Criterion.knocks_to
    """,
    "choices of lists, checked by dondoc.criteria.faults and dondoc.criteria.whole": """
        criteria.Criterion.fact criteria.Criterion.exemptions
    """,
    "choices and tax codes of organisations, checked by dondoc.units.kinds.clean_details": "units.UnitVersion.details",
    "keys of criteria and levels, whole numbers, words that were guarded in their criteria set": """
        assessments.ResultAim.level assessments.Assessment.self_level assessments.Assessment.hints
        assessments.Assessment.answers assessments.Assessment.level assessments.SelfScore.answers
        assessments.SelfScore.measured assessments.SelfScore.attributes assessments.SelfScore.hints
        assessments.Review.answers assessments.Settlement.answer assessments.Recognition.level
        assessments.Recognition.level_name
    """,
    "tables of libraries that no page fills": """
        auth.Permission.name auth.Permission.codename auth.Group.name contenttypes.ContentType.app_label
        contenttypes.ContentType.model socialaccount.SocialApp.provider socialaccount.SocialApp.provider_id
        socialaccount.SocialApp.name socialaccount.SocialApp.client_id socialaccount.SocialApp.secret
        socialaccount.SocialApp.key socialaccount.SocialApp.settings socialaccount.SocialToken.token
        socialaccount.SocialToken.token_secret account.EmailConfirmation.key axes.AccessFailureLog.user_agent
        axes.AccessFailureLog.username axes.AccessFailureLog.http_accept axes.AccessFailureLog.path_info
        axes.AccessLog.user_agent axes.AccessLog.username axes.AccessLog.http_accept axes.AccessLog.path_info
        axes.AccessLog.session_hash
    """,
    "what a provider says of an account, of which nothing is kept but its own key": """
        socialaccount.SocialAccount.provider socialaccount.SocialAccount.uid socialaccount.SocialAccount.extra_data
    """,
    "an account's own address": "account.EmailAddress.email",
    "keys and choices of a session, tested in tests/web/test_refused_texts.py": """
        sessions.Session.session_key sessions.Session.session_data
    """,
    "marks of tries to sign in, tested in tests/web/test_refused_texts.py": """
        axes.AccessAttempt.user_agent axes.AccessAttempt.username axes.AccessAttempt.http_accept
        axes.AccessAttempt.path_info axes.AccessAttempt.get_data axes.AccessAttempt.post_data
    """,
}


def text_fields() -> set[str]:
    """Every field of every table that can hold text of any choosing."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices
    }


@pytest.fixture
def scene(cast: Cast) -> Scene:
    round_ = make_round(cast)
    round_.send(cast.commune)
    office = round_.office
    programme = create_programme(unit=cast.province, partner=cast.police, signed=signed(), upload=None, by=office)
    committee = create_unit(
        name="Ban Chỉ đạo PCCC", kind=UnitKind.COMMITTEE, parent=cast.province, valid_from=date(2026, 1, 1), by=None
    )
    return Scene(cast, round_, make_reading(cast), programme, committee)


def test_every_text_field_is_either_guarded_or_not_typed() -> None:
    typed = {name.partition(" ")[0] for name in TYPED}
    others = [name for names in NOT_TYPED.values() for name in names.split()]
    assert len(set(others)) == len(others)
    assert typed & set(others) == set()
    assert typed | set(others) == text_fields()


def test_what_is_typed_with_an_identifier_is_refused_and_stored_nowhere(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)
    wrong = {name: answer for name, enter in TYPED.items() if (answer := tried(scene, enter))}
    assert wrong == {}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def tried(scene: Scene, enter: Callable[[Scene], object]) -> str:
    """What is wrong with how one entry takes a telephone number; nothing where it refuses it as it should."""
    with transaction.atomic():
        try:
            enter(scene)
        except Invalid as refusal:
            told = [problem.message for problem in refusal.problems]
        else:
            told = []
        stored = holding(NUMBER) | holding(NUMBER.replace(" ", ""))
        transaction.set_rollback(True)
    if stored:
        return f"stored in {stored}"
    return "" if any(sentence.startswith("Có số điện thoại cá nhân “09") for sentence in told) else f"told {told}"
