"""The matching itself: one index for many names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from dondoc.units.matching.groups import Group, GroupName, is_beyond, members, read_group
from dondoc.units.matching.names import (
    Place,
    bare,
    composed,
    initial_keys,
    keys,
    place_of,
    spellings,
    without_head,
)
from dondoc.units.matching.values import Candidate, Match, MatchKind
from dondoc.units.models import UnitKind

FUZZY_FLOOR = 85.0
"""The least similarity, of 100, at which a name with slips in it is taken for a unit's name.

Below it another agency's name is as likely. Above it, still, a word that differs must be a long one with a
single letter wrong: short words tell "Sở" from "Bộ" and "Bến Đá" from "Bến Đò", figures tell schools apart.
"""
_FOLDED_SCORE = 95.0
_SLIP_LENGTH = 5  # letters that a word needs before one wrong letter passes for a slip
_BEFORE_GROUP = re.compile(
    r"\s*;\s*"
    r"|(?:,| và)\s+(?=(?:UBND |Ủy ban nhân dân |Uỷ ban nhân dân |(?:thủ trưởng|giám đốc|chủ tịch) )?các )",
    re.IGNORECASE,
)


class Matcher:
    """An index of candidates, built once for all the names of a plan.

    ``around`` is the matcher of the larger tree that these candidates are a part of: names that mean none of
    them are looked up there.
    """

    def __init__(self, candidates: Iterable[Candidate], around: Matcher | None = None) -> None:
        self._candidates = list(candidates)
        self.around = around
        self.owner = next((candidate for candidate in self._candidates if candidate.depth == 0), None)
        self._place = place_of(self.owner.name) if self.owner else Place((), ())
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._folded: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._first_keys: list[str] = []
        for index, candidate in enumerate(self._candidates):
            self._add(index, candidate)
        self._keys = list(self._folded)

    def match(self, text: str) -> Match:
        """What an agency's name means: one unit, several, or none, with the reason in words."""
        pieces = [piece for piece in _BEFORE_GROUP.split(bare(text)) if piece]
        if not pieces:
            return _nothing(_("không có tên đơn vị"))
        whole = self._one(bare(text))
        if whole.kind is not MatchKind.NONE or len(pieces) == 1:
            return whole
        return _together([self._one(bare(piece)) for piece in pieces])

    def _add(self, index: int, candidate: Candidate) -> None:
        names = [name for name in (candidate.name, candidate.short_name) if name]
        self._first_keys.append(" ".join(next(spellings(candidate.name), ())))
        _enter(self._exact, {composed(name) for name in names}, index)
        for name in names:
            for words in spellings(name):
                forms = set(keys(words, self._place))
                shortened = {key for form in forms for key in initial_keys(tuple(form.split()))}
                _enter(self._folded, forms, index)
                _enter(self._initials, shortened, index)
        if candidate.depth == 0 and candidate.kind is UnitKind.COMMUNE and self._place.level:
            _enter(self._folded, [" ".join(self._place.level)], index)  # "xã" in a commune's own plan

    def _one(self, name: str) -> Match:
        """One name without brackets: letter by letter, then folded, as a group, by initials, by likeness."""
        found = self._exact.get(composed(name))
        if found:
            return self._chosen(found, MatchKind.EXACT, 100.0)
        forms = [form for words in spellings(name) for form in dict.fromkeys((words, without_head(words)))]
        looked_up = [key for form in forms for key in keys(form, self._place)]
        found = _first(self._folded, looked_up)
        if found:
            return self._chosen(found, MatchKind.FOLDED, _FOLDED_SCORE)
        for form in forms:
            group = read_group(form, self._place)
            if group and self.around and self.owner and is_beyond(group, form, self.owner):
                return self.around._one(name)
            if group:
                return self._group(group)
        found = _first(self._initials, looked_up)
        if found:
            return self._chosen(found, MatchKind.FOLDED, _FOLDED_SCORE)
        return self._likeliest(name, self._similar(looked_up))

    def _likeliest(self, name: str, similar: Match) -> Match:
        """A name like one of the candidates', unless the tree around them has a surer unit for it."""
        if self.around is None or _BEFORE_GROUP.search(name):  # a list of names is looked up piece by piece
            return similar
        outside = self.around._one(name)
        if similar.unit_ids and outside.kind in (MatchKind.FUZZY, MatchKind.NONE):
            return similar
        return outside

    def _chosen(self, found: Sequence[int], kind: MatchKind, score: float) -> Match:
        """The unit meant by a name that several may have: the one nearest the owner, if one alone is."""
        nearest = min(self._candidates[index].depth for index in found)
        near = [index for index in found if self._candidates[index].depth == nearest]
        if len(near) > 1:
            return _nothing(_("có %(count)s đơn vị cùng tên này") % {"count": len(near)})
        unit = self._candidates[near[0]]
        sentence = _("gần giống “%(name)s”") if kind is MatchKind.FUZZY else _("là “%(name)s”")
        return Match(kind, (unit.unit_id,), score, sentence % {"name": unit.name})

    def _similar(self, forms: Iterable[str]) -> Match:
        """The unit whose name is like this one but for slips of single letters in long words."""
        for form in forms:
            near = process.extract(form, self._keys, scorer=fuzz.ratio, score_cutoff=FUZZY_FLOOR, limit=5)
            likely = [(key, score) for key, score, _index in near if _only_slips(form, key)]
            if likely:
                key, score = likely[0]
                return self._chosen(self._folded[key], MatchKind.FUZZY, round(score, 1))
        return _nothing(_("không có đơn vị nào mang tên này"))

    def _group(self, name: GroupName) -> Match:
        """All units of the groups named; a group without units says so and costs its share of the score."""
        if name.vague:
            return Match(MatchKind.NONE, (), 0.0, _("tên chung, không nói rõ đơn vị nào"), vague=True)
        return _together([self._members(group, name.types) for group in name.groups])

    def _members(self, group: Group, types: tuple[str, ...]) -> Match:
        ids = members(group, types, self._candidates, self._first_keys)
        if ids:
            return Match(MatchKind.GROUP, ids, 100.0, _("nhóm %(group)s") % {"group": group.label()})
        if group is Group.DISTRICTS:
            return _nothing(_("không còn cấp huyện (từ ngày 01/7/2025), hãy chọn đơn vị nhận việc"))
        return _nothing(_("không có đơn vị nào thuộc nhóm %(group)s") % {"group": group.label()})


def match_agency(text: str, candidates: Iterable[Candidate]) -> Match:
    """Matches one name; for more names of one plan build a `Matcher` once."""
    return Matcher(candidates).match(text)


def _enter(index: dict[str, list[int]], wanted: Iterable[str], place: int) -> None:
    for key in wanted:
        if place not in index[key]:
            index[key].append(place)


def _first(index: dict[str, list[int]], wanted: Iterable[str]) -> list[int]:
    return next((index[key] for key in wanted if key in index), [])


def _only_slips(form: str, key: str) -> bool:
    """Whether two names differ in single letters of long words only."""
    words, others = form.split(), key.split()
    return len(words) == len(others) and all(
        word == other
        or (
            min(len(word), len(other)) >= _SLIP_LENGTH
            and word.isalpha()
            and other.isalpha()
            and Levenshtein.distance(word, other, score_cutoff=1) <= 1
        )
        for word, other in zip(words, others, strict=True)
    )


def _together(parts: Sequence[Match]) -> Match:
    """The units of several parts of one name; the score says how many of the parts were found."""
    found = [part for part in parts if part.unit_ids]
    if not found:
        reading = "; ".join(dict.fromkeys(part.reading for part in parts))
        return Match(MatchKind.NONE, (), 0.0, reading, vague=all(part.vague for part in parts))
    ids = tuple(dict.fromkeys(unit_id for part in found for unit_id in part.unit_ids))
    reading = "; ".join(part.reading for part in parts)
    return Match(MatchKind.GROUP, ids, round(100 * len(found) / len(parts), 1), reading)


def _nothing(reading: str) -> Match:
    return Match(MatchKind.NONE, (), 0.0, reading)
