"""A form goes out as XLSForm, and one that comes in waits on the designer to be saved."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.reporting.actions.forms import make_form
from rounds import make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_what_was_downloaded_is_taken_in_and_not_saved_by_itself(cast: Cast) -> None:
    plan, office = make_plan(cast), cast.user(Role.OFFICE, cast.province)
    form = make_form(plan=plan, by=office)
    client = Client()
    client.force_login(office)
    answer: Any = client.get(reverse("xlsform", args=[plan.pk]))
    data = b"".join(answer.streaming_content)
    form.indicators.all().delete()
    url = reverse("xlsform-take-in", args=[plan.pk])
    page = client.post(url, {"file": SimpleUploadedFile("a.xlsx", data)}).content.decode()
    assert "Có thay đổi chưa lưu." in page
    assert 'value="10 lớp tập huấn"' in page or "10 lớp tập huấn</textarea>" in page
    assert form.indicators.count() == 0
    wrong = client.post(url, {"file": SimpleUploadedFile("a.xlsx", b"PK")})
    assert wrong.status_code == 422
