"""The search for reference cycles while documents are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import dondoc.reader
from dondoc.reader import Source, Unreadable, read_plan
from dondoc.reader.collecting import seldom_collected


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_process_searches_as_before_once_the_last_of_its_readings_has_ended() -> None:
    seen = []
    one, other = seldom_collected(), seldom_collected()
    for step in (one.__enter__, other.__enter__, lambda: one.__exit__(None, None, None)):
        step()
        seen.append(gc.get_threshold())
    other.__exit__(None, None, None)
    assert [*seen, gc.get_threshold()] == [(100_000, 10, 10)] * 3 + [(700, 10, 10)]


@pytest.mark.parametrize("own", [(0, 10, 10), (200_000, 5, 5)])
def test_a_process_that_searches_less_or_never_is_left_alone(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with seldom_collected():
        inside = gc.get_threshold()
    assert (inside, gc.get_threshold()) == (own, own)


def test_a_document_is_read_in_such_a_rest_and_a_broken_one_ends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = []

    def refused(data: bytes, *, name: str, progress: object) -> Source:
        seen.append((data, name, gc.get_threshold()[0]))
        raise Unreadable("x")

    monkeypatch.setattr(dondoc.reader, "load", refused)
    path = tmp_path / "plan.docx"
    path.write_bytes(b"2")
    for document in (b"1", path):
        with pytest.raises(Unreadable):
            read_plan(document)
    assert seen == [(b"1", "", 100_000), (b"2", "plan.docx", 100_000)]
    assert gc.get_threshold() == (700, 10, 10)
