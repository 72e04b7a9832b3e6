"""Vietnamese first, English by the switch."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast

pytestmark = pytest.mark.any_database


def test_the_site_speaks_vietnamese_whatever_the_browser_was_installed_in(cast: Cast) -> None:
    page = Client().get(reverse("sign-in"), headers={"Accept-Language": "en-US,en;q=0.9"})
    assert (page.headers["Content-Language"], '<html lang="vi">' in page.content.decode()) == ("vi", True)


def test_the_switch_is_remembered(cast: Cast) -> None:
    client = Client()
    client.post(reverse("set-language"), {"language": "en", "next": "/"})
    assert client.get(reverse("sign-in")).headers["Content-Language"] == "en"


def test_a_language_that_there_is_not_is_vietnamese(cast: Cast) -> None:
    client = Client()
    client.cookies["django_language"] = "xx"
    assert client.get(reverse("sign-in")).headers["Content-Language"] == "vi"
