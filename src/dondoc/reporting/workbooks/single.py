"""One filled workbook, read while its unit waits."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

from dondoc.core.errors import Invalid, Problem
from dondoc.core.guarded import Ended, run_guarded
from dondoc.reporting.models import Cycle
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.packages import MOST_FILE
from dondoc.reporting.workbooks.reading import Read, read_answer
from dondoc.reporting.workbooks.sentences import refusal
from dondoc.reporting.workbooks.worker import MEMORY, MODULE, SECONDS


def read_workbook(data: bytes, cycle: Cycle, unit_id: int) -> Read:
    """The report of a unit in its own workbook, or in its line of a table.

    Raises `Invalid` with everything that is wrong in it, and where it is another unit's or empty.
    """
    if len(data) > MOST_FILE:
        raise _refused("large")
    try:
        told = json.loads(run_guarded(MODULE, _zipped(data), seconds=SECONDS, memory=MEMORY))
    except Ended as error:
        raise _refused("bomb") from error
    reports = read_answer(told, Asked(cycle))
    own = next((each for each in reports if each.unit_id == unit_id), reports[0] if reports else None)
    if own is None:
        raise _refused("empty")
    if own.problems:
        raise Invalid(own.problems)
    if own.unit_id != unit_id:
        raise _refused("unit")
    if own.said.empty:
        raise _refused("empty")
    return own


def _refused(code: str) -> Invalid:
    return Invalid([Problem("", refusal(code))])


def _zipped(data: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        package.writestr("tep.xlsx", data)
    return file.getvalue()
