"""The pages of campaigns, commitments and forces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from python_calamine import load_workbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.models import Campaign, Commitment, ForceCount, ForceNorm
from dondoc.units.models import Unit
from web.html import rows, text_of

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
CAMPAIGN = {
    "title": "Tháng an toàn",
    "kind": "campaign",
    "area": "fire",
    "starts": "01/10/2026",
    "ends": "31/10/2026",
    "purpose": "",
    "serves": "",
}
NORM = {
    "title": "Tổ cứu hộ",
    "kind": "staff",
    "required": "5",
    "measure": "suất",
    "unit_kind": "commune",
    "since": "01/01/2026",
}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-10-05 09:00+07:00"):
        yield


def test_a_campaign_from_its_plan_to_its_report(cast: Cast, at: At) -> None:
    office, unit = at(Role.OFFICE, cast.province), at(Role.OFFICER, cast.commune)
    office.post(reverse("campaign-new"), CAMPAIGN)
    campaign = Campaign.objects.get()
    here = reverse("campaign", args=[campaign.pk])
    item = {"text": "Kiểm tra bình", "figure": "Số bình", "measure": "bình"}
    office.post(reverse("campaign-item-new", args=[campaign.pk]), item)
    office.post(reverse("campaign-units", args=[campaign.pk]), {"kind": "commune"})
    office.post(reverse("campaign-start", args=[campaign.pk]))
    assert "Việc của đơn vị bạn" in text_of(unit.get(here))
    url = reverse("campaign-do", args=[campaign.items.get().pk])
    assert "Hãy ghi số nguyên" in text_of(unit.post(url, {"done_on": "04/10/2026", "count": "ba"}))
    unit.post(url, {"done_on": "04/10/2026", "count": "12", "note": ""})
    shown = text_of(office.get(here))
    assert all(words in shown for words in ("1/2", "Số bình: 12 bình"))
    assert rows(office.get(reverse("campaigns")))[0][-1] == "50%"
    with load_workbook(BytesIO(b"".join(office.get(reverse("campaign-coverage", args=[campaign.pk]))))) as book:  # type: ignore[arg-type]
        assert [line[1:] for line in book.get_sheet_by_index(1).to_python()][1:] == [[0, "", ""], [1, _day(), 12]]
    office.post(reverse("campaign-finish", args=[campaign.pk]), {"conclusion": "Đạt yêu cầu."})
    assert "Đạt yêu cầu." in text_of(unit.get(here))


def _day() -> object:
    from datetime import date

    return date(2026, 10, 4)


def test_a_unit_that_is_not_called_upon_writes_nothing(cast: Cast, at: At) -> None:
    office = at(Role.OFFICE, cast.province)
    office.post(reverse("campaign-new"), CAMPAIGN)
    campaign = Campaign.objects.get()
    office.post(reverse("campaign-item-new", args=[campaign.pk]), {"text": "Kiểm tra", "figure": "", "measure": ""})
    office.post(reverse("campaign-units", args=[campaign.pk]), {"unit": cast.commune.pk})
    assert at(Role.OFFICER, cast.other_commune).get(reverse("campaign", args=[campaign.pk])).status_code == 404
    assert office.get(reverse("campaign-do", args=[campaign.items.get().pk])).status_code == 403


def test_commitments_are_counted_again_and_each_count_shows(cast: Cast, at: At) -> None:
    unit = at(Role.OFFICER, cast.commune)
    first = {"year": "2026", "area": "fire", "signer": "schools", "base": "20", "signed": "5", "day": "01/09/2026"}
    unit.post(reverse("commitment-new"), first)
    made = Commitment.objects.get()
    url = reverse("commitment-count", args=[made.pk])
    assert "không thể lớn hơn" in text_of(unit.post(url, {"base": "20", "signed": "21", "day": "01/10/2026"}))
    unit.post(url, {"base": "20", "signed": "15", "day": "01/10/2026"})
    assert rows(unit.get(reverse("commitment", args=[made.pk]))) == [
        ["01/10/2026", "15", "20"],
        ["01/09/2026", "5", "20"],
    ]
    assert rows(at(Role.OFFICE, cast.province).get(reverse("commitments")))[0][4:7] == ["20", "15", "75%"]


def test_few_households_and_few_members_are_told_to_the_unit_alone(cast: Cast, at: At) -> None:
    unit, office = at(Role.OFFICER, cast.commune), at(Role.OFFICE, cast.province)
    few = {"year": "2026", "area": "fire", "signer": "households", "base": "900", "signed": "3", "day": "01/09/2026"}
    unit.post(reverse("commitment-new"), few)
    assert rows(office.get(reverse("commitments")))[0][4:7] == ["900", "< 5", "–"]
    assert rows(unit.get(reverse("commitments")))[0][4:7] == ["900", "3", "0%"]
    office.post(reverse("force-norms"), NORM)
    unit.post(reverse("forces-count"), {"day": "01/10/2026", f"present-{ForceNorm.objects.get().pk}": "3"})
    last = [row for row in rows(office.get(reverse("forces"))) if "< 5" in row]
    assert last[0][2:7] == ["5", "< 5", "–", "suất", "Thiếu"]
    own = [row for row in rows(unit.get(reverse("forces"))) if row[-1] == "01/10/2026"]
    assert own[0][2:7] == ["5", "3", "2", "suất", "Thiếu"]
    history = reverse("force-history", args=[ForceCount.objects.get().pk])
    assert "hiện có" not in text_of(office.get(history)).lower()


def test_the_overview_of_forces_says_who_is_short_and_who_is_silent(cast: Cast, at: At) -> None:
    office = at(Role.OFFICE, cast.province)
    office.post(reverse("force-norms"), NORM | {"kind": "equipment", "measure": "bộ"})
    unit = at(Role.OFFICER, cast.commune)
    unit.post(reverse("forces-count"), {"day": "01/10/2026", f"present-{ForceNorm.objects.get().pk}": "4"})
    assert rows(office.get(reverse("forces")))[0][1:] == ["5 bộ", "2", "0", "1", "1"]
    assert "Không có dòng nào khớp" in text_of(office.get(reverse("forces"), {"state": "full"}))
