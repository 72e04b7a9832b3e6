"""The parts of a workbook, each got at by the directory alone. Pure."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple

from dondoc.reporting.workbooks.packages import Unfit

ENTRIES, UNPACKED, RATIO, RATIO_FROM = 500, 50 << 20, 250, 4 << 20


class Part(NamedTuple):
    """One part as it lies in the file."""

    packed: bytes
    method: int
    size: int

    def content(self) -> bytes:
        """Unpacked no further than the directory says; `zipfile` would take several times as long.

        Raises `ValueError` where it is not as long as the directory says, or packed in a way of its own; whether its
        bytes are those that were packed, calamine tells.
        """
        if self.method == zipfile.ZIP_STORED:
            content = self.packed
        elif self.method == zipfile.ZIP_DEFLATED:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.packed, self.size or 1)
        else:
            raise ValueError(self.method)
        if len(content) != self.size:
            raise ValueError("not what the directory says")
        return content


class Parts:
    """The parts of a workbook by their names."""

    def __init__(self, data: bytes, entries: Mapping[str, zipfile.ZipInfo]) -> None:
        self._data, self._entries = data, entries

    @property
    def names(self) -> Iterable[str]:
        return self._entries

    def get(self, name: str) -> Part | None:
        """A part as it lies in the file, None where there is none of that name."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        data, names = self._data, entry.header_offset + 26  # there the lengths of what stands before the part
        begin = names + 4 + int.from_bytes(data[names : names + 2], "little")
        begin += int.from_bytes(data[names + 2 : names + 4], "little")
        return Part(data[begin : begin + entry.compress_size], entry.compress_type, entry.file_size)


def parts_of(data: bytes) -> Parts:
    """The parts of a workbook; raises `Unfit` for one that swells ("bomb") or holds a program ("macro")."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    if len(entries) > ENTRIES or sum([entry.file_size for entry in entries]) > UNPACKED:
        raise Unfit("bomb")
    if any(entry.file_size > RATIO_FROM and entry.file_size > RATIO * entry.compress_size for entry in entries):
        raise Unfit("bomb")
    by_name = {entry.filename: entry for entry in entries}
    if any(name.endswith("vbaProject.bin") for name in by_name):
        raise Unfit("macro")
    if len(by_name) < len(entries):
        raise ValueError("two parts of one name")
    return Parts(data, by_name)
