"""The sound files that are damaged: invented sample plans in every format."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from unicodedata import normalize

from dondoc.reader.formats import load
from dondoc.samples import sample_path
from tools.fuzz import office, pictures
from tools.fuzz.mutations import BYTES, WORDS, Change, damaged
from tools.fuzz.packages import whole_package, whole_pdf, whole_png, whole_tiff

_WHOLE = 0.7
_UNTYPED = re.compile("[\x00-\x08\x0e-\x1f]")
_COUNTY = "plans/ke-hoach-pccc-truong-hoc-tinh"
_COMMUNE = "plans/ke-hoach-pccc-truong-hoc-xa.docx"


@dataclass(frozen=True, slots=True)
class Format:
    """``name`` is what a damaged file calls itself."""

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    damage: Change


def case(format: Format, seed: int, number: int) -> bytes:
    """One damaged file, the same for the same seed and number."""
    random = Random(f"{format.name} {seed} {number}")
    return format.damage(random.choice(format.seeds()), random)


def _bytes(data: bytes, random: Random) -> bytes:
    return damaged(data, random, BYTES)


def _words(data: bytes, random: Random) -> bytes:
    """Mostly such damage as leaves a text that can be read: the fault lies in what it says."""
    changed = damaged(data, random, WORDS)
    if data.startswith(codecs.BOM_UTF16_LE) or random.random() > _WHOLE:
        return changed
    return _UNTYPED.sub("", changed.decode(errors="ignore")).encode()


def _mostly(whole: Change) -> Change:
    """Damage inside a sound shell, now and then to the shell itself."""
    return lambda data, random: whole(data, random) if random.random() < _WHOLE else _bytes(data, random)


@cache
def _docx_seeds() -> tuple[bytes, ...]:
    return sample_path(f"{_COUNTY}.docx").read_bytes(), sample_path(_COMMUNE).read_bytes()


@cache
def _pdf_seeds() -> tuple[bytes, ...]:
    return (sample_path(f"{_COUNTY}.pdf").read_bytes(),)


@cache
def _texts() -> tuple[str, ...]:
    return tuple(load(data, name="a.docx").text for data in _docx_seeds())


@cache
def _text_seeds() -> tuple[bytes, ...]:
    one, two = _texts()
    return (
        one.encode(),
        two.replace("\n", "\r\n\r\n").encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + two.encode("utf-16-le"),
        normalize("NFD", two).encode(),
        _wrapped(two).encode(),
        two.replace("\n", " ").encode(),
    )


def _wrapped(text: str, width: int = 70) -> str:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    return "\n".join(lines)


@cache
def _markdown_seeds() -> tuple[bytes, ...]:
    table = "| STT | Nội dung | Chủ trì | Phối hợp | Thời gian |\n|---|---|---|---|---|\n" + "".join(
        f"| {row} | Tập huấn<br>kỹ năng | Sở Y tế; Công an tỉnh | Các sở, ngành | Quý {row} năm 2026 |\n"
        for row in range(1, 5)
    )
    return tuple(
        ("# **KẾ HOẠCH**\n\n" + text.replace("\n", "\n\n") + f"\n\n## *PHỤ LỤC*\n\n{table}").encode()
        for text in _texts()
    )


@cache
def _html_seeds() -> tuple[bytes, ...]:
    return tuple(
        (
            "<!DOCTYPE html><html><body>" + "".join(f"<p>{line}</p>\n" for line in text.split("\n")) + "</body></html>"
        ).encode()
        for text in _texts()
    )


FORMATS = {
    "docx": Format("tep.docx", _docx_seeds, _mostly(whole_package)),
    "pdf": Format("tep.pdf", _pdf_seeds, _mostly(whole_pdf)),
    "txt": Format("tep.txt", _text_seeds, _words),
    "md": Format("tep.md", _markdown_seeds, _words),
    "html": Format("tep.html", _html_seeds, _words),
    "odt": Format("tep.odt", cache(office.odts), _mostly(whole_package)),
    "rtf": Format("tep.rtf", cache(office.rtfs), _bytes),
    "doc": Format("tep.doc", cache(office.docs), _bytes),
    "png": Format("tep.png", cache(pictures.pngs), _mostly(whole_png)),
    "jpeg": Format("tep.jpg", cache(pictures.jpegs), _bytes),
    "tiff": Format("tep.tif", cache(pictures.tiffs), _mostly(whole_tiff)),
    "scan": Format("tep.pdf", cache(pictures.scanned_pdfs), _mostly(whole_pdf)),
}
