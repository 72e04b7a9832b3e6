from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest
from pytest_django import Settings

from dondoc.documents import storage

DATA = b"ke hoach"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def test_a_file_is_stored_once_under_its_digest(folder: Path) -> None:
    assert [storage.store(DATA), storage.store(DATA)] == [DIGEST, DIGEST]
    assert storage.path_of(DIGEST).read_bytes() == DATA
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [DIGEST]


def test_a_stored_file_is_for_the_service_alone(folder: Path) -> None:
    storage.store(DATA)
    assert stat.S_IMODE((folder / DIGEST[:2] / DIGEST).stat().st_mode) == 0o640
