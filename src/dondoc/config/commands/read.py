"""``dondoc read``: what the reader makes of one file or of many. Needs no database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from dondoc.config.commands import BadInput, File
from dondoc.config.commands.reading.files import Outcome, find_files, read_all, read_one
from dondoc.config.commands.reading.options import check_options
from dondoc.config.commands.reading.pages import write_page, write_pages
from dondoc.config.commands.reading.parts import PARTS, Only, only_json
from dondoc.config.commands.reading.summary import as_table, check_summary, row_of, write_summary
from dondoc.config.commands.reading.tree import print_plan
from dondoc.reader.clauses import Context, clauses_json
from dondoc.reader.formats.limits import FILE_BYTES
from dondoc.reader.json import plan_json
from dondoc.reader.plan import Plan

_WIDE = 140
CLAUSES = ("deadlines", "targets", "openings", "citations")


@click.command(
    help="Đọc một hay nhiều kế hoạch (Word, PDF, ảnh chụp, văn bản, hoặc cả thư mục) và in những gì đọc được. "
    "Giá trị nào máy không chắc thì được đánh dấu để người xem lại."
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In Plan JSON; nhiều tệp thì mỗi tệp một dòng (JSON Lines).")
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    help="Ghi trang HTML có văn bản và bản đọc cạnh nhau; nhiều tệp thì đây là thư mục.",
)
@click.option("--only", type=Only(), help=f"Chỉ những phần này, cách nhau bởi dấu phẩy: {', '.join(PARTS)}.")
@click.option("--explain", is_flag=True, help="Cho biết quy tắc nào đã đọc ra từng giá trị.")
@click.option(
    "--summary",
    type=click.Path(path_type=Path),
    help="Ghi bảng tóm tắt các tệp ra tệp .csv (mở bằng Excel) hoặc .jsonl.",
)
@click.option(
    "--clauses",
    type=click.Choice(CLAUSES),
    help="Tệp là JSONL, mỗi dòng một mệnh đề {text, context}; in cách hiểu của từng dòng.",
)
def command(
    files: tuple[Path, ...],
    as_json: bool,
    html: Path | None,
    only: frozenset[str] | None,
    explain: bool,
    summary: Path | None,
    clauses: str | None,
) -> None:
    given = {"--json": as_json, "--html": html, "--only": only, "--explain": explain, "--summary": summary}
    if clauses:
        check_options(given, clauses=True, many=False)
        _print_clauses(files, clauses)
        return
    if summary is not None:
        check_summary(summary)
    found = find_files(files)
    alone = len(found) == 1 and summary is None and not files[0].is_dir()
    check_options(given, clauses=False, many=not alone)
    if alone:
        _read_one(found[0], as_json, html, only, explain)
    else:
        _read_many(found, as_json, html, only, summary)


def _read_one(file: Path, as_json: bool, html: Path | None, only: frozenset[str] | None, explain: bool) -> None:
    outcome = _one_with_progress(file)
    if outcome.plan is None:
        raise BadInput(f"{file.name}: {outcome.error}")
    if html is not None:
        write_page(html, file.name, outcome.plan)
        click.echo(f"Đã ghi {html}", err=True)
    if as_json:
        click.echo(json.dumps(_json(outcome.plan, only), ensure_ascii=False, indent=1))
    elif html is None:
        print_plan(outcome.plan, only, explain=explain)


def _read_many(
    files: list[Path], as_json: bool, html: Path | None, only: frozenset[str] | None, summary: Path | None
) -> None:
    """The summary table goes to standard output; with ``--json`` the readings do, and the table to stderr."""
    outcomes = _with_progress(files)
    if as_json:
        for outcome in outcomes:
            if outcome.plan is not None:
                line = {"file": str(outcome.file), **_json(outcome.plan, only)}
                click.echo(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    if html is not None:
        write_pages(html, outcomes)
    rows = [row_of(outcome) for outcome in outcomes]
    _print_table(as_table(rows), stderr=as_json)
    if summary is not None:
        write_summary(summary, rows)
    _tell_warnings(outcomes)
    _tell_failures(outcomes)


def _print_table(table: Table, *, stderr: bool) -> None:
    """A table needs room: what is no terminal is taken for a wide one."""
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = _WIDE
    console.print(table)


def _progress(*columns: ProgressColumn) -> Progress:
    """A bar on standard error, where that is a terminal."""
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _one_with_progress(file: Path) -> Outcome:
    """The outcome of one file; the pages of a scan are counted while they are recognised."""
    columns = (TextColumn("Nhận dạng trang"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with _progress(*columns) as progress:
        bar = progress.add_task("", total=None, visible=False)
        return read_one(file, lambda done, total: progress.update(bar, completed=done, total=total, visible=True))


def _with_progress(files: list[Path]) -> list[Outcome]:
    """Every outcome in the order of the files, with a bar while they are read."""
    columns = (TextColumn("Đọc văn bản"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    found: dict[Path, Outcome] = {}
    with _progress(*columns) as progress:
        bar = progress.add_task("", total=len(files))
        for outcome in read_all(files):
            found[outcome.file] = outcome
            progress.advance(bar)
    return [found[file] for file in files]


def _tell_warnings(outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        for warning in outcome.plan.warnings if outcome.plan is not None else ():
            click.echo(f"{outcome.file}: {warning}", err=True)


def _tell_failures(outcomes: Iterable[Outcome]) -> None:
    """Raises ``BadInput`` that names each file that could not be read."""
    failed = [outcome for outcome in outcomes if outcome.plan is None]
    if failed:
        raise BadInput("\n".join(f"{outcome.file}: {outcome.error}" for outcome in failed))


def _json(plan: Plan, only: frozenset[str] | None) -> dict[str, object]:
    data = plan_json(plan)
    return data if only is None else only_json(data, only)


def _print_clauses(files: tuple[Path, ...], kind: str) -> None:
    if len(files) != 1:
        raise BadInput("Với --clauses hãy chỉ ra đúng một tệp JSONL.")
    file = File(FILE_BYTES).convert(files[0], None, None)
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(f"{file.name} không phải là tệp JSONL với bảng mã UTF-8. Hãy chọn tệp khác.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            context = Context(**(case.get("context") or {}))
            readings = clauses_json(kind, case["text"], context)
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"{file.name}, dòng {number}: không phải là một mệnh đề JSON ({error}).") from error
        click.echo(json.dumps(readings, ensure_ascii=False))
