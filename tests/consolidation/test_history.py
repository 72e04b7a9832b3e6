"""Closed rounds as files: what they hold, when they are written, and what they tell together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from pytest_django import Settings

from cast import Cast
from dondoc.config.commands.totals import command as print_totals
from dondoc.consolidation.history import files
from dondoc.consolidation.history.asking import closed_rounds, history_of
from dondoc.consolidation.history.refreshing import refresh
from dondoc.consolidation.history.schema import Told
from dondoc.consolidation.history.totalling import node_totals
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.results import Figure
from dondoc.reporting.actions.cycles import close_cycle, leave_out, open_cycle
from dondoc.reporting.actions.forms import draft_of_indicator, renew_form, update_form
from dondoc.reporting.actions.reopening import let_in_again, reopen_cycle
from dondoc.reporting.actions.routes import end_route, set_route
from dondoc.reporting.actions.submissions import accept
from dondoc.reporting.models import Cycle, ObligationState, Route
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.models import UnitVersion
from dondoc.units.rules import ids_of
from rounds import DUE, DUE_BELOW, Round, make_round

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.HISTORY_ROOT = tmp_path / "history"
    return tmp_path / "history"


@pytest.fixture
def round_(cast: Cast) -> Round:
    found = make_round(
        cast,
        IndicatorDraft("Số lớp", "count", code="lop"),
        IndicatorDraft("Tỷ lệ", "share", code="tyle", numerator_label="Đạt", denominator_label="Tất cả"),
        IndicatorDraft("Kinh phí", "amount", code="phi", decimals=1),
        IndicatorDraft("Số người", "count", code="nguoi", about_people=True),
        IndicatorDraft("Mưa", "amount", code="mua", aggregation="max"),
        IndicatorDraft("Mức độ", "choice", code="muc", answers=("Chưa", "Xong")),
    )
    fill(found, cast.commune, "3", "40")
    fill(found, cast.school, "1", "3")
    leave_out(obligation=found.of(cast.other_commune), state=ObligationState.EXEMPT, reason="Miễn", by=found.office)
    return found


def fill(round_: Round, unit: object, classes: str, people: str) -> None:
    typed = round_.boxes(
        lop=classes, tyle_numerator="1", tyle_denominator="2", phi="1,5", nguoi=people, mua=classes, muc="1"
    )
    round_.accept(unit, typed)  # type: ignore[arg-type]


def close(round_: Round) -> None:
    close_cycle(cycle=round_.cycle, by=round_.office)


def test_a_closed_round_is_a_row_a_unit_and_a_column_a_figure(round_: Round) -> None:
    cast = round_.cast
    UnitVersion.objects.filter(unit=cast.commune).update(details={"zone": "rural"})
    assert refresh(DAY) == 0
    close(round_)
    assert refresh(DAY) == 1
    table = pq.read_table(files.file_of(round_.cycle.pk))
    told = Told.of(table.schema.metadata)
    assert (told.cycle, told.form_version, told.window) == (round_.cycle.pk, 1, ("2025-12-15", "2026-06-14"))
    columns = [
        "unit_id", "kind", "thuoc_tinh_zone", "standing", "lop", "tyle_tu", "tyle_mau", "phi", "nguoi",
        "nguoi_an", "mua", "muc_1", "muc_2",
    ]  # fmt: skip
    assert [tuple(row.values()) for row in table.select(columns).to_pylist()] == [
        (cast.province.pk, "province", None, None, *[None] * 5, True, *[None] * 3),
        (cast.commune.pk, "commune", "rural", "accepted", 3, 1, 2, 15, 40, True, 3, 0, 1),
        (cast.school.pk, "school", None, "accepted", 1, 1, 2, 15, 3, True, 1, 0, 1),
        (cast.other_commune.pk, "commune", None, "exempt", *[None] * 5, False, *[None] * 3),
    ]


def test_sums_at_every_node_are_those_of_the_round(round_: Round) -> None:
    close(round_)
    refresh(DAY)
    totals = cycle_totals(round_.cycle, as_of=DAY, today=DAY)
    found = node_totals(files.file_of(round_.cycle.pk))
    assert found.unit_ids.tolist() == [round_.cast.province.pk, round_.cast.commune.pk]
    added = [place for place, name in enumerate(found.columns) if name != "mua"]
    for unit_id, sums in zip(found.unit_ids, found.sums[:, added], strict=True):
        assert sums.tolist() == totals.sums[totals.row(unit_id)][added].tolist()


def test_totals_are_printed_without_a_database_but_those_that_tell_of_few_people(round_: Round, tmp_path: Path) -> None:
    close(round_)
    refresh(DAY)
    out = tmp_path / "totals.csv"
    done = CliRunner().invoke(print_totals, [str(files.file_of(round_.cycle.pk)), "--out", str(out)])
    province, commune = round_.cast.province.pk, round_.cast.commune.pk
    assert (done.exit_code, out.read_text(encoding="utf-8").splitlines()) == (
        0,
        [
            "unit_id,code,name,kind,lop,tyle_tu,tyle_mau,phi,nguoi,muc_1,muc_2",
            f"{province},S00,Ủy ban nhân dân tỉnh Sông Mây,province,4,2,4,3.0,,0,2",
            f"{commune},S00.01,Ủy ban nhân dân xã Suối Lam,commune,4,2,4,3.0,,0,2",
        ],
    )


def test_a_file_that_is_none_of_a_round_is_refused_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    pq.write_table(pa.table({"a": [1]}), other)
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1")
    told = [CliRunner().invoke(print_totals, [str(path)]).output for path in (other, broken, tmp_path / "none")]
    no_file = "không phải tệp của một kỳ đã đóng, hoặc đã hỏng. Hãy ghi lại bằng `dondoc history --all`."
    assert told == [
        f"Error: {other} {no_file}\n",
        f"Error: {broken} {no_file}\n",
        f"Error: Không có tệp {tmp_path / 'none'}. Hãy kiểm tra lại đường dẫn; `dondoc history` ghi các tệp này.\n",
    ]


def test_a_correction_writes_the_file_again_and_an_open_round_has_none(round_: Round) -> None:
    close(round_)
    assert [refresh(DAY), refresh(DAY)] == [1, 0]
    commune = round_.cast.commune
    let_in_again(obligation=round_.of(commune), reason="Đính chính", by=round_.office)
    fill_again = round_.of(commune).submissions.get(state="draft")
    typed = round_.boxes(lop="9")
    version = round_.send(commune, {**stored(round_, fill_again.values), **typed}, DAY)
    accept(obligation=round_.of(commune), version=version, by=round_.office)
    assert [refresh(DAY), refresh(DAY)] == [1, 0]
    assert pq.read_table(files.file_of(round_.cycle.pk))["lop"].to_pylist() == [None, 9, 1, None]
    reopen_cycle(cycle=round_.cycle, reason="Sai", by=round_.office)
    assert (refresh(DAY), files.written()) == (0, {})


def stored(round_: Round, values: dict[str, dict[str, int]]) -> dict[str, str]:
    """Stored figures as they are typed; one indicator has a decimal."""
    decimals = dict(round_.form.indicators.values_list("pk", "decimals"))
    return {
        f"{key}.{part}": str(figure) if not decimals[int(key)] else f"{figure // 10},{figure % 10}"
        for key, parts in values.items()
        for part, figure in parts.items()
    }


def test_a_log_put_back_from_a_copy_has_all_written_anew(round_: Round, folder: Path) -> None:
    close(round_)
    refresh(DAY)
    mark = folder / files.MARK
    mark.write_text(mark.read_text().replace('"digest": "', '"digest": "f'))
    assert refresh(DAY) == 1


def test_an_indicator_is_followed_through_versions_of_its_form(round_: Round) -> None:
    cast = round_.cast
    close(round_)
    later = second_round(round_)
    later.accept(cast.commune, later.boxes(lop="5"))
    later.accept(cast.other_commune, later.boxes(lop="6"))
    close(later)
    refresh(DAY)
    indicator = later.form.indicators.get(code="lop")
    rounds = closed_rounds(later.cycle)
    points = history_of(rounds, cast.province.pk, indicator)
    assert [(each.told.cycle, each.figure, each.units, each.hidden) for each in points] == [
        (round_.cycle.pk, Figure(4, None, 2), 2, False),
        (later.cycle.pk, Figure(11, None, 2), 3, False),
    ]
    assert [each.figure for each in history_of(rounds, cast.commune.pk, indicator)] == [
        Figure(4, None, 2),
        Figure(5, None, 1),
    ]
    assert history_of(rounds, 999_999, indicator) == []


def test_every_kind_of_figure_is_told_as_the_totals_tell_it(round_: Round) -> None:
    close(round_)
    refresh(DAY)
    totals = cycle_totals(round_.cycle, as_of=DAY, today=DAY)
    for unit in (round_.cast.province, round_.cast.commune, round_.cast.school):
        told = {}
        for indicator in totals.indicators:
            for point in history_of([round_.cycle], unit.pk, indicator):
                told[indicator.code] = (point.figure, point.hidden)
        expected = {
            each.indicator.code: (each.figure, each.hidden is not None)
            for each in totals.results_at(totals.row(unit.pk))
            if each.indicator.kind != "choice"
        }
        assert told == expected
    assert told["phi"][0].value == Fraction(3, 2)


def test_figures_stand_where_reports_went(round_: Round) -> None:
    cast = round_.cast
    set_route(
        plan=round_.plan, unit_id=cast.school.pk, to_id=cast.other_commune.pk, since=date(2026, 6, 1),
        reason="Trường báo cáo về phường", by=round_.office,
    )  # fmt: skip
    close(round_)
    refresh(DAY)
    table = pq.read_table(files.file_of(round_.cycle.pk), columns=["unit_id", "parent_id", "path"])
    ways = {row["unit_id"]: (row["parent_id"], ids_of(row["path"])) for row in table.to_pylist()}
    assert ways[cast.school.pk] == (cast.other_commune.pk, (cast.province.pk, cast.other_commune.pk, cast.school.pk))
    indicator = round_.form.indicators.get(code="lop")
    figures = [history_of([round_.cycle], unit.pk, indicator)[0].figure for unit in (cast.commune, cast.other_commune)]
    assert figures == [Figure(3, None, 1), Figure(1, None, 1)]
    end_route(route=Route.objects.get(), day=date(2026, 6, 1), by=round_.office)
    assert refresh(DAY) == 1


def second_round(round_: Round) -> Round:
    """The next round, with a form that goes on with one indicator."""
    renewed = renew_form(form=round_.form, by=round_.office)
    drafts = [draft_of_indicator(renewed.indicators.get(code="lop"))]
    form = update_form(form=renewed, title="Mới", narrative_label="", indicators=drafts, by=round_.office)
    cycle: Cycle = open_cycle(
        duty=round_.duty,
        name="Kỳ sau",
        window_start=date(2026, 6, 15),
        window_end=date(2026, 12, 14),
        dues={1: DUE.replace(month=12), 2: DUE_BELOW.replace(month=12)},
        day=date(2026, 12, 1),
        by=round_.office,
    )
    return Round(round_.cast, round_.plan, round_.duty, form, cycle, round_.office)
