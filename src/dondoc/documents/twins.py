"""What tells that one document was taken in twice: its number with its issuer, or its title, case and accents aside."""

from __future__ import annotations

import hashlib

from dondoc.documents.rules import Json
from dondoc.reader.keys import document_key
from dondoc.units.folding import fold


def by_number(head: Json) -> str:
    """A digest of the document's key and issuer; "" for a head that lacks one of them.

    Two bodies may have used one number in one year, so the issuer counts.
    """
    if not head["number"] or not head["issuer"]:
        return ""
    return _digest(f"{document_key(head['kind'], head['number'], head['date'])} {fold(head['issuer'])}")


def by_title(head: Json) -> str:
    """A digest of the title; "" for a head without one."""
    return _digest(fold(head["title"])) if head["title"] else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
