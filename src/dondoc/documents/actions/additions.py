"""Adding items to a reading that the reader missed."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from dondoc.accounts.models import User
from dondoc.documents import edits, places, rules
from dondoc.documents.actions.locking import lock, save
from dondoc.documents.models import Reading
from dondoc.reader.clauses.scope import find_sensitive
from dondoc.reader.grammar.doubts.signs import EDGE_OF_SCOPE
from dondoc.reader.rules import HAND
from dondoc.reader.source import Span

_WORDS = {"recipients": "name", "assignments": "agency", "citations": "number"}  # of the other kinds it is the text


@transaction.atomic
def add_item(
    *, reading: Reading, kind: str, values: Mapping[str, str], span: Span | None, revision: int, by: User
) -> tuple[Reading, str]:
    """Adds an item to a reading and gives the reading with the item's key.

    ``span`` is where its words stand; without one they are looked for in the document. A task goes to the
    assignment of its agency, which is made where there is none. Raises `KeyError` for a kind of which none can be
    added, `Invalid` for values that can't be used, `Refused` for words of a clause that is outside the scope.
    """
    locked = lock(reading, revision)
    checked = edits.addition(kind, values)
    found = span or places.located(locked.source["text"], checked[_WORDS.get(kind, "text")])
    if found is not None and kind in rules.SCOPED:
        places.refuse_outside(locked.plan, locked.source, found)
    added: rules.Json = {}
    place = kind
    if kind == "tasks":
        place = f"{_assignment(locked, checked.pop('agency'), found, added)}.tasks"
    key = rules.next_key(locked.edits, place)
    added[key] = {"add": _item(locked, kind, checked, found)}
    locked.edits |= added
    changed = save(locked, "reading.add", by=by, before=dict.fromkeys(added), after=added)
    return changed, key


def _assignment(reading: Reading, agency: str, span: Span | None, added: rules.Json) -> str:
    """The key of the agency's assignment nearest above a place; a new one goes into ``added``."""
    shown = rules.proposal(reading.plan, reading.edits)
    same = [block for block in shown.get("assignments", ()) if block["agency"] == agency and not block["dropped"]]
    above = [block for block in same if span and "span" in block and block["span"][0] <= span[0]]
    if same:
        return str((above[-1] if above else same[0])["key"])
    key = rules.next_key(reading.edits, "assignments")
    own = places.located(reading.source["text"], agency)
    added[key] = {"add": _item(reading, "assignments", {"agency": agency}, own or span)}
    return key


def _item(reading: Reading, kind: str, checked: rules.Json, span: Span | None) -> rules.Json:
    """An item as the Plan JSON holds it; words near the edge of the scope wait for the office to decide."""
    item = checked | {"rule": HAND.rule, "confidence": HAND.confidence.value}
    if span is not None:
        item["span"] = list(span)
    if kind in ("targets", "deadlines", "assignments"):
        item["path"] = places.path_at(reading.plan, span) if span else ""
    if kind == "assignments":
        item["tasks"] = []
    if kind in ("targets", "tasks", "deadlines") and find_sensitive(checked["text"]):
        item |= {"confidence": EDGE_OF_SCOPE.to.value, "doubt": EDGE_OF_SCOPE.says}
    return item
