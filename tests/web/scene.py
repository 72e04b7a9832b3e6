"""One of each thing that an address may be about, at units in every relation to each other, and a browser for each role.

``focus`` owns most things: a commune below a ``province``, beside ``sibling``, above ``school``. Reports belong to
``school``, which has ``school_beside`` and ``class_below``. ``far`` is another province.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.actions import Invited, invite, make_unit_feed
from dondoc.accounts.models import Feed, Membership, OpenSession, Program, Role, User
from dondoc.compiling.actions.papers import make_version
from dondoc.compiling.models import PaperKind
from dondoc.coordination.actions import Signed, add_post, create_programme, record_review
from dondoc.coordination.models import Party, PostKind
from dondoc.documents import storage
from dondoc.documents.attachments import attachment
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.amendments import HEAD
from dondoc.plans.models import Amendment, AmendmentAhead, Assignment, Plan, Task, TaskRound
from dondoc.plans.work.actions import add_file, add_need, save_view
from dondoc.reader import read_plan
from dondoc.reader.json import plan_json, source_json
from dondoc.reminders.models import Delivery, Message
from dondoc.reporting.asked import forget_asking
from dondoc.reporting.models import Intake, ReportFile, Route
from dondoc.successions.actions import Decision, carry_out
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from jobs import make_job
from orders import absorption
from own_plans import ask_for_plans
from rounds import Round, make_round
from web import (
    scene_activities,
    scene_assessments,
    scene_budget,
    scene_commendation,
    scene_criteria,
    scene_inspections,
)

FILE = attachment(b"%PDF-1.7 invented", "ky.pdf")
RELATIONS = ("own", "below", "beside", "above", "stranger")
ABOUT_REPORTS = {
    "obligation_id",
    "assignment_id",
    "evidence_id",
    "round_id",
    "assessment_id",
    "proof_id",
}  # what belongs to ``school``; anything else to ``focus``
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MÂY
Số: 12/KH-UBND
Sông Mây, ngày 12 tháng 01 năm 2026
KẾ HOẠCH
Bịa ra để thử năm 2026
I. CHỈ TIÊU
1. Tổ chức ít nhất 10 lớp tập huấn phòng cháy.
II. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
- Chủ trì kiểm tra trường học.
"""


@dataclass(frozen=True)
class Scene:
    """The things by the names of the parameters that stand for them; ``keys_of`` where one address means another."""

    round: Round
    units: dict[str, Unit]
    keys: dict[str, object]
    keys_of: dict[str, dict[str, object]]
    browsers: dict[tuple[Role | None, str], Client]
    unseated: Client
    nobody: Client

    def unknown(self, pattern: URLPattern) -> set[str]:
        """The parameters of an address for which `make_scene` has no thing yet."""
        return set(pattern.pattern.converters) - set(self.keys) - set(self.keys_of.get(pattern.name or "", {}))

    def address(self, pattern: URLPattern) -> str:
        """Where the thing is."""
        assert pattern.name
        own = self.keys | self.keys_of.get(pattern.name, {})
        return reverse(pattern.name, kwargs={name: own[name] for name in pattern.pattern.converters})

    def browser(self, role: Role | None, relation: str, pattern: URLPattern) -> Client:
        """The browser of a role, or of all at once, at a unit that stands in this relation to the unit of the thing."""
        places = _PLACES["school" if ABOUT_REPORTS & set(pattern.pattern.converters) else "focus"]
        return self.browsers[role, places[RELATIONS.index(relation)]]


_PLACES = {
    "focus": ("focus", "school", "sibling", "province", "far"),
    "school": ("school", "class_below", "school_beside", "focus", "far"),
}


def make_scene() -> Scene:
    """Builds everything in the database."""
    forget_asking()  # a scene serves many tests: what an earlier test asked is none of its own
    units = _units()
    cast = Cast(
        province=units["focus"],
        commune=units["school"],
        other_commune=units["school_beside"],
        school=units["class_below"],
        department=units["department"],
        police=units["police"],
    )
    made = make_round(cast)
    made.send(cast.commune)
    _amend(made)
    keys, keys_of = _keys(made, units), _keys_of(made, units["committee"])
    nobody = Client(raise_request_exception=False)
    browsers, unseated = _browsers(cast, units, nobody), _browser(cast.stranger(), nobody)
    return Scene(made, units, keys, keys_of, browsers, unseated, nobody)


def _keys(made: Round, units: dict[str, Unit]) -> dict[str, object]:
    """One thing of each kind. A new kind gets a line, under its parameter's name."""
    cast = made.cast
    official = _official(cast)
    keys = {
        "seat_id": Membership.objects.get(user=official).pk,
        "user_id": official.pk,
        "session_id": OpenSession.objects.get(user=official).pk,
        "invitation_id": _invitation(cast, made.office),
        "feed_id": _feed(cast, made.office),
        "pk": 1,
        "token": "khong-phai",
        "uidb36": "1",
        "provider_id": "co-quan",
        "unit_id": cast.province.pk,
        "reading_id": _reading(cast, made.office).pk,
        "key": "targets.0",
        "number": 1,
        "kind": "targets",
        "job_id": make_job(cast).pk,
        "plan_id": made.plan.pk,
        "duty_id": made.duty.pk,
        "task_id": _task(made.plan).pk,
        "cycle_id": made.cycle.pk,
        "paper": "late",
        "mark": f"SL_{made.cycle.pk}_dv{cast.commune.pk}",
        "obligation_id": made.of(cast.commune).pk,
        "year": 2026,
        "index": 0,
        "succession_id": _succession(units),
        **_coordination(cast, made.office),
        **_told(cast),
        **scene_budget.things(made),
    }
    for part in (scene_activities, scene_commendation, scene_inspections, scene_criteria):
        keys |= part.things(made)
    keys |= {"intake_id": _intake(made).pk, "file_id": _report_file(made).pk, "route_id": _route(made)}
    keys |= scene_assessments.things(made)
    keys |= _work(made, Task.objects.get(pk=keys["task_id"]))
    make_version(cycle=made.cycle, kind=PaperKind.HALF_YEAR, day=made.cycle.window_end, by=made.office)
    return keys


def _keys_of(made: Round, committee: Unit) -> dict[str, dict[str, object]]:
    """The things of single addresses, by their names."""
    cast = made.cast
    asking = ask_for_plans(made.plan, cast.commune)
    keys_of: dict[str, dict[str, object]] = {
        name: {"unit_id": committee.pk} for name in ("committee", "post-new", "posts-usual")
    }
    keys_of["own-plan-choose"] = {"duty_id": asking.pk}
    keys_of["own-plan-unlink"] = {"duty_id": asking.pk, "unit_id": cast.commune.pk}
    keys_of["own-plan-decline"] = {"duty_id": ask_for_plans(made.plan, cast.province).pk}
    keys_of["amendment-withdraw"] = {"reading_id": _amend_ahead(made)}
    kept = ("thing-papers", "thing-paper-make", "thing-paper-now", "thing-paper")
    keys_of |= {name: {"paper": "award_ask"} for name in kept}
    keys_of["review-file"] = {"year": 2025}
    keys_of |= scene_criteria.keys_of()
    keys_of["password-choose"] = {"key": "khong-phai"}
    return keys_of


def _browsers(cast: Cast, units: dict[str, Unit], nobody: Client) -> dict[tuple[Role | None, str], Client]:
    """One for each role, and one for all at once, at each place."""
    browsers: dict[tuple[Role | None, str], Client] = {}
    for place in _all_places():
        browsers[None, place] = _browser(_of_all_roles(units[place]), nobody)
        browsers |= {(role, place): _browser(cast.user(role, units[place]), nobody) for role in Role}
    return browsers


def _all_places() -> list[str]:
    return sorted({place for places in _PLACES.values() for place in places})


def _units() -> dict[str, Unit]:
    """The units by name; all invented."""

    def unit(name: str, kind: UnitKind, code: str, parent: Unit | None) -> Unit:
        return create_unit(name=name, kind=kind, code=code, parent=parent, valid_from=START, by=None)

    province = unit("Ủy ban nhân dân tỉnh Sông Mây", UnitKind.PROVINCE, "S00", None)
    focus = unit("Ủy ban nhân dân xã Suối Lam", UnitKind.COMMUNE, "S00.01", province)
    school = unit("Trường Tiểu học Suối Lam", UnitKind.SCHOOL, "S00.01.01", focus)
    return {
        "province": province,
        "focus": focus,
        "sibling": unit("Ủy ban nhân dân phường Đồi Thông", UnitKind.COMMUNE, "S00.02", province),
        "school": school,
        "school_beside": unit("Trường Mầm non Suối Lam", UnitKind.SCHOOL, "S00.01.02", focus),
        "class_below": unit("Điểm trường Suối Lam Thượng", UnitKind.SCHOOL, "S00.01.01.01", school),
        "department": unit("Phòng Giáo dục xã Suối Lam", UnitKind.DEPARTMENT, "S00.01.51", focus),
        "police": unit("Công an xã Suối Lam", UnitKind.DEPARTMENT, "S00.01.52", focus),
        "committee": unit("Ban Chỉ đạo phòng cháy xã Suối Lam", UnitKind.COMMITTEE, "S00.01.90", focus),
        "far": unit("Ủy ban nhân dân tỉnh Biển Xa", UnitKind.PROVINCE, "B00", None),
    }


def _of_all_roles(unit: Unit) -> User:
    """Somebody who holds every role at a unit, and acts as its administrator."""
    user = User.objects.create(email=f"moi-vai.{unit.pk}@songmay.example", name="Mọi vai")
    for role in (Role.ADMINISTRATOR, *Role):
        Membership.objects.get_or_create(user=user, unit=unit, role=role, defaults={"valid_from": START})
    return user


def _official(cast: Cast) -> User:
    """Somebody with a seat at the focus, signed in with one browser."""
    person = User.objects.create(email="nguoi.khac@songmay.example", name="Người khác")
    Membership.objects.create(user=person, unit=cast.province, role=Role.OFFICER, valid_from=START)
    OpenSession.objects.create(user=person, session_key="a" * 32, device="Firefox · Linux")
    return person


def _invitation(cast: Cast, by: User) -> int:
    person = Invited("moi@songmay.example", "Cán bộ mới", cast.province.pk, Role.OFFICER, timezone.localdate())
    (invitation,) = invite(people=[person], now=timezone.now(), by=by)
    return invitation.pk


def _feed(cast: Cast, by: User) -> int:
    """A calendar link of the focus."""
    make_unit_feed(unit_id=cast.province.pk, program=Program.OUTLOOK, by=by)
    return Feed.objects.get().pk


def _reading(cast: Cast, by: User) -> Reading:
    plan = read_plan(PLAN.encode(), name="ke-hoach.txt")
    digest = storage.store(PLAN.encode())
    file = StoredFile.objects.create(unit=cast.province, name="moi.txt", sha256=digest, size=len(PLAN), uploaded_by=by)
    return Reading.objects.create(
        file=file, unit=cast.province, plan=plan_json(plan), source=source_json(plan.source), title="Bịa ra để thử"
    )


def _task(plan: Plan) -> Task:
    return Task.objects.create(
        plan=plan, order=0, path="II", text="Kiểm tra.", span_start=0, span_end=1, agency="Công an", role="own"
    )


def _report_file(made: Round) -> ReportFile:
    """A file beside the report that the focus has sent."""
    file = StoredFile.objects.create(
        unit=made.cast.commune, name="bien-ban.pdf", sha256=FILE.store(), size=len(FILE.data), uploaded_by=made.office
    )
    return ReportFile.objects.create(submission=made.of(made.cast.commune).submissions.get(), file=file)


def _route(made: Round) -> int:
    """A route that has not begun: it is there, and changes nobody's sight yet."""
    cast = made.cast
    route = Route.objects.create(
        plan=made.plan,
        unit=cast.school,
        to=cast.other_commune,
        valid_from="2099-01-01",
        reason="Thử",
        set_by=made.office,
    )
    return route.pk


def _intake(made: Round) -> Intake:
    """Workbooks that the focus took in."""
    unit, office = made.cast.province, made.office
    return Intake.objects.create(cycle=made.cycle, unit=unit, by=office, reason="Bịa ra", language="vi", files=1)


def _work(made: Round, task: Task) -> dict[str, object]:
    """The school's hold of a task, with evidence; what the task waits for; a selection that the office keeps."""
    held = Assignment.objects.create(task=task, unit=made.cast.commune, role="own")
    evidence = add_file(assignment=held, upload=FILE, words="Bịa ra", by=made.office)
    need = add_need(task=task, needs=_task(made.plan), by=made.office)
    view = save_view(user=made.office, name="Bịa ra", query="", unit_id=made.cast.province.pk)
    past = TaskRound.objects.create(
        assignment=held, unit=held.unit, due=timezone.localdate(), status="done", done_on=timezone.localdate()
    )
    return {
        "assignment_id": held.pk,
        "evidence_id": evidence.pk,
        "round_id": past.pk,
        "need_id": need.pk,
        "view_id": view.pk,
    }


def _amend(made: Round) -> None:
    """The round's plan has been amended once."""
    file = StoredFile.objects.create(
        unit=made.cast.province, name="sua-doi.txt", sha256="f" * 64, size=1, uploaded_by=made.office
    )
    nothing: list[list[str]] = [[], []]
    Amendment.objects.create(
        plan=made.plan,
        number=1,
        reading=Reading.objects.create(file=file, unit=made.cast.province, plan={}, source={}, state="accepted"),
        before=made.plan.reading,
        words="Quyết định 1/QĐ-UBND",
        day=START,
        accepted_by=made.office,
        differences={"lines": [], "head": [], "recipients": nothing, "citations": nothing},
        was={"head": dict.fromkeys(HEAD, ""), "items": [], "recipients": [], "citations": []},
    )


def _amend_ahead(made: Round) -> int:
    """A text that will amend the round's plan one day."""
    file = StoredFile.objects.create(
        unit=made.cast.province, name="sau-nay.txt", sha256="e" * 64, size=1, uploaded_by=made.office
    )
    text = Reading.objects.create(file=file, unit=made.cast.province, plan={}, source={}, state="accepted")
    AmendmentAhead.objects.create(
        plan=made.plan, reading=text, words="Quyết định 2/QĐ-UBND", effect=date(2100, 1, 1), accepted_by=made.office
    )
    return text.pk


def _coordination(cast: Cast, by: User) -> dict[str, object]:
    committee = Unit.objects.get(versions__kind=UnitKind.COMMITTEE)
    post = add_post(committee=committee, kind=PostKind.CHAIR, title="", required=True, since=START, by=by)
    signed = Signed("Chương trình bịa ra", "03/CTPH", START, START, None, 12, 15)
    programme = create_programme(unit=cast.province, partner=cast.police, signed=signed, upload=FILE, by=by)
    record_review(
        programme=programme,
        year=2025,
        held=date(2025, 12, 15),
        outcome="Bịa ra",
        upload=FILE,
        today=date(2026, 1, 5),
        by=by,
    )
    party = Party.objects.get(programme=programme, unit=cast.police)
    return {"post_id": post.pk, "programme_id": programme.pk, "party_id": party.pk}


def _told(cast: Cast) -> dict[str, object]:
    """A message to the focus, and its mail that could not be delivered."""
    lines = [{"what": "Bịa ra", "due": "2026-06-16", "days": 1, "unit": "", "above": "", "page": "plan", "key": 1}]
    message = Message.objects.create(unit=cast.province, kind="reminder", day=date(2026, 6, 17), lines=lines, total=1)
    letter = Delivery.objects.create(
        message=message,
        channel="mail",
        address="khongco@songmay.gov.vn",
        state="dead",
        attempts=1,
        fault="mail_refused",
    )
    return {"message_id": message.pk, "delivery_id": letter.pk}


def _succession(units: dict[str, Unit]) -> int:
    """The focus has taken in a commune beside it, by a decision whose file is kept."""
    old = create_unit(
        name="Ủy ban nhân dân xã Cũ", kind=UnitKind.COMMUNE, parent=units["province"], valid_from=START, by=None
    )
    decision = Decision("Nghị quyết 15/NQ-HĐND", file=attachment(b"%PDF-1.7", "nq.pdf"))
    order = absorption(units["focus"], old, day=date(2026, 1, 1))
    return carry_out(order=order, decision=decision, today=date(2026, 1, 2), by=None).pk


def _browser(user: User, like: Client) -> Client:
    """Signed in; all browsers share one handler, for loading the middleware takes long."""
    client = Client(raise_request_exception=False)
    client.handler = like.handler
    client.force_login(user, "dondoc.accounts.backends.AccountBackend")
    return client
