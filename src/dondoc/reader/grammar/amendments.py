"""What the document changes in another plan, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dondoc.reader.clauses.amendments import Change, opens_amendment, read_changes
from dondoc.reader.clauses.citations import mentions
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.quotes import Quote
from dondoc.reader.passage import Passage, passage
from dondoc.reader.plan import Action, Amendment, NamedDocument, Text
from dondoc.reader.rules import basis
from dondoc.reader.source import Source, Span

_QUOTED, _WITHIN, _REPEALED = basis("amendment.quoted"), basis("amendment.within"), basis("amendment.repeal")
_PLANS = ("kế hoạch", "chương trình", "phương án", "đề án")
_AMENDS = LazyPattern(r"(?<!\w)(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|đính chính)(?!\w)", re.IGNORECASE)
_MARKS = ' “”"«»'


class Amendments:
    """Reads the amendments of a document: of a plan by its title or by the sentence above the changes."""

    def __init__(self, source: Source, title: Text | None, quotes: Mapping[int, Quote]) -> None:
        self._source = source
        self._quotes = quotes
        self._documents: dict[str, NamedDocument] = {}
        self._amends = title is not None and _AMENDS.search(title.text) is not None
        named = _named(title.text) if title is not None and self._amends else None
        if named is not None:
            self._documents[""] = named

    def read(self, nodes: Sequence[Node]) -> tuple[tuple[Amendment, ...], frozenset[int]]:
        """The amendments, and where the paragraphs begin that set them: these set no work of the document's own."""
        found: list[Amendment] = []
        setting: set[int] = set()
        for node in nodes:
            sentence = _sentence(node)
            if node.whole is None or sentence is None or node.note:
                continue
            changes = self._changes(node, sentence)
            if changes:
                setting.add(node.whole.start)
                found += changes
            elif opens_amendment(sentence.text) or not node.path:
                self._announce(node.path, sentence.text)
        return tuple(found), frozenset(setting)

    def _announce(self, path: str, text: str) -> None:
        """Remember the plan named above the changes that follow."""
        named = _named(text) if _AMENDS.search(text) else None
        if named is not None and (path or not self._documents):
            self._documents[path] = named

    def _changes(self, node: Node, sentence: Passage) -> list[Amendment]:
        named = _named(sentence.text)
        document = named or self._above(node.path)
        if document is None or not (self._amends or named or len(self._documents) > 0):
            return []
        return list(self._amendments(node, sentence, document))

    def _amendments(self, node: Node, sentence: Passage, document: NamedDocument) -> Iterator[Amendment]:
        assert node.whole is not None
        quote = self._quotes.get(node.whole.start)
        for change in read_changes(sentence.text):
            text, span = self._new_text(sentence, change, quote)
            if text is None and change.action is not Action.REPEAL:
                continue
            clause = sentence.part(*change.clause)
            yield Amendment(
                path=node.path,
                clause=clause.text,
                action=change.action,
                document=document,
                text=text,
                span=clause.span() if clause.text else sentence.span(),
                old=sentence.text[slice(*change.old)] if change.old else None,
                text_span=span,
                basis=_REPEALED if text is None else _WITHIN if change.text else _QUOTED,
            )

    def _new_text(self, sentence: Passage, change: Change, quote: Quote | None) -> tuple[str | None, Span | None]:
        if change.action is Action.REPEAL:
            return None, None
        if change.text is not None:
            return sentence.text[slice(*change.text)], sentence.span(*change.text)
        if quote is None:
            return None, None
        whole = passage(self._source, quote.span)
        inner = whole.part(*_inside(whole.text))
        return (inner.text, inner.span()) if inner.text else (None, None)

    def _above(self, path: str) -> NamedDocument | None:
        """The plan named by the nearest part that holds a path."""
        while path and path not in self._documents:
            path = path.rpartition(".")[0]
        return self._documents.get(path)


def _sentence(node: Node) -> Passage | None:
    """What a paragraph says behind its label, its heading included."""
    if node.whole is None:
        return None
    return node.whole.part(node.label.end) if node.label is not None else node.whole


def _inside(text: str) -> Span:
    """The text without the quotation marks around it and the stop behind them."""
    start, end = 0, len(text)
    if text[:1] in '“"«':
        start = 1
        end = len(text.rstrip(" .;,/"))
        end = end - 1 if text[end - 1] in '”"»' else len(text)
    return start, end


def _named(text: str) -> NamedDocument | None:
    """The plan that a text names by number; the act that issued it where only that has one."""
    found = mentions(text)
    if not found:
        return None
    plans = [one for one in found if one.kind.lower().startswith(_PLANS)]
    acts = [one for one in found if one.kind.lower().startswith(("quyết định", "nghị quyết"))]
    first = next(iter(plans or (acts if re.search("|".join(_PLANS), text.lower()) else [])), None)
    return NamedDocument(first.kind, first.number) if first else None
