"""The reader as other programs use it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dondoc.reader import read_plan
from dondoc.samples import sample_path

PLAN = sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.docx")
DOCS = Path(__file__).parents[2] / "docs" / "reader.md"


def test_a_path_and_its_bytes_give_the_same_plan() -> None:
    assert read_plan(PLAN) == read_plan(str(PLAN)) == read_plan(PLAN.read_bytes(), name=PLAN.name)


def test_a_path_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_plan(tmp_path / "khong-co.docx")


def test_reading_imports_neither_django_nor_the_libraries_of_other_formats() -> None:
    code = (
        "import sys, dondoc.reader; print(sorted({'django', 'numpy', 'pypdfium2', 'PIL', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_of_the_documentation_runs(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "ke-hoach.docx").write_bytes(PLAN.read_bytes())
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines()) > 1) == (0, "", True)
