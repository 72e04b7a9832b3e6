"""``dondoc totals``: the totals of a closed round at every node, out of its file alone, without a database."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click
import pyarrow as pa

from dondoc.consolidation.history.nodes import Value, lines
from dondoc.exports.writers.events import FORMULA


@click.command(
    help="Cộng số liệu trong tệp Parquet của một kỳ đã đóng tại mọi đơn vị có cấp dưới, in ra CSV; không cần máy chủ."
)
@click.argument("path", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Ghi ra tệp này thay vì in ra.")
def command(path: Path, out: Path | None) -> None:
    try:
        found = lines(path)
        first = next(found)
    except FileNotFoundError as error:
        raise click.ClickException(
            f"Không có tệp {path}. Hãy kiểm tra lại đường dẫn; `dondoc history` ghi các tệp này."
        ) from error
    except (ValueError, KeyError, OSError, pa.ArrowException) as error:
        raise click.ClickException(
            f"{path} không phải tệp của một kỳ đã đóng, hoặc đã hỏng. Hãy ghi lại bằng `dondoc history --all`."
        ) from error
    if out is None:
        _write(sys.stdout, first, found)
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            _write(file, first, found)
    except OSError as error:
        raise click.ClickException(f"Không ghi được {out}: {error.strerror}. Hãy chọn thư mục khác.") from error


def _write(file: IO[str], first: list[Value], rest: Iterator[list[Value]]) -> None:
    writer = csv.writer(file)
    writer.writerow(first)
    writer.writerows([_plain(cell) for cell in line] for line in rest)


def _plain(cell: Value) -> Value:
    """No text of a file is ever a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
