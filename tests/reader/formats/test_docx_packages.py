"""A DOCX is read whatever its package looks like, and nothing foreign in it is opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_file import W, docx, packed, paragraph, part
from shown import texts

from dondoc.reader.formats import load

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
WORD = "word/document.xml"
BODY = part("document", f"<w:body>{paragraph('Kế hoạch')}</w:body>")


def relations(target: str, kind: str = OFFICE) -> str:
    return f'<Relationships><Relationship Id="a" Type="{kind}/officeDocument" Target="{target}"/></Relationships>'


def encoded(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def test_the_strict_form_of_the_format_reads_the_same() -> None:
    strict = BODY.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    files = {"_rels/.rels": relations(WORD, STRICT), WORD: strict}
    assert texts(load(packed(files), name="")) == ["Kế hoạch"]


@pytest.mark.parametrize("name", ["word/document2.xml", "van-ban/noi-dung.xml", "document.xml"])
@pytest.mark.parametrize("lead", ["", "/", "./"])
def test_the_main_part_is_found_under_any_name_with_its_own_parts(name: str, lead: str) -> None:
    folder, _, file = name.rpartition("/")
    beside = f"{folder}/_rels/{file}.rels".lstrip("/")
    listed = BODY.replace("<w:pPr>", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>')
    lists = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    files = {
        "_rels/.rels": relations(lead + name),
        name: listed,
        beside: relations("so.xml").replace('officeDocument"', 'numbering"'),
        f"{folder}/so.xml".lstrip("/"): part(
            "numbering", lists + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
    }
    assert texts(load(packed(files), name="")) == ["1. Kế hoạch"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("space", [W, "http://purl.oclc.org/ooxml/wordprocessingml/main"])
def test_parts_may_be_written_in_utf_16(encoding: str, space: str) -> None:
    body = BODY.replace(W, space).replace("UTF-8", "UTF-16")
    assert texts(load(encoded({WORD: body.encode(encoding)}), name="")) == ["Kế hoạch"]


@pytest.mark.parametrize("kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"])
def test_macros_and_templates_are_read_for_their_text_only(kind: str) -> None:
    types = f'<Types><Override PartName="/{WORD}" ContentType="application/vnd.ms-word.{kind}+xml"/></Types>'
    files = {"[Content_Types].xml": types, "_rels/.rels": relations(WORD), WORD: BODY, "word/vbaProject.bin": "Sub A"}
    assert texts(load(packed(files), name="ke-hoach.docm")) == ["Kế hoạch"]


def test_embedded_and_linked_documents_are_not_opened() -> None:
    other = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
    linked = '<w:subDoc xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId8"/>'
    assert texts(load(docx(paragraph("Một") + other + linked + paragraph("Hai")), name="")) == ["Một", "Hai"]
