"""Workbooks on the pages: of one report, of a round, and many that come back together."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import User
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.drafts import enter_for
from dondoc.reporting.models import Intake, IntakeResult
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.workbooks.worker import run_waiting
from filled import DAY, edited, filled, typed, zipped
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
FIGURES = {"c1_tu": 2, "c1_mau": 3, "c2": 4}


@pytest.fixture(autouse=True)
def files_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def post(client: Client, url: str, data: bytes, **more: str) -> HttpResponse:
    answer: Any = client.post(url, {"file": SimpleUploadedFile("a.xlsx", data), **more})
    return answer


def test_a_report_is_filled_in_from_its_own_workbook_and_waits_to_be_sent(round_: Round, cast: Cast) -> None:
    client, found = signed_in(round_.head(cast.commune)), round_.of(cast.commune)
    empty = content(client.get(reverse("workbook", args=[found.pk])))
    answer = post(client, reverse("workbook-fill", args=[found.pk]), typed(empty, FIGURES))
    assert (answer.status_code, answer["Location"]) == (302, reverse("obligation", args=[found.pk]))
    draft = found.submissions.get()
    assert (draft.state, draft.revision, draft.entered_by_unit_id) == ("draft", 1, None)
    page = client.get(answer["Location"]).content.decode()
    assert "Đã điền 3 ô từ tệp. Hãy xem lại rồi gửi báo cáo." in page
    again = content(client.get(reverse("workbook", args=[found.pk])))
    answers: list[Any] = []
    edited(again, lambda sheet: answers.extend(cell.value for cell in sheet["D"][8:12]))
    assert answers == [2, 3, 4, None]
    post(client, reverse("workbook-fill", args=[found.pk]), again)
    assert found.submissions.get().revision == 1


def test_a_workbook_with_a_wrong_cell_or_of_another_unit_fills_nothing_in(round_: Round, cast: Cast) -> None:
    client, found = signed_in(round_.head(cast.commune)), round_.of(cast.commune)
    url = reverse("workbook-fill", args=[found.pk])
    told = post(client, url, filled(round_, cast.commune, **FIGURES | {"c2": "bốn"}))
    assert told.status_code == 422
    assert "trang Báo cáo, ô D11 (10 lớp tập huấn)" in told.content.decode()
    other = post(client, url, filled(round_, cast.school, **FIGURES))
    assert "Tệp này của đơn vị khác." in other.content.decode()
    assert found.submissions.count() == 0


def test_the_books_of_a_round_go_out_in_a_zip_and_come_back_together(
    round_: Round, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(round_.office)
    with zipfile.ZipFile(
        BytesIO(content(client.get(reverse("cycle-workbooks-zip", args=[round_.cycle.pk]))))
    ) as package:
        books = {name: package.read(name) for name in package.namelist()}
    assert list(books) == [
        f"S00.01 Ủy ban nhân dân xã Suối Lam ({cast.commune.pk}).xlsx",
        f"S00.01.01 Trường Tiểu học Suối Lam ({cast.school.pk}).xlsx",
        f"S00.02 Ủy ban nhân dân phường Bến Đá ({cast.other_commune.pk}).xlsx",
    ]
    back = zipped({name: typed(data, FIGURES) for name, data in books.items()}).getvalue()
    url = reverse("cycle-workbooks", args=[round_.cycle.pk])
    answer: Any = client.post(url, {"file": SimpleUploadedFile("a.zip", back), "reason": "Gửi qua thư.", "sends": "on"})
    run_waiting()
    assert list(IntakeResult.objects.values_list("unit_id", "outcome")) == [
        (unit.pk, "sent") for unit in (cast.commune, cast.school, cast.other_commune)
    ]
    assert answer["Location"] == reverse("intake", args=[Intake.objects.get().pk])
    client.get(url)  # what is asked once a session
    for address in (url, answer["Location"]):
        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200
    assert client.get(reverse("cycle-workbooks-zip", args=[round_.cycle.pk])).status_code == 422


def test_the_table_of_a_round_has_a_line_for_each_unit_that_still_owes(round_: Round, cast: Cast) -> None:
    round_.send(cast.commune)
    table = content(signed_in(round_.office).get(reverse("cycle-workbooks-table", args=[round_.cycle.pk])))
    names: list[Any] = []
    edited(table, lambda sheet: names.extend(cell.value for cell in sheet["C"][5:]))
    assert names == ["Trường Tiểu học Suối Lam", "Ủy ban nhân dân phường Bến Đá"]


def test_an_office_sees_in_a_workbook_neither_what_a_unit_is_typing_nor_what_it_reported_of_people(cast: Cast) -> None:
    asked = (IndicatorDraft("Người dự", "count", about_people=True), IndicatorDraft("Lớp", "count"))
    earlier = make_round(cast, *asked)
    earlier.accept(cast.commune, earlier.boxes(c1="3", c2="5"))
    cycle = open_cycle(
        duty=earlier.duty,
        name="Báo cáo năm",
        window_start=date(2026, 6, 15),
        window_end=date(2026, 12, 14),
        dues={1: date(2026, 12, 16), 2: date(2026, 12, 15)},
        day=DAY,
        by=earlier.office,
    )
    now = replace(earlier, cycle=cycle)
    now.save(cast.commune, now.boxes(c2="7"))
    url = reverse("workbook", args=[now.of(cast.commune).pk])

    def seen(user: User) -> list[Any]:
        found: list[Any] = []
        data = content(signed_in(user).get(url))
        edited(data, lambda sheet: found.extend((sheet[f"D{line}"].value, sheet[f"F{line}"].value) for line in (8, 9)))
        return found

    assert seen(now.head(cast.commune)) == [(None, "3"), (7, "5")]
    assert seen(now.office) == [(None, ""), (None, "5")]
    enter_for(obligation=now.of(cast.commune), unit_id=cast.province.pk, reason="Xã mất mạng.", by=now.office)
    assert seen(now.office) == [(None, ""), (7, "5")]
