"""Figures that stand in dondoc's own records: beside the boxes of a report, put in, taken over, compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.classes import Held, Planned, hold_unplanned
from dondoc.facts import FACTS
from dondoc.reporting.asked import forget_asking
from dondoc.reporting.models import Indicator, Submission
from dondoc.reporting.workbooks.layout import ANSWER, ANSWERS, KEYS, LABELS
from dondoc.units.models import Unit
from dondoc.units.queries import as_of
from rounds import Round, make_round
from web.html import page, text_of, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel("2026-06-10 09:00+07:00"):
        yield


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.form.indicators.filter(code="c2").update(fact="training.classes")
    forget_asking()
    for day in (date(2026, 2, 1), date(2026, 3, 1)):
        told, held = Planned("Sơ cứu", "fire", 2026, 1), Held(day, 60)
        by = cast.user(Role.OFFICER, cast.commune)
        hold_unplanned(unit_id=cast.commune.pk, told=told, held=held, today=date(2026, 6, 10), by=by)
    return made


def box(round_: Round) -> str:
    return f"{round_.form.indicators.get(code='c2').pk}.value"


def value(client: Client, round_: Round) -> str:
    answer = client.get(reverse("obligation", args=[round_.of(round_.cast.commune).pk]))
    return str(page(answer).xpath(f"//input[@name='{box(round_)}']/@value")[0])


def test_a_new_report_begins_with_what_the_records_say_and_stores_nothing_by_itself(round_: Round, at: At) -> None:
    unit = at(Role.OFFICER, round_.cast.commune)
    here = reverse("obligation", args=[round_.of(round_.cast.commune).pk])
    answer = unit.get(here)
    assert value(unit, round_) == "2"
    assert "Đã điền sẵn 1 số theo hồ sơ" in text_of(answer)
    (address,) = page(answer).xpath("//span[contains(@class, 'box-record')]/a/@href")
    assert texts(unit.get(address), "//tbody/tr/th") == ["Sơ cứu", "Sơ cứu"]
    assert not Submission.objects.exists()


def test_what_was_typed_stands_and_the_records_are_told_beside_it(round_: Round, at: At) -> None:
    unit = at(Role.OFFICER, round_.cast.commune)
    round_.save(round_.cast.commune, round_.typed(classes=5))
    assert value(unit, round_) == "5"
    shown = text_of(unit.get(reverse("obligation", args=[round_.of(round_.cast.commune).pk])))
    assert ("Theo hồ sơ: 2" in shown, "Lấy số này" in shown, "Đã điền sẵn" in shown) == (True, True, False)


@pytest.mark.parametrize("take", ["one", "all"])
def test_a_figure_is_taken_over_and_what_else_was_typed_is_kept(round_: Round, at: At, take: str) -> None:
    unit = at(Role.OFFICER, round_.cast.commune)
    round_.save(round_.cast.commune, round_.typed(classes=5))
    wanted = box(round_) if take == "one" else "all"
    typed = round_.typed(done=1, of=9, classes=7) | {"take": wanted, "revision": "1", "narrative": "Đủ."}
    url = reverse("obligation-take", args=[round_.of(round_.cast.commune).pk])
    assert "Đã lấy 1 số theo hồ sơ" in text_of(unit.post(url, typed, follow=True))
    draft = Submission.objects.get()
    share, count = round_.form.indicators.all()
    expected = {str(share.pk): {"numerator": 1, "denominator": 9}, str(count.pk): {"value": 2}}
    assert (draft.values, draft.narrative) == (expected, "Đủ.")


def test_what_is_wrong_elsewhere_on_the_page_is_told_before_anything_is_taken(round_: Round, at: At) -> None:
    unit = at(Role.OFFICER, round_.cast.commune)
    share, _count = round_.form.indicators.all()
    typed = {f"{share.pk}.numerator": "nhiều", "take": "all", "revision": "0"}
    answer = unit.post(reverse("obligation-take", args=[round_.of(round_.cast.commune).pk]), typed)
    assert answer.status_code == 422
    assert Submission.objects.get().values == {}


def test_the_office_sees_where_a_report_says_otherwise(round_: Round, at: At) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    here = reverse("obligation", args=[round_.of(round_.cast.commune).pk])
    round_.send(round_.cast.commune, round_.typed(classes=5))
    shown = text_of(office.get(here))
    assert "1 số khác với hồ sơ của đơn vị" in shown
    assert "Theo hồ sơ: 2" in shown
    assert "Lấy số này" not in shown


def test_a_small_count_of_people_on_record_is_not_told_outside_the_unit(round_: Round, at: At) -> None:
    Indicator.objects.filter(code="c2").update(about_people=True, aggregation="sum")
    forget_asking()
    round_.send(round_.cast.commune, round_.typed(classes=50))
    shown = text_of(
        at(Role.OFFICE, round_.cast.province).get(reverse("obligation", args=[round_.of(round_.cast.commune).pk]))
    )
    assert ("Theo hồ sơ: < 5" in shown, "số khác với hồ sơ" in shown) == (True, False)


def test_the_designer_offers_facts_that_fit_and_keeps_the_choice(cast: Cast, at: At) -> None:
    round_ = make_round(cast)
    round_.form.frozen_at = None
    round_.form.save()
    office, url = at(Role.OFFICE, cast.province), reverse("form-edit", args=[round_.plan.pk])
    shown = page(office.get(url))
    assert "training.classes" in shown.xpath("//select[@name='fact-1']/option/@value")
    assert "training.classes" not in shown.xpath("//select[@name='fact-0']/option/@value")
    fields = shown.xpath("//form[.//select[@name='fact-1']]")[0].fields
    typed = {name: text for name, text in fields.items() if text is not None and name}
    for name in [each for each in typed if each.startswith(("about_people", "carried_over"))]:
        del typed[name]
    office.post(url, typed | {"fact-1": "training.classes", "fact-0": "training.classes", "do": "save"})
    assert list(round_.form.indicators.values_list("fact", flat=True)) == ["", "training.classes"]


def answers_in(data: bytes, column: int = ANSWER) -> dict[str, tuple[object, object]]:
    """What stands in each line of a unit's workbook, and its help."""
    rows = load_workbook(BytesIO(data))[ANSWERS].iter_rows(values_only=True)
    return {str(row[0]): (row[column], row[6]) for row in rows if row[0]}


NOTE = "Số điền sẵn lấy từ hồ sơ: Lớp tập huấn đã mở. Sửa nếu chưa đúng."


def test_workbooks_begin_with_the_same_figures_one_by_one_and_many_at_once(round_: Round, at: At) -> None:
    units = round_.cast
    mine = reverse("workbook", args=[round_.of(units.commune).pk])
    one = b"".join(at(Role.OFFICER, units.commune).get(mine).streaming_content)  # type: ignore[attr-defined]
    assert answers_in(one)["c2"] == (2, NOTE)
    office = at(Role.OFFICE, units.province)
    got = office.get(reverse("cycle-workbooks-zip", args=[round_.cycle.pk]))
    with ZipFile(BytesIO(b"".join(got.streaming_content))) as package:  # type: ignore[attr-defined]
        many = {name.partition(" ")[0]: answers_in(package.read(name))["c2"] for name in package.namelist()}
    assert many == {"S00.01": (2, NOTE), "S00.01.01": (None, ""), "S00.02": (None, "")}
    got = office.get(reverse("cycle-workbooks-table", args=[round_.cycle.pk]))
    sheet = load_workbook(BytesIO(b"".join(got.streaming_content)))[ANSWERS]  # type: ignore[attr-defined]
    (column,) = [cell.column for cell in sheet[KEYS + 1] if cell.value == "c2"]
    assert [sheet.cell(line, column).value for line in (KEYS, LABELS + 2, LABELS + 3)] == [f"lớp\n{NOTE}", 2, None]


def test_a_workbook_of_what_was_typed_holds_that(round_: Round, at: At) -> None:
    commune = round_.cast.commune
    round_.save(commune, round_.typed(classes=5))
    got = at(Role.OFFICER, commune).get(reverse("workbook", args=[round_.of(commune).pk]))
    assert answers_in(b"".join(got.streaming_content))["c2"][0] == 5  # type: ignore[attr-defined]


def test_every_fact_is_measured_of_many_units_as_of_each(round_: Round, at: At) -> None:
    units = as_of(date(2026, 6, 10)).order_by().values_list("unit_id", flat=True)
    first, last = date(2026, 1, 1), date(2026, 6, 10)
    for fact in FACTS:
        at_once = fact.measure(units, first, last)  # type: ignore[arg-type]
        assert {key: each for key, each in at_once.items() if key in set(units)} == {
            key: each for unit in units for key, each in fact.measure([unit], first, last).items()
        }, fact.key
