"""Which item of the new text is which item of the plan, one to one.

First the same words; of several, those under the same heading and of the same agency go together. Then like words
under the same heading, then like words anywhere. The order of the items does not matter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from dondoc.plans.amending.items import Item

LIKE_IN_PLACE = 55.0
"""How like the words of one heading must be, of 100, to be the same item written anew."""
LIKE_ANYWHERE = 80.0
"""The same for words that stand under another heading."""

Pair = tuple[Item, Item]


def pairs(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """The items that belong together, all of one kind."""
    olds, news = sorted(old, key=_content), sorted(new, key=_content)
    found: list[Pair] = []
    for judge in (_same_words, _like_in_place, _like_anywhere):
        taken = list(_best(judge(olds, news)))
        found += taken
        gone = {id(item) for pair in taken for item in pair}
        olds = [item for item in olds if id(item) not in gone]
        news = [item for item in news if id(item) not in gone]
    return found


Judged = Iterable[tuple[float, int, Item, int, Item]]
Judge = Callable[[Sequence[Item], Sequence[Item]], Judged]


def _best(judged: Judged) -> Iterator[Pair]:
    """Each item once, the best pair first; of equals the first by content."""
    taken: set[int] = set()
    for _score, _place, one, _other_place, other in sorted(judged, key=lambda each: (-each[0], each[1], each[3])):
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            yield one, other


def _same_words(olds: Sequence[Item], news: Sequence[Item]) -> Judged:
    by_words: dict[str, list[tuple[int, Item]]] = defaultdict(list)
    for place, item in enumerate(news):
        by_words[_words(item)].append((place, item))
    for place, item in enumerate(olds):
        for other_place, other in by_words[_words(item)]:
            yield _likeness(item, other), place, item, other_place, other


def _like_in_place(olds: Sequence[Item], news: Sequence[Item]) -> Judged:
    by_path: dict[str, list[tuple[int, Item]]] = defaultdict(list)
    for place, item in enumerate(news):
        by_path[item.path].append((place, item))
    for place, item in enumerate(olds):
        for other_place, other in by_path[item.path]:
            score = fuzz.ratio(_words(item), _words(other))
            if score >= LIKE_IN_PLACE:
                yield score + _likeness(item, other) / 10, place, item, other_place, other


def _like_anywhere(olds: Sequence[Item], news: Sequence[Item]) -> Judged:
    if not (olds and news):
        return
    words = [_words(item) for item in news]
    for place, item in enumerate(olds):
        for _text, score, other_place in process.extract(
            _words(item), words, scorer=fuzz.ratio, score_cutoff=LIKE_ANYWHERE, limit=None
        ):
            yield score + _likeness(item, news[other_place]) / 10, place, item, other_place, news[other_place]


def _likeness(one: Item, other: Item) -> float:
    """How much two items of like words share besides: the heading first, then the agency, then the other values."""
    same_agency = _charged(one) == _charged(other)
    same = sum(bool(one.values.get(name) == value) for name, value in other.values.items())
    return 4.0 * (one.path == other.path) + 2.0 * same_agency + same / (1 + len(other.values))


def _charged(item: Item) -> str:
    return str(item.values.get("agency", item.values.get("who", "")))


def _words(item: Item) -> str:
    return " ".join(item.text.casefold().split())


def _content(item: Item) -> tuple[str, ...]:
    """What an item says, so that equal ones stand together, whatever their order was."""
    values = json.dumps([item.values, sorted(item.units.items())], sort_keys=True, ensure_ascii=False, default=str)
    return _words(item), item.path, values, item.text
