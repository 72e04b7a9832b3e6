"""Keeps the English catalogue in step with the sentences in the code and the templates.

``python -m tools.messages`` fails when a sentence has no English or an English one has no sentence any more;
``--update`` writes new sentences into the catalogue (to be translated by hand) and compiles it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from dondoc.documents.sentences import reader_sentences

PACKAGE = Path(__file__).parent.parent / "src" / "dondoc"
PO = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
MARKED = re.compile(
    r"""(?<!\w)(_|gettext|ngettext)\(u?(['"])(.*?)(?<!\\)\2(?:,\s*u?(['"])(.*?)(?<!\\)\4,)?""", re.DOTALL
)

HEADER = {
    "header_comment": "# The English of dondoc, AGPL-3.0-or-later. Sentences are added by make messages.",
    "project": "dondoc",
    "version": "0.1.0",
    "last_translator": "dondoc",
    "language_team": "dondoc",
    "msgid_bugs_address": "dondoc",
    "creation_date": datetime(2026, 1, 1, tzinfo=UTC),  # fixed: the file changes with its sentences only
    "revision_date": datetime(2026, 1, 1, tzinfo=UTC),
}

Message = str | tuple[str, str]


def in_python(path: Path) -> Iterator[Message]:
    """Sentences marked in a module by a call with a literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id in SINGULAR and texts:
            yield texts[0]
        elif node.func.id in PLURAL and len(texts) == 2:
            yield texts[0], texts[1]


def in_template(path: Path) -> Iterator[Message]:
    """Sentences marked in a template, as Django's own templatize finds them."""
    for match in MARKED.finditer(templatize(path.read_text(encoding="utf-8"))):
        text = _unescape(match[3])
        yield (text, _unescape(match[5])) if match[1] == "ngettext" and match[5] else text


def _unescape(text: str) -> str:
    return text.replace("\\'", "'").replace('\\"', '"').replace("\\n", "\n")


def wanted() -> set[Message]:
    """Every sentence of the product; the reader marks none of its own, it knows no gettext."""
    found: set[Message] = set(reader_sentences())
    for path in PACKAGE.rglob("*.py"):
        found.update(in_python(path))
    for path in (*PACKAGE.rglob("*.html"), *PACKAGE.rglob("templates/**/*.txt")):
        found.update(in_template(path))
    return {message for message in found if message}


def catalogue() -> Catalog:
    if not PO.exists():
        return Catalog(locale="en", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def check() -> list[str]:
    """What is out of step, a line each."""
    kept = catalogue()
    have = {message.id: message for message in kept if message.id}
    problems = [f"no English yet: {message}" for message in sorted(map(str, wanted() - set(have)))]
    problems += [f"no longer used: {message}" for message in sorted(map(str, set(have) - wanted()))]
    problems += [f"empty English: {key}" for key, message in have.items() if not _translated(message.string)]
    problems += [f"other placeholders: {key}" for key, message in have.items() if not _same_places(key, message.string)]
    compiled = PO.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != _compiled(kept):
        problems.append("django.mo is out of step with django.po: run make messages")
    return problems


def _translated(text: Message | list[str]) -> bool:
    return bool(text) if isinstance(text, str) else all(text)


def _same_places(key: Message | list[str], text: Message | list[str]) -> bool:
    places = re.compile(r"%\(\w+\)[sd]|%[sd]")
    keys = [key] if isinstance(key, str) else list(key)
    texts = [text] if isinstance(text, str) else list(text)
    return set(places.findall(keys[-1])) == set(places.findall(texts[-1]))


def _compiled(kept: Catalog) -> bytes:
    from io import BytesIO

    out = BytesIO()
    write_mo(out, kept)
    return out.getvalue()


def update() -> None:
    """Adds what is missing, drops what is unused, compiles."""
    kept, fresh = catalogue(), Catalog(locale="en", charset="utf-8", fuzzy=False, **HEADER)
    for message in sorted(wanted(), key=str):
        old = kept.get(message)
        fresh.add(message, old.string if old else None)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, fresh, omit_header=False, width=110)
    PO.with_suffix(".mo").write_bytes(_compiled(catalogue()))


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    found = check()
    print(*found, sep="\n")
    sys.exit(1 if found else 0)
