"""How a unit was scored and what it was recognised as, and what visits found there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from dondoc.assessments.models import Assessment, Recognition
from dondoc.assessments.rules.states import State
from dondoc.inspections.models import Finding, Visit, VisitState
from dondoc.web.dossier.tables import Cell, Section, day, words
from dondoc.web.templatetags.assessments import assessment_state

HUNDREDTHS = 100


def scores(unit_id: int, year: int, today: date) -> Section:
    """The assessments of the year; what a review came to is told once it is published."""
    rows = Assessment.objects.filter(unit_id=unit_id, round__year=year).select_related("round__criteria")
    named = {each.assessment_id: each for each in Recognition.objects.filter(unit_id=unit_id, year=year)}
    return Section(
        title=_("Chấm điểm, công nhận"),
        columns=[_("Đợt"), _("Tự chấm"), _("Kết quả"), _("Công nhận"), _("Tình trạng")],
        rows=[_score(each, named.get(each.pk)) for each in rows],
        nothing=_("Đơn vị không chấm điểm theo bộ tiêu chí nào trong năm này."),
        url=reverse("unit-recognitions", args=[unit_id]),
        numbers=frozenset({1, 2}),
    )


def _score(each: Assessment, recognised: Recognition | None) -> list[Cell]:
    published = each.at is State.PUBLISHED
    return [
        words(each.round.title, reverse("assessment", args=[each.pk])),
        _points(each.self_scaled),
        _points(each.scaled if published else None),
        words(_recognised(recognised)),
        Cell.state(assessment_state(each.state)),
    ]


def _points(hundredths: int | None) -> Cell:
    return words("" if hundredths is None else number_format((Decimal(hundredths) / HUNDREDTHS).normalize() + 0))


def _recognised(found: Recognition | None) -> str:
    if found is None:
        return ""
    if found.withdrawn_on is None:
        return found.level_name
    return _("%(level)s, thu hồi từ %(day)s") % {"level": found.level_name, "day": date_format(found.withdrawn_on)}


def visits(unit_id: int, year: int, today: date) -> Section:
    """The visits at the unit in the year whose records are signed."""
    rows = Visit.objects.filter(unit_id=unit_id, held__year=year, state=VisitState.SIGNED)
    return Section(
        title=_("Kiểm tra"),
        columns=[_("Nội dung"), _("Ngày kiểm tra"), _("Tình trạng")],
        rows=[
            [words(each.title, reverse("visit", args=[each.pk])), day(each.held), words(each.get_state_display())]
            for each in rows.order_by("-held", "-pk")
        ],
        nothing=_("Không có lần kiểm tra nào tại đơn vị trong năm này."),
        url=reverse("inspections"),
    )


def findings(unit_id: int, year: int, today: date) -> Section:
    """The findings of the year, and those of before that were still open in it."""
    began = Finding.objects.filter(unit_id=unit_id, opened_on__lte=date(year, 12, 31))
    rows = began.exclude(closed_on__lt=date(year, 1, 1)).order_by("-opened_on", "-pk")
    return Section(
        title=_("Tồn tại phải khắc phục"),
        columns=[_("Tồn tại"), _("Mức độ"), _("Hạn khắc phục"), _("Ngày xác nhận"), _("Tình trạng")],
        rows=[
            [
                words(each.words, reverse("finding", args=[each.pk])),
                words(each.get_severity_display()),
                day(each.due),
                day(each.closed_on),
                words(each.get_state_display()),
            ]
            for each in rows
        ],
        nothing=_("Không có tồn tại nào trong năm này."),
        url=reverse("findings"),
    )
