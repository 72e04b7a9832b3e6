"""What values rest on as plain data and back; a reading stored before rules were kept has "unknown"."""

from __future__ import annotations

from typing import Any

from dondoc.reader.plan import Value
from dondoc.reader.rules import RULES, UNKNOWN, Basis, Confidence, basis

Json = dict[str, Any]


def basis_json(value: Value) -> Json:
    """The keys ``confidence`` and ``rule``, and ``doubt`` where something lowered the rule's confidence."""
    read_by = value.basis
    data = {"confidence": read_by.confidence.value, "rule": read_by.rule}
    return data if read_by.doubt is None else {**data, "doubt": read_by.doubt}


def basis_from(row: Json) -> Basis:
    """The basis that ``basis_json`` wrote, as it was then: the rule itself may be surer today.

    Raises ``ValueError`` where the confidence is none of the three.
    """
    if "rule" not in row:
        return UNKNOWN
    name, confidence, doubt = row["rule"], Confidence(row["confidence"]), row.get("doubt")
    shared = basis(name) if name in RULES else None
    if shared is not None and doubt is None and shared.confidence is confidence:
        return shared
    return Basis(name, confidence, doubt)
