"""``dondoc units``: units into a file and out of one, shown before they are stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cast import Cast
from dondoc.config.commands.units import command
from dondoc.units.models import UnitVersion

pytestmark = pytest.mark.django_db
FILE = "code,name,kind,parent,valid_from\nS00.77,Trường mới,school,S00.01,2025-08-01\n"


def dondoc_units(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_a_dry_run_stores_nothing(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "don-vi.csv"
    file.write_text(FILE)
    before = UnitVersion.objects.count()
    assert dondoc_units("import", str(file), "--dry-run").output == (
        "Đơn vị mới: 1; thay đổi: 0; giữ nguyên: 0.\nChưa lưu gì. Chạy lại không có --dry-run để nhập.\n"
    )
    assert UnitVersion.objects.count() == before
    file.write_text(FILE.replace("school", "x"))
    refused = dondoc_units("import", str(file), "--dry-run")
    assert (refused.exit_code, "dòng 2, cột kind" in refused.output) == (2, True)


@pytest.mark.parametrize("name", ["don-vi.xlsx", "don-vi.csv"])
def test_what_is_exported_is_imported_unchanged(cast: Cast, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert dondoc_units("export", str(file)).output == f"Đã xuất 6 đơn vị ra {file}.\n"
    assert dondoc_units("import", str(file)).output == "Đơn vị mới: 0; thay đổi: 0; giữ nguyên: 6.\n"
    assert dondoc_units("export", str(file), "--under", "S00.01", "--on", "01/08/2025").output.startswith("Đã xuất 2 ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("don-vi.xls",), "don-vi.xls không phải là tên tệp .xlsx hay .csv."),
        (("don-vi.csv", "--under", "X"), "Không có đơn vị nào mang mã X vào ngày"),
    ],
)
def test_what_can_not_be_exported_is_told(cast: Cast, arguments: tuple[str, ...], told: str) -> None:
    done = dondoc_units("export", *arguments)
    assert (done.exit_code, told in done.output) == (2, True)
