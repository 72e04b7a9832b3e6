"""What a person does to type a text of inspections; for tests/test_typed_texts.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from dondoc.core.errors import Invalid, Problem
from dondoc.documents.attachments import attachment
from dondoc.inspections.actions.choosing import choose_units, leave_out
from dondoc.inspections.actions.findings import answer_finding, extend_finding, return_finding
from dondoc.inspections.actions.programmes import Requirement, add_line, make_programme
from dondoc.inspections.actions.sheets import add_file
from dondoc.inspections.actions.visits import cancel_visit
from dondoc.inspections.models import Finding
from dondoc.inspections.rules.choosing import USUAL, Method
from visits import DUE, ENDS, FOUND, STARTS, TODAY, YEARLY, Inspections, make_inspections

WORDS = "gặp anh Thử, 0912 345 678"
FILE = attachment(b"%PDF-1.7 a photo", "anh.pdf")


def _made(s: Any) -> Inspections:
    return make_inspections(s.cast)


def _programme(s: Any, **texts: str) -> object:
    yearly = replace(YEARLY, **texts)
    return make_programme(unit_id=s.cast.province.pk, yearly=yearly, plan=None, proposals=[], by=s.round.office)


def _line(s: Any, subject: str) -> object:
    asked = Requirement(subject, "", 1, None, 1, STARTS, ENDS)
    return add_line(programme=_made(s).programme, asked=asked, by=s.round.office)


def _seed(s: Any, seed: str) -> object:
    line = make_inspections(s.cast, issued=False).line
    return choose_units(
        line=line, method=Method.RANDOM, seed=seed, weights=USUAL, candidates=[], today=TODAY, by=s.round.office
    )


def _sheet(s: Any, item: str, value: Any) -> object:
    """What a box refuses is told to the device, for the others of the same sending are taken in."""
    found = _made(s)
    answer = found.send(found.plan(s.cast.commune), {item: value})
    if answer["refused"]:
        raise Invalid([Problem(box, sentence) for box, sentence in answer["refused"].items()])
    return answer


def _finding(s: Any) -> Finding:
    found = _made(s)
    return found.sign(found.plan(s.cast.commune))[0]


def _answered(s: Any) -> Finding:
    finding = _finding(s)
    answer_finding(finding=finding, words="Đã kiểm định", upload=None, today=TODAY, by=s.round.office)
    return finding


def _photo(s: Any) -> object:
    visit = _made(s).plan(s.cast.commune)
    key = str(uuid4())
    return add_file(visit=visit, upload=FILE, item="", words=WORDS, key=key, asked={}, by=s.round.office)


TYPED: dict[str, Callable[[Any], object]] = {
    "inspections.InspectionProgramme.title": lambda s: _programme(s, title=WORDS),
    "inspections.InspectionProgramme.number": lambda s: _programme(s, number=WORDS),
    "inspections.InspectionProgramme.note": lambda s: _programme(s, note=WORDS),
    "inspections.ProgrammeLine.subject": lambda s: _line(s, WORDS),
    "inspections.ProgrammeLine.seed": lambda s: _seed(s, WORDS),
    "inspections.LinePick.left_out": lambda s: leave_out(
        pick=_made(s).line.picks.all()[0], reason=WORDS, by=s.round.office
    ),
    "inspections.Visit.title": lambda s: _made(s).plan(s.cast.commune, title=WORDS),
    "inspections.Visit.result": lambda s: _sheet(s, "result", WORDS),
    "inspections.Visit.reason": lambda s: cancel_visit(
        visit=_made(s).plan(s.cast.commune), reason=WORDS, by=s.round.office
    ),
    "inspections.SheetItem.value": lambda s: _sheet(s, "answer:1.1", {"value": "no", "note": WORDS}),
    "inspections.VisitFile.words": _photo,
    "inspections.Finding.words": lambda s: _sheet(s, f"finding:{FOUND}", {"words": WORDS}),
    "inspections.Finding.remedy": lambda s: _sheet(s, f"finding:{FOUND}", {"remedy": WORDS}),
    "inspections.Finding.reason": lambda s: return_finding(finding=_answered(s), reason=WORDS, by=s.round.office),
    "inspections.Finding.reason when extended": lambda s: extend_finding(
        finding=_finding(s), due=DUE.replace(month=9), reason=WORDS, by=s.round.office
    ),
    "inspections.Remedy.words": lambda s: answer_finding(
        finding=_finding(s), words=WORDS, upload=None, today=TODAY, by=s.round.office
    ),
    "inspections.Remedy.reason": lambda s: return_finding(finding=_answered(s), reason=WORDS, by=s.round.office),
}
NOT_TYPED = """
    inspections.InspectionProgramme.folded inspections.ProgrammeLine.words inspections.ProgrammeLine.weights
    inspections.LinePick.reasons inspections.LinePick.note inspections.Visit.folded inspections.Visit.note
    inspections.SheetItem.item inspections.Sending.key inspections.Sending.answer inspections.VisitFile.item
    inspections.VisitFile.key inspections.Finding.item inspections.Finding.note inspections.Finding.folded
"""
