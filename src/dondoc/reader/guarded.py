"""Reads a file in a process of its own, so that a hostile file can neither hang nor fill the server."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

from dondoc.reader.errors import Unreadable
from dondoc.reader.formats.limits import check_size
from dondoc.reader.formats.magic import is_image, is_pdf
from dondoc.reader.json import plan_from_json, source_from_json, source_json
from dondoc.reader.plan import Plan
from dondoc.reader.process import PYTHON, run
from dondoc.reader.progress import Progress
from dondoc.reader.source import Source

COMMAND: tuple[str, ...] = (*PYTHON, "dondoc.reader.child")
SECONDS = 60
MEMORY = 1 << 30

_LONGEST_NAME = 255


def read_plan_guarded(
    data: bytes, *, name: str, seconds: int = SECONDS, memory: int = MEMORY, progress: Progress | None = None
) -> Plan:
    """Read a plan in a child process with at most so many seconds and bytes of memory.

    A page that is a picture adds 20 seconds to the limit (``process.SECONDS_A_PAGE``). ``progress`` is called in
    this thread with the pages recognised so far and their number, first with 0; never for a file without such
    pages. The child sees nothing of this process's environment. Raises ``Unreadable`` where the file can't be
    read, and where reading it died by a limit.
    """
    answer = _ask(data, name, "read", seconds=seconds, memory=memory, progress=progress)
    return plan_from_json(answer["plan"], source_from_json(answer["source"]))


def read_source_guarded(source: Source, *, seconds: int = SECONDS, memory: int = MEMORY) -> Plan:
    """``read_source`` in a child process, with the limits of ``read_plan_guarded``. Raises ``Unreadable`` as that."""
    data = json.dumps(source_json(source), ensure_ascii=False, separators=(",", ":")).encode()
    answer = _ask(data, "", "source", seconds=seconds, memory=memory)
    return plan_from_json(answer["plan"], source)


def needs_recognition(data: bytes, name: str, *, seconds: int = SECONDS, memory: int = MEMORY) -> bool:
    """Whether reading the file means recognising pictures of pages, which takes seconds a page.

    Looks into a PDF in a child process. False for a file that can't be read: reading it says why.
    """
    if is_image(data):
        return True
    if not is_pdf(data):
        return False
    try:
        return bool(_ask(data, name, "scan", seconds=seconds, memory=memory)["scan"])
    except Unreadable:
        return False


def page_image_guarded(
    data: bytes, number: int, *, name: str, width: int = 1240, seconds: int = SECONDS, memory: int = MEMORY
) -> bytes:
    """``pages.page_image`` in a child process. Raises ``Unreadable`` and ``LookupError`` as it does."""
    answer = _ask(data, name, "image", str(number), str(width), seconds=seconds, memory=memory)
    if "image" not in answer:
        raise LookupError(number)
    return b64decode(answer["image"])


def _ask(
    data: bytes, name: str, *request: str, seconds: int, memory: int, progress: Progress | None = None
) -> dict[str, Any]:
    """The child's answer. Raises ``Unreadable`` where the file is refused or the child dies."""
    check_size(len(data))
    shown = name.replace("\0", "")[-_LONGEST_NAME:].encode(errors="replace")
    output = run([*COMMAND, shown, *request], data, seconds=seconds, memory=memory, progress=progress)
    answer: dict[str, Any] = json.loads(output)
    if "error" in answer:
        raise Unreadable(answer["error"]["template"], **answer["error"]["values"])
    return answer
