"""``dondoc log``: verify, seal and export, and a sentence for whatever can't be done."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from dondoc.config.commands.log import command
from dondoc.core.events import Change, record_all
from dondoc.core.models import Event
from dondoc.units.models import Unit
from tampering import guards_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def log() -> None:
    """Three events on three days."""
    for day in (4, 5, 6):
        with time_machine.travel(f"2026-03-0{day} 08:00:00+07:00", tick=False):
            record_all("unit.change", [Change(Unit(pk=day), day, None, {"name": f"=Đơn vị {day}"})], by=None)


def dondoc_log(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def refused(*arguments: str | Path) -> str:
    """The sentences on stderr of a call that is bad input."""
    done = dondoc_log(*arguments)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    return done.stderr.removeprefix("Error: ")


def test_a_whole_log_is_said_to_be_whole_with_its_seals(log: None, tmp_path: Path) -> None:
    seals = tmp_path / "seals"
    assert dondoc_log("verify").stdout == "Nhật ký nguyên vẹn: 3 sự kiện.\n"
    for _time in range(2):
        assert dondoc_log("seal", "--to", seals).exit_code == 0
        record_all("unit.change", [Change(Unit(pk=9), 9)], by=None)
    printed = dondoc_log("seal").stdout
    last = Event.objects.latest("pk")
    assert printed.split()[:2] == [str(last.pk), last.digest]
    lines = seals.read_text().splitlines()
    assert [line.split()[0] for line in lines] == ["3", "4"]
    assert lines[0].endswith(" 2026-03-06T08:00:00+07:00")
    whole = dondoc_log("verify", "--seal", seals).stdout
    assert whole == "Nhật ký nguyên vẹn: 5 sự kiện, khớp với 2 dấu niêm phong.\n"


def test_each_fault_is_a_sentence(log: None, tmp_path: Path) -> None:
    seals = tmp_path / "seals"
    dondoc_log("seal", "--to", seals)
    seals.write_text(seals.read_text() + f"1 {'f' * 64} 2026-03-04T08:00:00+07:00\n")
    with guards_off():
        Event.objects.filter(pk=1).update(reason="khác")
        Event.objects.filter(pk=3).delete()
        found = refused("verify", "--seal", seals).splitlines()
    assert found[0] == "Nhật ký không còn nguyên vẹn."
    assert found[1:-1] == [
        "- Khóa chống sửa của cơ sở dữ liệu không còn hoặc đang tắt. Hãy tìm ai đã tắt, rồi chạy: dondoc migrate",
        "- Sự kiện số 1 đã bị sửa, hoặc sự kiện ngay trước đó đã bị sửa rồi tính lại dấu.",
        "- Sự kiện số 1 khác với sự kiện đã niêm phong: nhật ký đã bị viết lại.",
        "- Phần cuối của nhật ký đã bị cắt: thiếu sự kiện số 3.",
    ]


def test_a_log_broken_all_over_is_told_in_short() -> None:
    record_all("unit.change", [Change(Unit(pk=1), 1)] * 50, by=None)
    with guards_off():
        Event.objects.update(reason="khác")
    found = refused("verify").splitlines()
    assert (len(found), found[-2]) == (23, "Chỉ nêu 20 chỗ đầu tiên.")


def test_the_log_as_lines_and_as_a_table(log: None, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in dondoc_log("export", "--from", "05/03/2026").stdout.splitlines()]
    assert [(line["id"], line["after"]) for line in lines] == [(2, {"name": "=Đơn vị 5"}), (3, {"name": "=Đơn vị 6"})]
    file = tmp_path / "nhat-ky.csv"
    done = dondoc_log("export", "--from", "2026-03-05", "--to", "2026-03-05", "--format", "csv", "--out", file)
    assert done.stderr == f"Đã ghi nhật ký vào {file}.\n"
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    assert (row["id"], row["sentence"]) == (
        "2",
        "Ngày 05/03/2026 lúc 08:00, Hệ thống ghi tên đơn vị là “=Đơn vị 5”.",
    )


def test_an_export_is_checked_without_dondoc_as_the_docs_say(log: None) -> None:
    record_all(
        "unit.change", [Change(Unit(pk=1), None, {"a": 1.5, "b": None}, {"a": {"c": "“Đ”\n"}})], by=None, reason="vì"
    )

    def text(value: object) -> str:
        return "" if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    head = ("at", "user_id", "acting_unit_id", "verb", "object_type", "reason", "request_id")
    last, events = "", [json.loads(line) for line in dondoc_log("export").stdout.splitlines()]
    for event in events:
        lines = [
            last, str(event["id"]), text([event[name] for name in head]), str(event["unit_id"]),
            str(event["object_id"]), text(event["before"]), text(event["after"]),
        ]  # fmt: skip
        last = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        assert last == event["digest"]
    assert len(events) == 4


def test_an_empty_log_has_nothing_to_seal() -> None:
    assert refused("seal") == "Nhật ký chưa có sự kiện nào nên chưa có gì để niêm phong.\n"
    assert dondoc_log("export").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "--from", "31/02/2026"), "“31/02/2026” không phải là ngày. Hãy viết như 05/03/2026 hoặc 2026-03-05."),
        (("export", "--from", "06/03/2026", "--to", "05/03/2026"), "Ngày --from phải không sau ngày --to. Hãy sửa một trong hai ngày."),
        (("export", "--format", "xlsx"), "Không có dạng tệp “xlsx”. Hãy chọn một trong: csv, jsonl."),
        (("export", "--out", "/khong/co/tep"), "Không ghi được /khong/co/tep (No such file or directory). Hãy chọn nơi khác."),
        (("seal", "--to", "/khong/co/tep"), "Không ghi được /khong/co/tep (No such file or directory). Hãy chọn nơi khác."),
        (("verify", "--seal", "/khong/co/tep"), "Không có tệp /khong/co/tep. Hãy kiểm tra lại đường dẫn."),
    ],
    ids=str,
)  # fmt: skip
def test_what_can_not_be_used_is_one_sentence(log: None, arguments: tuple[str, ...], sentence: str) -> None:
    assert refused(*arguments) == f"{sentence}\n"


@pytest.mark.parametrize(
    "content",
    [b"abc", b"3 abc 2026-03-06T08:00:00+07:00", f"3 {'a' * 64} thu sau".encode(), b"\xff\xfe\x00", b"-1 2 3"],
)
def test_a_file_that_holds_no_seals_is_refused(log: None, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "seals"
    file.write_bytes(b"\n" + content)
    assert refused("verify", "--seal", file).startswith(("seals, dòng 2: không phải là", "seals không phải là tệp"))
