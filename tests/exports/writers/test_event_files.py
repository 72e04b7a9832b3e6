"""Events as CSV and as JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

import pytest

from dondoc.exports.writers.events import EventRow, csv_lines, json_lines

ROW = EventRow(
    id=1, at="2026-03-05T07:02:00.000000+00:00", user_id=None, acting_unit_id=3, unit_id=2, verb="unit.change",
    object_type="units.unit", object_id=2, before=None, after={"name": "Bến Đá"}, reason="", request_id="",
    digest="0" * 64, unit="Phường Bến Đá", thing="Đơn vị Phường Bến Đá", sentence="Đổi tên.",
)  # fmt: skip


def test_json_lines_give_every_value_back() -> None:
    lines = list(json_lines([ROW, ROW]))
    assert [json.loads(line) for line in lines] == [asdict(ROW), asdict(ROW)]
    assert all(line.count("\n") == 1 for line in lines)


def test_a_table_has_a_header_accents_and_states_as_json() -> None:
    text = "".join(csv_lines([ROW]))
    assert text.startswith("\ufeffid,at,user_id")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row == {
        key: "" if value is None else str(value) for key, value in asdict(ROW).items()
    } | {"after": '{"name": "Bến Đá"}'}  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    row = EventRow(**asdict(ROW) | {"reason": text})
    (read,) = csv.DictReader(io.StringIO("".join(csv_lines([row])).removeprefix("\ufeff"), newline=""))
    assert read["reason"] == f"'{text}"
