"""The page on which the report that goes up is written."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cast import Cast
from rounds import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.accept(cast.commune)
    return made


def test_the_office_rewrites_a_sentence_and_is_told_when_its_figures_move(round_: Round, cast: Cast) -> None:
    office = Client()
    office.force_login(round_.office)
    url = reverse("cycle-draft", args=[round_.cycle.pk])
    with time_machine.travel(date(2026, 6, 20)):
        assert f'href="{reverse("cycle", args=[round_.cycle.pk])}?state=late"' in office.get(url).content.decode()
        answer = office.post(
            reverse("cycle-sentence", args=[round_.cycle.pk]),
            {"loai": "half_year", "key": "missing", "text": "Hai đơn vị còn thiếu.", "deed": "keep"},
        )
        assert answer["Location"] == f"{url}?loai=half_year#cau-missing"
        round_.accept(cast.school)
        page = office.get(url).content.decode()
    assert "Hai đơn vị còn thiếu." in page and "số liệu đã thay đổi" in page
    assert "Còn 1 đơn vị quá hạn chưa gửi báo cáo: Ủy ban nhân dân phường Bến Đá." in page
