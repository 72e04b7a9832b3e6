"""Exchanges clauses: the text of a plan with what an amending document changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dondoc.documents.composing.clauses import Clauses, Outline
from dondoc.documents.composing.lines import Piece, Whole, together, within
from dondoc.documents.composing.places import Place, Where, appendix, where
from dondoc.documents.composing.wording import exchange_words
from dondoc.reader.grammar.labels import read_label
from dondoc.reader.plan import Action, Amendment, Plan
from dondoc.reader.source import Source


class Why(StrEnum):
    """Why a change was not made."""

    NOT_FOUND = "not_found"
    NOT_UNDERSTOOD = "not_understood"
    WORDS_NOT_FOUND = "words_not_found"
    THERE_ALREADY = "there_already"
    OTHER_LABEL = "other_label"
    NO_WORDS = "no_words"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one change: ``number`` is its place in the amending document; ``why`` is None where it is made."""

    number: int
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """The text as amended, and what became of each change."""

    whole: Whole
    outcomes: tuple[Outcome, ...]


class _Unmade(Exception):
    """A change that can't be made for certain."""

    def __init__(self, why: Why) -> None:
        self.why = why


def compose(base: Source, outline: Outline, document: Plan, numbers: Sequence[int]) -> Composed:
    """The text of ``base`` with those changes of ``document``, in their order; each is made whole or not at all."""
    clauses = Clauses(base, outline)
    outcomes = []
    for number in numbers:
        try:
            _make(clauses, document.amendments[number], document.source)
            outcomes.append(Outcome(number))
        except _Unmade as unmade:
            outcomes.append(Outcome(number, unmade.why))
    return Composed(together(clauses.pieces, base), tuple(outcomes))


def _make(clauses: Clauses, change: Amendment, source: Source) -> None:
    if change.old is not None:
        _change_words(clauses, change)
        return
    if (label := appendix(change.clause)) is not None:
        _change_appendix(clauses, label, change, source)
        return
    named = where(change.clause)
    if named is None or (named.beside is not None and change.action is not Action.ADD):
        raise _Unmade(Why.NOT_UNDERSTOOD)
    if change.action is Action.REPEAL:
        for path in [_there(clauses, place) for place in named.places]:
            clauses.remove(path)
        return
    pieces = _new_words(change, source)
    if len(named.places) != 1:
        raise _Unmade(Why.NOT_UNDERSTOOD)
    if change.action is Action.ADD:
        _add(clauses, named, pieces)
    else:
        _replace(clauses, _there(clauses, named.places[0]), pieces)


def _replace(clauses: Clauses, path: str, pieces: list[Piece]) -> None:
    """New words in place of one clause. They may leave out its label, but bear no other."""
    old, new = read_label(clauses.first(path).text), read_label(pieces[0].text)
    if old is not None and (new is None or new.order == 0):
        _put_before(pieces[0], clauses.first(path).text[: old.end].strip())
    elif old is not None and new is not None and (old.rank, old.order) != (new.rank, new.order):
        raise _Unmade(Why.OTHER_LABEL)
    clauses.replace(path, pieces)


def _add(clauses: Clauses, named: Where, pieces: list[Piece]) -> None:
    """A new clause beside the one that is named, else in its place by the order of labels."""
    place = named.places[0]
    if clauses.path_of(place.paths) is not None:
        raise _Unmade(Why.THERE_ALREADY)
    label = read_label(pieces[0].text)
    if label is None or label.order == 0:
        _put_before(pieces[0], place.mark)
    elif not place.label.endswith(label.token):
        raise _Unmade(Why.OTHER_LABEL)
    if named.beside is not None:
        beside = _there(clauses, named.beside)
        clauses.add(_sibling(beside, place.label), pieces, beside, before=named.before)
        return
    parent = "" if place.parents == ("",) else clauses.path_of(place.parents)
    if parent is None:
        raise _Unmade(Why.NOT_FOUND)
    behind = clauses.last_before(parent, place.label)
    if behind is None:
        raise _Unmade(Why.NOT_UNDERSTOOD)
    clauses.add(f"{parent}.{place.label}".lstrip("."), pieces, behind)


def _change_words(clauses: Clauses, change: Amendment) -> None:
    """Words exchanged or taken out in one clause, or in the whole plan where no clause is named."""
    assert change.old is not None
    pieces = clauses.body()
    if change.clause and not change.clause.lower().startswith(("toàn bộ", "kế hoạch")):
        named = where(change.clause)
        if named is None or named.beside is not None:
            raise _Unmade(Why.NOT_UNDERSTOOD)
        paths = [_there(clauses, place) for place in named.places]
        pieces = [piece for path in paths for piece in clauses.of(path)]
    if not exchange_words(pieces, change.old, change.text or ""):
        raise _Unmade(Why.WORDS_NOT_FOUND)


def _change_appendix(clauses: Clauses, label: str, change: Amendment, source: Source) -> None:
    pieces = clauses.appendix(label)
    if not pieces:
        raise _Unmade(Why.NOT_FOUND)
    if change.action is Action.REPEAL:
        clauses.exchange(pieces, [])
        return
    if change.action is Action.ADD:
        raise _Unmade(Why.THERE_ALREADY)
    new = _new_words(change, source)
    heading = [] if new[0].text.lower().startswith("phụ lục") else pieces[:1]
    clauses.exchange(pieces, [*heading, *new])


def _new_words(change: Amendment, source: Source) -> list[Piece]:
    """The quoted words of a change. What the sentence itself gives ("thành trước ngày 30/11") is no whole clause."""
    if change.text_span is None or change.basis.rule == "amendment.within":
        raise _Unmade(Why.NO_WORDS)
    pieces = within(source, change.text_span)
    if not pieces:
        raise _Unmade(Why.NO_WORDS)
    return pieces


def _there(clauses: Clauses, place: Place) -> str:
    path = clauses.path_of(place.paths)
    if path is None:
        raise _Unmade(Why.NOT_FOUND)
    return path


def _sibling(path: str, label: str) -> str:
    parent = path.rpartition(".")[0]
    return f"{parent}.{label}" if parent else label


def _put_before(piece: Piece, mark: str) -> None:
    if piece.table is None:
        piece.lines[0].text = f"{mark} {piece.text}"
    else:
        raise _Unmade(Why.OTHER_LABEL)
