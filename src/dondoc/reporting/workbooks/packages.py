"""The files in a zip that came in, those in a zip within it too. Pure; nothing is unpacked to tell their names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, NamedTuple

MOST_FILES = 20_000
MOST_FILE = 5 << 20  # bytes of one workbook
MOST_NESTED = 200 << 20  # bytes of a zip in the zip
_NOT_MEANT = ("__MACOSX/", ".", "~$")


class Unfit(Exception):
    """A zip that is not looked into; the argument is the code of the reason."""


class Inside(NamedTuple):
    """A file in a zip: what it is called, and how it is got at."""

    name: str
    package: zipfile.ZipFile
    info: zipfile.ZipInfo

    def read(self) -> bytes:
        """Its bytes; raises `Unfit` for one that is too large ("large") or has a password ("password")."""
        return _read(self.package, self.info, MOST_FILE)


def files_in(source: IO[bytes]) -> Iterator[Inside]:
    """The files of a zip in its order, those of a zip in it in its place; raises `Unfit` where there are too many."""
    with zipfile.ZipFile(source) as package:
        count = 0
        for info in _meant(package):
            for inside in _within(package, info):
                count += 1
                if count > MOST_FILES:
                    raise Unfit("many")
                yield inside


def _within(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Inside]:
    name = _name(info)
    if not name.lower().endswith(".zip"):
        yield Inside(name, package, info)
        return
    with zipfile.ZipFile(BytesIO(_read(package, info, MOST_NESTED))) as nested:
        for each in _meant(nested):
            yield Inside(_name(each), nested, each)


def _meant(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """What is a file, and not one that a system put beside those of a person."""
    for info in package.infolist():
        path, _slash, last = info.filename.rpartition("/")
        if last and not path.startswith("__MACOSX") and not last.startswith(_NOT_MEANT):
            yield info


def _name(info: zipfile.ZipInfo) -> str:
    """Its name as it was meant: some programs write UTF-8 and do not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


def _read(package: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    if info.flag_bits & 1:
        raise Unfit("password")
    if info.file_size > most:
        raise Unfit("large")
    with package.open(info) as stream:  # no further than the directory says: what goes on is a lie
        return stream.read(info.file_size)
