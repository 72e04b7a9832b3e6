"""Pictures of pages: drawn once, kept on disk within bounds, made again when they are gone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from cast import Cast
from dondoc.documents import storage
from dondoc.documents.models import StoredFile
from dondoc.documents.pictures import WIDTH, mark_of, picture, sweep
from dondoc.reader import guarded
from dondoc.reader.errors import BROKEN, Unreadable
from readings import make_reading

PNG = b"\x89PNG\r\n\x1a\n a page"


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> Path:
    settings.PAGES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def file(cast: Cast) -> StoredFile:
    return make_reading(cast, name="quet.pdf").file


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """What was drawn, in the place of a drawing process that only knows two pages."""
    asked: list[tuple[int, int]] = []

    def draw(data: bytes, number: int, *, name: str, width: int, **limits: Any) -> bytes:
        if number > 2:
            raise LookupError(number)
        asked.append((number, width))
        return PNG

    monkeypatch.setattr(guarded, "page_image_guarded", draw)
    return asked


def test_a_page_is_drawn_once_and_then_read_from_disk(
    kept: Path, file: StoredFile, drawn: list[tuple[int, int]]
) -> None:
    assert [picture(file, 1), picture(file, 1), picture(file, 2)] == [PNG] * 3
    assert drawn == [(1, WIDTH), (2, WIDTH)]
    assert (kept / file.sha256[:2] / file.sha256 / f"1-{WIDTH}").read_bytes() == PNG


def test_a_deleted_picture_is_made_again(kept: Path, file: StoredFile, drawn: list[tuple[int, int]]) -> None:
    picture(file, 1)
    for path in kept.glob("*/*/*"):
        path.unlink()
    assert picture(file, 1) == PNG
    assert len(drawn) == 2


@pytest.mark.usefixtures("kept", "drawn")
def test_there_is_no_picture_of_a_page_that_is_not_there_or_of_a_file_that_is_gone(file: StoredFile) -> None:
    assert picture(file, 3) is None
    storage.path_of(file.sha256).unlink()
    assert picture(file, 1) is None


def test_what_can_not_be_drawn_is_no_picture(kept: Path, file: StoredFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*args: Any, **limits: Any) -> bytes:
        raise Unreadable(BROKEN)

    monkeypatch.setattr(guarded, "page_image_guarded", draw)
    assert (picture(file, 1), list(kept.iterdir())) == (None, [])


def test_a_folder_that_can_not_be_written_costs_only_time(
    settings: Settings, tmp_path: Path, file: StoredFile, drawn: list[tuple[int, int]]
) -> None:
    (tmp_path / "taken").write_text("")
    settings.PAGES_ROOT = tmp_path / "taken"
    assert [picture(file, 1), picture(file, 1)] == [PNG, PNG]
    assert len(drawn) == 2


def test_what_nobody_looked_at_for_longest_is_swept_first(kept: Path, write: Callable[[str, int], Path]) -> None:
    old, middle, new = write("old", 1), write("middle", 2), write("new", 3)
    sweep(30)
    assert [path.exists() for path in (old, middle, new)] == [True, True, True]
    sweep(25)
    assert [path.exists() for path in (old, middle, new)] == [False, True, True]


@pytest.fixture
def write(kept: Path) -> Callable[[str, int], Path]:
    """Puts a picture of ten bytes there that was last looked at then."""

    def put(name: str, when: int) -> Path:
        path = kept / "ab" / name / "1-1240"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x" * 10)
        os.utime(path, (when, when))
        return path

    return put


def test_the_room_for_pictures_is_a_setting(
    settings: Settings, kept: Path, file: StoredFile, drawn: list[tuple[int, int]]
) -> None:
    settings.PAGES_MEGABYTES = 0
    assert picture(file, 1) == PNG
    assert list(kept.glob("*/*/*")) == []


def test_the_mark_differs_by_file_and_page(cast: Cast, file: StoredFile) -> None:
    other = make_reading(cast, name="khac.pdf").file
    assert len({mark_of(file, 1), mark_of(file, 2), mark_of(other, 1)}) == 3
