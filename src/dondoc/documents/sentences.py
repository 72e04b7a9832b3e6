"""Every sentence of the reader that pages say in their own language.

The reader knows no gettext: its sentences are looked up in the catalogue by their Vietnamese text. ``tools.messages``
asks here which there are, so that none lacks its English.
"""

from __future__ import annotations

from dondoc.reader.grammar.document import NO_PLAN
from dondoc.reader.grammar.doubts import signs
from dondoc.reader.grammar.unread import (
    MUCH_UNREAD,
    NO_PARTS,
    NO_RECIPIENTS,
    NO_SIGNATORY,
    NO_TASKS,
    ONLY_TABLES,
    TABLE_UNREAD,
)
from dondoc.reader.rules import RULES

WARNINGS = (NO_PLAN, NO_TASKS, ONLY_TABLES, NO_SIGNATORY, NO_RECIPIENTS, NO_PARTS, MUCH_UNREAD, TABLE_UNREAD)


def reader_sentences() -> frozenset[str]:
    """What rules say of the values they read, what signs say against a value, what a reading says of itself."""
    doubts = (sign.says for sign in vars(signs).values() if isinstance(sign, signs.Sign))
    return frozenset((*(rule.says for rule in RULES.values()), *doubts, *WARNINGS))
