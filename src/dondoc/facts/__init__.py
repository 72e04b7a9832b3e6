"""Everything that dondoc can measure of a unit from its own records, in one list."""

from __future__ import annotations

from dondoc.core.facts import Fact

FACTS: tuple[Fact, ...] = ()

BY_KEY = {fact.key: fact for fact in FACTS}
