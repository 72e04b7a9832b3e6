"""Reading in a child process: its answer, its refusals, and its death by each limit."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dondoc.reader import errors, guarded, read_plan, read_source
from dondoc.reader.errors import Unreadable
from dondoc.reader.guarded import read_plan_guarded, read_source_guarded
from dondoc.reader.plan import Head, Plan, Text
from dondoc.reader.source import Line, Source

ANSWER = """
import json, sys
from dondoc.reader.json import plan_json, source_json
from dondoc.reader.plan import Head, Plan, Text
from dondoc.reader.source import Line, Source
text = sys.stdin.buffer.read().decode()
span = (0, len(text))
plan = Plan(Head(title=Text(sys.argv[1], span)), Source(text, (Line(span),), "text", False))
print(json.dumps({"plan": plan_json(plan), "source": source_json(plan.source)}))
"""


Put = Callable[[str], None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Puts a script of the test's own in the place of the child process."""
    return lambda script: monkeypatch.setattr(guarded, "COMMAND", (sys.executable, "-c", script))


def test_a_source_is_read_as_in_this_process() -> None:
    words = "KẾ HOẠCH\nAn toàn hồ đập năm 2026\nI. MỤC TIÊU\n1. 95% hồ chứa có quan trắc."
    source = read_plan(words.encode(), name="ke-hoach.txt").source
    assert read_source_guarded(source) == read_source(source)


def test_a_source_that_takes_too_much_memory_is_refused(put: Put) -> None:
    put("raise MemoryError")
    with pytest.raises(Unreadable) as caught:
        read_source_guarded(Source("", (), "text", False), memory=1 << 28)
    assert caught.value.template == errors.TOO_MUCH_MEMORY


def refused(*, seconds: int = 20, memory: int = 1 << 30) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Unreadable) as caught:
        read_plan_guarded(b"Ke hoach", name="ke-hoach.txt", seconds=seconds, memory=memory)
    return caught.value.template, caught.value.values


def ends(pid: int) -> bool:
    """Whether a process that was killed is gone, or a zombie that waits to be collected, within a second."""
    status = Path(f"/proc/{pid}/stat")
    for _ in range(100):
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.01)
    return False


def test_the_plan_that_the_child_writes_is_the_plan_that_comes_back(put: Put) -> None:
    put(ANSWER)
    assert read_plan_guarded("Kế hoạch".encode(), name="tệp\0.docx") == Plan(
        Head(title=Text("tệp.docx", (0, 8))), Source("Kế hoạch", (Line((0, 8)),), "text", wrapped=False)
    )


def test_the_real_child_tells_why_a_file_is_no_document() -> None:
    with pytest.raises(Unreadable) as caught:
        read_plan_guarded(b"GIF89a\x00", name="anh.gif")
    assert (caught.value.template, caught.value.values) == (errors.NO_DOCUMENT, {})


def test_a_refusal_comes_back_with_its_values(put: Put) -> None:
    error = {"template": errors.TOO_MANY_PAGES, "values": {"pages": 5000, "limit": 2000}}
    put(f"print({json.dumps(json.dumps({'error': error}))})")
    assert refused() == (errors.TOO_MANY_PAGES, {"pages": 5000, "limit": 2000})


def test_a_file_that_is_too_large_starts_no_process(put: Put) -> None:
    put("raise SystemExit(1)")
    with pytest.raises(Unreadable) as caught:
        read_plan_guarded(bytes((50 << 20) + 1), name="ke-hoach.pdf")
    assert caught.value.values == {"size": 51, "limit": 50}


def test_a_child_that_sleeps_is_killed_with_its_own_children(put: Put, tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    put(
        "import pathlib, subprocess, sys, time\n"
        "own = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(noted)!r}).write_text(str(own.pid))\n"
        "time.sleep(60)"
    )
    assert refused(seconds=1) == (errors.TOO_SLOW, {"seconds": 1})
    assert ends(int(noted.read_text()))


def test_a_child_that_spins_is_stopped(put: Put) -> None:
    put("while True: pass")
    assert refused(seconds=1) == (errors.TOO_SLOW, {"seconds": 1})


@pytest.mark.parametrize(
    "script",
    [
        "x = bytearray(1 << 31)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os; os.abort()",
    ],
    ids=["allocates", "killed by the kernel", "aborted by a library"],
)
def test_a_child_that_runs_out_of_memory_is_told_as_such(put: Put, script: str) -> None:
    put(f"import sys; sys.stdin.buffer.read(); {script}")
    assert refused(memory=1 << 29) == (errors.TOO_MUCH_MEMORY, {"limit": 512})


def test_a_child_that_crashes_is_logged_and_the_file_called_broken(put: Put, caplog: pytest.LogCaptureFixture) -> None:
    put("raise ValueError('bad page')")
    assert refused() == (errors.BROKEN, {})
    assert "ValueError: bad page" in caplog.text


def test_the_child_sees_no_secret_and_leads_a_session_of_its_own(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_SECRET_KEY", "bi-mat")
    put(
        "import json, os; print(json.dumps({'error': {'template': '{env} {own}', 'values':"
        "{'env': ' '.join(sorted(os.environ)), 'own': str(os.getsid(0) == os.getpid())}}}))"
    )
    assert refused()[1] == {"env": "LC_ALL PYTHONPATH", "own": "True"}
