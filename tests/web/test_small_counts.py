"""No page and no export tells a small count of people to those outside the unit, nor lets it be computed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from cast import Cast
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.models import Cycle, Indicator, Obligation
from rounds import Round, make_round
from web.conftest import Open

pytestmark = pytest.mark.django_db
SOURCE = Path(__file__).parents[2] / "src" / "dondoc"
FLOOR = 5000
SMALL = "4321"  # the school's own
COVERING = ("11975", "8765")  # its commune with it, and the commune beside: with them it could be computed
TOLD = "20740"


@pytest.fixture
def round_(cast: Cast, settings: Settings) -> Iterator[Round]:
    """A round in which every report was accepted, and the next one, in which the figures stand as those before."""
    settings.SMALL_COUNT = FLOOR
    made = make_round(cast)
    Indicator.objects.filter(form=made.form, kind="count").update(about_people=True)
    for unit, count in ((cast.school, int(SMALL)), (cast.commune, 7654), (cast.other_commune, int(COVERING[1]))):
        made.accept(unit, made.typed(classes=count))
    days = {"window_start": date(2026, 6, 15), "window_end": date(2026, 12, 14), "day": date(2026, 12, 1)}
    dues = {1: date(2026, 12, 20), 2: date(2026, 12, 18)}
    open_cycle(duty=made.duty, name="Cả năm", dues=dues, by=made.office, **days)
    with time_machine.travel("2026-12-02T09:00:00+07:00", tick=False):
        yield made


def addresses(resolver: URLResolver, lead: str = "") -> Iterator[tuple[str, list[str]]]:
    """The name of every address and what it asks for."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name), re.findall(r"<\w+:(\w+)>", f"{lead}{pattern.pattern}")
        else:
            yield from addresses(pattern, f"{lead}{pattern.pattern}")


def pages(round_: Round) -> Iterator[str]:
    """Every address that the round, its plan, its units and its reports have."""
    cast = round_.cast
    units = [cast.province.pk, cast.commune.pk, cast.other_commune.pk, cast.school.pk]
    known = {
        "cycle_id": list(Cycle.objects.values_list("pk", flat=True)),
        "obligation_id": list(Obligation.objects.values_list("pk", flat=True)),
        "plan_id": [round_.plan.pk],
        "duty_id": [round_.duty.pk],
        "unit_id": units,
        "reading_id": [round_.plan.reading_id],
    }
    for name, asked in addresses(get_resolver()):
        if not set(asked) <= set(known):
            continue
        for values in product(*(known[key] for key in asked)):
            address = reverse(name, kwargs=dict(zip(asked, values, strict=True)))
            yield address
            if name == "cycle-totals":
                yield from (f"{address}?don-vi={unit}&chi-so={place}" for unit, place in product(units, (0, 1)))
                yield from (f"{address}?don-vi={unit}&chi-so=1&theo={by}" for unit, by in product(units, BY))
            if name in ("cycle-sources", "cycle-trend"):
                yield from (f"{address}?don-vi={unit}&chi-so={place}" for unit, place in product(units, (0, 1)))
            if name == "obligation":
                yield f"{address}?ban=1"


BY = ("kind", "zone")


def words(answer: HttpResponse) -> str:
    """What an answer says, without the points in its numbers; of a file of parts the text of each."""
    content = b"".join(answer) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    return re.sub(r"(?<=\d)\.(?=\d{3})", "", content.decode(errors="replace"))


def said(client: Client, round_: Round) -> dict[str, str]:
    found = {}
    for address in pages(round_):
        answer = client.get(address)
        if answer.status_code == 200:
            found[address] = words(answer)
    return found


def test_no_page_tells_a_small_count_nor_what_would_give_it_away(round_: Round, signed_in: Open) -> None:
    told = said(signed_in(round_.office), round_)
    numbers = {number: [at for at, text in told.items() if number in text] for number in (SMALL, *COVERING)}
    assert numbers == {SMALL: [], COVERING[0]: [], COVERING[1]: []}
    seen = [address for address, text in told.items() if TOLD in text]
    totals, report = (reverse(name, args=[round_.cycle.pk]) for name in ("cycle-totals", "cycle-report"))
    assert {totals, report} <= set(seen)
    assert "(ẩn)</" in told[f"{totals}?don-vi={round_.cast.province.pk}&chi-so=1"]
    assert "&lt; 5000" in told[f"{reverse('obligation', args=[round_.of(round_.cast.school).pk])}"]


def test_the_unit_itself_sees_its_own_count(round_: Round, signed_in: Open) -> None:
    own = reverse("obligation", args=[round_.of(round_.cast.school).pk])
    assert SMALL in words(signed_in(round_.head(round_.cast.school)).get(own))


def test_the_page_says_why_a_larger_number_is_hidden(round_: Round, signed_in: Open) -> None:
    address = reverse("obligation", args=[round_.of(round_.cast.other_commune).pk])
    page = signed_in(round_.office).get(address).content.decode()
    assert "“(ẩn)” là số không hiện, vì từ số đó tính ra được số người quá nhỏ của một đơn vị khác." in page


def test_the_door_is_the_only_one() -> None:
    asking = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if re.search(r"\bSMALL_COUNT\b|\bis_hidden\(.*about_people", path.read_text(encoding="utf-8"))
    }
    assert asking == {"config/settings.py", "consolidation/hiding.py", "reporting/rules/figures.py"}


def test_figures_reach_pages_and_exports_only_with_what_is_hidden() -> None:
    """Whoever shows a total or a report's own figures asks for what is hidden of them too."""
    for path in [*(SOURCE / "web").rglob("*.py"), *(SOURCE / "exports").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        if "own_figures(" in text:
            assert "own_hidden(" in text, path
        if re.search(r"\.figure\.(?:value|numerator|denominator)\b", text):
            assert ".hidden" in text, path
