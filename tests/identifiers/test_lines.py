"""How well the guard tells identifiers from what only looks like one, on labelled lines as officials write them.

Every line of lines.jsonl is invented: numbers run up or repeat, names are words such as "Thử" and "Mẫu".
``found`` holds each identifier as [kind, words as written].
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from dondoc.identifiers import find_identifiers
from dondoc.reader import read_plan

HERE = Path(__file__).parent
LINES = [json.loads(line) for line in (HERE / "lines.jsonl").read_text(encoding="utf-8").splitlines()]
MARKED = [line for line in LINES if line["found"]]
CLEAN = [line["text"] for line in LINES if not line["found"]]
GOLDEN = HERE.parent / "reader" / "golden"
SAMPLES = HERE.parent.parent / "src" / "dondoc" / "samples" / "plans"


def missed(write: Callable[[str], str] = str) -> list[tuple[str, str, str]]:
    """The identifiers that are not found under their kind where they stand."""
    left = []
    for line in MARKED:
        text = write(line["text"])
        seen = find_identifiers(text)
        for kind, value in line["found"]:
            start = text.index(write(value))
            end = start + len(write(value))
            if not any(each.kind == kind and each.span[0] < end and start < each.span[1] for each in seen):
                left.append((line["text"], kind, value))
    return left


def alarms(write: Callable[[str], str] = str) -> list[tuple[str, str]]:
    return [(text, found.value) for text in CLEAN for found in find_identifiers(write(text))]


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def full_width(text: str) -> str:
    return text.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})


def test_there_are_lines_enough_of_both_sorts_and_each_only_once() -> None:
    assert len(LINES) >= 400
    assert min(len(MARKED), len(CLEAN)) >= 200
    assert len({line["text"] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("write", [str, decomposed, full_width])
def test_at_least_99_in_100_identifiers_are_found(write: Callable[[str], str]) -> None:
    left = missed(write)
    assert len(left) <= 0.01 * sum(len(line["found"]) for line in MARKED), left


@pytest.mark.parametrize("write", [str, decomposed, full_width])
def test_at_most_one_in_100_clean_lines_gives_an_alarm(write: Callable[[str], str]) -> None:
    wrong = alarms(write)
    assert len(wrong) <= 0.01 * len(CLEAN), wrong


def test_nothing_found_in_a_marked_line_is_beside_what_is_marked() -> None:
    strays = [
        (line["text"], found.value)
        for line in MARKED
        for found in find_identifiers(line["text"])
        if not any(value in found.value or found.value in value for _kind, value in line["found"])
    ]
    assert strays == []


def test_a_line_is_judged_by_itself_and_not_by_the_lines_around_it() -> None:
    alone = [found.value for line in LINES for found in find_identifiers(line["text"])]
    assert [found.value for found in find_identifiers("\n".join(line["text"] for line in LINES))] == alone


@pytest.mark.parametrize("path", sorted([*GOLDEN.glob("*.[tmd]*"), *SAMPLES.iterdir()]), ids=lambda path: path.name)
def test_no_invented_plan_gives_an_alarm(path: Path) -> None:
    text = read_plan(path.read_bytes(), name=path.name).source.text
    assert [(found.kind, found.value) for found in find_identifiers(text)] == []


LONG = {
    "one digit after another": "1 ",
    "digits and dashes": "1-",
    "dots": "1...",
    "a mobile prefix": "0912.",
    "zeros": "0",
    "sums": "1.234.567 | ",
    "at signs": "a@",
    "worded zeros": "không ",
    "labels": "số tài khoản ",
    "births": "sinh ngày ",
    "names": "Nguyễn Văn ",
    "letters in two parts": "e\u0302\u0301",
    "plates": "12A-",
    "insurance": "BHXH ",
    "spaces": " ",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    few, many = _calls(piece * 400), _calls(piece * 1600)
    assert many <= 5 * few


def _calls(text: str) -> int:
    """How many calls reading a text takes, those of built-in functions included."""
    count = 0

    def counted(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        find_identifiers(text)
    finally:
        sys.setprofile(None)
    return count
