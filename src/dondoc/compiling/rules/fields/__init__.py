"""The vocabulary of templates: what an office may write between double braces in its Word file. No Django here."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from dondoc.compiling.rules.fields.activities import ACTIVITIES
from dondoc.compiling.rules.fields.awards import AWARDS
from dondoc.compiling.rules.fields.common import COMMON
from dondoc.compiling.rules.fields.field import Field, Group
from dondoc.compiling.rules.fields.inspections import INSPECTIONS
from dondoc.compiling.rules.fields.rounds import ROUNDS
from dondoc.compiling.rules.fields.yearly import YEARLY

OWN: Mapping[Group, tuple[Field, ...]] = {
    Group.ROUNDS: ROUNDS,
    Group.YEARLY: YEARLY,
    Group.AWARDS: AWARDS,
    Group.INSPECTIONS: INSPECTIONS,
    Group.ACTIVITIES: ACTIVITIES,
}
"""The fields of each group of papers beside the common ones."""
BY_NAME = {field.name: field for field in chain(COMMON, *OWN.values())}
OPEN, CLOSE, BREAK = "\ue000", "\ue001", "\ue002"
"""Around the name of a block that waits to be put into a filled document; a text that is empty is the two alone. The
third stands where a text goes on in a new line."""


def names_of(group: Group) -> frozenset[str]:
    """What a template of this group may hold."""
    return frozenset(field.name for field in (*COMMON, *OWN[group]))


__all__ = ["BREAK", "BY_NAME", "CLOSE", "COMMON", "OPEN", "OWN", "Field", "Group", "names_of"]
