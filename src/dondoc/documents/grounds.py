"""How sure the reader is of each value of a reading, and the sentence that says which rule read it.

Readings stored before the reader kept its rules have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.documents.rules import Json, items
from dondoc.reader.grammar.doubts.signs import EDGE_OF_SCOPE
from dondoc.reader.rules import RULES, Confidence

SURE, LIKELY, DOUBTFUL = Confidence.SURE.value, Confidence.LIKELY.value, Confidence.DOUBTFUL.value
_STEPS = (SURE, LIKELY, DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a value rests on. ``field`` is its field of the head; ``part`` the words of an item's part that has a rule
    of its own: an agency named beside a task, its funds, the days that a report covers."""

    confidence: str
    says: str
    doubt: str = ""
    field: str = ""
    part: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at the value."""
        return self.confidence == DOUBTFUL

    @property
    def alone(self) -> tuple[Ground, ...]:
        """As the only one of its item."""
        return (self,)


def grounds_of(item: Json) -> tuple[Ground, ...]:
    """What an item rests on, and after it each of its parts."""
    found = [_ground(item), *(_ground(base, part=words) for words, base in _parts(item))]
    return tuple(ground for ground in found if ground is not None)


def head_grounds(plan: Json, edited: Collection[str] = ()) -> tuple[Ground, ...]:
    """What the fields of the head rest on, without those that a person has written anew."""
    found = (_ground(base, field=field) for field, base in _head_bases(plan) if field not in edited)
    return tuple(ground for ground in found if ground is not None)


def warnings_of(plan: Json) -> list[str]:
    """What the reader says of a whole reading, in the language of the page."""
    return [_(warning) for warning in plan.get("warnings", ())]


def undecided(shown: Json) -> int:
    """How many items the office has yet to decide on before the plan can be accepted."""
    return sum(is_undecided(item) for _key, item in items(shown))


def is_undecided(item: Json) -> bool:
    """Whether an item has words near the edge of the scope and has been neither kept, changed nor dropped.

    The office decides on each (docs/scope.md, rule 5).
    """
    if item.get("doubt") != EDGE_OF_SCOPE.says:
        return False
    return not (item["dropped"] or item["seen"] or item["edited"] or item["outside"])


def least_sure(grounds: Collection[Ground]) -> str:
    """The least sure step of several grounds; "" for none."""
    return max((ground.confidence for ground in grounds), key=_STEPS.index, default="")


def _parts(item: Json) -> Iterator[tuple[str, Json]]:
    yield from zip(item.get("partners", ()), item.get("partner_bases", ()), strict=False)
    for part in (*item.get("funds", ()), item.get("window")):
        if part:
            yield part["text"], part


def _head_bases(plan: Json) -> Iterator[tuple[str, Json]]:
    yield from plan.get("bases", {}).items()
    for field, base in (plan.get("signatory") or {}).get("bases", {}).items():
        yield f"signatory_{field}", base
    if plan.get("period"):
        yield "period", plan["period"]


def _ground(base: Mapping[str, str], *, field: str = "", part: str = "") -> Ground | None:
    if base.get("confidence") not in _STEPS:
        return None
    rule, doubt = RULES.get(base.get("rule", "")), base.get("doubt")
    says = _(rule.says) if rule else ""
    return Ground(base["confidence"], says, _(doubt) if doubt else "", field, part)
