"""Many workbooks at once: entered for their units by an office above, each told what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from openpyxl.worksheet.worksheet import Worksheet

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.actions.intakes import cancel_intake, claim, take_in_workbooks
from dondoc.reporting.models import Check, Intake, IntakeState, Submission
from dondoc.reporting.workbooks import worker
from dondoc.reporting.workbooks.worker import run_waiting
from filled import blank, filled, table, zipped
from rounds import Round

pytestmark = pytest.mark.django_db
WHY = "Các đơn vị gửi số liệu qua thư điện tử."
FIGURES = {"c1_tu": 2, "c1_mau": 3, "c2": 4}


@pytest.fixture(autouse=True)
def files_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)


def give(round_: Round, files: Mapping[str, bytes], *, sends: bool = False, reason: str = WHY) -> Intake:
    uploads: list[tuple[str, Any]] = [("cac-don-vi.zip", zipped(files))]
    unit_id = round_.cast.province.pk
    return take_in_workbooks(
        cycle=round_.cycle, unit_id=unit_id, uploads=uploads, reason=reason, sends=sends, by=round_.office
    )


def told(intake: Intake) -> list[tuple[str, int | None, str, str]]:
    """The name, the unit, what became of it, and the first sentence of why."""
    rows = intake.results.values_list("name", "unit_id", "outcome", "problems")
    return [
        (name, unit, outcome, problems[0][1].split(".")[0] if problems else "")
        for name, unit, outcome, problems in rows
    ]


def take(round_: Round, files: Mapping[str, bytes], *, sends: bool = False) -> list[tuple[str, int | None, str, str]]:
    intake = give(round_, files, sends=sends)
    assert run_waiting() == 1
    intake.refresh_from_db()
    assert (intake.state, intake.files_done, intake.package) == (IntakeState.DONE, len(files), "")
    return told(intake)


def reports(round_: Round) -> list[tuple[int, str, dict[str, Any], int | None, str]]:
    keys = {str(pk): code for pk, code in round_.form.indicators.values_list("pk", "code")}
    rows = Submission.objects.order_by("obligation_id", "version")
    return [
        (
            each.obligation.unit_id,
            each.state,
            {keys[key]: parts for key, parts in each.values.items()},
            each.entered_by_unit_id,
            each.entered_reason,
        )
        for each in rows.select_related("obligation")
    ]


FILED = {"c1": {"numerator": 2, "denominator": 3}, "c2": {"value": 4}}


def test_what_is_whole_is_sent_what_is_not_is_filled_in_and_the_rest_is_refused(round_: Round, cast: Cast) -> None:
    files = {
        "a.xlsx": filled(round_, cast.commune, **FIGURES),
        "b.xlsx": filled(round_, cast.other_commune, c2=5),
        "c.xlsx": filled(round_, cast.school, c2="năm"),
        "d.pdf": b"%PDF-1.7",
        "e.xlsx": blank(round_, cast.school),
    }
    found = take(round_, files, sends=True)
    assert found == [
        ("a.xlsx", cast.commune.pk, "sent", ""),
        ("b.xlsx", cast.other_commune.pk, "filled", "Ô này chưa có số liệu"),
        ("c.xlsx", cast.school.pk, "refused", "Đây không phải là số nguyên"),
        ("d.pdf", None, "refused", "Tệp này không phải là Excel ("),
        ("e.xlsx", cast.school.pk, "refused", "Tệp chưa điền ô nào"),
    ]
    province = cast.province.pk
    assert reports(round_) == [
        (cast.commune.pk, "sent", FILED, province, WHY),
        (cast.other_commune.pk, "draft", {"c2": {"value": 5}}, province, WHY),
    ]
    assert [round_.of(unit).state for unit in (cast.commune, cast.other_commune)] == ["sent", "owed"]
    assert {each.saved_by for each in Submission.objects.all()} == {round_.office}
    events = Event.objects.filter(object_type="reporting.submission").order_by("pk")
    assert [(each.verb, each.unit_id, each.acting_unit_id, each.reason) for each in events] == [
        ("submission.enter_for", cast.commune.pk, province, WHY),
        ("submission.enter_for", cast.other_commune.pk, province, WHY),
        ("submission.send", cast.commune.pk, province, ""),
    ]


def test_a_report_that_needs_explaining_names_the_condition(round_: Round, cast: Cast) -> None:
    Check.objects.create(form=round_.form, order=0, expression="c2 > 10", message="Số lớp thấp.", hard=False)
    intake = give(round_, {"a.xlsx": filled(round_, cast.commune, **FIGURES)}, sends=True)
    run_waiting()
    assert [(each.outcome, each.problems) for each in intake.results.all()] == [
        ("filled", [["Số lớp thấp.", "Hãy giải trình, hoặc sửa số liệu."]])
    ]


def test_the_same_files_once_more_change_nothing(round_: Round, cast: Cast) -> None:
    files = {"a.xlsx": filled(round_, cast.commune, **FIGURES), "b.xlsx": filled(round_, cast.school, **FIGURES)}
    twice = files | {"a (1).xlsx": files["a.xlsx"]}
    assert [outcome for _name, _unit, outcome, _why in take(round_, twice)] == ["filled", "filled", "unchanged"]
    before = reports(round_), Event.objects.filter(object_type="reporting.submission").count()
    assert [outcome for _name, _unit, outcome, _why in take(round_, twice)] == ["unchanged"] * 3
    assert (reports(round_), Event.objects.filter(object_type="reporting.submission").count()) == before
    assert [outcome for _name, _unit, outcome, _why in take(round_, twice, sends=True)] == ["sent", "sent", "unchanged"]
    assert [outcome for _name, _unit, outcome, _why in take(round_, twice, sends=True)] == ["unchanged"] * 3
    changed = {"a.xlsx": filled(round_, cast.commune, **FIGURES | {"c2": 9})}
    assert [why for _name, _unit, _outcome, why in take(round_, changed)] == ["Báo cáo này đã gửi nên không sửa được"]


def test_what_a_unit_has_typed_itself_is_not_written_over(round_: Round, cast: Cast) -> None:
    round_.save(cast.commune, round_.boxes(c2="7"))
    other, more = filled(round_, cast.commune, c2=8), filled(round_, cast.commune, c1_tu=1, c1_mau=2, c2=7)
    found = take(round_, {"a.xlsx": other, "b.xlsx": more})
    assert [(outcome, why) for _name, _unit, outcome, why in found] == [
        ("refused", "Đơn vị đang tự nhập báo cáo này với số liệu khác"),
        ("filled", ""),
    ]
    assert reports(round_)[0][2] == {"c1": {"numerator": 1, "denominator": 2}, "c2": {"value": 7}}


def test_a_table_gives_a_result_for_each_line_that_is_filled(round_: Round, cast: Cast) -> None:
    rows = {cast.commune.pk: FIGURES, cast.school.pk: {"c1_tu": 4, "c1_mau": 3}}
    intake = give(round_, {"bang.xlsx": table(round_, rows)}, sends=True)
    run_waiting()
    assert [(each.line, each.unit_id, each.outcome) for each in intake.results.all()] == [
        (6, cast.commune.pk, "sent"),
        (8, cast.school.pk, "refused"),
    ]


def test_only_units_below_that_owe_are_entered_for(round_: Round, cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.commune)
    files = {"a.xlsx": filled(round_, cast.school, **FIGURES), "b.xlsx": filled(round_, cast.other_commune, **FIGURES)}
    uploads: list[tuple[str, Any]] = [(name, BytesIO(data)) for name, data in files.items()]
    intake = take_in_workbooks(
        cycle=round_.cycle, unit_id=cast.commune.pk, uploads=uploads, reason=WHY, sends=False, by=office
    )
    run_waiting()
    assert [(name, outcome) for name, _unit, outcome, _why in told(intake)] == [
        ("a.xlsx", "filled"),
        ("b.xlsx", "refused"),
    ]


def test_nothing_is_kept_of_what_is_refused_at_once(round_: Round, cast: Cast, tmp_path: Path) -> None:
    own = filled(round_, cast.commune, **FIGURES)
    with pytest.raises(Refused, match="Hãy ghi lý do nhập thay"):
        give(round_, {"a.xlsx": own}, reason=" ")
    with pytest.raises(Invalid, match="số điện thoại cá nhân"):
        give(round_, {"anh Ba 0912 345 678.xlsx": own})
    with pytest.raises(Refused, match="Tệp nén không có tệp nào"):
        give(round_, {"__MACOSX/a.xlsx": own})
    with pytest.raises(Refused, match="Tệp nén không mở được"):
        uploads: list[tuple[str, Any]] = [("a.zip", BytesIO(b"PK\x03\x04"))]
        take_in_workbooks(cycle=round_.cycle, unit_id=1, uploads=uploads, reason=WHY, sends=False, by=round_.office)
    close_cycle(cycle=round_.cycle, by=round_.office)
    round_.cycle.refresh_from_db()
    with pytest.raises(Refused, match="Kỳ báo cáo đã đóng"):
        give(round_, {"a.xlsx": own})
    assert Intake.objects.count() == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_round_that_closes_meanwhile_takes_nothing(round_: Round, cast: Cast) -> None:
    intake = give(round_, {"a.xlsx": filled(round_, cast.commune, **FIGURES)})
    close_cycle(cycle=round_.cycle, by=round_.office)
    run_waiting()
    assert [why for _name, _unit, _outcome, why in told(intake)] == ["Kỳ báo cáo đã đóng nên không thay đổi được nữa"]


def test_a_worker_that_was_told_to_end_leaves_the_rest_to_the_next(
    round_: Round, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "AT_ONCE", 1)
    files = {"a.xlsx": filled(round_, cast.commune, **FIGURES), "b.xlsx": filled(round_, cast.school, **FIGURES)}
    intake = give(round_, files)
    answers = iter([True, True, False])
    assert run_waiting(lambda: next(answers, False)) == 0
    intake.refresh_from_db()
    assert (intake.state, intake.files_done, len(told(intake))) == (IntakeState.WAITING, 1, 1)
    assert run_waiting() == 1
    assert [(name, outcome) for name, _unit, outcome, _why in told(intake)] == [
        ("a.xlsx", "filled"),
        ("b.xlsx", "filled"),
    ]


def test_a_job_that_was_stopped_enters_nothing_more(round_: Round, cast: Cast, tmp_path: Path) -> None:
    intake = give(round_, {"a.xlsx": filled(round_, cast.commune, **FIGURES)})
    held = claim("w" * 32)
    assert held is not None
    cancel_intake(intake=intake)
    assert worker._run(held, "w" * 32, lambda: True) is False
    assert reports(round_) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_over_which_the_reading_process_dies_is_refused_and_the_others_are_read(
    round_: Round, cast: Cast
) -> None:
    def stretch(sheet: Worksheet) -> None:
        sheet["XFD1048576"].value = 1

    files = {
        "a.xlsx": filled(round_, cast.commune, **FIGURES),
        "b.xlsx": filled(round_, cast.other_commune, stretch, **FIGURES),
        "c.xlsx": filled(round_, cast.school, **FIGURES),
    }
    assert [outcome for _name, _unit, outcome, _why in take(round_, files)] == ["filled", "refused", "filled"]
