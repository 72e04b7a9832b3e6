"""Who is to do what: the parts "phân công nhiệm vụ", "tổ chức thực hiện", "chế độ báo cáo"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import zip_longest

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import find_verb
from dondoc.reader.grammar.agencies import name_within, names_agency, skip_asking
from dondoc.reader.grammar.agency_lines import BESIDE_WORDS, agency_end, end_beside, own_colon, stands_alone
from dondoc.reader.grammar.charges import ASKED, basis_of, find_charge
from dondoc.reader.grammar.labels import Rank
from dondoc.reader.grammar.no_work import REPORTING, is_no_work
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.sections import agency_headings, may_name, section_of
from dondoc.reader.grammar.tasks import read_task
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Assignment, Task
from dondoc.reader.rules import Basis, basis

_CLOSING = LazyPattern(
    r"(?:Trong quá trình|Quá trình)\b.*thực hiện|Căn cứ (?:nội dung )?[Kk]ế hoạch này"
    r"|(?:[^.;:]{0,90}\b)?(?:[Đđ]ề nghị|[Yy]êu cầu) (?:các|[Tt]hủ trưởng|[Gg]iám đốc)"
)
# "Các thôn có trách nhiệm:" sets no work of its own above its list.
_BARE_CHARGE = LazyPattern(r"\s*(?:có trách nhiệm|chịu trách nhiệm|thực hiện|chủ trì)?[\w\s]{0,40}:$")
_NAMED_BULLETS = 2
_TOPIC_WORDS = 10
_CAPTION_WORDS = 20
_HEADING = basis("agency.heading")
_HEADING_BESIDE = basis("agency.heading.beside")
_LINE = basis("agency.line")
_BULLET = basis("agency.bullet")
_OPENING = basis("agency.opening")
_TASK_BULLET = basis("task.bullet")
_TASK_PARAGRAPH = basis("task.paragraph")
_TASK_NUMBERED = basis("task.numbered")
_TASK_COLON = basis("task.colon")
_TASK_FOLLOWS = basis("task.follows")
_TASK_CHARGE = basis("task.charge")
_TASK_ASKED = basis("task.charge.asked")


class _Hold(Enum):
    """What of the text below an agency charged belongs to it."""

    HEADING = auto()  # all of it, until the next heading
    NUMBERED = auto()  # a numbered sentence: its bullets, and what charges nobody else
    LOOSE = auto()  # a paragraph or a bullet: what charges nobody else


@dataclass(slots=True)
class _Charge:
    """An agency charged, and the tasks gathered for it so far; ``mark`` is the bullet that charges it.

    ``known`` are names of agencies with a verb in them.
    """

    path: str
    agency: Passage
    hold: _Hold
    basis: Basis
    mark: str | None = None
    known: Collection[str] = ()
    tasks: list[Task] = field(default_factory=list)

    def add(self, body: Passage, found_by: Basis, opening: int = 0) -> None:
        self.tasks.append(read_task(body, found_by, opening, self.known))

    def assignment(self) -> Assignment:
        return Assignment(self.path, self.agency.text, self.agency.span(), tuple(self.tasks), basis=self.basis)


def read_assignments(nodes: Sequence[Node], sections: frozenset[str]) -> tuple[Assignment, ...]:
    """The assignments of the body, those of its tables left out."""
    agencies = agency_headings(nodes, sections)
    lines = (node.body.text for node in nodes if node.label is None and node.body is not None)
    named = [*(title.text for title in agencies.values()), *filter(stands_alone, lines)]
    known = frozenset(name[slice(*name_within(name))] for name in named)
    assigned: list[_Charge] = []
    reader: _Section | None = None
    places = [section_of(node.path, sections) for node in nodes]
    closing = _behind_lists(nodes, places)
    for index, (node, following) in enumerate(zip_longest(nodes, nodes[1:])):
        section = places[index]
        if section is None or node.table is not None or node.note or _is_caption(node, following):
            continue
        if reader is None or reader.path != section:
            reader = _Section(section, agencies.keys(), known, assigned)
        reader.read(node, following, closes=index in closing)
    return tuple(charge.assignment() for charge in assigned if charge.tasks)


class _Section:
    """Reads one assigning section, paragraph by paragraph."""

    def __init__(self, path: str, headed: Collection[str], known: frozenset[str], assigned: list[_Charge]) -> None:
        self.path = path
        self._headed = headed
        self._known = known
        self._verbal = [name for name in known if find_verb(name) is not None]
        self._assigned = assigned
        self._above: _Charge | None = None
        self._bullet: _Charge | None = None
        self._named_bullets = 0

    def read(self, node: Node, following: Node | None, *, closes: bool) -> None:
        """Read a paragraph; ``closes`` tells that it stands behind the last list of the section."""
        if node.numbered and not (node.printed and self._is_below(node)):
            self._above = self._bullet = None
        name = self._heading(node, following)
        if name is not None:
            # "1. Các thôn có trách nhiệm:" heads its list as a sentence does: an item may charge somebody else.
            hold = _Hold.NUMBERED if node.title is not None and _says_duty(node.title.text) else _Hold.HEADING
            self._above, self._bullet = self._open(node.path, name, hold, _heading_basis(node)), None
            self._named_bullets = 0
        if node.body is None or (name is not None and node.title is None) or is_no_work(node):
            return
        if _is_topic(node, node.body):
            self._above = self._bullet = None
            return
        if node.label is not None and node.label.rank is Rank.BULLET:
            self._read_bullet(node.path, node.label.token, node.body)
        elif node.numbered:
            self._read_numbered(node, node.body)
        else:
            self._read_loose(node, node.body, closes=closes)

    def _heading(self, node: Node, following: Node | None) -> Passage | None:
        """The agency that a heading names, numbered or alone on its line."""
        if node.title is not None:
            return node.title.part(*name_within(node.title.text)) if node.path in self._headed else None
        if node.label is not None or node.body is None:
            return None
        if stands_alone(node.body.text) or self._stands_beside(node.body.text, following):
            start, end = name_within(node.body.text)
            return node.body.part(start, len(node.body.text[:end].rstrip(" :")))
        return None

    def _stands_beside(self, text: str, following: Node | None) -> bool:
        """Whether a line over bullets is an agency because the line that heads those before it names one."""
        above = self._above
        if above is None or above.basis not in (_LINE, _HEADING_BESIDE) or above.hold is not _Hold.HEADING:
            return False
        over_bullets = following is not None and following.label is not None and not following.numbered
        return over_bullets and may_name(text, BESIDE_WORDS)

    def _is_under_line(self) -> bool:
        """Whether an agency alone on its line, without a number, heads what stands above."""
        return self._above is not None and self._above.basis in (_LINE, _HEADING_BESIDE)

    def _is_below(self, node: Node) -> bool:
        above = self._above
        return above is not None and above.hold is not _Hold.LOOSE and node.path.startswith(above.path + ".")

    def _open(self, path: str, agency: Passage, hold: _Hold, found_by: Basis, mark: str | None = None) -> _Charge:
        charge = _Charge(path, agency, hold, found_by, mark, self._verbal)
        self._assigned.append(charge)
        return charge

    def _read_numbered(self, node: Node, body: Passage) -> None:
        above = self._above
        if above is not None and above.hold is _Hold.HEADING:
            above.add(body, _TASK_NUMBERED if node.title is None else _TASK_COLON)
            return
        charge = self._charge_by(body, node.path, _Hold.NUMBERED)
        if above is None:
            self._above = charge
        elif charge is None:
            above.add(body, _TASK_NUMBERED)

    def _read_loose(self, node: Node, body: Passage, *, closes: bool) -> None:
        above = self._above
        if node.label is None and (colon := own_colon(body.text, lined=self._is_under_line())) is not None:
            self._above, self._bullet = self._open_named(node.path, body, colon, _OPENING), None
            return
        if self._bullet is not None and not self._bullet.tasks:
            self._bullet.add(body, _TASK_PARAGRAPH)  # "- Trạm Y tế xã:" and its work on the line below
            return
        if _CLOSING.match(body.text):
            in_place = above is None or (above.hold is _Hold.NUMBERED and _is_on_reports(node))
            charge = self._charge_by(body, node.path if in_place else self.path, _Hold.LOOSE)
        elif above is not None and above.hold is _Hold.HEADING:
            charge = self._charge_by(body, self.path, _Hold.LOOSE, beside=above.agency.text) if closes else None
        else:
            charge = self._charge_by(body, node.path, _Hold.LOOSE)
        if charge is not None:
            self._above, self._bullet = charge, None
        elif above is not None:
            above.add(body, _TASK_FOLLOWS if above.hold is _Hold.LOOSE else _TASK_PARAGRAPH)

    def _read_bullet(self, path: str, mark: str, body: Passage) -> None:
        above, bullet = self._above, self._bullet
        colon = agency_end(body.text, above.agency.text if above is not None else "")
        beside = end_beside(body.text) if colon is None and self._named_bullets >= _NAMED_BULLETS else None
        if colon is not None or beside is not None:
            self._named_bullets += 1
            found_by = _BULLET if colon else _HEADING_BESIDE
            self._bullet = self._open_named(path, body, colon or beside or 0, found_by, mark)
        elif bullet is not None and bullet.mark != mark:
            bullet.add(body, _TASK_BULLET)
        elif above is not None and above.hold is not _Hold.LOOSE:
            self._bullet = None
            above.add(body, _TASK_BULLET)
        elif charge := self._charge_by(body, path, _Hold.LOOSE, mark):
            self._bullet = charge
        elif holder := bullet or above:
            holder.add(body, _TASK_FOLLOWS)

    def _open_named(self, path: str, body: Passage, colon: int, found_by: Basis, mark: str | None = None) -> _Charge:
        """ "- Hội Nông dân xã: Vận động ..." is an entry of its own, with its bullet or without."""
        charge = self._open(path, body.part(skip_asking(body.text), colon), _Hold.LOOSE, found_by, mark)
        rest = body.part(colon + 1)
        if rest.text:
            charge.add(rest, _TASK_COLON)
        return charge

    def _charge_by(
        self, body: Passage, path: str, hold: _Hold, mark: str | None = None, *, beside: str = ""
    ) -> _Charge | None:
        """Read a sentence that names who is charged; None where it charges nobody, or somebody named ``beside``."""
        found = find_charge(body.text, self._known)
        if found is None or body.text[slice(*found)].casefold() in beside.casefold():
            return None
        charge = self._open(path, body.part(*found), hold, basis_of(body.text, found), mark)
        if not _BARE_CHARGE.match(body.text, found[1]):
            charge.add(body, _TASK_ASKED if charge.basis is ASKED else _TASK_CHARGE, found[1])
        return charge


def _says_duty(heading: str) -> bool:
    """Whether words of duty stand behind the name in a heading."""
    return name_within(heading)[1] < len(heading)


def _is_on_reports(node: Node) -> bool:
    """Whether a paragraph stands in a numbered sentence whose heading is about reports."""
    return bool(node.titles) and REPORTING.match(node.titles[-1] or "") is not None


def _behind_lists(nodes: Sequence[Node], places: Sequence[str | None]) -> frozenset[int]:
    """Where the paragraphs stand that close an assigning section: those behind its last bullet or numbered sentence,
    with a heading that runs into it or without.

    They speak for the whole section where they name somebody of their own, not for the agency whose list ended.
    """
    runs: dict[str, list[int]] = {}
    for index, (node, section) in enumerate(zip(nodes, places, strict=True)):
        if section is None:
            continue
        if node.label is None and node.body is not None and not stands_alone(node.body.text):
            runs.get(section, []).append(index)
        elif node.label is not None and (node.title is None or node.body is not None):
            runs[section] = []
        else:
            runs.pop(section, None)
    return frozenset(index for run in runs.values() for index in run)


def _is_caption(node: Node, following: Node | None) -> bool:
    """Whether a line without a number is the title of the table below it: "Danh mục nhiệm vụ:"."""
    if following is None or following.table is None or node.label is not None or node.body is None:
        return False
    return node.body.text.count(" ") < _CAPTION_WORDS and not node.body.text.endswith((".", ";"))


def _is_topic(node: Node, body: Passage) -> bool:
    """Whether a bold line without a number names a matter, so that the agency above holds nothing below it."""
    short = body.text.count(" ") < _TOPIC_WORDS and not body.text.endswith((".", ";", ":"))
    return node.label is None and node.bold and short and not body.text[0].islower()


def _heading_basis(node: Node) -> Basis:
    """What the agency that heads a node rests on: its own words, or that those beside it are agencies."""
    if node.title is None:
        return _LINE if node.body is not None and names_agency(node.body.text) else _HEADING_BESIDE
    return _HEADING if names_agency(node.title.text) else _HEADING_BESIDE
