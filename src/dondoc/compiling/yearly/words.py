"""The fields within a line that papers of a yearly round share."""

from __future__ import annotations

from datetime import date

from dondoc.assessments.models import AssessmentRound
from dondoc.assessments.rules.answers import print_points
from dondoc.compiling.papers.issuing import cleaned, issuing_words
from dondoc.exports.writers.vietnamese import format_date
from dondoc.units.models import UnitKind


def round_words(round_: AssessmentRound, day: date) -> dict[str, str]:
    """Who makes the paper, of which round, by which set."""
    criteria = round_.criteria
    words = {
        "dot_cham_diem": round_.title,
        "bo_tieu_chi": criteria.name,
        "van_ban_ban_hanh": f", ban hành kèm theo {criteria.issued_by}" if criteria.issued_by else "",
        "nam_danh_gia": str(round_.year),
        "loai_don_vi": str(UnitKind(criteria.kind).label) if criteria.kind else "",
        "tu_ngay": format_date(round_.window_start),
        "den_ngay": format_date(round_.window_end),
    }
    return issuing_words(round_.unit_id, day) | cleaned(words)


def out_of(points: int | None, maximum: int | None) -> str:
    """ "92,5/100"; dots to be filled by hand where nothing is known."""
    return "......" if points is None or maximum is None else f"{print_points(points)}/{print_points(maximum)}"
