"""Scans in the child process: what needs recognition, how far it is, its limits, and its pages as pictures."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from dondoc.reader import errors, guarded, process
from dondoc.reader.errors import Unreadable
from dondoc.reader.guarded import needs_recognition, page_image_guarded, read_plan_guarded
from dondoc.reader.pages import page_image
from dondoc.samples import sample_path
from reader.formats.pdf_file import Sheet, pdf
from reader.formats.scan_file import needs_tesseract, pictures, saved, scan

PDF = "plans/ke-hoach-pccc-truong-hoc-tinh.pdf"
LETTER = pdf(Sheet().text(72, 90, "Cong an xa kiem tra binh chua chay", size=12))


def test_what_needs_recognition_is_told_without_recognising() -> None:
    files = {"a.pdf": LETTER, "b.pdf": scan(LETTER), "c.png": saved(pictures(LETTER), "PNG"), "d.txt": b"Ke hoach"}
    assert {name: needs_recognition(data, name) for name, data in files.items()} == {
        "a.pdf": False,
        "b.pdf": True,
        "c.png": True,
        "d.txt": False,
    }
    assert needs_recognition(LETTER[:60], "hong.pdf") is False


@needs_tesseract
def test_progress_is_told_in_the_caller_s_thread() -> None:
    told: list[tuple[int, int]] = []
    plan = read_plan_guarded(scan(LETTER), name="a.pdf", progress=lambda done, pages: told.append((done, pages)))
    assert (told, plan.source.pages) == ([(0, 1), (1, 1)], 1)
    assert plan.source.text == "Cong an xa kiem tra binh chua chay"


def test_what_progress_raises_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import os, sys, time; os.write(int(sys.argv[-1]), b'0 3\\n'); time.sleep(60)"
    monkeypatch.setattr(guarded, "COMMAND", (sys.executable, "-c", script))

    def stop(done: int, pages: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_plan_guarded(b"x", name="a.pdf", progress=stop)


def test_each_page_to_recognise_adds_to_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import os, sys, time; os.write(int(sys.argv[-1]), b'0 2\\n'); time.sleep(60)"
    monkeypatch.setattr(guarded, "COMMAND", (sys.executable, "-c", script))
    monkeypatch.setattr(process, "SECONDS_A_PAGE", 1)
    with pytest.raises(Unreadable) as caught:
        read_plan_guarded(b"x", name="a.pdf", seconds=1)
    assert (caught.value.template, caught.value.values) == (errors.TOO_SLOW, {"seconds": 3})


def test_a_page_is_shown_as_wide_as_asked() -> None:
    data = sample_path(PDF).read_bytes()
    image = Image.open(io.BytesIO(page_image_guarded(data, 2, name="a.pdf", width=600)))
    assert (image.format, image.size) == ("PNG", (600, 849))
    with pytest.raises(LookupError):
        page_image_guarded(data, 9, name="a.pdf")
    with pytest.raises(LookupError):
        page_image(b"Ke hoach", 1, name="a.txt")


@pytest.fixture(scope="module")
def askew() -> Image.Image:
    """A page as a scanner saw it."""
    return pictures(sample_path(PDF).read_bytes(), askew=2.0)[1]


def as_shown(page: Image.Image) -> Image.Image:
    return Image.open(io.BytesIO(page_image(saved([page], "PNG"), 1, name="a.png", width=600))).reduce(6)


@pytest.fixture(scope="module")
def straight(askew: Image.Image) -> Image.Image:
    return as_shown(askew)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_of_a_scan_is_shown_upright_and_straight(turn: int, askew: Image.Image, straight: Image.Image) -> None:
    shown = [straight, as_shown(askew.rotate(turn, expand=True))]
    assert shown[0].size == shown[1].size
    differences = [abs(one - two) for one, two in zip(shown[0].tobytes(), shown[1].tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 4
