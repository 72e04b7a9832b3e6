"""Who is to do what: the parts "phân công nhiệm vụ", "tổ chức thực hiện", "chế độ báo cáo"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dondoc.reader.grammar.agencies import begins_agency, name_in_heading, skip_asking
from dondoc.reader.grammar.charges import find_charge
from dondoc.reader.grammar.labels import Rank
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.sections import agency_headings, section_of
from dondoc.reader.grammar.tasks import read_task
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Assignment, Task

_RUN_IN_MOST = 160
_NO_TASK = re.compile(r"(?:Trên đây là|Kèm theo|Ghi chú|Lưu ý)\b|\([^()]*\)\.?$")
_CLOSING = re.compile(
    r"(?:Trong quá trình|Quá trình)\b.*thực hiện|Căn cứ (?:nội dung )?[Kk]ế hoạch này"
    r"|(?:[^.;:]{0,90}\b)?(?:[Đđ]ề nghị|[Yy]êu cầu) (?:các|[Tt]hủ trưởng|[Gg]iám đốc)"
)
_BARE_CHARGE = re.compile(r"\s*(?:có trách nhiệm|chịu trách nhiệm|thực hiện|chủ trì)?[\w\s]{0,40}:?$")


@dataclass(slots=True)
class _Charge:
    """An agency charged, and the tasks gathered for it so far. ``heading`` tells that a heading names it."""

    path: str
    agency: Passage
    heading: bool
    mark: str | None = None
    tasks: list[Task] = field(default_factory=list)

    def assignment(self) -> Assignment:
        return Assignment(self.path, self.agency.text, self.agency.span(), tuple(self.tasks))


def read_assignments(nodes: Sequence[Node], sections: frozenset[str]) -> tuple[Assignment, ...]:
    """The assignments of the body, those of its tables left out."""
    agencies = agency_headings(nodes, sections)
    known = frozenset(title.text[name_in_heading(title.text) :] for title in agencies.values())
    assigned: list[_Charge] = []
    reader: _Section | None = None
    for node in nodes:
        section = section_of(node.path, sections)
        if section is None or node.table is not None or node.note:
            continue
        if reader is None or reader.path != section:
            reader = _Section(section, agencies.keys(), known, assigned)
        reader.read(node)
    return tuple(charge.assignment() for charge in assigned if charge.tasks)


class _Section:
    """Reads one assigning section, paragraph by paragraph."""

    def __init__(
        self, path: str, headed: Collection[str], known: frozenset[str], assigned: list[_Charge]
    ) -> None:
        self.path = path
        self._headed = headed
        self._known = known
        self._assigned = assigned
        self._above: _Charge | None = None
        self._bullet: _Charge | None = None

    def read(self, node: Node) -> None:
        if node.numbered and not self._is_below_heading(node):
            self._above = self._bullet = None
        if node.title is not None and node.path in self._headed:
            self._open_heading(node)
        if node.body is None or _NO_TASK.match(node.body.text):
            return
        if node.label is not None and node.label.rank is Rank.BULLET:
            self._read_bullet(node, node.body)
        elif not node.numbered and _CLOSING.match(node.body.text) and self._charge_by(node.body, self.path):
            return
        elif self._above is not None:
            self._add(self._above, node.body)
        else:
            self._charge_by(node.body, node.path)

    def _is_below_heading(self, node: Node) -> bool:
        return (
            self._above is not None and self._above.heading and node.path.startswith(self._above.path + ".")
        )

    def _open(self, path: str, agency: Passage, *, heading: bool, mark: str | None = None) -> _Charge:
        charge = _Charge(path, agency, heading, mark)
        self._assigned.append(charge)
        return charge

    def _open_heading(self, node: Node) -> None:
        assert node.title is not None
        agency = node.title.part(name_in_heading(node.title.text))
        self._above = self._open(node.path, agency, heading=True)
        self._bullet = None

    def _read_bullet(self, node: Node, body: Passage) -> None:
        assert node.label is not None
        colon = _agency_end(body.text)
        if colon is not None:
            agency = body.part(skip_asking(body.text), colon)
            self._bullet = self._open(node.path, agency, heading=False, mark=node.label.token)
            rest = body.part(colon + 1)
            if rest.text:
                self._add(self._bullet, rest)
        elif self._bullet is not None and self._bullet.mark != node.label.token:
            self._add(self._bullet, body)
        elif self._above is not None:
            self._bullet = None
            self._add(self._above, body)
        elif not self._charge_by(body, node.path, mark=node.label.token) and self._bullet is not None:
            self._add(self._bullet, body)

    def _charge_by(self, body: Passage, path: str, mark: str | None = None) -> bool:
        """Read a sentence that names who is charged; whether it did."""
        found = find_charge(body.text, self._known)
        if found is None:
            return False
        charge = self._open(path, body.part(*found), heading=False, mark=mark)
        rest = body.text[found[1] :]
        if not _BARE_CHARGE.match(rest) or not rest.endswith(":"):
            self._add(charge, body, found[1])
        if mark is None:
            self._above, self._bullet = charge, None
        else:
            self._bullet = charge
        return True

    def _add(self, charge: _Charge, body: Passage, opening: int = 0) -> None:
        charge.tasks.append(read_task(body, opening))


def _agency_end(text: str) -> int | None:
    """Where the colon stands in a bullet that opens with an agency's own name and a colon."""
    colon = text.find(":", 0, _RUN_IN_MOST)
    if colon <= 0:
        return None
    start = skip_asking(text)
    name = text[start:colon]
    if not begins_agency(text, start) or any(sign in name for sign in ".“"):
        return None
    return colon if find_charge(text[:colon] + " chủ trì") == (start, colon) else None
