"""Where the words of an item that a person adds stand in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.documents.edits import TEXT_LIMIT
from dondoc.documents.paper.layout import paragraph_spans
from dondoc.documents.rules import Json, items
from dondoc.reader.clauses import find_outside
from dondoc.reader.clauses.sentences import segments, sentences
from dondoc.reader.source import Span

_MARK = re.compile(r"(?:[-+*•–]|[IVX]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+")  # a bullet or a number before a paragraph


def chosen(text: str, start: int, end: int) -> Span:
    """The words between two places in a document's text, made whole, without the bullet or number before them.

    Raises `Refused` for places outside the text, for white space alone and for more than an item can hold.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Refused(_("Đoạn đã chọn không có trong văn bản. Hãy tải lại trang rồi chọn lại."))
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark and mark.end() < end else start
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if end - start > TEXT_LIMIT:
        sentence = _("Đoạn đã chọn dài quá %(most)d ký tự. Hãy chọn đoạn ngắn hơn, mỗi mục một đoạn.")
        raise Refused(sentence % {"most": TEXT_LIMIT})
    return start, end


def located(text: str, words: str) -> Span | None:
    """Where words stand in a document's text, however they are broken into lines; None unless they do just once."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text) if pattern else iter(())
    first, second = next(found, None), next(found, None)
    return first.span() if first and not second else None


def words_at(source: Json, span: Span) -> str:
    """The words at a place, on one line."""
    return " ".join(source["text"][slice(*span)].split())


def path_at(plan: Json, span: Span) -> str:
    """The number of the heading that a place stands below: "II.1"; "" above the first."""
    above = [item["path"] for item in plan.get("outline", ()) if item["span"][0] <= span[0]]
    return above[-1] if above else ""


def refuse_outside(plan: Json, source: Json, span: Span) -> None:
    """Raises `Refused` for words of a clause that is outside the scope (docs/scope.md, rule 5)."""
    sentence = _(
        "Đoạn này thuộc nội dung ngoài phạm vi của hệ thống, vì có cụm từ “%(words)s”, nên không thêm vào được. "
        "Hãy chọn đoạn khác."
    )
    for words in (*_marked(plan, span), *_decided(source, span)):
        raise Refused(sentence % {"words": words})


def _marked(plan: Json, span: Span) -> Iterator[str]:
    """The words that put an item outside over whose place the span lies."""
    outside = (item for _key, item in items(plan) if item.get("scope") == "outside")
    yield from (item["scope_words"] for item in outside if _overlap(item["span"], span))


def _decided(source: Json, span: Span) -> Iterator[str]:
    """The same for the clauses around a span, each judged whole: a piece of one says less than all of it."""
    for start, end in paragraph_spans(source):
        if _overlap((start, end), span):
            text = source["text"][start:end].replace("\n", " ")
            clauses = (clause for sentence in sentences(text) for clause in segments(text, *sentence))
            for left, right in clauses:
                if _overlap((start + left, start + right), span) and (found := find_outside(text[left:right])):
                    yield found.words


def _overlap(one: Span | list[int], other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
