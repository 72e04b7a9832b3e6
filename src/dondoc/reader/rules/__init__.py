"""The rules by which values are read, as data: name, confidence and what each says to a clerk.

Names are dotted, from the part of a plan to the branch that reads it ("head.number.line"). ``rule_named``
explains a value; ``basis`` gives the shared ``Basis`` that the grammar puts on the values of a rule.
"""

from __future__ import annotations

from dondoc.reader.rules.basis import Basis, Confidence, Rule, lowered, lowest
from dondoc.reader.rules.body import BODY_RULES
from dondoc.reader.rules.clauses import CLAUSE_RULES
from dondoc.reader.rules.head import HEAD_RULES

__all__ = ["HAND", "RULES", "UNKNOWN", "Basis", "Confidence", "Rule", "basis", "lowered", "lowest", "rule_named"]

_OTHER_RULES = (
    Rule("hand", Confidence.SURE, "Giá trị do người nhập hoặc chương trình khác đặt, không phải do máy đọc."),
    Rule("unknown", Confidence.LIKELY, "Bản đọc cũ chưa ghi cách tìm ra giá trị này; đọc lại tệp để biết."),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in (*_OTHER_RULES, *HEAD_RULES, *BODY_RULES, *CLAUSE_RULES)}

_BASES = {rule.name: Basis(rule.name, rule.confidence) for rule in RULES.values()}


def rule_named(name: str) -> Rule:
    """The rule of that name. Raises ``KeyError`` where there is none."""
    return RULES[name]


def basis(name: str) -> Basis:
    """What the values of a rule rest on, the same instance each time. Raises ``KeyError`` where there is none."""
    return _BASES[name]


HAND = basis("hand")
UNKNOWN = basis("unknown")
