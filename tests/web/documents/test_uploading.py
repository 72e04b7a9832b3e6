from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.reader.formats.limits import FILE_BYTES
from readings import TEXT, TITLE
from web.html import texts

pytestmark = pytest.mark.any_database

TOO_LARGE = "Tệp nặng 51 MB, vượt mức 50 MB."
ALERTS = "//*[@role='alert'][not(ancestor::template)]"
BROKEN = "Tệp không có nội dung"


@pytest.fixture
def office(cast: Cast, at: Callable[..., Client]) -> Client:
    return at(Role.OFFICE, cast.province)


def file(name: str = "ke-hoach.txt", data: bytes = TEXT.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def too_large() -> SimpleUploadedFile:
    return file("to.docx", b"x" * (FILE_BYTES + 1))


def plain(client: Client, *files: SimpleUploadedFile) -> HttpResponse:
    return client.post(reverse("document-upload"), {"file": list(files)})


def by_script(client: Client, *files: SimpleUploadedFile) -> Any:
    return client.post(reverse("document-upload"), {"file": list(files)}, headers={"Accept": "application/json"})


def test_one_file_leads_to_its_check_page(office: Client) -> None:
    response = plain(office, file())
    reading = Reading.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("reading-check", args=[reading.pk]))
    assert reading.title == TITLE


def test_the_same_file_again_leads_to_the_same_page(office: Client) -> None:
    assert plain(office, file())["Location"] == plain(office, file("ban-sao.txt"))["Location"]


def test_several_files_lead_to_the_queue(office: Client) -> None:
    response = plain(office, file(), file("2.txt", TEXT.replace("2026", "2027").encode()))
    assert (response.status_code, response["Location"]) == (302, reverse("documents"))
    assert Reading.objects.count() == 2


def test_a_refused_file_is_told_and_the_others_are_read(office: Client) -> None:
    response = plain(office, file("hong.docx", b" "), file())
    assert response.status_code == 422
    (sentence,) = texts(response, ALERTS)
    assert sentence.startswith(f"hong.docx: {BROKEN}")
    assert texts(response, "//*[contains(@class, 'notice-success')]") == [TITLE]


def test_no_file_at_all_is_told(office: Client) -> None:
    response = plain(office)
    assert response.status_code == 422
    assert texts(response, ALERTS) == [
        "Chưa chọn tệp nào. Hãy chọn tệp DOCX, PDF, ảnh chụp hoặc văn bản thuần trên máy của bạn."
    ]


def test_a_script_gets_the_address_of_the_reading(office: Client) -> None:
    response = by_script(office, file())
    reading = Reading.objects.get()
    assert response.json() == {"url": reverse("reading-check", args=[reading.pk]), "title": TITLE, "slow": False}


def test_a_script_gets_the_reader_s_sentence(office: Client) -> None:
    response = by_script(office, file("hong.docx", b" "))
    assert response.status_code == 422
    assert response.json()["error"].startswith(BROKEN)


@pytest.mark.parametrize("count", [0, 2])
def test_a_script_sends_one_file_at_a_time(office: Client, count: int) -> None:
    response = by_script(office, *(file(f"{number}.txt") for number in range(count)))
    assert (response.status_code, list(response.json())) == (422, ["error"])
    assert not Reading.objects.exists()


def test_a_file_over_the_limit_is_refused_both_ways(office: Client) -> None:
    (told,) = texts(plain(office, too_large()), ALERTS)
    assert TOO_LARGE in told
    assert by_script(office, too_large()).json()["error"].startswith(TOO_LARGE)
    assert not Reading.objects.exists()


def test_the_page_tells_the_browser_the_limit(office: Client) -> None:
    assert f'data-largest="{FILE_BYTES}"'.encode() in office.get(reverse("document-upload")).content
