"""Files that go with a report: put in, seen by whom, taken out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.reporting.models import ReportFile
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.models import Unit
from rounds import Round, make_round
from web.html import page, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
PDF = b"%PDF-1.7 bien ban"


@pytest.fixture
def asking(cast: Cast) -> Round:
    return make_round(cast, IndicatorDraft("Số lớp", "count"), IndicatorDraft("Biên bản", "file"))


def put(asking: Round, browser: Client, name: str = "bien-ban.pdf", data: bytes = PDF, beside: bool = False) -> int:
    paper = asking.form.indicators.get(code="c2")
    url = reverse("report-file-add", args=[asking.of(asking.cast.commune).pk])
    file = SimpleUploadedFile(name, data)
    return browser.post(url, {"indicator": "" if beside else str(paper.pk), "file": file}).status_code


def test_a_file_stands_in_the_form_and_goes_with_the_report(asking: Round, at: At) -> None:
    commune = asking.cast.commune
    officer, office = at(Role.OFFICER, commune), at(Role.OFFICE, asking.cast.province)
    assert put(asking, officer) == 302
    obligation, file = asking.of(commune), ReportFile.objects.get()
    url = reverse("report-file", args=[obligation.pk, file.pk])
    form = reverse("obligation", args=[obligation.pk])
    assert texts(officer.get(form), "//*[@class='report-files']//a") == ["bien-ban.pdf"]
    assert office.get(url).status_code == 404  # not sent yet
    asking.send(commune, asking.boxes(c1="5"))
    assert b"".join(office.get(url).streaming_content) == PDF  # type: ignore[attr-defined]
    assert page(office.get(form)).xpath("//main//td//a/@href") == [url]


def test_a_file_beside_the_whole_report_is_offered_listed_and_seen_by_the_office(asking: Round, at: At) -> None:
    commune = asking.cast.commune
    officer, office = at(Role.OFFICER, commune), at(Role.OFFICE, asking.cast.province)
    form = reverse("obligation", args=[asking.of(commune).pk])
    assert texts(officer.get(form), "//*[@id='beside-label']") == ["Tệp kèm báo cáo"]
    put(asking, officer)
    put(asking, officer, "cong-van.pdf", b"%PDF-1.7 cong van", beside=True)
    assert texts(officer.get(form), "//section[@class='files-beside']//li/a") == ["cong-van.pdf"]
    asking.send(commune, asking.boxes(c1="5"))
    sent = office.get(form)
    assert texts(sent, "//main//section[.//h2='Tệp kèm báo cáo']//li/a") == ["cong-van.pdf"]
    assert texts(sent, "//main//td//a") == ["bien-ban.pdf"]


def test_a_file_is_replaced_at_its_place(asking: Round, at: At) -> None:
    officer = at(Role.OFFICER, asking.cast.commune)
    put(asking, officer)
    file = ReportFile.objects.get()
    obligation_id, paper = file.submission.obligation_id, file.indicator_id
    url = reverse("report-file-replace", args=[obligation_id, file.pk])
    answer = officer.post(url, {"file": SimpleUploadedFile("ban-sua.pdf", b"%PDF-1.7 sua")})
    assert answer["Location"] == f"{reverse('obligation', args=[obligation_id])}#{paper}.file-label"
    assert [each.file.name for each in ReportFile.objects.all()] == ["ban-sua.pdf"]
    gone = officer.post(url, {"file": SimpleUploadedFile("ban-ba.pdf", b"%PDF-1.7 ba")})
    assert (gone.status_code, "không còn trong báo cáo" in gone.content.decode()) == (422, True)


def test_a_file_can_be_taken_out_while_the_report_is_open(asking: Round, at: At) -> None:
    officer = at(Role.OFFICER, asking.cast.commune)
    put(asking, officer)
    file = ReportFile.objects.get()
    assert officer.post(reverse("report-file-remove", args=[file.submission.obligation_id, file.pk])).status_code == 302
    assert not ReportFile.objects.exists()


@pytest.mark.parametrize(("name", "data"), [("bang.xlsx", b"PK\x03\x04"), ("0912 345 678.pdf", PDF)])
def test_what_is_not_kept_is_told_and_stored_nowhere(asking: Round, at: At, name: str, data: bytes) -> None:
    assert put(asking, at(Role.OFFICER, asking.cast.commune), name, data) == 422
    assert not ReportFile.objects.exists()


def test_sending_without_a_required_file_says_so_at_its_place(asking: Round, at: At) -> None:
    head, commune = at(Role.HEAD, asking.cast.commune), asking.of(asking.cast.commune)
    url = reverse("obligation-send", args=[commune.pk])
    response = head.post(url, asking.boxes(c1="5") | {"revision": "0"})
    assert response.status_code == 422
    assert "chưa có tệp" in "".join(texts(response, "//*[contains(@class, 'has-fault')]//*[@data-fault]"))
