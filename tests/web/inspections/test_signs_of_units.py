"""What speaks for a visit is gathered from everything that dondoc measures, and told in words."""

from __future__ import annotations

from datetime import date

import pytest

from assessing import make_assessing
from cast import Cast
from dondoc.inspections.rules.choosing import USUAL, Signs, reasons_of
from dondoc.units.queries import as_of
from dondoc.web.inspections.signs import candidates_of, draw_code, reasons_in_words, scores_of
from rounds import make_round

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)


def test_late_reports_count_from_the_rounds_of_the_last_year(cast: Cast) -> None:
    made = make_round(cast)
    made.send(cast.commune)
    units = list(as_of(DAY).filter(unit_id__in=[cast.commune.pk, cast.other_commune.pk]).order_by("path"))
    found = {each.unit_id: each.signs for each in candidates_of(units, DAY)}
    assert found[cast.other_commune.pk] == Signs(late=1, owed=1)
    assert found[cast.commune.pk].late == 0


def test_the_last_published_score_counts_in_per_cent(cast: Cast) -> None:
    assessing = make_assessing(cast)
    assessing.send(cast.other_commune)
    reached = assessing.recognised(cast.commune)
    assert scores_of([cast.commune.pk, cast.other_commune.pk]) == {
        cast.commune.pk: 100 * (reached.points or 0) // (reached.maximum or 1)
    }


def test_reasons_are_sentences_with_their_points() -> None:
    signs = Signs(late=1, owed=2, score=40, open=1, overdue=1, unseen=None)
    kept = [
        {"sign": each.sign.value, "points": each.points, "amount": each.amount, "of": each.of}
        for each in reasons_of(signs, USUAL)
    ]
    assert reasons_in_words(kept) == [
        "chưa được kiểm tra lần nào (200 điểm)",
        "lần xếp loại gần nhất đạt 40% điểm (180 điểm)",
        "1/2 báo cáo trong 12 tháng gửi trễ (150 điểm)",
        "1 tồn tại quá hạn khắc phục (80 điểm)",
        "còn 1 tồn tại chưa khắc phục (40 điểm)",
    ]


def test_the_draw_knows_a_unit_by_its_code_or_its_id(cast: Cast) -> None:
    unit = as_of(DAY).get(unit_id=cast.commune.pk)
    assert draw_code(unit) == "S00.01"
    unit.code = ""
    assert draw_code(unit) == f"#{cast.commune.pk}"
