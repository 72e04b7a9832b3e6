"""What a template is filled with, whatever the paper is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.bookmarks import told_at
from dondoc.compiling.papers.making import make_filled
from dondoc.compiling.queries import template_bytes, template_of
from dondoc.compiling.rules.fields import BREAK, BY_NAME
from dondoc.exports.writers.official_docx.elements import Element

Blocks = Mapping[str, list[Element]]


@dataclass(frozen=True, slots=True)
class Filling:
    """The words and blocks of a paper ``about`` a thing, which the unit of this id makes by its template."""

    about: Model
    unit_id: int
    kind: PaperKind
    words: Mapping[str, str]
    blocks: Blocks = field(default_factory=dict)

    def figures(self) -> dict[str, tuple[str, str]]:
        """What is kept to compare versions: the fields within lines, and what bears a bookmark."""
        found = {name: (BY_NAME[name].meaning, text.replace(BREAK, " ")) for name, text in self.words.items() if text}
        return found | told_at(each for elements in self.blocks.values() for each in elements)


def word_of(filling: Filling) -> bytes:
    """The Word file as it stands now, kept nowhere; equal input gives equal bytes."""
    template = template_of(filling.unit_id, filling.kind)
    return make_filled(template_bytes(template, filling.kind), filling.words, filling.blocks)
