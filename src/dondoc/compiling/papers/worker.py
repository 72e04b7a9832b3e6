"""The process in which templates are opened: ``python -m dondoc.compiling.papers.worker``.

On standard input one line of JSON, then the Word file. {"fields": null, "known": [names]} checks it; the answer is
JSON: what is wrong ("problems") as pairs of code and word, and all that it says ("words"). {"fields": {name: text}}
fills the fields; the answer is the Word file, in which blocks wait between `OPEN` and `CLOSE`. A template holds names
of the vocabulary and nothing else of Jinja's language. No Django here: starting must be fast.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from itertools import islice

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from dondoc.compiling.papers.soundness import misspelt, unsound, without_model
from dondoc.compiling.rules.fields import BY_NAME, CLOSE, OPEN

ENTRIES, UNPACKED_BYTES, MOST_PROBLEMS = 500, 30 << 20, 50
DOCUMENT = "word/document.xml"
_WITH_FIELDS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = re.compile(r"\{\{|\{%|\{#")
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_TAG = re.compile(r"<[^>]+>")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ENVIRONMENT = ImmutableSandboxedEnvironment(autoescape=True)
_PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
_PATCHER = DocxTemplate(io.BytesIO())

Problem = tuple[str, str]


class Unreadable(Exception):
    """The file is no Word file that may be opened; ``args[0]`` is the code of the problem."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of the file by name, in its order."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
                raise Unreadable("too-large")
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Unreadable("not-word") from error
    types = parts.get("[Content_Types].xml", b"")
    if "vbaProject" in "".join(parts) or b"macroEnabled" in types:
        raise Unreadable("macros")
    if any(b"<!DOCTYPE" in content for name, content in parts.items() if name.endswith((".xml", ".rels"))):
        raise Unreadable("not-word")
    if DOCUMENT not in parts or "word/styles.xml" not in parts:
        raise Unreadable("not-word")
    return parts


def problems_of(parts: Mapping[str, bytes], known: Collection[str]) -> Iterator[Problem]:
    """All that keeps a file from being a template with these fields."""
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = _parsed(content)
        except etree.XMLSyntaxError:
            yield "not-word", ""
            return
        text = _patched(content)
        if _WITH_FIELDS.fullmatch(name):
            yield from _of_language(text, known)
            yield from _of_blocks(root, text, in_body=name == DOCUMENT)
        elif _SIGNS.search(text):
            yield "misplaced", name


def _comes_out_broken(parts: Mapping[str, bytes]) -> bool:
    """Whether the file, filled with the examples of the vocabulary, can't be read again."""
    try:
        made = parts_of(filled(parts, {name: field.example for name, field in BY_NAME.items()}))
        for name in made:
            if _WITH_FIELDS.fullmatch(name):
                _parsed(made[name])
    except (etree.XMLSyntaxError, UnicodeError):
        return True
    return False


def _of_language(text: str, known: Collection[str]) -> Iterator[Problem]:
    try:
        tree = _ENVIRONMENT.parse(text)
    except (TemplateSyntaxError, RecursionError):
        yield "syntax", misspelt(_bare(text))
        return
    if "{#" in text:
        yield "comment", ""
    for node in _walk(tree):
        if isinstance(node, nodes.Name) and node.name not in BY_NAME:
            yield "unknown", node.name[:60]
        elif isinstance(node, nodes.Name) and node.name not in known:
            yield "foreign", node.name
        elif isinstance(node, (nodes.For, nodes.If)):
            yield "loop", ""
        elif isinstance(node, (nodes.Macro, nodes.CallBlock, nodes.Import, nodes.FromImport, nodes.Include)):
            yield "macro", ""
        elif not isinstance(node, _PLAIN):
            yield "expression", type(node).__name__


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and what stands in it; what is refused as a whole is not gone into."""
    yield node
    if isinstance(node, _PLAIN):
        for child in node.iter_child_nodes():
            yield from _walk(child)


def _of_blocks(root: etree._Element, text: str, *, in_body: bool) -> Iterator[Problem]:
    asked = [name for name in _NAME.findall(text) if name in BY_NAME and BY_NAME[name].block]
    alone = [found[1] for p in root.findall(f"{_W}body/{_W}p") if (found := _NAME.fullmatch(_words(p)))]
    for name in dict.fromkeys(asked):
        if not in_body or alone.count(name) != asked.count(name):
            yield "not-alone", name
        elif asked.count(name) > 1:
            yield "twice", name


def _words(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{_W}t")).strip()


def filled(parts: Mapping[str, bytes], texts: Mapping[str, str]) -> bytes:
    """The Word file with its fields filled; zipped with fixed dates, so that equal input gives equal bytes."""
    context = {name: _value(name, texts) for name in BY_NAME}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made = _filled(content, context) if _WITH_FIELDS.fullmatch(name) else without_model(name, content)
            archive.writestr(entry, made)
    return written.getvalue()


def _value(name: str, texts: Mapping[str, str]) -> str:
    return f"{OPEN}{name}{CLOSE}" if BY_NAME[name].block else texts.get(name) or f"{OPEN}{CLOSE}"


def _filled(content: bytes, context: Mapping[str, str]) -> bytes:
    patched = _patched(content)
    return _ENVIRONMENT.from_string(patched).render(context).encode() if "{{" in patched else content


def _patched(content: bytes) -> str:
    """The XML with fields whole that Word has split over several runs."""
    text: str = _PATCHER.patch_xml(etree.tostring(_parsed(content), encoding="unicode"))
    return text


def _bare(text: str) -> str:
    """What an XML text says, without its tags."""
    return html.unescape(_TAG.sub("", text))


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def _checked(parts: Mapping[str, bytes], known: Collection[str]) -> list[Problem]:
    found = list(islice(problems_of(parts, known), MOST_PROBLEMS))
    texts = {name: _bare(_patched(content)) for name, content in parts.items() if _WITH_FIELDS.fullmatch(name)}
    found = found or list(islice(unsound(parts, texts), MOST_PROBLEMS))
    return found or ([("syntax", "")] if _comes_out_broken(parts) else [])


def _all_words(parts: Mapping[str, bytes]) -> str:
    """What the file says, a paragraph a line."""
    found = []
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and b"<w:t" in content:
            with suppress(etree.XMLSyntaxError):
                found += [_words(each) for each in _parsed(content).iter(f"{_W}p")]
    return "\n".join(found)


def _told(problems: list[Problem], words: str) -> bytes:
    return json.dumps({"problems": problems, "words": words}).encode()


def main() -> None:
    header, _newline, content = sys.stdin.buffer.read().partition(b"\n")
    told = json.loads(header)
    texts = told["fields"]
    try:
        parts = parts_of(content)
        answer = filled(parts, texts) if texts is not None else _told(_checked(parts, told["known"]), _all_words(parts))
    except Unreadable as error:
        answer = _told([(error.args[0], "")], "")
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
