"""Builds small DOCX files from the XML of their parts."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(root: str, content: str) -> str:
    """One part of the package: its root element around the content."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{root} {_NAMES}>{content}</w:{root}>"


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of the body's XML; further parts (styles, numbering, footnotes) are the XML in their root."""
    kinds = {"document": "document.main"} | {kind: kind for kind in parts}
    files = {
        "[Content_Types].xml": _TYPES.format("".join(map(_override, kinds.items()))),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            {f"rId{number}": (kind, f"{kind}.xml") for number, kind in enumerate(parts, 1)}
        ),
    }
    files |= {f"word/{kind}.xml": part(kind, content) for kind, content in parts.items()}
    return packed(files)


def _override(kind: tuple[str, str]) -> str:
    return f'<Override PartName="/word/{kind[0]}.xml" ContentType="{_TYPE.format(kind[1])}"/>'


def packed(files: dict[str, str]) -> bytes:
    """A zip of the files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """One run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """One paragraph of runs; a bare text is a run of its own."""
    content = "".join(text if text.startswith("<") else run(text) for text in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def listed(text: str, *, list: int = 1, level: int = 0) -> str:
    """One paragraph with an automatic number."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'
    return paragraph(text, properties=number) if text else paragraph(properties=number)


def level(index: int, format: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """The numbering part: one list definition and the lists made of it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def cell(*blocks: str, properties: str = "") -> str:
    """One cell; a bare text is a paragraph of its own."""
    content = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or paragraph()}</w:tc>"


def table(*rows: str) -> str:
    """One table; each row is the XML of its cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def list_style(key: str, number: int, *, kind: str = "paragraph", more: str = "") -> str:
    """One style that brings a list."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}">{more}'
        f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    )
