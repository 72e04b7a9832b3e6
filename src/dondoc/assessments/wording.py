"""Wanted results in words, for pages and papers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.assessments.models import ResultAim, Sides
from dondoc.assessments.rules.aims import Reached
from dondoc.assessments.sheets import Sheet


def reached_words(found: Reached | None) -> str:
    """How a wanted result stands: "đạt (9/10)", "còn thiếu 3 đơn vị (6/10)"."""
    if found is None:
        return _("chưa có đơn vị nào")
    told = {"have": found.have, "total": found.total, "missing": found.missing}
    if found.met and not found.sure:
        return _("chưa vượt (%(have)d/%(total)d)") % told
    if found.met:
        return _("đạt (%(have)d/%(total)d)") % told
    if found.have > found.bound:
        return _("vượt %(missing)d đơn vị (%(have)d/%(total)d)") % told
    return _("còn thiếu %(missing)d đơn vị (%(have)d/%(total)d)") % told


def aim_words(row: ResultAim, sheet: Sheet) -> str:
    """ "Ít nhất 90 % đơn vị từ mức Trung bình trở lên"; for none at all: "Không có đơn vị nào từ mức Yếu trở xuống"."""
    level = sheet.names.get(row.level, row.level)
    last = row.level == (sheet.levels[-1].key if sheet.levels else "")
    first = row.level == (sheet.levels[0].key if sheet.levels else "")
    alone = (row.side == Sides.DOWN and last) or (row.side == Sides.UP and first)
    if alone:
        where = _("mức %(level)s") % {"level": level}
    elif row.side == Sides.UP:
        where = _("từ mức %(level)s trở lên") % {"level": level}
    else:
        where = _("từ mức %(level)s trở xuống") % {"level": level}
    if not row.value and not row.least:
        return _("Không có đơn vị nào %(where)s") % {"where": where}
    number = f"{row.value.normalize():f}".replace(".", ",")
    told = {"number": number, "where": where}
    if row.share:
        return (
            _("Ít nhất %(number)s %% đơn vị %(where)s") if row.least else _("Nhiều nhất %(number)s %% đơn vị %(where)s")
        ) % told
    return (
        _("Ít nhất %(number)s đơn vị %(where)s") if row.least else _("Nhiều nhất %(number)s đơn vị %(where)s")
    ) % told
