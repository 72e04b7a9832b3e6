"""Files of units that were exported read back as what they are."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override
from python_calamine import load_workbook

from cast import START, Cast
from dondoc.core.models import Event
from dondoc.units.actions import ImportResult, change_unit, create_unit, import_units
from dondoc.units.files.columns import LABELS, NEEDED, heading
from dondoc.units.files.rows import read_table
from dondoc.units.files.writing import columns_of, csv_lines, rows_of, write_template, write_xlsx
from dondoc.units.kinds import ALL_FIELDS
from dondoc.units.models import Unit, UnitKind, UnitStatus, UnitVersion
from dondoc.units.queries import subtree

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def exported(top: Unit, write: Callable[..., bytes]) -> bytes:
    versions = subtree(top.pk, DAY)
    columns = columns_of(UnitKind)
    return write(columns, rows_of(versions, columns, top.pk))


def as_csv(*table: object) -> bytes:
    return b"".join(csv_lines(*table))


def as_xlsx(*table: object) -> bytes:
    out = io.BytesIO()
    write_xlsx(out, *table)
    return out.getvalue()


both = pytest.mark.parametrize("write", [as_csv, as_xlsx], ids=["csv", "xlsx"])


def make_odd(cast: Cast) -> None:
    """Units with everything that a file might lose: details, statuses, no code, signs of formulas, a parent's new code."""
    school = create_unit(
        name="Trường phổ thông nhiều cấp",
        kind=UnitKind.SCHOOL,
        parent=cast.commune,
        valid_from=START,
        by=None,
        status=UnitStatus.PREPARING,
        details={"school_levels": ["primary", "lower_secondary"], "ownership": "private"},
    )
    create_unit(name="=1+2", short_name="'-x", kind=UnitKind.OTHER, parent=school, code="@a", valid_from=START, by=None)
    change_unit(
        unit=cast.commune, name="Ủy ban nhân dân xã Suối Lam", short_name="", code="0099", kind=UnitKind.COMMUNE,
        parent=cast.province, valid_from=date(2026, 1, 1), by=None, details={"zone": "rural"},
    )  # fmt: skip


@both
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_export_reads_back_unchanged(cast: Cast, write: Callable[..., bytes], language: str) -> None:
    make_odd(cast)
    with override(language):
        data = exported(cast.province, write)
    before = (list(UnitVersion.objects.order_by("pk").values()), Event.objects.count())
    assert import_units(data=data, under=cast.province, by=None) == ImportResult(created=0, unchanged=8, changed=0)
    assert (list(UnitVersion.objects.order_by("pk").values()), Event.objects.count()) == before


@both
def test_a_branch_reads_back_unchanged_at_its_own_place(cast: Cast, write: Callable[..., bytes]) -> None:
    make_odd(cast)
    data = exported(cast.commune, write)
    assert import_units(data=data, under=cast.commune, by=None) == ImportResult(created=0, unchanged=4, changed=0)


@both
def test_an_exported_file_changes_units_by_their_ids(cast: Cast, write: Callable[..., bytes]) -> None:
    columns = ("id", "code", "name", "valid_from", "ownership")
    versions = UnitVersion.objects.filter(unit=cast.school)
    row = next(rows_of(versions, columns, None))
    row[1:] = ["M9", "Trường mới", date(2026, 7, 1), "Công lập"]
    result = import_units(data=write(columns, [row]), under=cast.province, by=None)
    new = UnitVersion.objects.get(unit=cast.school, valid_to=None)
    assert (result.changed, new.code, new.name, new.details, new.parent_id) == (
        1,
        "M9",
        "Trường mới",
        {"ownership": "public"},
        cast.commune.pk,
    )


def test_formulas_are_made_safe_in_csv(cast: Cast) -> None:
    make_odd(cast)
    text = exported(cast.province, as_csv).decode()
    assert "'=1+2" in text
    assert "''-x" in text
    assert ",=1+2" not in text


def test_the_columns_are_those_of_the_kinds_there_are() -> None:
    fixed = ("id", "code", "name", "short_name", "kind", "parent", "valid_from", "status")
    assert columns_of([UnitKind.OTHER, UnitKind.SCHOOL]) == (*fixed, "school_levels", "ownership")


def test_the_template_reads_as_a_file_and_explains_itself() -> None:
    out = io.BytesIO()
    columns = columns_of(UnitKind)
    write_template(out, columns, [["", "90001", "Xã Suối Lam", "", "UBND cấp xã", "", START, ""]])
    table = read_table(out.getvalue())
    assert ([row.name for row in table.rows], table.problems, table.left_out) == (["Xã Suối Lam"], (), ("Hướng dẫn",))
    guide = load_workbook(io.BytesIO(out.getvalue())).get_sheet_by_name("Hướng dẫn").to_python()
    told = [name for name, _text in guide if name]
    assert (len(told), set(NEEDED) <= set(columns)) == (len(columns), True)


def test_every_column_and_every_choice_is_documented() -> None:
    text = (Path(__file__).parents[3] / "docs" / "units.md").read_text(encoding="utf-8")
    lines = {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `")}
    assert list(lines) == list(LABELS)
    assert [name for name in LABELS if f"| {heading(name)} |" not in lines[name]] == []
    choices = {"kind": UnitKind.values, "status": UnitStatus.values} | {
        name: [code for code, _label in field.choices] for name, field in ALL_FIELDS.items()
    }
    missing = [(name, code) for name, codes in choices.items() for code in codes if f"`{code}`" not in lines[name]]
    assert missing == []
