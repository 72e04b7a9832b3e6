"""The rules that put a clause out of scope, each a verb with its object, on folded text.

The object alone decides little: a village elder may be invited to a class on fire safety, a camera
may watch a weighbridge, a complaint may be answered in time. Where the words can stand for nothing
else they are a rule by themselves.
"""

from __future__ import annotations

from dondoc.reader.clauses.scope.belief import BELIEF_RULES
from dondoc.reader.clauses.scope.opinion import OPINION_RULES
from dondoc.reader.clauses.scope.persons import PERSON_RULES
from dondoc.reader.clauses.scope.petitions import PETITION_RULES

RULES = (*OPINION_RULES, *BELIEF_RULES, *PERSON_RULES, *PETITION_RULES)
