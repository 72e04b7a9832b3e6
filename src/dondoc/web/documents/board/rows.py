"""One item of a reading as the check page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.documents import rules
from dondoc.documents.dates import printed_due
from dondoc.documents.edits import is_required
from dondoc.documents.grounds import Ground, grounds_of, head_grounds, is_undecided, least_sure
from dondoc.documents.words import said_citation, said_deadline, said_target, said_task

_SAID = {"targets": said_target, "tasks": said_task, "deadlines": said_deadline}
_NONE: Mapping[str, rules.Json] = {}
_NAMED = {"recipients": "name", "assignments": "agency"}


@dataclass(frozen=True, slots=True)
class Row:
    """One item: its values, the sentence that says them, where its words begin, and what it rests on."""

    key: str
    item: rules.Json
    said: str
    start: int | None
    grounds: tuple[Ground, ...] = ()

    @property
    def id(self) -> str:
        """The item's id in the page."""
        return f"i-{self.key}"

    @property
    def kind(self) -> str:
        """ "targets", "tasks" and so on."""
        return rules.kind_of(self.key)

    @property
    def name(self) -> str:
        """The words by which a list of items calls it; the head is "Phần đầu"."""
        if self.kind == "head":
            return _("Phần đầu")
        return said_citation(self.item) if self.kind == "citations" else self.item[_NAMED.get(self.kind, "text")]

    @property
    def values(self) -> rules.Json:
        """What its form begins with; the role of an assignment where all its tasks have the same."""
        roles = {task["role"] for task in self.item.get("tasks", ()) if not task["outside"]}
        return self.item | {"role": roles.pop()} if len(roles) == 1 else self.item

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that a person should look for in the document; those of what was left out are not asked for."""
        return () if self.dropped else rules.missing(self.item)

    @property
    def omittable(self) -> tuple[str, ...]:
        """The missing fields that a document may do without."""
        return tuple(name for name in self.missing if not is_required(self.kind, name))

    @property
    def absent(self) -> tuple[str, ...]:
        """The fields that the document does not state, as a person said."""
        return tuple(name for name in self.item["absent"] if not self.item.get(name))

    @property
    def confidence(self) -> str:
        """The least sure step of its values; "" where the reader kept none."""
        return least_sure(self.grounds)

    @property
    def unconfirmed(self) -> bool:
        """Whether one of its values is in doubt and nobody has said that it is right."""
        settled = self.dropped or bool(self.item["seen"])
        return not settled and any(ground.doubtful for ground in self.grounds)

    @property
    def doubtful(self) -> bool:
        """Whether a person should still look at it: that its values are right does not say what is missing."""
        return self.unconfirmed or bool(self.missing)

    @property
    def undecided(self) -> bool:
        """Whether the plan can't be accepted before a person has kept it or left it out."""
        return is_undecided(self.item)

    @property
    def by_field(self) -> dict[str, Ground]:
        """What each field of the head rests on."""
        return {ground.field: ground for ground in self.grounds if ground.field}

    @property
    def dropped(self) -> bool:
        """Whether a person left it out."""
        return bool(self.item["dropped"])


@dataclass(frozen=True, slots=True)
class Block:
    """An agency with its tasks inside the scope."""

    agency: Row
    tasks: tuple[Row, ...]


def rows(found: Iterable[rules.Json], taking_effect: Mapping[str, rules.Json] = _NONE) -> tuple[Row, ...]:
    """The rows of some items of a proposal; by key those that take effect with more than their own values say."""
    return tuple(row(item, taking_effect.get(item["key"])) for item in found)


def row(item: rules.Json, taking_effect: rules.Json | None = None) -> Row:
    """The row of one item; what a person wrote rests on that person."""
    say = _SAID.get(rules.kind_of(item["key"]))
    start = item["span"][0] if "span" in item else None
    said = say(taking_effect or item) if say else ""
    return Row(item["key"], item, said, start, () if item["edited"] else grounds_of(item))


def head_row(head: rules.Json, plan: rules.Json, edited: Iterable[str]) -> Row:
    """The row of the head, whose fields each rest on a rule of their own."""
    shown = head | {name: printed_due(head[name]) for name in ("date", "period_start", "period_end")}
    starts = [span[0] for span in plan.get("spans", {}).values()]
    written = {"period" if field.startswith("period_") else field for field in edited}
    return Row("head", shown, "", min(starts, default=None), head_grounds(plan, written))
