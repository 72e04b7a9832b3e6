"""A file that is kept beside a record is told by its bytes, never by its name, and never opened."""

from __future__ import annotations

import io
import zipfile

import pytest

from dondoc.core.errors import Invalid
from dondoc.documents import attachments
from dondoc.documents.attachments import attachment, kind_of


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (DOCX, "docx"),
        (package("[Content_Types].xml", "xl/workbook.xml"), None),
        (b"PK\x03\x04 broken", None),
        (b"<html>%PDF-", None),
        (b"MZ", None),
        (b"", None),
    ],
)
def test_the_kind_is_told_by_the_bytes(data: bytes, kind: str | None) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("QĐ 12.pdf", "QĐ 12.pdf"),
        ("QĐ 12.PDF", "QĐ 12.pdf"),
        ("quyet-dinh.exe", "quyet-dinh.exe.pdf"),
        ('../a"b\n.pdf', "..ab.pdf"),
        ("", "quyet-dinh.pdf"),
        ("a" * 300 + ".pdf", "a" * 251 + ".pdf"),
    ],
)
def test_the_name_gets_the_ending_of_the_kind(name: str, kept: str) -> None:
    assert attachment(b"%PDF-1.7", name, unnamed="quyet-dinh").name == kept


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"MZ", "qd.pdf"), (b"%PDF-1.7 too long", "qd.pdf"), (b"%PDF-", "CCCD 001204012345.pdf")],
)
def test_what_may_not_be_kept_is_refused_at_its_field(monkeypatch: pytest.MonkeyPatch, data: bytes, name: str) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 10)
    with pytest.raises(Invalid) as error:
        attachment(data, name)
    assert [problem.where for problem in error.value.problems] == ["file"]
