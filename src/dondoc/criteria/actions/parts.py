"""Sections, criteria and levels of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Problem, Refused
from dondoc.core.seen import mark_of, refuse_overtaken
from dondoc.criteria.actions.drafts import locked_draft, log, refuse
from dondoc.criteria.content import as_logged, columns_of, criterion_draft, level_draft, write_levels
from dondoc.criteria.faults import criterion_problems, level_problems, section_problems
from dondoc.criteria.models import CriteriaSet, Criterion, Section
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft
from dondoc.criteria.rules.limits import MOST_CRITERIA, MOST_SECTIONS
from dondoc.criteria.rules.tidying import tidy_criterion, tidy_levels, tidy_section


@transaction.atomic
def add_section(*, criteria_set: CriteriaSet, draft: SectionDraft, by: User) -> Section:
    """Adds a heading at the end. Raises `Refused` once published, `Invalid` with all that is wrong."""
    locked = locked_draft(criteria_set)
    if locked.sections.count() >= MOST_SECTIONS:
        raise Refused(_("Chỉ nhận tối đa %(most)d mục. Hãy gộp bớt.") % {"most": MOST_SECTIONS})
    draft = _fit_section(locked, draft)
    last = locked.sections.last()
    made = Section.objects.create(
        criteria_set=locked, order=last.order + 1 if last else 0, code=draft.code, name=draft.name
    )
    log("criteria.write_section", locked, by, after={"section": f"{made.code} {made.name}"})
    return made


@transaction.atomic
def change_section(*, section: Section, draft: SectionDraft, by: User, seen: str = "") -> None:
    """Renames a heading. Raises as `add_section`, and `Overtaken` where it is not as ``seen`` (`section_mark`)."""
    locked = locked_draft(section.criteria_set)
    section = _section(locked, section)
    refuse_overtaken(locked, seen, _section_state(section))
    draft = _fit_section(locked, draft, section.pk)
    before = {"section": f"{section.code} {section.name}"}
    section.code, section.name = draft.code, draft.name
    section.save()
    log("criteria.write_section", locked, by, before=before, after={"section": f"{section.code} {section.name}"})


@transaction.atomic
def drop_section(*, section: Section, by: User) -> None:
    """Removes a heading with its criteria. Raises `Refused` once published."""
    locked = locked_draft(section.criteria_set)
    section = _section(locked, section)
    before = {"section": f"{section.code} {section.name}", "criteria": section.criteria.count()}
    section.delete()
    log("criteria.section_out", locked, by, before=before)


@transaction.atomic
def add_criterion(*, section: Section, draft: CriterionDraft, by: User) -> Criterion:
    """Adds a criterion at the end of a section. Raises `Refused` once published, `Invalid` with all that is wrong."""
    locked = locked_draft(section.criteria_set)
    section = _section(locked, section)
    if locked.criteria.count() >= MOST_CRITERIA:
        raise Refused(_("Chỉ nhận tối đa %(most)d tiêu chí. Hãy gộp bớt.") % {"most": MOST_CRITERIA})
    draft = _fit_criterion(locked, draft)
    last = section.criteria.last()
    made = Criterion.objects.create(
        criteria_set=locked, section=section, order=last.order + 1 if last else 0, **columns_of(draft)
    )
    log("criteria.write", locked, by, after={made.code: as_logged(draft)})
    return made


@transaction.atomic
def change_criterion(*, criterion: Criterion, draft: CriterionDraft, by: User, seen: str = "") -> None:
    """Writes a criterion anew. Raises as `add_criterion`, and `Overtaken` where it is not as ``seen``
    (`criterion_mark`)."""
    locked = locked_draft(criterion.criteria_set)
    criterion = _criterion(locked, criterion)
    refuse_overtaken(locked, seen, as_logged(criterion_draft(criterion)))
    draft = _fit_criterion(locked, draft, criterion.pk)
    before = criterion_draft(criterion)
    for name, value in columns_of(draft).items():
        setattr(criterion, name, value)
    criterion.save()
    log("criteria.write", locked, by, before={before.code: as_logged(before)}, after={draft.code: as_logged(draft)})


@transaction.atomic
def drop_criterion(*, criterion: Criterion, by: User) -> None:
    """Removes a criterion. Raises `Refused` once published."""
    locked = locked_draft(criterion.criteria_set)
    criterion = _criterion(locked, criterion)
    before = criterion_draft(criterion)
    criterion.delete()
    log("criteria.criterion_out", locked, by, before={before.code: as_logged(before)})


@transaction.atomic
def move_section(*, section: Section, up: bool, by: User) -> None:
    """Moves a heading before or after its neighbour; at the end it stays. Raises `Refused` once published."""
    locked = locked_draft(section.criteria_set)
    section = _section(locked, section)
    rows = list(locked.sections.all())
    if _swap(rows, section, up):
        Section.objects.bulk_update(rows, ["order"])
        log("criteria.move", locked, by, after={"section": f"{section.code} {section.name}", "up": up})


@transaction.atomic
def move_criterion(*, criterion: Criterion, up: bool, by: User) -> None:
    """Moves a criterion before or after its neighbour, from the end of a section into the next one.

    Raises `Refused` once published.
    """
    locked = locked_draft(criterion.criteria_set)
    criterion = _criterion(locked, criterion)
    rows = list(criterion.section.criteria.order_by("order", "pk"))
    moved = _swap(rows, criterion, up) or _to_next_section(rows, criterion, up, list(locked.sections.all()))
    if moved:
        Criterion.objects.bulk_update(rows, ["order", "section"])
        log("criteria.move", locked, by, after={"criterion": criterion.code, "up": up})


@transaction.atomic
def set_levels(*, criteria_set: CriteriaSet, levels: Sequence[LevelDraft], by: User, seen: str = "") -> None:
    """Writes the levels of a draft anew. Raises `Refused` once published, `Invalid` with all that is wrong,
    `Overtaken` where they are not as ``seen`` (`levels_mark`)."""
    locked = locked_draft(criteria_set)
    before = _levels_state(locked)
    refuse_overtaken(locked, seen, before)
    given = tidy_levels(tuple(levels))
    refuse(level_problems(given))
    write_levels(locked, given)
    log("criteria.levels", locked, by, before=before, after={each.key: asdict(each) for each in given})


def section_mark(section: Section) -> str:
    """What a page that edits a heading has seen."""
    return mark_of(_section_state(section))


def criterion_mark(criterion: Criterion) -> str:
    """What a page that edits a criterion has seen."""
    return mark_of(as_logged(criterion_draft(criterion)))


def levels_mark(criteria_set: CriteriaSet) -> str:
    """What a page that edits the levels has seen."""
    return mark_of(_levels_state(criteria_set))


def _section_state(section: Section) -> dict[str, Any]:
    return {"code": section.code, "name": section.name}


def _levels_state(criteria_set: CriteriaSet) -> dict[str, Any]:
    return {each.key: asdict(level_draft(each)) for each in criteria_set.levels.all()}


def _section(locked: CriteriaSet, section: Section) -> Section:
    found = locked.sections.filter(pk=section.pk).first()
    if found is None:
        raise Refused(_("Mục này vừa bị xóa ở nơi khác. Hãy trở lại bộ tiêu chí rồi thêm lại nếu vẫn cần."))
    return found


def _criterion(locked: CriteriaSet, criterion: Criterion) -> Criterion:
    found = locked.criteria.filter(pk=criterion.pk).first()
    if found is None:
        raise Refused(_("Tiêu chí này vừa bị xóa ở nơi khác. Hãy trở lại bộ tiêu chí rồi thêm lại nếu vẫn cần."))
    return found


def _fit_section(criteria_set: CriteriaSet, draft: SectionDraft, but: int = 0) -> SectionDraft:
    draft = tidy_section(draft)
    problems = section_problems(draft)
    if criteria_set.sections.filter(code=draft.code).exclude(pk=but).exists():
        problems.append(Problem("code", _("Số mục này đã dùng. Hãy đánh số khác.")))
    refuse(problems)
    return draft


def _fit_criterion(criteria_set: CriteriaSet, draft: CriterionDraft, but: int = 0) -> CriterionDraft:
    draft = tidy_criterion(draft)
    problems = criterion_problems(draft, criteria_set.kind)
    if criteria_set.criteria.filter(code=draft.code).exclude(pk=but).exists():
        problems.append(Problem("code", _("Số tiêu chí này đã dùng. Hãy đánh số khác.")))
    refuse(problems)
    return draft


_Part = TypeVar("_Part", Section, Criterion)


def _swap(rows: list[_Part], one: _Part, up: bool) -> bool:
    """Puts one row in the place of its neighbour and numbers them all; False at the end."""
    at = next(place for place, row in enumerate(rows) if row.pk == one.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return False
    rows.insert(to, rows.pop(at))
    for order, row in enumerate(rows):
        row.order = order
    return True


def _to_next_section(rows: list[Criterion], one: Criterion, up: bool, sections: list[Section]) -> bool:
    """Puts a criterion at the near end of the section before or after its own; False where there is none."""
    at = next(place for place, section in enumerate(sections) if section.pk == one.section_id)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(sections):
        return False
    others = list(sections[to].criteria.order_by("order", "pk"))
    moved = next(row for row in rows if row.pk == one.pk)
    others.insert(len(others) if up else 0, moved)
    for order, row in enumerate(others):
        row.order, row.section = order, sections[to]
    rows[:] = others
    return True
