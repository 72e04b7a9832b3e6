"""Which files a call of ``dondoc read`` means, and reading many of them at once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from dondoc.config.commands import BadInput, File
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats.limits import FILE_BYTES
from dondoc.reader.guarded import read_plan_guarded
from dondoc.reader.plan import Plan
from dondoc.reader.progress import Progress

SUFFIXES = frozenset(
    [
        ".docx",
        ".docm",
        ".dotx",
        ".doc",
        ".odt",
        ".rtf",
        ".pdf",
        ".txt",
        ".md",
        ".html",
        ".htm",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
        ".webp",
        ".bmp",
    ]
)
_FILE = File(FILE_BYTES)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: its reading, or the sentence that says why there is none; wall time in seconds."""

    file: Path
    plan: Plan | None
    error: str | None
    seconds: float


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files meant: each file given, and of a folder every document in it and below, by name.

    Raises ``BadInput`` where a path is no file that can be read or a folder holds no document.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(_FILE.convert(path, None, None))
            continue
        inside = sorted(file for file in path.rglob("*") if _is_document(file))
        if not inside:
            raise BadInput(f"Thư mục {path} không có văn bản nào ({', '.join(sorted(SUFFIXES))}).")
        found += inside
    return list(dict.fromkeys(found))


def _is_document(file: Path) -> bool:
    """Lock files of Word ("~$...") and hidden files are none."""
    return file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~$")) and file.is_file()


def read_all(files: Sequence[Path]) -> Iterator[Outcome]:
    """Each file's outcome as it comes, several files at a time; every reading has a process of its own."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        waiting = [pool.submit(read_one, file) for file in files]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def read_one(file: Path, progress: Progress | None = None) -> Outcome:
    """Read one file; a file that can't be read is an outcome too. ``progress`` is told the pages of a scan."""
    start = time.perf_counter()
    plan, error = None, None
    try:
        _FILE.convert(file, None, None)
        plan = read_plan_guarded(file.read_bytes(), name=file.name, progress=progress)
    except (Unreadable, BadInput) as reason:
        error = str(reason)
    except OSError as reason:
        error = f"Không mở được tệp ({reason.strerror}). Hãy kiểm tra quyền của tệp."
    return Outcome(file, plan, error, time.perf_counter() - start)
