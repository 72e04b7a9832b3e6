"""From a fact to the page of its records, and what was measured in words."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.facts import FACTS
from dondoc.web.facts import in_words, records_url
from web.conftest import Open

FIRST, LAST = date(2025, 12, 15), date(2026, 12, 14)


def test_what_was_measured_in_words() -> None:
    told = [
        in_words("reports.on_time", 3, 4),
        in_words("reports.on_time", 2, 3),
        in_words("reports.returned", 2, None),
        in_words("budget.spent", 640, 1000),
        in_words("training.cost", 1_250_000, None),
        in_words("gone.away", 1, None),
    ]
    assert told == [
        "3/4 báo cáo (75 %)",
        "2/3 báo cáo (66,7 %)",
        "2 lần",
        "64 %",
        "1.250.000 đồng",
        "",
    ]


@pytest.mark.django_db
def test_every_fact_leads_to_a_page_of_its_records(cast: Cast, signed_in: Open) -> None:
    office = signed_in(cast.user(Role.OFFICE, cast.province))
    urls = {fact.key: records_url(fact.key, cast.commune.pk, FIRST, LAST) for fact in FACTS}
    assert {key: office.get(url).status_code for key, url in urls.items()} == dict.fromkeys(urls, 200)
