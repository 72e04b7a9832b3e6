"""Measures how sure the reader may be: of the values at each step of confidence, how many are wrong.

``python -m tools.calibrate PLANS GOLD [PLANS GOLD ...]`` reads every plan in a folder PLANS that has a label
``<its name>.json`` in GOLD (the same folder may be both). ``--rules`` counts by rule as well, ``--wrong`` prints
each wrong value. A wrong value is one that no label matches; values left out of a reading are not counted.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from dondoc.reader import read_plan
from dondoc.reader.json import plan_json

Json = dict[str, Any]
Same = Callable[[Json, Json], bool]

STEPS = ("sure", "likely", "doubtful")
HEAD = ("kind", "number", "place", "date", "title", "issuer")
SIGNATORY = ("authority", "title", "name")
_MARKS = re.compile(r"[*~]+")
_WHITE = re.compile(r"\s+")
_ENDS = " .;:,-–_“”\"'/"


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of a reading, and whether a label says the same."""

    plan: str
    part: str
    row: Json
    right: bool
    nearest: Json | None = None

    @property
    def step(self) -> str:
        """Its confidence."""
        return str(self.row["confidence"])


def folded(value: object) -> object:
    """A text without case, emphasis marks and end punctuation; None where nothing is left."""
    if not isinstance(value, str):
        return value
    text = _MARKS.sub("", unicodedata.normalize("NFC", value))
    return _WHITE.sub(" ", text).strip(_ENDS).casefold() or None


def alike(one: object, other: object, least: float) -> bool:
    """Whether two texts are nearly the same."""
    first, second = str(folded(one) or ""), str(folded(other) or "")
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return first == second or (matcher.quick_ratio() >= least and matcher.ratio() >= least)


def _equal(*keys: str) -> Same:
    return lambda one, other: all(folded(one.get(key)) == folded(other.get(key)) for key in keys)


def _same_task(one: Json, other: Json) -> bool:
    return _equal("agency", "role", "due", "every")(one, other) and alike(one["text"], other["text"], 0.95)


def _same_target(one: Json, other: Json) -> bool:
    return _equal("comparator", "value", "every", "by")(one, other) and alike(one["text"], other["text"], 0.6)


def _same_deadline(one: Json, other: Json) -> bool:
    parties = all(alike(one.get(key), other.get(key), 0.8) for key in ("who", "to"))
    return _equal("kind", "due", "every")(one, other) and parties


def _same_partner(one: Json, other: Json) -> bool:
    return _equal("name")(one, other) and alike(one["text"], other["text"], 0.95)


def _head(plan: Json) -> Iterator[Json]:
    bases, signing = plan.get("bases", {}), plan.get("signatory") or {}
    for name in HEAD:
        yield {"field": name, "said": plan.get(name), **bases.get(name, {})}
    for name in SIGNATORY:
        yield {"field": f"signatory.{name}", "said": signing.get(name), **signing.get("bases", {}).get(name, {})}
    if period := plan.get("period"):
        yield {**period, "field": "period", "said": f"{period['start']} {period['end']}"}


def _tasks(plan: Json) -> Iterator[Json]:
    for one in plan.get("assignments", ()):
        yield from ({"path": one["path"], "agency": one["agency"], **task} for task in one["tasks"])


def _partners(plan: Json) -> Iterator[Json]:
    for task in _tasks(plan):
        partners = task.get("partners", ())
        for name, read_by in zip(partners, task.get("partner_bases", [{}] * len(partners)), strict=True):
            yield {"text": task["text"], "name": name, **read_by}


def _listed(key: str) -> Callable[[Json], Iterator[Json]]:
    return lambda plan: iter(plan.get(key, ()))


PARTS: dict[str, tuple[Callable[[Json], Iterator[Json]], Same]] = {
    "head": (_head, _equal("field", "said")),
    "recipients": (_listed("recipients"), _equal("name", "purpose")),
    "citations": (_listed("citations"), _equal("kind", "number", "date")),
    "outline": (_listed("outline"), _equal("path", "title")),
    "agencies": (_listed("assignments"), _equal("path", "agency")),
    "tasks": (_tasks, _same_task),
    "partners": (_partners, _same_partner),
    "targets": (_listed("targets"), _same_target),
    "deadlines": (_listed("deadlines"), _same_deadline),
}


# A row that charges several agencies names its partners once for all of them.
SHARED = ("partners",)


def judge(name: str, gold: Json, read: Json) -> Iterator[Judged]:
    """Every value of a reading; each label matches one value at most."""
    for part, (rows, same) in PARTS.items():
        labels = list(rows(gold))
        for row in rows(read):
            if "confidence" not in row:
                continue
            label = next((label for label in labels if same(label, row)), None)
            if label is None:
                yield Judged(name, part, row, False, _nearest(row, labels))
            else:
                if part not in SHARED:
                    labels.remove(label)
                yield Judged(name, part, row, True)


def _nearest(row: Json, labels: Sequence[Json]) -> Json | None:
    """The label that a wrong value may have been meant for, to show beside it."""
    said = json.dumps(_shown(row), ensure_ascii=False)
    return (
        max(labels, key=lambda label: SequenceMatcher(None, said, json.dumps(label, ensure_ascii=False)).ratio())
        if labels
        else None
    )


def _shown(row: Json) -> Json:
    hidden = ("span", "confidence", "partner_spans", "partner_bases", "tasks")
    return {key: value for key, value in row.items() if key not in hidden and value is not None}


def judge_folder(plans: Path, gold: Path) -> Iterator[Judged]:
    """Every value read from the plans of a folder that have labels in another."""
    for label in sorted(gold.glob("*.json")):
        plan = next((path for path in sorted(plans.glob(f"{label.stem}.*")) if path.suffix != ".json"), None)
        if plan is not None:
            read = plan_json(read_plan(plan.read_bytes(), name=plan.name))
            yield from judge(label.stem, json.loads(label.read_text(encoding="utf-8")), read)


def _table(title: str, judged: Sequence[Judged], name_of: Callable[[Judged], str]) -> None:
    """Values and wrong ones of each name and step, printed line by line."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in judged:
        for name in (name_of(one), "all"):
            row = counts[name, one.step]
            row[0] += 1
            row[1] += not one.right
    print(f"{title:<28} {'step':<9} {'values':>6} {'wrong':>5} {'share':>6}")
    names = dict.fromkeys([*(name_of(one) for one in judged), "all"])
    for name in names:
        for step in STEPS:
            values, wrong = counts.get((name, step), (0, 0))
            if values:
                print(f"{name:<28} {step:<9} {values:>6} {wrong:>5} {wrong / values:>6.1%}")


def main() -> None:
    """Read the plans and print the tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folders", nargs="+", type=Path, metavar="PLANS GOLD")
    ask.add_argument("--rules", action="store_true", help="count by rule too")
    ask.add_argument("--wrong", action="store_true", help="print each wrong value")
    said = ask.parse_args()
    if len(said.folders) % 2:
        ask.error("each folder of plans needs a folder of labels behind it")
    pairs = zip(said.folders[::2], said.folders[1::2], strict=True)
    judged = [one for plans, gold in pairs for one in judge_folder(plans, gold)]
    _table("part", judged, lambda one: one.part)
    if said.rules:
        _table("rule", sorted(judged, key=lambda one: one.row["rule"]), lambda one: str(one.row["rule"]))
    if said.wrong:
        for one in judged:
            if not one.right:
                print(one.plan[:20], one.part, one.step, json.dumps(_shown(one.row), ensure_ascii=False)[:300])
                if one.nearest is not None:
                    print("    label:", json.dumps(_shown(one.nearest), ensure_ascii=False)[:300])


if __name__ == "__main__":
    main()
