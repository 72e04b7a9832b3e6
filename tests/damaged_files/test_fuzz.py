"""The search for damaged files that get neither a reading nor a sentence."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tools.fuzz import workers
from tools.fuzz.office import converted_at_once
from tools.fuzz.pictures import answered_at_once
from tools.fuzz.seeds import FORMATS, case
from tools.fuzz.workers import Limits, Outcome, run


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_seed_and_number_damage_a_file_alike_and_others_otherwise(name: str) -> None:
    format = FORMATS[name]
    first = [case(format, 1, number) for number in range(6)]
    assert first == [case(format, 1, number) for number in range(6)]
    assert len(set(first)) > 1
    assert first != [case(format, 2, number) for number in range(6)]


@pytest.mark.parametrize("name", FORMATS)
def test_sound_files_are_read(name: str) -> None:
    with answered_at_once(), converted_at_once():
        assert {workers.read(seed, FORMATS[name].name)[0] for seed in FORMATS[name].seeds()} == {"read"}


def reading(data: bytes, name: str) -> tuple[str, str]:
    number = int(data)
    if number == 1:
        os._exit(3)
    if number == 2:
        while True:
            pass
    if number == 3:
        time.sleep(0.2)
    if number == 4:
        bytearray(1 << 31)
    return "read", ""


def test_a_worker_that_dies_or_hangs_is_a_finding_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def numbered(format: object, seed: int, number: int) -> bytes:
        return str(number).encode()

    monkeypatch.setattr(workers, "case", numbered)
    monkeypatch.setattr(workers, "read", reading)
    outcomes = list(run(FORMATS["txt"], 1, range(6), Limits(seconds=0.5)))
    assert [(one.number, one.kind, one.is_finding) for one in outcomes] == [
        (0, "read", False),
        (1, "death", True),
        (2, "hang", True),
        (3, "read", False),
        (4, "death", True),
        (5, "read", False),
    ]


def test_an_error_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, name: str) -> None:
        raise KeyError("x")

    monkeypatch.setattr(workers, "read_plan", broken)
    kind, told = workers.read(b"", "a.txt")
    assert (kind, told.partition(":")[0], Path(__file__).name in told) == ("error", "KeyError", True)


def test_memory_that_runs_out_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(data: bytes, name: str) -> None:
        raise MemoryError

    monkeypatch.setattr(workers, "read_plan", greedy)
    assert Outcome(0, workers.read(b"", "a.txt")[0], 0.0).kind == "memory"
