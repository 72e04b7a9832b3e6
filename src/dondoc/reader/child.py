"""The process in which files are read: the file on standard input, one JSON object on standard output.

``python -m dondoc.reader.child NAME`` writes {"plan": ..., "source": ...} or {"error": {template, values}}.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from dondoc.reader import read_plan
from dondoc.reader.errors import Unreadable
from dondoc.reader.json import plan_json, source_json


def answer(data: bytes, name: str) -> dict[str, Any]:
    """The reading of a file as plain data, or the error that explains why there is none."""
    try:
        plan = read_plan(data, name=name)
    except Unreadable as error:
        return {"error": {"template": error.template, "values": error.values}}
    return {"plan": plan_json(plan), "source": source_json(plan.source)}


def main() -> None:
    """Read the file and write the answer."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    answered = json.dumps(answer(sys.stdin.buffer.read(), name), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(answered.encode())


if __name__ == "__main__":
    main()
