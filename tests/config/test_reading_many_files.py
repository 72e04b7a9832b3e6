"""``dondoc read`` with several files, its HTML page, its parts and its explanations."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dondoc.config.commands import BadInput
from dondoc.config.commands.read import command
from dondoc.config.commands.reading.lines import printed_day
from dondoc.config.commands.reading.summary import COLUMNS, as_table
from dondoc.samples import sample_path

PLAN = sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.docx")
OTHER = sample_path("plans/ke-hoach-pccc-truong-hoc-xa.docx")
NOT_A_PLAN = "GIẤY MỜI\n\nKính mời các đơn vị dự họp.\n"

Read = Callable[..., Result]


@pytest.fixture
def read() -> Read:
    def call(*arguments: object) -> Result:
        return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan, a document that is none, a broken file below, and files that are no documents."""
    inside = tmp_path / "vao"
    (inside / "con").mkdir(parents=True)
    (inside / "a.docx").write_bytes(PLAN.read_bytes())
    (inside / "b.txt").write_text(NOT_A_PLAN, encoding="utf-8")
    (inside / "con" / "c.docx").write_bytes(b"PK\x03\x04broken")
    (inside / "~$a.docx").write_bytes(b"lock")
    (inside / "d.xlsx").write_bytes(b"no document")
    return inside


def test_a_folder_is_read_and_its_failures_are_told_at_the_end(read: Read, folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "tom-tat.csv"
    done = read(folder, "--summary", summary)
    assert isinstance(done.exception, BadInput)
    assert re.match(r".*con/c\.docx: .*hỏng", str(done.exception))
    with summary.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(Path(row["file"]).name, row["kind"], row["tasks"] not in ("", "0")) for row in rows] == [
        ("a.docx", "Kế hoạch", True),
        ("b.txt", "", False),
        ("c.docx", "", False),
    ]
    assert (rows[1]["note"].startswith("Văn bản này"), rows[2]["tasks"]) == (True, "")


def test_a_summary_as_json_lines_has_the_same_rows(read: Read, folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "tom-tat.jsonl"
    read(folder / "a.docx", "--summary", summary)
    (row,) = map(json.loads, summary.read_text(encoding="utf-8").splitlines())
    assert (Path(row["file"]).name, row["kind"], row["note"]) == ("a.docx", "Kế hoạch", "")


def test_a_summary_of_another_ending_is_refused_before_anything_is_read(read: Read, folder: Path) -> None:
    assert str(read(folder, "--summary", "x.xlsx").exception) == "x.xlsx phải có đuôi .csv hoặc .jsonl."


def test_a_name_that_begins_like_a_formula_stays_text_in_excel(read: Read, tmp_path: Path) -> None:
    file, summary = Path("=1+1.txt"), tmp_path / "s.csv"
    (tmp_path / file).write_text(NOT_A_PLAN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        read(file, "--summary", summary)
    assert "\n'=1+1.txt," in summary.read_text(encoding="utf-8-sig").replace("\r", "")


def test_many_readings_as_json_are_a_line_each(read: Read, folder: Path) -> None:
    done = read(folder, "--json", "--only", "targets,deadlines")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(Path(line["file"]).name, sorted(line.keys() - {"file"})) for line in lines] == [
        ("a.docx", ["deadlines", "targets", "warnings"]),
        ("b.txt", ["deadlines", "targets", "warnings"]),
    ]


def test_a_folder_without_documents_is_bad_input(read: Read, tmp_path: Path) -> None:
    assert str(read(tmp_path).exception).startswith(f"Thư mục {tmp_path} không có văn bản nào")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--json", "--explain"], "--explain giải thích bản in ra màn hình của một tệp, không dùng được với --json."),
        (["--html", "x.html", "--only", "targets"], "không dùng được với --html. Hãy bỏ một trong hai."),
        (["--only", "targets", OTHER], "không dùng được với nhiều tệp khi không có --json."),
        (["--clauses", "targets", "--json"], "Với --clauses không dùng --json"),
    ],
)
def test_options_that_would_do_nothing_together_are_refused(read: Read, options: list[object], sentence: str) -> None:
    done = read(PLAN, *options)
    assert (type(done.exception), done.output, sentence in str(done.exception)) == (BadInput, "", True)


def test_warnings_are_told_below_the_table(read: Read, folder: Path) -> None:
    (folder / "con" / "c.docx").unlink()
    (folder / "con" / "b.txt").write_text(NOT_A_PLAN, encoding="utf-8")
    done = read(folder)
    assert (done.exit_code, done.stderr.count("b.txt: Văn bản này")) == (0, 2)


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    rows = [dict.fromkeys(COLUMNS) | {"file": file, "seconds": 1.5} for file in ("a/b.txt", "c/b.txt", "d/e.docx")]
    names = as_table(rows).columns[0].cells
    assert [str(name) for name in names] == ["a/b.txt", "c/b.txt", "e.docx"]


def test_an_unknown_part_is_bad_input(read: Read) -> None:
    assert str(read(PLAN, "--only", "targets,nothing").exception).startswith("Không có phần “nothing”.")


def test_only_the_chosen_parts_are_printed(read: Read) -> None:
    shown = read(PLAN, "--only", "recipients").stdout
    assert ("Nơi nhận" in shown, "Chỉ tiêu" in shown, "Phân công" in shown) == (True, False, False)


def test_an_explanation_names_the_rule_of_each_value(read: Read) -> None:
    plain = read(PLAN, "--only", "recipients").stdout.splitlines()
    explained = read(PLAN, "--only", "recipients", "--explain").stdout.splitlines()
    count = len(plain) - 2
    assert len(explained) - 2 >= 2 * count
    assert (
        sum(bool(re.search(r"chắc chắn · recipient\.|có lẽ đúng · recipient\.", line)) for line in explained) == count
    )


def test_the_page_stands_alone_and_links_values_with_their_words(read: Read, tmp_path: Path) -> None:
    page = tmp_path / "ban-doc.html"
    assert read(PLAN, "--html", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    keys = set(re.findall(r'data-key="([^"]+)"', text))
    marked = {key for keys in re.findall(r'data-keys="([^"]+)"', text) for key in keys.split()}
    assert keys == marked
    assert {"targets.0", "assignments.0.tasks.0", "deadlines.0"} <= keys
    assert re.findall(r'(?:src|href)="(?!#)', text) == []


def test_words_of_a_document_are_no_markup_on_the_page(read: Read, tmp_path: Path) -> None:
    plan, page = tmp_path / "k.txt", tmp_path / "k.html"
    plan.write_text(
        "KẾ HOẠCH\nThử <script>alert(1)</script>\n\nI. MỤC ĐÍCH\n1. Giữ <b>an toàn</b>.\n", encoding="utf-8"
    )
    read(plan, "--html", page)
    text = page.read_text(encoding="utf-8")
    assert ("<script>alert" in text, "&lt;script&gt;alert(1)" in text) == (False, True)


def test_pages_of_many_files_have_an_index(read: Read, folder: Path, tmp_path: Path) -> None:
    read(folder, "--html", tmp_path / "ra")
    index = (tmp_path / "ra" / "index.html").read_text(encoding="utf-8")
    assert (sorted(path.name for path in (tmp_path / "ra").iterdir()), index.count("href=")) == (
        ["0001.html", "0002.html", "index.html"],
        2,
    )


@pytest.mark.parametrize(
    ("day", "printed"),
    [("2026-06-30", "30/6/2026"), ("--11-15", "15/11"), ("---18", "ngày 18"), ("-W-5", "thứ sáu")],
)
def test_days_are_printed_as_people_write_them(day: str, printed: str) -> None:
    assert printed_day(day) == printed
