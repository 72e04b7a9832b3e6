"""The small language in which a form states what its figures must fulfil: ``c1.tu <= c2`` (docs/forms.md). Pure.

Nothing but arithmetic, comparison and a few functions: no loops, no names but those handed in, exact fractions.
"""

from dondoc.reporting.rules.expressions.evaluating import Value, evaluate
from dondoc.reporting.rules.expressions.parsing import names_of, parse
from dondoc.reporting.rules.expressions.tokens import LONGEST, Trouble, Unreadable
from dondoc.reporting.rules.expressions.tree import Node

__all__ = ["LONGEST", "Node", "Trouble", "Unreadable", "Value", "evaluate", "names_of", "parse"]
