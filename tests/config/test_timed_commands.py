"""``dondoc tick`` and ``dondoc worker``: everything that is timed, part by part, ended cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.test_cli import dondoc
from dondoc.config.commands import tick

NOTHING = (
    "Đã chuyển việc theo 0 quyết định sắp xếp đơn vị. Đã nhắc 0 việc trong 0 thông báo; gửi đi 0 thư và webhook,"
    " 0 chưa gửi được."
)


@pytest.mark.django_db
def test_one_round_says_what_was_done() -> None:
    assert tick.run() == (NOTHING, 0)


@pytest.mark.django_db
def test_a_fault_in_one_part_leaves_the_others_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("mất kết nối")

    monkeypatch.setattr("dondoc.successions.actions.settle_due", fail)
    assert tick.run() == (NOTHING.partition(". ")[2], 1)
    assert [record.exc_info is not None for record in caplog.records] == [True]


def test_both_run_as_commands_and_a_worker_ends_when_it_is_told_to(tmp_path: Path) -> None:
    variables = {"DONDOC_DEBUG": "1", "DONDOC_DATA_DIR": str(tmp_path)}
    assert dondoc("migrate", **variables).returncode == 0
    done = dondoc("tick", **variables)
    assert (done.returncode, done.stdout.strip()) == (0, NOTHING)
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("DONDOC_", "DATABASE_", "DJANGO"))
    }
    worker = subprocess.Popen(
        [sys.executable, "-m", "dondoc", "worker"], env={**clean, **variables}, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout
    with worker.stdout:
        assert worker.stdout.readline() == "Làm các việc theo giờ (Ctrl+C để dừng).\n"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
