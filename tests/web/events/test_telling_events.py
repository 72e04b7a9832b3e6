"""Events in sentences: every verb of the code has one, values are said as people say them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.accounts.actions import end_seat
from dondoc.accounts.actions.factors import FACTOR_VERBS
from dondoc.accounts.models import Membership, Role
from dondoc.core.events import acting_unit, record
from dondoc.core.models import Event
from dondoc.documents.actions import confirm_item, discard, drop_item, edit_item, map_agency
from dondoc.plans.models import Assignment, Duty
from dondoc.reporting.actions.cycles import set_owing_units
from dondoc.reporting.actions.forms import make_form, update_form
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.actions import change_unit
from dondoc.units.models import Unit, UnitKind
from dondoc.web.events.telling import leaves, tell
from dondoc.web.events.things import THINGS
from dondoc.web.events.verbs import VERBS
from readings import make_reading, office
from rounds import make_plan, make_round

SOURCE = Path(__file__).parents[3] / "src" / "dondoc"
VERB = re.compile(r"[a-z_]+\.[a-z_]+")
DAY = date(2026, 3, 5)


def verbs_in_code() -> set[str]:
    """Every text of the form "noun.verb" in a module that writes events, and the verbs that are put together."""
    found = {f"account.{verb}" for verb in FACTOR_VERBS}
    found |= {f"{thing}.unamend" for thing in ("task", "target", "assignment")}
    for path in SOURCE.rglob("actions/**/*.py"):
        found |= set(_verbs(ast.parse(path.read_text(encoding="utf-8"))))
    for path in SOURCE.rglob("actions.py"):
        found |= set(_verbs(ast.parse(path.read_text(encoding="utf-8"))))
    return found - {model._meta.label_lower for model in apps.get_models()}


def _verbs(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and VERB.fullmatch(node.value):
            yield node.value


def last() -> str:
    """The latest event in words, without its time."""
    (line,) = tell([Event.objects.latest("pk")])
    return line.sentence.split(", ", 1)[1]


def test_every_verb_in_the_code_has_its_words_and_no_other() -> None:
    assert verbs_in_code() == set(VERBS)


def test_whoever_writes_events_is_looked_at() -> None:
    """A module that records events outside of the actions would escape the test above."""
    modules = [
        path.relative_to(SOURCE)
        for path in SOURCE.rglob("*.py")
        if re.search(r"from dondoc.core.events import .*\brecord(_all)?\b", path.read_text(encoding="utf-8"))
    ]
    assert modules
    assert [path for path in modules if "actions" not in path.parts and path.name != "actions.py"] == []


@pytest.mark.django_db
def test_a_change_of_a_unit_is_one_sentence_with_the_names_of_its_day(cast: Cast) -> None:
    administrator = cast.user(Role.ADMINISTRATOR, cast.province)
    token = acting_unit.set(cast.province.pk)
    with time_machine.travel("2026-03-05 14:02:00+07:00", tick=False):
        change_unit(
            unit=cast.school, name="Trường Tiểu học Suối Lam 1", short_name="", code="S00.01.01",
            kind=UnitKind.SCHOOL, parent=cast.other_commune, valid_from=date(2026, 3, 1), by=administrator,
        )  # fmt: skip
    with time_machine.travel("2026-04-05 14:02:00+07:00", tick=False):
        change_unit(
            unit=cast.province, name="Ủy ban nhân dân tỉnh Sông Mây Mới", short_name="", code="S00",
            kind=UnitKind.PROVINCE, parent=None, valid_from=date(2026, 4, 1), by=administrator,
        )  # fmt: skip
    acting_unit.reset(token)
    lines = tell(list(Event.objects.filter(verb="unit.change").order_by("pk")))
    assert [line.sentence for line in lines] == [
        f"Ngày 05/03/2026 lúc 14:02, {administrator.name} (Ủy ban nhân dân tỉnh Sông Mây) đổi tên đơn vị từ “Trường Tiểu học Suối "
        "Lam” thành “Trường Tiểu học Suối Lam 1”, đổi đơn vị cấp trên từ Ủy ban nhân dân xã Suối Lam thành Ủy ban nhân "
        "dân phường Bến Đá, có hiệu lực từ ngày 01/03/2026.",
        f"Ngày 05/04/2026 lúc 14:02, {administrator.name} (Ủy ban nhân dân tỉnh Sông Mây Mới) đổi tên đơn vị từ “Ủy ban nhân dân "
        "tỉnh Sông Mây” thành “Ủy ban nhân dân tỉnh Sông Mây Mới”, bỏ tên viết tắt “UBND tỉnh Sông Mây”, có hiệu lực "
        "từ ngày 01/04/2026.",
    ]
    assert [line.thing.name for line in lines] == ["Trường Tiểu học Suối Lam 1", "Ủy ban nhân dân tỉnh Sông Mây Mới"]


@pytest.mark.django_db
def test_units_of_a_duty_are_named_as_they_come_and_go(cast: Cast) -> None:
    duty = make_plan(cast).duties.get()
    set_owing_units(duty=duty, unit_ids=[cast.commune.pk, cast.police.pk], by=office(cast))
    assert last() == (
        f"{office(cast).name} chỉ định đơn vị phải báo cáo: thêm Công an tỉnh Sông Mây, bớt Ủy ban nhân dân phường "
        "Bến Đá, Trường Tiểu học Suối Lam."
    )
    many = [unit.pk for unit in (cast.province, cast.other_commune, cast.school, cast.department)]
    many += Unit.objects.bulk_create([Unit(), Unit()])[0].pk, Unit.objects.latest("pk").pk
    set_owing_units(duty=duty, unit_ids=[cast.commune.pk, cast.police.pk, *many], by=office(cast))
    assert last().endswith(" và 1 đơn vị nữa.")


@pytest.mark.django_db
def test_a_form_says_which_figures_changed(cast: Cast) -> None:
    form = make_form(plan=make_plan(cast), by=office(cast))
    first, second = form.indicators.all()
    drafts = [
        IndicatorDraft(
            label=each.label,
            kind=each.kind,
            numerator_label=each.numerator_label,
            denominator_label=each.denominator_label,
            unit=each.unit,
            required=each.required,
            about_people=each is second,
            target_id=each.target_id,
        )
        for each in (first, second)
    ]
    update_form(form=form, title=form.title, narrative_label="", indicators=drafts, by=office(cast))
    assert last() == (
        f"{office(cast).name} sửa biểu mẫu: bỏ câu hỏi cho phần thuyết minh “Kết quả nổi bật, khó khăn, vướng mắc và "
        "kiến nghị của đơn vị”; chỉ số c2, đếm số người từ không thành có."
    )


@pytest.mark.django_db
def test_what_was_done_to_a_reading(cast: Cast) -> None:
    reading, by = make_reading(cast), office(cast)
    said = []
    for number, change in enumerate(
        (
            lambda n: edit_item(
                reading=reading, key="targets.0", values={"value": "90", "by": "30/11/2026"}, revision=n, by=by
            ),
            lambda n: drop_item(reading=reading, key="targets.1", dropped=True, revision=n, by=by),
            lambda n: drop_item(reading=reading, key="targets.1", dropped=False, revision=n, by=by),
            lambda n: confirm_item(reading=reading, key="assignments.0.tasks.0", revision=n, by=by),
            lambda n: map_agency(
                reading=reading,
                wording="Công ty Điện lực Sông Mây",
                unit_ids=[cast.police.pk],
                revision=n,
                day=DAY,
                by=by,
            ),
            lambda n: discard(reading=reading, reason="Nhầm tệp.", revision=n, by=by),
        )
    ):
        change(number)
        said.append(last().removeprefix(f"{by.name} "))
    assert said == [
        "sửa bản đọc: chỉ tiêu 1, mức đề ra 90; chỉ tiêu 1, chậm nhất ngày 30/11/2026.",
        "sửa bản đọc: bỏ chỉ tiêu 2.",
        "sửa bản đọc: lấy lại chỉ tiêu 2.",
        "sửa bản đọc: xác nhận nhiệm vụ 1.1.",
        "chọn đơn vị cho tên cơ quan: “Công ty Điện lực Sông Mây” là Công an tỉnh Sông Mây.",
        "bỏ bản đọc. Lý do: Nhầm tệp.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "before", "after", "said"),
    [
        (
            "job.fail",
            None,
            {"error": "Tệp có {pages} trang.", "values": {"pages": 3}},
            "chưa đọc được bản quét: lý do “Tệp có 3 trang.”",
        ),
        (
            "job.cancel",
            {"state": "failed", "error": "Tệp có {pages} trang."},
            {"state": "cancelled", "error": ""},
            "thôi đọc bản quét",
        ),
        ("job.create", None, {"file": "a.png", "sha256": "0" * 64}, "đưa bản quét vào hàng chờ đọc: tệp “a.png”"),
        ("job.retry", {"pages": 1200}, {"pages": 1500.5}, "cho đọc lại bản quét: pages từ 1.200 thành 1.500,5"),
        ("job.retry", None, {"file": "x" * 300}, "cho đọc lại bản quét: tệp “" + "x" * 159 + "…”"),
        ("gone.verb", None, None, "gone.verb"),
    ],
)
def test_values_are_said_as_people_say_them(verb: str, before: Any, after: Any, said: str) -> None:
    event = Event(
        pk=1, at=datetime.fromisoformat("2026-03-05T07:02:00Z"), verb=verb, object_type="documents.readingjob",
        object_id=1, before=before, after=after,
    )  # fmt: skip
    assert tell([event])[0].sentence == f"Ngày 05/03/2026 lúc 14:02, Hệ thống {said}."


@pytest.mark.django_db
def test_a_whole_round_is_told_without_a_bare_key_or_kind(cast: Cast) -> None:
    """Whatever the usual actions keep in their states has a name, and what they speak of a noun and a page."""
    round_ = make_round(cast)
    round_.give_back(cast.commune)
    round_.accept(cast.commune)
    make_reading(cast)
    end_seat(seat=Membership.objects.latest("pk"), day=date(2026, 12, 1), by=round_.office)
    events = list(Event.objects.all())
    assert [leaf for event in events for leaf in leaves(event) if str(leaf.field.label) == " ".join(leaf.path)] == []
    assert {event.object_type for event in events} <= set(THINGS)
    assert [line.event.verb for line in tell(events) if not (line.thing.name and line.thing.url)] == []


@pytest.mark.django_db
def test_all_names_of_a_page_cost_one_query(cast: Cast) -> None:
    make_round(cast).accept(cast.commune)
    events = list(Event.objects.all())
    with CaptureQueriesContext(connection) as queries:
        tell(events)
    assert len({event.object_type for event in events}) > 5
    assert len(queries) == 1


@pytest.mark.django_db
def test_what_is_gone_is_told_by_its_number(cast: Cast) -> None:
    record("account.end", Membership(pk=999), by=None, unit_id=998, before={"user": 997}, after={"until": DAY})
    record("duty.units", Duty(pk=999), by=None, unit_id=None, before={"units": {996}}, after={"units": set()})
    end, duty = tell(list(Event.objects.order_by("-pk")[:2]))[::-1]
    assert (end.unit, end.thing, end.did) == (
        "#998",
        ("", ""),
        "kết thúc vai trò: tài khoản #997; thôi từ ngày 05/03/2026",
    )
    assert duty.did == "chỉ định đơn vị phải báo cáo: bớt #996"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unit_id", "said"),
    [
        (998, "giao nhiệm vụ: #998 được giao #996 trong Kế hoạch #997; vai trò thực hiện; hạn 30/11/2026"),
        (None, "giao nhiệm vụ: kế hoạch #997; nhiệm vụ #996; vai trò thực hiện; hạn 30/11/2026"),
    ],
)
def test_what_was_given_is_told_with_whatever_is_left_of_it(cast: Cast, unit_id: int | None, said: str) -> None:
    after = {"plan": 997, "task": 996, "role": "own", "due": date(2026, 11, 30)}
    record("assignment.give", Assignment(pk=999), by=None, unit_id=unit_id, after=after)
    (line,) = tell([Event.objects.latest("pk")])
    assert line.did == said
