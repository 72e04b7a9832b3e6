"""Files that are broken, locked or made to harm are refused with a sentence that says what to do."""

from __future__ import annotations

import io
import re
import struct
import time
import zipfile
from unittest.mock import patch

import pytest
from docx_file import docx, packed, paragraph, part
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_file import Sheet, pdf

from dondoc.reader import errors
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import limits, load
from dondoc.reader.formats.office import convert
from dondoc.reader.formats.scan.tesseract import program

WORD = "word/document.xml"
# Seconds, many times what each needs: a text that is read in quadratic time would pass them.
QUICK = 5
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def refused(data: bytes, name: str = "ke-hoach.docx") -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Unreadable) as caught:
        load(data, name=name)
    return caught.value.template, caught.value.values


@pytest.fixture
def no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where tesseract is not installed: a page that has to be recognised is refused at once."""
    monkeypatch.setattr("dondoc.reader.formats.scan.tesseract.shutil.which", lambda name, path: None)
    program.cache_clear()


def with_doctype(doctype: str) -> str:
    return part("document", f"<w:body>{paragraph('Kế hoạch')}</w:body>").replace("?>", f"?>{doctype}", 1)


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00" * 100, docx(paragraph("  "))])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refused(data) == (errors.EMPTY, {})


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a\x00\x00",
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
        (OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), errors.ENCRYPTED),
        (pdf(Sheet().text(60, 60, "Ke hoach"), encrypt=True), errors.ENCRYPTED),
        (docx(paragraph("Kế hoạch"))[:400], errors.BROKEN),
        (pdf(Sheet().text(60, 60, "Ke hoach"))[:40], errors.BROKEN),
        (packed({WORD: "<w:document"}), errors.BROKEN),
        (pdf(Sheet(), Sheet()), errors.EMPTY),
        (packed({WORD: with_doctype(LAUGHS)}), errors.UNSAFE_XML),
        (packed({WORD: with_doctype('<!DOCTYPE w SYSTEM "file:///etc/passwd">')}), errors.UNSAFE_XML),
    ],
    ids=[
        "encrypted docx",
        "encrypted pdf",
        "truncated zip",
        "truncated pdf",
        "broken xml",
        "blank pages",
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
    values: dict[str, str | int] = {"size": 51, "limit": 50, "pages": 5000, "page": 3, "seconds": 60, "kind": "doc"}
    sentences = [value for name, value in vars(errors).items() if name.isupper()]
    assert len(sentences) == 20
    for sentence in sentences:
        filled = str(Unreadable(sentence, **values))
        assert re.search(r"Hãy .+\.$", filled)
        assert "{" not in filled


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", OLE, b"\xff\xfe"]))
def test_random_bytes_are_read_or_refused_but_never_crash(data: bytes, start: bytes) -> None:
    try:
        with patch.object(convert, "find_office", return_value=None):
            source = load(start + data, name="tep")
    except Unreadable as error:
        assert str(error)
    else:
        assert source.format in ("text", "html")


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


@pytest.mark.usefixtures("no_recognition")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


DEEP = 60


def nested(depth: int) -> str:
    content = paragraph("đáy")
    for _ in range(depth):
        content = f"<w:tbl><w:tr><w:tc>{content}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    return content


def test_tables_nested_deep_are_read_and_deeper_ones_refused() -> None:
    assert load(docx(nested(DEEP)), name="").text == "đáy"
    assert refused(docx(nested(1_000))) == (errors.BROKEN, {})


@pytest.mark.parametrize(
    "body",
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000,
        '<w:r><w:sym w:font="Symbol" w:char="FFFFFFFFFFFFFFFFFFFF"/></w:r>' * 1_000,
        "<w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>" * 20_000,
        "<w:r><w:br/></w:r>" * 50_000,
        '<w:r><w:t>a\t</w:t><w:br w:type="page"/></w:r>' * 20_000,
    ],
    ids=["fields", "symbols", "controls", "breaks", "pages"],
)
def test_crowds_of_elements_take_no_time(body: str) -> None:
    began = time.process_time()
    assert load(docx(paragraph("Kế hoạch", body)), name="").text.startswith("Kế hoạch")
    assert time.process_time() - began < QUICK


@pytest.mark.parametrize(
    "text",
    [
        "<table>\n" * 20_000,
        "| a |\n|---|\n" * 20_000,
        "[a](" * 100_000,
        "**" * 200_000,
        "~~" * 200_000,
        "[" * 200_000,
        "<" * 200_000,
        "- A" * 100_000,
        "1. A; " * 100_000,
        "I. AB " * 50_000,
        "A" * 300_000 + " b",
        "A " * 150_000,
        ("Nơi nhận:" + " " * 50) * 4_000,
        "..... 1\n" * 20_000,
        "\t" * 200_000 + "a",
        "\\" * 200_000,
        "&#1;" * 50_000,
        "_a" * 100_000,
        "ñ " * 100_000,
        "7\n\n" * 30_000,
    ],
    ids=range(20),
)
def test_texts_made_to_be_slow_are_read_in_time(text: str) -> None:
    began = time.process_time()
    assert load(f"Kế hoạch\n{text}".encode(), name="").format == "text"
    assert time.process_time() - began < QUICK


@pytest.mark.parametrize(
    "start", [b"{\\rtf1", b"<html>", b"<!DOCTYPE html>", b"<?xml version='1.0'?><?mso-application"]
)
@given(rest=st.binary(max_size=300))
def test_random_bytes_behind_the_start_of_a_format_never_crash(start: bytes, rest: bytes) -> None:
    with patch.object(convert, "find_office", return_value=None):
        try:
            source = load(start + rest, name="tep")
        except Unreadable as error:
            assert str(error)
        else:
            assert source.format in ("text", "html")
