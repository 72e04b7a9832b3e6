"""``dondoc units import``: the organisation units from a CSV file."""

from __future__ import annotations

from pathlib import Path

import click

from dondoc.config.commands import BadInput, File, start_django

UNITS_BYTES = 10 << 20  # the import itself refuses more, with its own sentence


@click.group(help="Danh mục đơn vị.")
def command() -> None:
    """Holds the sub-commands of the units."""


@command.command(name="import", help="Nhập danh mục đơn vị từ tệp CSV; nhập lại cùng một tệp không đổi gì.")
@click.argument("file", type=File(UNITS_BYTES))
def import_(file: Path) -> None:
    start_django(database=True)
    from dondoc.core.errors import Invalid
    from dondoc.units.actions import import_units

    try:
        result = import_units(data=file.read_bytes(), under=None, by=None)
    except Invalid as error:
        lines = "\n".join(f"  {problem.where}: {problem.message}" for problem in error.problems)
        raise BadInput(f"Chưa nhập đơn vị nào từ {file.name}. Hãy sửa những chỗ sau rồi nhập lại:\n{lines}") from error
    click.echo(f"Đơn vị mới: {result.created}; thay đổi: {result.changed}; giữ nguyên: {result.unchanged}.")
