"""Files that are broken, locked or made to harm are refused with a sentence that says what to do."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import pytest
from docx_file import docx, packed, paragraph, part
from hypothesis import given
from hypothesis import strategies as st
from pdf_file import Sheet, pdf

from dondoc.reader import errors
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import limits, load

WORD = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def refused(data: bytes, name: str = "ke-hoach.docx") -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Unreadable) as caught:
        load(data, name=name)
    return caught.value.template, caught.value.values


def with_doctype(doctype: str) -> str:
    return part("document", f"<w:body>{paragraph('Kế hoạch')}</w:body>").replace("?>", f"?>{doctype}", 1)


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00" * 100, docx(paragraph("  "))])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refused(data) == (errors.EMPTY, {})


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe\x00\xd8x",
        packed({"mimetype": "x"}),
        packed({WORD: part("comments", "")}),
    ],
    ids=["picture", "broken utf-16", "other zip", "not a document"],
)
def test_what_is_no_document_is_said_to_be_none(data: bytes) -> None:
    assert refused(data, "anh.png") == (errors.NO_DOCUMENT, {})


def test_the_name_tells_what_a_broken_file_was_meant_to_be() -> None:
    assert refused(b"\x00\xff\x01garbage", "ke-hoach.docx") == (errors.BROKEN, {})


@pytest.mark.parametrize(
    ("data", "template"),
    [
        (OLE + bytes(504) + "WordDocument".encode("utf-16-le"), errors.OLD_WORD),
        (OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), errors.ENCRYPTED),
        (pdf(Sheet().text(60, 60, "Ke hoach"), encrypt=True), errors.ENCRYPTED),
        (docx(paragraph("Kế hoạch"))[:400], errors.BROKEN),
        (pdf(Sheet().text(60, 60, "Ke hoach"))[:40], errors.BROKEN),
        (packed({WORD: "<w:document"}), errors.BROKEN),
        (pdf(Sheet(), Sheet()), errors.SCAN),
        (packed({WORD: with_doctype(LAUGHS)}), errors.UNSAFE_XML),
        (packed({WORD: with_doctype('<!DOCTYPE w SYSTEM "file:///etc/passwd">')}), errors.UNSAFE_XML),
    ],
    ids=[
        "old word",
        "encrypted docx",
        "encrypted pdf",
        "truncated zip",
        "truncated pdf",
        "broken xml",
        "scan",
        "billion laughs",
        "outside entity",
    ],
)
def test_each_bad_file_is_refused_by_its_name(data: bytes, template: str) -> None:
    assert refused(data) == (template, {})


def test_a_doctype_in_utf_16_is_seen_as_well() -> None:
    hidden = with_doctype(LAUGHS).replace("UTF-8", "UTF-16").encode("utf-16")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(WORD, hidden)
    assert refused(data.getvalue()) == (errors.UNSAFE_XML, {})


def test_a_file_over_the_size_limit_is_refused_unread() -> None:
    assert refused(bytes(limits.FILE_BYTES + 1)) == (errors.TOO_LARGE, {"size": 51, "limit": 50})


def test_a_zip_bomb_is_refused_by_its_directory() -> None:
    bomb = packed({WORD: part("document", "x" * (8 << 20))})
    assert refused(bomb) == (errors.TOO_LARGE_UNPACKED, {"limit": 200})


def test_a_zip_whose_directory_lies_is_stopped_while_it_is_inflated() -> None:
    honest = packed({WORD: part("document", "x" * (1 << 20))})
    size = len(part("document", "x" * (1 << 20)))
    lying = honest.replace(struct.pack("<I", size), struct.pack("<I", 100))
    assert lying != honest
    with pytest.raises(Unreadable) as caught:
        load(lying, name="")
    assert caught.value.template in (errors.TOO_LARGE_UNPACKED, errors.BROKEN)


def test_a_zip_with_too_many_entries_is_refused() -> None:
    crowded = packed({f"word/{number}.xml": "" for number in range(limits.ENTRIES + 1)})
    assert refused(crowded) == (errors.TOO_LARGE_UNPACKED, {"limit": 200})


def test_a_pdf_of_five_thousand_pages_is_refused() -> None:
    assert refused(pdf(*[Sheet()] * 5000)) == (errors.TOO_MANY_PAGES, {"pages": 5000, "limit": 2000})


def test_a_docx_that_says_it_has_five_thousand_pages_is_refused() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
    relation = f'<Relationship Id="a" Type="{kind}" Target="docProps/app.xml"/>'
    data = packed(
        {
            "_rels/.rels": f"<Relationships>{relation}</Relationships>",
            "docProps/app.xml": "<Properties><Pages>5000</Pages></Properties>",
            WORD: part("document", f"<w:body>{paragraph('Kế hoạch')}</w:body>"),
        }
    )
    assert refused(data) == (errors.TOO_MANY_PAGES, {"pages": 5000, "limit": 2000})


def test_a_text_as_long_as_thousands_of_pages_is_refused() -> None:
    assert refused(b"a\f" * 5000, "a.txt") == (errors.TOO_MANY_PAGES, {"pages": 5000, "limit": 2000})
    assert refused(b"a\n" * 7_500_000, "a.txt") == (errors.TOO_MANY_PAGES, {"pages": 5000, "limit": 2000})


def test_every_sentence_says_what_to_do_next_and_takes_its_values() -> None:
    values: dict[str, str | int] = {"size": 51, "limit": 50, "pages": 5000, "seconds": 60}
    sentences = [value for name, value in vars(errors).items() if name.isupper()]
    assert len(sentences) == 13
    for sentence in sentences:
        filled = str(Unreadable(sentence, **values))
        assert re.search(r"Hãy .+\.$", filled)
        assert "{" not in filled


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", OLE, b"\xff\xfe"]))
def test_random_bytes_are_read_or_refused_but_never_crash(data: bytes, start: bytes) -> None:
    try:
        source = load(start + data, name="tep")
    except Unreadable as error:
        assert str(error)
    else:
        assert source.format == "text"


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_docx_with_bytes_overwritten_is_read_or_refused_but_never_crashes(place: int, noise: bytes) -> None:
    data = docx(paragraph("Kế hoạch phòng cháy") * 3)
    place %= len(data)
    try:
        source = load(data[:place] + noise + data[place + len(noise) :], name="tep")
    except Unreadable as error:
        assert str(error)
    else:
        assert source.format in ("docx", "text")


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_pdf_with_bytes_overwritten_is_read_or_refused_but_never_crashes(place: int, noise: bytes) -> None:
    data = pdf(Sheet().text(60, 60, "Ke hoach phong chay chua chay").grid([50, 200, 300], [50, 80, 90]))
    place %= len(data)
    try:
        source = load(data[:place] + noise + data[place + len(noise) :], name="tep")
    except Unreadable as error:
        assert str(error)
    else:
        assert source.format in ("pdf", "text")
