"""``dondoc read``: what the reader makes of a file. Needs no database."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dondoc.config.commands import BadInput, File
from dondoc.config.commands.tree import print_plan
from dondoc.reader.clauses import Context, clauses_json
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats.limits import FILE_BYTES
from dondoc.reader.guarded import read_plan_guarded
from dondoc.reader.json import plan_json

CLAUSES = ("deadlines", "targets", "openings", "citations")


@click.command(help="Đọc một kế hoạch (DOCX, PDF có chữ, văn bản) và in những gì đọc được.")
@click.argument("file", type=File(FILE_BYTES))
@click.option("--json", "as_json", is_flag=True, help="In Plan JSON, mỗi giá trị kèm vị trí trong văn bản.")
@click.option(
    "--clauses",
    type=click.Choice(CLAUSES),
    help="FILE là JSONL, mỗi dòng một mệnh đề {text, context}; in cách hiểu của từng dòng.",
)
def command(file: Path, as_json: bool, clauses: str | None) -> None:
    if clauses:
        _print_clauses(file, clauses)
        return
    try:
        plan = read_plan_guarded(file.read_bytes(), name=file.name)
    except Unreadable as error:
        raise BadInput(f"{file.name}: {error}") from error
    if as_json:
        click.echo(json.dumps(plan_json(plan), ensure_ascii=False, indent=1))
    else:
        print_plan(plan)


def _print_clauses(file: Path, kind: str) -> None:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            context = Context(**(case.get("context") or {}))
            readings = clauses_json(kind, case["text"], context)
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"{file.name}, dòng {number}: không phải là một mệnh đề JSON ({error}).") from error
        click.echo(json.dumps(readings, ensure_ascii=False))
