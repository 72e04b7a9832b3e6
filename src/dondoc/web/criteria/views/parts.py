"""Sections, criteria and levels of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid, Refused
from dondoc.core.seen import Overtaken
from dondoc.criteria.actions import (
    add_criterion,
    add_section,
    change_criterion,
    change_section,
    criterion_mark,
    drop_criterion,
    drop_section,
    levels_mark,
    move_criterion,
    move_section,
    section_mark,
    set_levels,
)
from dondoc.criteria.content import criterion_draft, level_draft
from dondoc.criteria.models import CriteriaSet, Criterion, Section
from dondoc.criteria.rules import CriterionDraft
from dondoc.web.criteria.access import criterion_to_write, section_to_write, set_to_write
from dondoc.web.criteria.forms import CriterionForm, LevelForm, SectionForm
from dondoc.web.forms import add_overtaken, add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.templatetags.criteria import points

_SPARE_LEVELS = 2


def new_section(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """Adds a heading to a draft."""
    found = set_to_write(request, criteria_id, timezone.localdate())
    form = SectionForm(request.POST or None)
    if form.is_valid():
        try:
            made = add_section(criteria_set=found, draft=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã thêm mục. Hãy thêm tiêu chí vào mục."))
            return redirect(_place(found, section=made))
    return _section_page(request, found, form, None)


def edit_section(request: AuthedRequest, section_id: int) -> HttpResponse:
    """Renames a heading."""
    section = section_to_write(request, section_id, timezone.localdate())
    form = SectionForm(request.POST or None, initial={"code": section.code, "name": section.name})
    seen = request.POST.get("seen", "") or section_mark(section)
    if form.is_valid():
        try:
            change_section(section=section, draft=form.told(), by=request.user, seen=seen)
        except Invalid as error:
            add_problems(form, error)
        except Overtaken as error:
            section.refresh_from_db()
            seen = error.mark
            add_overtaken(form, error, SectionForm(initial={"code": section.code, "name": section.name}))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect(_place(section.criteria_set, section=section))
    return _section_page(request, section.criteria_set, form, section, seen)


def _section_page(
    request: AuthedRequest, criteria_set: CriteriaSet, form: SectionForm, section: Section | None, seen: str = ""
) -> HttpResponse:
    context = {"form": form, "set": criteria_set, "section": section, "seen": seen}
    return render(request, "criteria/section.html", context, status=422 if form.errors else 200)


@require_POST
def close_section(request: AuthedRequest, section_id: int) -> HttpResponse:
    """Removes a heading with its criteria."""
    section = section_to_write(request, section_id, timezone.localdate())
    drop_section(section=section, by=request.user)
    messages.success(request, _("Đã xóa mục %(code)s và các tiêu chí của mục.") % {"code": section.code})
    return redirect("criteria-set", section.criteria_set_id)


@require_POST
def shift_section(request: AuthedRequest, section_id: int, way: str) -> HttpResponse:
    """Moves a heading up or down."""
    section = section_to_write(request, section_id, timezone.localdate())
    move_section(section=section, up=way == "len", by=request.user)
    return redirect(_place(section.criteria_set, section=section))


def new_criterion(request: AuthedRequest, section_id: int) -> HttpResponse:
    """Adds a criterion to a section of a draft."""
    section = section_to_write(request, section_id, timezone.localdate())
    form = _form(request, section.criteria_set, None)
    if form.is_valid():
        try:
            made = add_criterion(section=section, draft=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã thêm tiêu chí %(code)s.") % {"code": made.code})
            if "again" in request.POST:
                return redirect("criterion-new", section.pk)
            return redirect(_place(section.criteria_set, criterion=made))
    return _criterion_page(request, section, form, None)


def edit_criterion(request: AuthedRequest, criterion_id: int) -> HttpResponse:
    """Writes a criterion of a draft anew."""
    criterion = criterion_to_write(request, criterion_id, timezone.localdate())
    form = _form(request, criterion.criteria_set, criterion_draft(criterion))
    seen = request.POST.get("seen", "") or criterion_mark(criterion)
    if form.is_valid():
        try:
            change_criterion(criterion=criterion, draft=form.told(), by=request.user, seen=seen)
        except Invalid as error:
            add_problems(form, error)
        except Overtaken as error:
            now = Criterion.objects.get(pk=criterion.pk)
            seen = error.mark
            add_overtaken(form, error, _form(request, criterion.criteria_set, criterion_draft(now), blank=True))
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect(_place(criterion.criteria_set, criterion=criterion))
    return _criterion_page(request, criterion.section, form, criterion, seen)


def _form(
    request: AuthedRequest, criteria_set: CriteriaSet, draft: CriterionDraft | None, *, blank: bool = False
) -> CriterionForm:
    levels = [(level.key, level.name) for level in criteria_set.levels.all()]
    initial = _initial(draft) if draft else {"kind": "yes_no", "higher": "1"}
    typed = None if blank else request.POST or None
    return CriterionForm(typed, unit_kind=criteria_set.kind, levels=levels, initial=initial)


def _initial(draft: CriterionDraft) -> dict[str, object]:
    return asdict(draft) | {"steps": draft.steps, "higher": "1" if draft.higher else "", "draft": draft}


def _criterion_page(
    request: AuthedRequest, section: Section, form: CriterionForm, criterion: Criterion | None, seen: str = ""
) -> HttpResponse:
    of = (criterion or section).criteria_set
    context = {"form": form, "section": section, "criterion": criterion, "set": of, "seen": seen}
    return render(request, "criteria/criterion.html", context, status=422 if form.errors else 200)


@require_POST
def close_criterion(request: AuthedRequest, criterion_id: int) -> HttpResponse:
    """Removes a criterion."""
    criterion = criterion_to_write(request, criterion_id, timezone.localdate())
    drop_criterion(criterion=criterion, by=request.user)
    messages.success(request, _("Đã xóa tiêu chí %(code)s.") % {"code": criterion.code})
    return redirect(_place(criterion.criteria_set, section=criterion.section))


@require_POST
def shift_criterion(request: AuthedRequest, criterion_id: int, way: str) -> HttpResponse:
    """Moves a criterion up or down, at the end of its section into the next one."""
    criterion = criterion_to_write(request, criterion_id, timezone.localdate())
    move_criterion(criterion=criterion, up=way == "len", by=request.user)
    return redirect(_place(criterion.criteria_set, criterion=criterion))


def levels(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """The levels of a draft, all at once."""
    found = set_to_write(request, criteria_id, timezone.localdate())
    now = [asdict(level_draft(level)) for level in found.levels.all()]
    several = forms.formset_factory(LevelForm, extra=_SPARE_LEVELS, max_num=12, absolute_max=20)
    formset = several(request.POST or None, initial=now)
    problems: Sequence[str] = ()
    seen = request.POST.get("seen", "") or levels_mark(found)
    if request.method == "POST" and formset.is_valid():
        told = [each for form in formset for each in [form.told()] if each is not None]
        try:
            set_levels(criteria_set=found, levels=told, by=request.user, seen=seen)
        except Invalid as error:
            problems = [each.message for each in error.problems]
        except Overtaken as error:
            seen, problems = error.mark, [str(error), *_levels_now(found)]
        else:
            messages.success(request, _("Đã lưu các mức xếp loại."))
            return redirect("criteria-set", found.pk)
    wrong = bool(problems) or (formset.is_bound and not formset.is_valid())
    context = {"formset": formset, "set": found, "problems": problems, "seen": seen}
    return render(request, "criteria/levels.html", context, status=422 if wrong else 200)


def _levels_now(criteria_set: CriteriaSet) -> list[str]:
    """The levels as they are stored, a sentence each."""
    told = _("Đang lưu: %(key)s, %(name)s, từ %(points)s.")
    return [
        told % {"key": each.key, "name": each.name, "points": points(each.threshold)}
        for each in criteria_set.levels.all()
    ]


def _place(criteria_set: CriteriaSet, *, section: Section | None = None, criterion: Criterion | None = None) -> str:
    """Where on the set's page a part stands."""
    mark = f"#c{criterion.pk}" if criterion else f"#s{section.pk}" if section else ""
    return reverse("criteria-set", args=[criteria_set.pk]) + mark
