"""The command: its exit codes and its sentences; in a fresh process where starting, settings or migrating are in question."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db.migrations.recorder import MigrationRecorder

from dondoc.config.cli import main
from dondoc.samples import sample_path
from migrated import clean_variables

PLAN = sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.docx")
TO_MIGRATE = "Cơ sở dữ liệu chưa đúng phiên bản. Hãy chạy: dondoc migrate\n"


class Done(NamedTuple):
    """How a call ended."""

    code: int
    stdout: str
    stderr: str


Call = Callable[..., Done]


def dondoc(*arguments: str, **variables: str) -> Done:
    """The command in a process of its own, without settings of the one who runs the tests."""
    done = subprocess.run(
        [sys.executable, "-m", "dondoc", *arguments],
        env=clean_variables(**variables),
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """The command in this process, on the test's own database."""

    def run(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert isinstance(left.value.code, int)
        return Done(left.value.code, *capsys.readouterr())

    return run


def test_help_names_every_command() -> None:
    done = dondoc("--help")
    assert done.code == 0
    assert [
        name for name in ("read", "demo", "serve", "migrate", "units", "createadmin", "log") if name not in done.stdout
    ] == []


def test_reading_prints_a_tree(call: Call) -> None:
    done = call("read", str(PLAN))
    assert done.code == 0
    assert [
        part for part in ("Kế hoạch", "Chỉ tiêu", "Phân công", "Hạn gửi", "Nơi nhận") if part not in done.stdout
    ] == []


def test_reading_needs_no_settings_and_as_json_gives_spans() -> None:
    plan = json.loads(dondoc("read", str(PLAN), "--json").stdout)
    assert plan["kind"] == "Kế hoạch"
    assert all(item["span"][0] < item["span"][1] for item in plan["targets"])


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 50, b"PK\x03\x04broken"])
def test_a_file_that_is_no_document_is_one_sentence_and_exit_2(call: Call, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "tep.docx"
    file.write_bytes(content)
    done = call("read", str(file))
    assert (done.code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith("tep.docx: ")


def test_clauses_are_read_a_line_each(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "clauses.jsonl"
    case = {"text": "báo cáo trước ngày 05/6/2026", "context": None}
    file.write_text(json.dumps(case, ensure_ascii=False) + "\n", encoding="utf-8")
    done = call("read", "--clauses", "deadlines", str(file))
    assert [(each["kind"], each["due"]) for each in json.loads(done.stdout)] == [("report", "2026-06-05")]


def test_a_clause_that_is_no_json_names_its_line(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "clauses.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    done = call("read", "--clauses", "targets", str(file))
    assert (done.code, "dòng 1" in done.stderr) == (2, True)


def test_a_weak_secret_is_bad_input() -> None:
    done = dondoc("migrate", DONDOC_SECRET_KEY="weak")
    assert (done.code, "DONDOC_SECRET_KEY is missing or weak" in done.stderr) == (2, True)


def test_serving_an_empty_database_says_to_migrate(tmp_path: Path) -> None:
    done = dondoc("serve", DONDOC_DEBUG="1", DONDOC_DATA_DIR=str(tmp_path))
    assert (done.code, done.stderr) == (2, TO_MIGRATE)


@pytest.mark.django_db
def test_units_and_the_first_account_are_made_from_the_command_line(call: Call) -> None:
    csv = str(sample_path("province.csv"))
    assert call("units", "import", csv).stdout == "Đơn vị mới: 57; thay đổi: 0; giữ nguyên: 0.\n"
    assert call("units", "import", csv).stdout == "Đơn vị mới: 0; thay đổi: 0; giữ nguyên: 57.\n"
    account = ("--email", "quantri@songmay.example", "--name", "Quản trị", "--password", "mot-mat-khau-dai")
    made = call("createadmin", *account, "--unit", "S01")
    assert made.stdout == "Đã tạo tài khoản quản trị quantri@songmay.example tại Ủy ban nhân dân tỉnh Sông Mây.\n"
    again = call("createadmin", *account, "--unit", "S01")
    assert (again.code, "đã có tài khoản" in again.stderr) == (2, True)
    assert call("createadmin", *account, "--unit", "X99").code == 2
    assert call("log", "verify").stdout == "Nhật ký nguyên vẹn: 59 sự kiện.\n"


@pytest.mark.django_db
def test_wrong_lines_of_a_units_file_are_all_named(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "don-vi.csv"
    file.write_text(
        "code,name,kind,parent,valid_from,short_name\nA,,province,,2025-07-01,\nB,Xã B,planet,A,2025-07-01,\n",
        encoding="utf-8",
    )
    done = call("units", "import", str(file))
    assert done.code == 2
    assert ["dòng 2" in done.stderr, "dòng 3" in done.stderr] == [True, True]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("read",), "Thiếu FILES. Xem cách dùng: dondoc read --help\n"),
        (("read", "--nope"), "Không có tùy chọn --nope. Xem cách dùng: dondoc read --help\n"),
        (("read", "/khong/co.docx"), "Không có tệp /khong/co.docx. Hãy kiểm tra lại đường dẫn.\n"),
        (("read", "/dev/zero"), "Không có tệp /dev/zero. Hãy kiểm tra lại đường dẫn.\n"),
    ],
)
def test_a_wrong_call_is_one_vietnamese_sentence_and_exit_2(
    call: Call, arguments: tuple[str, ...], sentence: str
) -> None:
    assert call(*arguments) == (2, "", sentence)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments", [("log", "verify"), ("units", "import", str(sample_path("province.csv"))), ("work",)]
)
def test_a_database_of_another_version_says_to_migrate(call: Call, arguments: tuple[str, ...]) -> None:
    MigrationRecorder.Migration.objects.filter(app="reporting").delete()
    assert call(*arguments) == (2, "", TO_MIGRATE)


def test_a_data_folder_that_can_not_be_made_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = dondoc("migrate", DONDOC_DEBUG="1", DONDOC_DATA_DIR=str(tmp_path / "file" / "data"))
    assert (done.code, "Hãy sửa DONDOC_DATA_DIR" in done.stderr) == (2, True)


@pytest.mark.django_db
def test_a_port_that_is_taken_is_bad_input(call: Call) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = call("serve", "--port", str(taken.getsockname()[1]))
    assert (done.code, "Hãy chọn cổng khác bằng --port." in done.stderr) == (2, True)
