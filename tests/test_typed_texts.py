"""Every text that a person can type into a table goes through the identifier guard, and what it refuses is nowhere.

A new text field fails here until it stands either in `TYPED`, with what a person does to fill it (here or in
`TYPED` of typed_<domain>.py), or in `NOT_TYPED` (not_typed.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

import typed_activities
import typed_assessments
import typed_commendation
import typed_inspections
import typed_plans
import typed_reporting
from cast import Cast
from dondoc.accounts.actions import create_user, name_stand_in
from dondoc.accounts.models import Membership
from dondoc.budget.actions import Instead, add_source, carry_over, correct, open_line, reopen_year, spend
from dondoc.budget.models import Entry, Line
from dondoc.budget.rules import SourceKind
from dondoc.calendar.actions import set_day
from dondoc.coordination.actions import Signed, add_party, add_post, create_programme, record_review
from dondoc.coordination.models import PostKind, Programme
from dondoc.core.errors import Invalid, Problem
from dondoc.core.periods import ANNOUNCED
from dondoc.documents.actions import add_item, discard, edit_item, rename_agency, take_in
from dondoc.documents.attachments import attachment
from dondoc.documents.models import Reading
from dondoc.reminders.actions import set_mailbox, set_webhook, urge_late
from dondoc.successions.actions import Decision, carry_out, undo
from dondoc.units.actions import change_unit, create_unit, import_units
from dondoc.units.facts import Facts
from dondoc.units.models import SuccessionKind, Unit, UnitKind
from dondoc.units.successions.orders import Order, Part
from dondoc.web.accounts.forms.signing import PasskeyNameForm
from not_typed import NOT_TYPED
from orders import DAY, done, merger
from readings import make_reading
from rounds import Round, make_round
from stored import holding

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

    def sign(self, **texts: str) -> object:
        return create_programme(
            unit=self.cast.department,
            partner=self.cast.police,
            signed=signed(**texts),
            upload=None,
            by=self.round.office,
        )

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
    "documents.Reading.reason": lambda s: discard(reading=s.reading, reason=WORDS, revision=0, by=s.round.office),
    "calendar.SetDay.reason": lambda s: set_day(
        day=date(2026, 3, 2), works=False, reason=WORDS, unit_id=s.cast.province.pk, by=s.round.office
    ),
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
}  # fmt: skip
for _part in (typed_activities, typed_assessments, typed_commendation, typed_inspections, typed_plans, typed_reporting):
    TYPED |= _part.TYPED


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
