"""Filled workbooks of a round, taken in by an office, beside python-calamine parsing the same files."""

from __future__ import annotations

import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection
from python_calamine import load_workbook

from bench.measure import Measured
from dondoc.accounts.models import User
from dondoc.config.commands.migrate import migrate
from dondoc.documents.models import Reading, StoredFile
from dondoc.exports.form_books import zip_of_books
from dondoc.exports.writers.form_book import Head, write_unit_book
from dondoc.plans.models import Duty, Plan
from dondoc.reporting.actions.intakes import take_in_workbooks
from dondoc.reporting.models import Cycle, Form, Indicator, IntakeResult, Obligation, Submission
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.boxes import boxes_of
from dondoc.reporting.workbooks.identity import first_cell
from dondoc.reporting.workbooks.packages import files_in
from dondoc.reporting.workbooks.process import answers
from dondoc.reporting.workbooks.worker import run_waiting
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.units.rules import child_path

FILES, FIGURES, TURNS = 2_000, 40, 3
DAY, SINCE = date(2026, 6, 14), date(2025, 7, 1)


def measure() -> Iterator[Measured]:
    """Reading in the child process, checking, entering, sending and logging; and writing the workbooks of a round."""
    migrate(quiet=True)
    settings.DEBUG = False  # or Django keeps every statement, with all that is stored
    office, units = _units()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "files.zip"
        ours, theirs, reading = [], [], []
        for turn in range(TURNS):  # a round each, for a second time would change nothing; side by side, in turn
            cycle = _cycle(office, units, turn)
            _write(path, cycle, units)
            reading.append(_read(path, cycle) / _parse(path))
            theirs.append(_parse(path))
            ours.append(_take_in(path, cycle, office))
        written = _write_all(cycle, units)
    times = median(mine / beside for mine, beside in zip(ours, theirs, strict=True))
    beside = "the same process, calamine all sheets"
    yield Measured(f"workbooks read and checked, {FIGURES} figures", median(reading), "x calamine's parse", 1.3, beside)
    each = f"{1000 * median(ours) / FILES:.2f} ms a file, calamine {1000 * median(theirs) / FILES:.2f} ms"
    work = f"workbooks taken in and sent, {FILES} files x {FIGURES} figures ({connection.vendor})"
    yield Measured(work, times, "x calamine's parse", 1.3, each)
    yield Measured(f"workbooks of {FILES} units written into a zip", written, "s", FILES * 0.005, "at most 5 ms a unit")


def _take_in(path: Path, cycle: Cycle, office: int) -> float:
    with path.open("rb") as upload:
        take_in_workbooks(
            cycle=cycle, unit_id=office, uploads=[("files.zip", upload)], reason="Đo", sends=True, by=cycle.opened_by
        )
    start = time.perf_counter()
    run_waiting()
    seconds = time.perf_counter() - start
    sent = IntakeResult.objects.filter(intake__cycle=cycle, outcome="sent").count()
    assert sent == FILES == Submission.objects.filter(obligation__cycle=cycle, state="sent").count(), sent
    return seconds


def _read(path: Path, cycle: Cycle) -> float:
    """What the reading process does with the files, in this one: unpacking limits, formulas, identity, answers."""
    expected = Asked(cycle).digest
    start = time.perf_counter()
    with path.open("rb") as source:
        assert sum("error" not in told for told in answers(files_in(source), 0, expected)) == FILES
    return time.perf_counter() - start


def _parse(path: Path) -> float:
    """All visible sheets of each file, by calamine alone."""
    start = time.perf_counter()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            with load_workbook(BytesIO(package.read(name))) as workbook:
                for sheet in workbook.sheet_names:
                    workbook.get_sheet_by_name(sheet).to_python()
    return time.perf_counter() - start


def _write_all(cycle: Cycle, units: dict[int, str]) -> float:
    rows = list(cycle.obligations.select_related("cycle__form__plan"))
    versions = {each.unit_id: each for each in UnitVersion.objects.filter(unit_id__in=units)}
    start = time.perf_counter()
    for _part in zip_of_books(cycle, rows, versions, cycle.window_end):
        pass
    return time.perf_counter() - start


def _write(path: Path, cycle: Cycle, units: dict[int, str]) -> None:
    """A filled workbook for each unit: one is written, and the others differ from it in whose they are."""
    file = BytesIO()
    boxes = boxes_of(cycle.form.indicators.all(), cycle.form.narrative_label)
    now = {box.key: place * 31 for place, box in enumerate(boxes)}
    write_unit_book(file, Head(cycle.form.title, cycle.name, "", "@name"), "@mark", boxes, now=now, before={}, notes={})
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for unit_id, name in units.items():
            package.writestr(f"{unit_id}.xlsx", _book(parts, first_cell(cycle, unit_id, name), name))


def _book(parts: dict[str, bytes], mark: str, name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(part, data.replace(b"@mark", mark.encode()).replace(b"@name", name.encode()))
    return file.getvalue()


def _units() -> tuple[int, dict[int, str]]:
    """An office and the units below it, by their ids."""
    made = Unit.objects.bulk_create([Unit() for _ in range(FILES + 1)])
    top = made[0].pk
    names = {unit.pk: f"Đơn vị đo {unit.pk}" for unit in made}
    above = child_path("", top)
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit_id=pk,
            parent_id=None if pk == top else top,
            name=name,
            code=f"W{pk}",
            kind=UnitKind.COMMUNE,
            path=above if pk == top else child_path(above, pk),
            folded=name,
            valid_from=SINCE,
        )
        for pk, name in names.items()
    )
    del names[top]
    return top, names


def _cycle(office: int, units: dict[int, str], turn: int) -> Cycle:
    user, _made = User.objects.get_or_create(email="bench.workbooks@example.vn", defaults={"name": "Đo"})
    file = StoredFile.objects.create(unit_id=office, name="mau", sha256=f"{turn:064}", size=1, uploaded_by=user)
    reading = Reading.objects.create(file=file, unit_id=office, plan={}, source={})
    plan = Plan.objects.create(reading=reading, unit_id=office, accepted_by=user, kind="Kế hoạch", title="Mẫu")
    duty = Duty.objects.create(plan=plan, order=0, text="Báo cáo", span_start=0, span_end=1, kind="report")
    form = Form.objects.create(plan=plan, title="Mẫu")
    Indicator.objects.bulk_create(
        Indicator(form=form, order=n, code=f"c{n + 1}", kind="count", label=f"Chỉ số đo số {n}", unit="lớp")
        for n in range(FIGURES)
    )
    cycle = Cycle.objects.create(form=form, duty=duty, name="Kỳ đo", window_start=SINCE, window_end=DAY, opened_by=user)
    Obligation.objects.bulk_create(Obligation(cycle=cycle, unit_id=pk, due=DAY) for pk in units)
    return cycle
