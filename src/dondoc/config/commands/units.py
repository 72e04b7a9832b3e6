"""``dondoc units import``, ``export``: the organisation units from a file and into one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dondoc.config.commands import BadInput, File, official_units, start_django
from dondoc.config.commands.log import Day

UNITS_BYTES = 10 << 20  # the import itself refuses more, with its own sentence


@click.group(help="Danh mục đơn vị.")
def command() -> None:
    """Holds the sub-commands of the units."""


command.add_command(official_units.load)
command.add_command(official_units.check)


@command.command(name="import", help="Nhập đơn vị từ tệp Excel hoặc CSV; nhập lại cùng một tệp không đổi gì.")
@click.argument("file", type=File(UNITS_BYTES))
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ thay đổi gì, không lưu.")
def import_(file: Path, dry_run: bool) -> None:
    start_django(database=True)
    from dondoc.core.errors import Invalid
    from dondoc.units.actions import import_units, preview_import

    try:
        if dry_run:
            preview = preview_import(data=file.read_bytes(), under=None)
            if preview.problems:
                raise Invalid(preview.problems)
            created, changed, unchanged = len(preview.created), len(preview.changed), preview.unchanged
        else:
            result = import_units(data=file.read_bytes(), under=None, by=None)
            created, changed, unchanged = result.created, result.changed, result.unchanged
    except Invalid as error:
        lines = "\n".join(f"  {problem.where}: {problem.message}" for problem in error.problems)
        raise BadInput(f"Chưa nhập đơn vị nào từ {file.name}. Hãy sửa những chỗ sau rồi nhập lại:\n{lines}") from error
    click.echo(f"Đơn vị mới: {created}; thay đổi: {changed}; giữ nguyên: {unchanged}.")
    if dry_run:
        click.echo("Chưa lưu gì. Chạy lại không có --dry-run để nhập.")


@command.command(name="export", help="Xuất đơn vị ra tệp Excel (.xlsx) hoặc CSV; nhập lại tệp này không đổi gì.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--on", "day", type=Day(), help="Các đơn vị như vào ngày này; mặc định hôm nay.")
@click.option("--under", metavar="MÃ", help="Mã của một đơn vị: chỉ xuất đơn vị này và các đơn vị bên dưới.")
def export(file: Path, day: date | None, under: str | None) -> None:
    start_django(database=True)
    from django.utils import timezone

    from dondoc.units.files.writing import columns_of, csv_lines, rows_of, write_xlsx
    from dondoc.units.queries import as_of, counts_by_kind, subtree

    if file.suffix.lower() not in (".csv", ".xlsx"):
        raise BadInput(f"{file.name} không phải là tên tệp .xlsx hay .csv. Hãy đặt lại tên tệp.")
    day = day or timezone.localdate()
    units, top = as_of(day).order_by("path"), None
    if under:
        top = as_of(day).filter(code=under).values_list("unit_id", flat=True).first()
        if top is None:
            raise BadInput(f"Không có đơn vị nào mang mã {under} vào ngày {day:%d/%m/%Y}. Hãy kiểm tra lại mã và ngày.")
        units = subtree(top, day)
    counts = counts_by_kind(units)
    columns = columns_of(counts)
    with file.open("wb") as out:
        if file.suffix.lower() == ".csv":
            out.writelines(csv_lines(columns, rows_of(units, columns, top)))
        else:
            write_xlsx(out, columns, rows_of(units, columns, top))
    click.echo(f"Đã xuất {sum(counts.values())} đơn vị ra {file}.")
