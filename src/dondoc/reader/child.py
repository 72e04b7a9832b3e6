"""The process in which files are read: the file on standard input, one JSON object on standard output.

``python -m dondoc.reader.child NAME REQUEST PIPE`` answers
``read`` with {"plan": ..., "source": ...}, ``source`` with {"plan": ...} for a normalised source as JSON in
the place of a file, ``scan`` with {"scan": whether pages must be recognised}, and
``image NUMBER WIDTH`` with {"image": PNG in base 64}, or with {} where there is no such page; or any of them with
{"error": {template, values}}. Progress is told on the pipe of that number, "DONE PAGES" a line.
"""

from __future__ import annotations

import json
import os
import sys
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from dondoc.reader import read_plan, read_source
from dondoc.reader.errors import Unreadable
from dondoc.reader.json import plan_json, source_from_json, source_json
from dondoc.reader.progress import Progress


def answer(data: bytes, name: str, request: Sequence[str], progress: Progress | None = None) -> dict[str, Any]:
    """The answer to a request as plain data, or the error that explains why there is none."""
    try:
        if request[0] == "read":
            plan = read_plan(data, name=name, progress=progress)
            return {"plan": plan_json(plan), "source": source_json(plan.source)}
        if request[0] == "source":
            return {"plan": plan_json(read_source(source_from_json(json.loads(data))))}
        return _on_pages(data, name, request)
    except Unreadable as error:
        return {"error": {"template": error.template, "values": error.values}}


def _on_pages(data: bytes, name: str, request: Sequence[str]) -> dict[str, Any]:
    from dondoc.reader import pages

    if request[0] == "scan":
        return {"scan": pages.is_scan(data)}
    number, width = map(int, request[1:])
    try:
        return {"image": b64encode(pages.page_image(data, number, name=name, width=width)).decode()}
    except LookupError:
        return {}


def main() -> None:
    """Read the file and write the answer."""
    name, *request, pipe = sys.argv[1:]

    def tell(done: int, pages: int) -> None:
        os.write(int(pipe), b"%d %d\n" % (done, pages))

    answered = answer(sys.stdin.buffer.read(), name, request, tell)
    sys.stdout.buffer.write(json.dumps(answered, ensure_ascii=False, separators=(",", ":")).encode())


if __name__ == "__main__":
    main()
