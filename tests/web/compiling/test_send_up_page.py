"""The page that fills a round's totals into the report to the level above, and what the level above reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.models import User
from dondoc.reporting.actions.submissions import send
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind
from rounds import make_round
from web.html import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
DAY = date(2026, 6, 20)
CLASSES = IndicatorDraft("Lớp tập huấn", "count", unit="lớp", code="LOP")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_total_in_another_unit_of_measure_is_told_and_not_chosen_beforehand(cast: Cast) -> None:
    within = create_unit(
        name="Điểm trường", kind=UnitKind.OTHER, code="DT", parent=cast.school, valid_from=START, by=None
    )
    above = make_round(cast, replace(CLASSES, label="Kinh phí", unit="đồng"))
    seats = replace(cast, province=cast.commune, commune=cast.school, other_commune=within, school=within)
    below = make_round(seats, replace(CLASSES, label="Kinh phí", unit="triệu đồng"))
    below.accept(cast.school, below.boxes(LOP="4"))
    with time_machine.travel(DAY):
        page = browser(below.office).get(reverse("cycle-send-up", args=[below.cycle.pk])).content.decode()
    key = above.form.indicators.get().pk
    assert f'name="chi-so" value="{key}" aria-label' in page
    assert "4 triệu đồng" in page and "khác đơn vị tính: ở đây là triệu đồng, cấp trên hỏi đồng" in page
    assert reverse("obligation", args=[above.of(cast.commune).pk]) in page


def test_totals_go_up_by_the_office_and_the_head_and_are_read_above_as_consolidation(cast: Cast) -> None:
    beside = create_unit(
        name="Trường Bến Lam", kind=UnitKind.OTHER, code="BL", parent=cast.commune, valid_from=START, by=None
    )
    within = create_unit(
        name="Điểm trường", kind=UnitKind.OTHER, code="DT", parent=cast.school, valid_from=START, by=None
    )
    above = make_round(cast, CLASSES)
    seats = replace(cast, province=cast.commune, commune=cast.school, other_commune=beside, school=within)
    below = make_round(seats, CLASSES)
    below.accept(cast.school, below.boxes(LOP="4"))
    below.accept(beside, below.boxes(LOP="9"))
    office, obligation = browser(below.office), above.of(cast.commune)
    url = reverse("cycle-send-up", args=[below.cycle.pk])
    key = str(above.form.indicators.get().pk)
    with time_machine.travel(DAY):
        assert f'name="chi-so" value="{key}" checked' in office.get(url).content.decode()
        answer = office.post(
            reverse("cycle-compile", args=[below.cycle.pk, obligation.pk]), {"revision": "0", "chi-so": [key]}
        )
        assert answer["Location"] == url
        told = "khi 2/3 báo cáo cấp dưới đã được chấp nhận."
        assert told in office.get(url).content.decode()
        head = above.head(cast.commune)
        page = browser(head).get(reverse("obligation", args=[obligation.pk])).content.decode()
        assert told in page and 'value="13"' in page
        send(obligation=obligation, revision=1, now=datetime.now(timezone.get_current_timezone()), by=head)
        page = browser(above.office).get(reverse("obligation", args=[obligation.pk])).content.decode()
        own_page = text_of(office.get(url))
    assert "Không còn báo cáo nào chờ điền số tổng hợp của kỳ này." in own_page
    assert f"Đã gửi lên cấp trên {above.cycle.name}" in own_page
    assert told in page and "Đã sửa tay so với số tổng hợp" not in page
