"""Nothing of a unit stays behind on a shared machine, and a foreign host name gets a plain refusal."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from web.conftest import Open

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_pages_are_kept_by_no_cache(cast: Cast, signed_in: Open) -> None:
    office = signed_in(cast.user(Role.OFFICE, cast.province))
    kept = [office.get(reverse(name)).headers["Cache-Control"] for name in ("home", "documents", "plans", "units")]
    assert kept == ["private, no-store"] * 4


def test_a_foreign_host_name_is_refused_with_a_page(cast: Cast) -> None:
    answer = Client(raise_request_exception=False).get(reverse("sign-in"), headers={"Host": "evil.example"})
    assert (answer.status_code, "Yêu cầu không đọc được" in answer.content.decode()) == (400, True)
