"""What the reader says goes to the catalogue of the pages: tools.messages asks here which sentences there are."""

from __future__ import annotations

from dondoc.documents.sentences import WARNINGS, reader_sentences
from dondoc.reader.grammar import document, unread
from dondoc.reader.grammar.doubts.signs import EDGE_OF_SCOPE
from dondoc.reader.rules import RULES


def test_every_warning_of_the_reader_is_known() -> None:
    said = {text for name, text in vars(unread).items() if name.isupper() and isinstance(text, str)}
    assert set(WARNINGS) == said | {document.NO_PLAN}


def test_rules_and_signs_stand_beside_the_warnings() -> None:
    assert {EDGE_OF_SCOPE.says, RULES["task.bullet"].says, document.NO_PLAN} <= reader_sentences()
