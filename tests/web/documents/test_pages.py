"""Pictures of pages: who gets them, how long a browser may keep them, where they stand on the check page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from documents.test_page_views import scan
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.reader import guarded
from readings import make_reading
from web.html import page

PNG = b"\x89PNG\r\n\x1a\n a page"


@pytest.fixture
def office(cast: Cast, at: Callable[..., Client]) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def reading(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A scan of two pages, drawn by a stand-in."""

    def draw(data: bytes, number: int, **more: Any) -> bytes:
        return PNG

    settings.PAGES_ROOT = tmp_path
    monkeypatch.setattr(guarded, "page_image_guarded", draw)
    return make_reading(cast, name="quet.pdf", source=scan())


def address(reading: Reading, number: int = 1) -> str:
    return reverse("reading-page", args=[reading.pk, number])


def test_a_page_is_a_private_picture_with_a_mark(office: Client, reading: Reading) -> None:
    response = office.get(address(reading))
    assert (response.status_code, response.content, response["Content-Type"]) == (200, PNG, "image/png")
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-cache", "nosniff")


def test_a_known_picture_is_not_sent_again(office: Client, reading: Reading) -> None:
    mark = office.get(address(reading))["ETag"]
    again = office.get(address(reading), headers={"If-None-Match": mark})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
    assert office.get(address(reading, 2), headers={"If-None-Match": mark}).status_code == 200


@pytest.mark.parametrize("number", [0, 3, 10**9])
def test_a_page_that_is_not_there_is_not_found(office: Client, reading: Reading, number: int) -> None:
    assert office.get(address(reading, number)).status_code == 404


def test_others_get_no_picture_even_with_its_mark(
    cast: Cast, at: Callable[..., Client], office: Client, reading: Reading
) -> None:
    mark = office.get(address(reading))["ETag"]
    beside = at(Role.OFFICE, cast.department).get(address(reading), headers={"If-None-Match": mark})
    nobody = Client().get(address(reading), headers={"If-None-Match": mark})
    assert (beside.status_code, nobody.status_code) == (404, 302)


def test_the_check_page_shows_pages_lazily_with_their_lines(office: Client, reading: Reading) -> None:
    tree = page(office.get(reverse("reading-check", args=[reading.pk])))
    pictures = tree.xpath("//figure//img")
    assert [(each.get("src"), each.get("loading"), each.get("alt")) for each in pictures] == [
        (address(reading, 1), "lazy", "Trang 1 của tệp gốc"),
        (address(reading, 2), "lazy", "Trang 2 của tệp gốc"),
    ]
    (box,) = tree.xpath("//a[@class='box'][contains(@data-keys, 'targets.1')]/*")
    assert [box.get(name) for name in ("x", "y", "width", "height")] == ["1000", "2000", "8000", "400"]
    assert {href[1:] for href in tree.xpath("//a[@class='box']/@href")} <= set(tree.xpath("//@id"))


def test_words_or_pictures_are_chosen_by_address(office: Client, reading: Reading) -> None:
    def view(**query: str) -> tuple[str, list[str]]:
        tree = page(office.get(reverse("reading-check", args=[reading.pk]), query))
        return tree.xpath("//@data-view")[0], tree.xpath("//*[@data-view-as and @aria-current]/@data-view-as")

    assert [view(), view(xem="anh"), view(xem="chu")] == [
        ("words", ["words"]), ("pictures", ["pictures"]), ("words", ["words"]),
    ]  # fmt: skip


def test_a_word_file_has_words_only(cast: Cast, office: Client) -> None:
    reading = make_reading(cast)
    tree = page(office.get(reverse("reading-check", args=[reading.pk]), {"xem": "anh"}))
    assert (tree.xpath("//figure | //*[@data-view-as]"), tree.xpath("//@data-view")) == ([], ["words"])
    assert office.get(address(reading)).status_code == 404
