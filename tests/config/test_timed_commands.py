"""``dondoc tick`` and ``dondoc worker``: everything that is timed, part by part, ended cleanly."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import migrated
from dondoc.config.commands import tick

NOTHING = (
    "Đã chuyển việc theo 0 quyết định sắp xếp đơn vị. Đã đưa 0 lần sửa đổi kế hoạch vào hiệu lực."
    " Đã mở kỳ mới phải ban hành kế hoạch cho 0 đơn vị. Đã mở 0 kỳ báo cáo."
    " Đã nhắc 0 việc trong 0 thông báo; gửi đi 0 thư và webhook, 0 chưa gửi được. Đã bỏ 0 thông báo cũ."
    " Đã ghi số liệu của 0 kỳ đã đóng."
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


@pytest.mark.django_db
def test_one_round_runs_as_a_command() -> None:
    done = CliRunner().invoke(tick.command)
    assert (done.exit_code, done.output) == (0, f"{NOTHING}\n")


def test_a_worker_ends_when_it_is_told_to(migrated_file: Path, tmp_path: Path) -> None:
    migrated.copy(migrated_file, tmp_path)
    worker = subprocess.Popen(
        [sys.executable, "-m", "dondoc", "worker"],
        env=migrated.clean_variables(DONDOC_DEBUG="1", DONDOC_DATA_DIR=str(tmp_path)),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout
    with worker.stdout:
        assert worker.stdout.readline() == "Làm các việc theo giờ (Ctrl+C để dừng).\n"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
