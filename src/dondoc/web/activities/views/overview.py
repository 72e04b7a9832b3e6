"""Activities of a year unit by unit: all kinds side by side, and each kind by itself, down the tree."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.queries.kinds import Kind, general_facts, headlines, single_facts
from dondoc.core.errors import Refused
from dondoc.core.facts import Fact
from dondoc.exports.writers.plain import csv_of
from dondoc.exports.writers.sheet import Column, write_sheet
from dondoc.web.activities.rollup import YEARS, Asked, Line, Told, asked_of, in_cells, rolled, sorted_lines
from dondoc.web.downloads import XLSX
from dondoc.web.facts import records_url
from dondoc.web.lists import Sort
from dondoc.web.requests import AuthedRequest

LABELS = {
    Kind.INITIATIVES: gettext_lazy("Mô hình"),
    Kind.CLASSES: gettext_lazy("Tập huấn"),
    Kind.CAMPAIGNS: gettext_lazy("Chiến dịch"),
    Kind.COMMITMENTS: gettext_lazy("Cam kết"),
    Kind.FORCES: gettext_lazy("Lực lượng"),
}
CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is told in one cell, with the way to its records."""

    told: Told
    url: str


def activities(request: AuthedRequest) -> HttpResponse:
    """The headlines of every kind at the seat's unit, or one below it, and at each unit right below that."""
    facts = [fact for kind in Kind for fact in headlines(kind)]
    groups = [(LABELS[kind], reverse(f"{kind}-rollup"), len(headlines(kind))) for kind in Kind]
    return _page(request, asked_of(request), facts, {"tab": "overview", "groups": groups, "file": "activities"})


def activities_file(request: AuthedRequest, format: str) -> HttpResponse:
    """What the overview shows, as a file."""
    return _file(asked_of(request), [fact for kind in Kind for fact in headlines(kind)], "hoat-dong", format)


def rollup(request: AuthedRequest, kind: Kind) -> HttpResponse:
    """All that is told of a kind, down the tree."""
    asked = asked_of(request)
    singles = single_facts(kind, asked.path, *asked.days) if asked else []
    more = {
        "tab": kind.value,
        "kind": LABELS[kind],
        "general": len(general_facts(kind)),
        "abouts": {fact.key: _about(kind, fact) for fact in singles},
        "file": f"{kind}-rollup",
    }
    return _page(request, asked, [*general_facts(kind), *singles], more)


def rollup_file(request: AuthedRequest, kind: Kind, format: str) -> HttpResponse:
    """The same as a file."""
    asked = asked_of(request)
    singles = single_facts(kind, asked.path, *asked.days) if asked else []
    return _file(asked, [*general_facts(kind), *singles], f"hoat-dong-{kind}", format)


def _page(request: AuthedRequest, asked: Asked | None, facts: Sequence[Fact], more: Mapping[str, Any]) -> HttpResponse:
    context = {"asked": asked, "abouts": {}, **more}
    if asked:
        found, sort = rolled(asked, facts), _sort(request, facts)
        context |= {
            "name": found.name,
            "headings": [(fact, context["abouts"].get(fact.key, "")) for fact in facts],
            "lines": [(line.node, _shown(line, asked)) for line in sorted_lines(found.lines, sort)],
            "whole": _shown(found.whole, asked),
            "units": found.whole.node.units,
            "sort": sort,
            "years": range(asked.day.year, asked.day.year - YEARS, -1),
            "query": urlencode({"unit": asked.unit_id, "year": asked.year}),
        }
    return render(request, "activities/rollup.html", context)


def _file(asked: Asked | None, facts: Sequence[Fact], name: str, format: str) -> HttpResponse:
    if asked is None:
        raise Refused(_("Đơn vị này không còn tồn tại nên không có gì để cộng."))
    columns = [Column(_("Đơn vị"), 44), Column(_("Số đơn vị"), 10)]
    for fact in facts:
        columns.append(Column(f"{fact.label} ({fact.unit})", 16))
        if fact.is_share:
            columns.append(Column(_("trên tổng số"), 10))
    found = rolled(asked, facts)
    lines = [list(in_cells(line)) for line in (*found.lines, found.whole)]
    lines[-1][0] = _("Tổng")
    if format == "csv":
        answer = HttpResponse(csv_of(columns, lines), content_type=CSV)
    else:
        file = io.BytesIO()
        write_sheet(file, str(asked.year), columns, lines)
        answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{asked.year}.{format}"'
    return answer


def _sort(request: AuthedRequest, facts: Sequence[Fact]) -> Sort:
    asked = request.GET.get("sort", "name")
    column = asked.removeprefix("-")
    known = column in {"name", "units", *(fact.key for fact in facts)}
    return Sort(column, asked.startswith("-")) if known else Sort("name", downward=False)


def _shown(line: Line, asked: Asked) -> list[Shown]:
    """The cells of a line; those of the unit without the ones below it lead nowhere, for a list has these too."""
    return [Shown(told, "" if line.node.is_top else _records(told, line.node.unit_id, asked)) for told in line.cells]


def _records(told: Told, unit_id: int, asked: Asked) -> str:
    """Where the records of a cell stand; "" where none are."""
    if told.sum is None or not (told.sum.amount or told.sum.of):
        return ""
    kind, _dot, one = told.fact.key.partition(".")
    if kind == Kind.FORCES and one.isdigit():
        now = asked.year == asked.day.year
        return f"{reverse('force-norm', args=[one])}?{urlencode({'unit': unit_id})}" if now else ""
    return "" if one.isdigit() else records_url(told.fact.key, unit_id, *asked.days)


def _about(kind: Kind, fact: Fact) -> str:
    """The page of the campaign or the norm that a fact is about."""
    one = fact.key.partition(".")[2]
    names = {Kind.CAMPAIGNS: "campaign", Kind.FORCES: "force-norm"}
    return reverse(names[kind], args=[one]) if kind in names else ""
