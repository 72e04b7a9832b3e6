"""Files of other word processors are read through LibreOffice, where it is installed."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from docx_file import cell, docx, level, listed, numbering, paragraph, run, table
from odt_file import odt
from shown import texts

from dondoc.reader import errors
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import load
from dondoc.reader.formats.office import Kind, convert, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
installed = pytest.mark.skipif(convert.find_office() is None, reason="LibreOffice is not installed")
BODY = (
    paragraph(run("KẾ HOẠCH", "<w:b/>"), properties='<w:jc w:val="center"/>')
    + listed("Mục đích")
    + listed("Yêu cầu")
    + table(cell("TT") + cell("Nhiệm vụ"), cell("1") + cell("Tập huấn"))
    + paragraph("Hết.")
)
LINES = ["KẾ HOẠCH", "1. Mục đích", "2. Yêu cầu", [[["TT"], ["Nhiệm vụ"]], [["1"], ["Tập huấn"]]], "Hết."]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """LibreOffice sets it up on the first conversion."""
    return tmp_path_factory.mktemp("profile")


def converted(data: bytes, kind: str, folder: Path, profile: Path) -> bytes:
    given, made = folder / "given.docx", folder / f"given.{kind}"
    given.write_bytes(data)
    command = [str(convert.find_office()), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to"]
    for _ in range(2):  # the first time it only sets up the profile
        if not made.exists():
            subprocess.run([*command, kind, "--outdir", folder, given], check=False, capture_output=True)
    return made.read_bytes()


def refused(data: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Unreadable) as caught:
        load(data, name="ke-hoach")
    return caught.value.template, caught.value.values


@installed
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_each_kind_reads_as_the_docx_it_was_made_from(kind: str, tmp_path: Path, profile: Path) -> None:
    given = docx(BODY, numbering=numbering(level(0, "decimal", "%1.")))
    source = load(converted(given, kind, tmp_path, profile), name="ke-hoach")
    assert (texts(source), source.format) == (LINES, kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLE + bytes(504) + "WordDocument".encode("utf-16-le"), Kind.DOC),
        (OLE + bytes(504) + "Workbook".encode("utf-16-le"), None),
        (odt("<text:p>a</text:p>"), Kind.ODT),
        (b"{\\rtf1 a}", Kind.RTF),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', Kind.XML),
        (b'<?xml version="1.0"?><a/>', None),
        (docx(paragraph("a")), None),
    ],
)
def test_a_kind_is_told_by_the_content(data: bytes, kind: Kind | None) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    "data",
    [
        odt("<text:p>a</text:p>", encrypted=True),
        OLE
        + bytes(504)
        + b"\xec\xa5\xc1\x00"
        + bytes(6)
        + b"\x00\x01"
        + bytes(500)
        + "WordDocument".encode("utf-16-le"),
        OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
    ],
    ids=["odt", "doc", "docx"],
)
def test_a_locked_file_is_refused_as_such(data: bytes) -> None:
    assert refused(data) == (errors.ENCRYPTED, {})


def test_without_libreoffice_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find_office", lambda: None)
    assert refused(b"{\\rtf1 a}") == (errors.NO_OFFICE, {"kind": "rtf"})


@installed
def test_a_broken_file_is_said_not_to_be_converted() -> None:
    assert refused(OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(3000)) == (
        errors.NOT_CONVERTED,
        {"kind": "doc"},
    )


def test_a_converter_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o700)
    monkeypatch.setattr(convert, "find_office", lambda: slow)
    monkeypatch.setattr(convert, "SECONDS", 1)
    assert refused(b"{\\rtf1 a}") == (errors.TOO_SLOW, {"seconds": 1})


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of the test's own, and the paths that it is asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names that the base class looks up

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


@installed
@pytest.mark.parametrize("isolated", [True, False])
def test_nothing_that_a_file_links_to_is_fetched(
    isolated: bool, asked: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not isolated:
        monkeypatch.setattr(convert, "_without_network", list)
    secret = tmp_path / "bi-mat.txt"
    secret.write_text("BÍ MẬT")
    address, paths = asked
    linked = "".join(
        f'<text:section text:name="{number}"><text:section-source xlink:href="{link}" xlink:type="simple"/>'
        "<text:p>như cũ</text:p></text:section>"
        for number, link in enumerate([secret.as_uri(), f"{address}/a.odt"])
    )
    picture = (
        '<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image '
        f'xlink:href="{address}/a.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame></text:p>'
    )
    source = load(odt(f"{linked}{picture}<text:p>Kế hoạch</text:p>"), name="ke-hoach.odt")
    assert (source.text, paths) == ("như cũ\nnhư cũ\nKế hoạch", [])
