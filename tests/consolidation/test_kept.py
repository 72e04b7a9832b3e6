"""Kept sums that follow what happens are those that are reckoned anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import time_machine
from pytest_django import Settings

from cast import START, Cast
from dondoc.consolidation import kept
from dondoc.consolidation.kept import following
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.reckoned import reckon
from dondoc.consolidation.totals import Totals
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.cycles import close_cycle, leave_out, put_back
from dondoc.reporting.actions.extensions import ask_extension, grant_extension
from dondoc.reporting.actions.many import accept_all
from dondoc.reporting.actions.reopening import let_in_again, reopen_cycle, shut_again
from dondoc.reporting.actions.submissions import accept, return_
from dondoc.reporting.models import ObligationState, Submission
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 10)
ARRAYS = ("sums", "filled", "counts", "reports", "places", "parents", "unit_ids")


@pytest.fixture(autouse=True)
def keeping(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Rounds of any size are kept; gives how often kept sums were followed."""
    settings.TOTALS_ROOT = tmp_path / "totals"
    monkeypatch.setattr(kept, "KEEP_FROM", 1)
    followed: list[int] = []

    def counted(*arguments: object) -> object:
        followed.append(1)
        return follow(*arguments)  # type: ignore[arg-type]

    follow = following.follow
    monkeypatch.setattr(kept, "follow", counted)
    return followed


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(
        cast,
        IndicatorDraft("Số lớp", "count", required=False),
        IndicatorDraft("Tỷ lệ", "share", required=False, numerator_label="Đạt", denominator_label="Tất cả"),
        IndicatorDraft("Mưa lớn nhất", "amount", required=False, aggregation="max"),
        IndicatorDraft("Mực nước", "count", required=False, aggregation="latest"),
        IndicatorDraft("Số người", "count", required=False, about_people=True),
        IndicatorDraft("Mức độ", "choice", required=False, answers=("Chưa", "Xong")),
    )


def read(round_: Round) -> Totals:
    return cycle_totals(round_.cycle, as_of=DAY, today=DAY)


def same_as_anew(round_: Round) -> None:
    """What is told equals, array by array, what is reckoned from all that is stored."""
    told = read(round_)
    anew = reckon(round_.cycle, told.indicators, len(told.columns), DAY, DAY)
    expected = {
        "sums": anew.sums, "filled": anew.filled, "counts": anew.counts, "reports": anew.owing.reports,
        "places": anew.owing.places, "parents": anew.tree.parents, "unit_ids": anew.tree.unit_ids,
    }  # fmt: skip
    assert {name: getattr(told, name).tolist() for name in ARRAYS} == {
        name: array.tolist() for name, array in expected.items()
    }


@pytest.mark.parametrize("seed", range(10))
def test_after_any_sequence_kept_sums_are_those_reckoned_anew(round_: Round, keeping: list[int], seed: int) -> None:
    chance = random.Random(seed)
    cast = round_.cast
    with time_machine.travel("2026-06-10T09:00:00+07:00", tick=True):
        read(round_)
        for _step in range(14):
            what = chance.choice(STEPS)
            try:
                what(round_, chance.choice([cast.commune, cast.other_commune, cast.school]), chance)
            except (Refused, Submission.DoesNotExist):
                continue
            same_as_anew(round_)
    assert keeping


def send(round_: Round, unit: Unit, chance: random.Random) -> None:
    figures = {name: str(chance.randint(0, 9)) for name in ("c1", "c3", "c4", "c5") if chance.random() < 0.8}
    shares = {"c2_numerator": str(chance.randint(0, 5)), "c2_denominator": "5"} if chance.random() < 0.7 else {}
    answer = {"c6": str(chance.randint(0, 1))} if chance.random() < 0.7 else {}
    round_.send(unit, round_.boxes(**figures, **shares, **answer), DAY)


def latest(round_: Round, unit: Unit) -> int:
    return round_.of(unit).submissions.exclude(state="draft").latest("version").version


def accepted(round_: Round, unit: Unit, chance: random.Random) -> None:
    send(round_, unit, chance)
    accept(obligation=round_.of(unit), version=latest(round_, unit), by=round_.office)


def returned(round_: Round, unit: Unit, chance: random.Random) -> None:
    return_(obligation=round_.of(unit), version=latest(round_, unit), reason="Sai số", by=round_.office)


def all_accepted(round_: Round, unit: Unit, chance: random.Random) -> None:
    waiting = round_.cycle.obligations.filter(state="sent")
    accept_all(cycle=round_.cycle, versions={each.pk: latest(round_, each.unit) for each in waiting}, by=round_.office)


def left_out(round_: Round, unit: Unit, chance: random.Random) -> None:
    leave_out(obligation=round_.of(unit), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)


def put_in(round_: Round, unit: Unit, chance: random.Random) -> None:
    put_back(obligation=round_.of(unit), by=round_.office)


def extended(round_: Round, unit: Unit, chance: random.Random) -> None:
    due = date(2026, 6, 25)
    ask_extension(obligation=round_.of(unit), wished=due, reason="Chờ số liệu", today=DAY, by=round_.head(unit))
    grant_extension(obligation=round_.of(unit), due=due, by=round_.office)


def corrected(round_: Round, unit: Unit, chance: random.Random) -> None:
    """An accepted report is replaced by a correction after the round has closed; or the correction comes back."""
    close_cycle(cycle=round_.cycle, by=round_.office)
    try:
        let_in_again(obligation=round_.of(unit), reason="Đính chính", by=round_.office)
        send(round_, unit, chance)
        decide = chance.choice([accept, None])
        if decide:
            decide(obligation=round_.of(unit), version=latest(round_, unit), by=round_.office)
        else:
            returned(round_, unit, chance)
            shut_again(obligation=round_.of(unit), by=round_.office)
    finally:
        reopen_cycle(cycle=round_.cycle, reason="Mở lại", by=round_.office)


def unit_added(round_: Round, unit: Unit, chance: random.Random) -> None:
    name = f"Điểm {Event.objects.count()}"
    create_unit(name=name, kind=UnitKind.OTHER, parent=round_.cast.province, valid_from=START, by=None)


STEPS: list[Callable[[Round, Unit, random.Random], None]] = [
    send, accepted, accepted, accepted, returned, all_accepted, left_out, put_in, extended, corrected, unit_added,
]  # fmt: skip


def test_a_log_put_back_from_a_copy_is_not_followed(round_: Round, keeping: list[int]) -> None:
    round_.accept(round_.cast.commune, round_.boxes(c1="5"))
    found = read(round_)
    assert found.sums[0, 0] == 5
    Submission.objects.update(vector=np.full(8, 7, dtype="<i8").tobytes())  # another database under the same files
    assert read(round_).sums[0, 0] == 5
    for folder in kept.files._root().iterdir():
        seal = folder / "seal.json"
        seal.write_text(seal.read_text().replace('"digest": "', '"digest": "f'))
    keeping.clear()
    assert (read(round_).sums[0, 0], keeping) == (7, [])


def test_a_broken_or_unwritable_file_costs_time_only(round_: Round, settings: Settings, tmp_path: Path) -> None:
    round_.accept(round_.cast.commune, round_.boxes(c1="5"))
    read(round_)
    for array in (tmp_path / "totals").glob("*/sums.npy"):
        array.write_bytes(b"broken")
    assert read(round_).sums[0, 0] == 5
    (tmp_path / "file").write_text("")
    settings.TOTALS_ROOT = tmp_path / "file"
    assert read(round_).sums[0, 0] == 5


def test_one_folder_of_a_round_is_kept(round_: Round, tmp_path: Path) -> None:
    for number in range(3):
        read(round_)
        create_unit(name=f"Điểm {number}", kind=UnitKind.OTHER, parent=round_.cast.province, valid_from=START, by=None)
    assert len(list((tmp_path / "totals").iterdir())) == 1
