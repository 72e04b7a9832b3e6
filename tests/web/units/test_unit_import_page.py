"""Taking in a file of units by the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import children
from dondoc.web.units.views.imports import SHOWN_PROBLEMS
from web.html import rows, texts

pytestmark = pytest.mark.django_db
HEADER = "code,name,kind,parent,valid_from\n"
GOOD = HEADER + "S00.77,Trường THCS Suối Lam,school,S00.01,2025-08-01\n"


def send(client: Client, text: str) -> HttpResponse:
    return client.post(reverse("units-import"), {"file": SimpleUploadedFile("don-vi.csv", text.encode())})


def test_a_good_file_is_taken_in_and_counted(cast: Cast, administrator: Client) -> None:
    response = send(administrator, GOOD)
    assert texts(response, "//*[contains(@class, 'figure-tile')]") == [
        "1đơn vị mới",
        "0đơn vị có thay đổi",
        "0đơn vị giữ nguyên",
    ]
    below = children(cast.commune.pk, timezone.localdate()).values_list("name", flat=True)
    assert set(below) == {"Trường Tiểu học Suối Lam", "Trường THCS Suối Lam"}


def test_a_wrong_file_changes_nothing_and_each_wrong_cell_is_listed(cast: Cast, administrator: Client) -> None:
    before = UnitVersion.objects.count()
    response = send(administrator, GOOD + "S00.78,,school,S00.01,2025\n")
    assert response.status_code == 422
    assert rows(response) == [
        ["dòng 3, cột name", "Ô này đang trống. Hãy điền vào."],
        ["dòng 3, cột valid_from", "“2025” không phải là ngày. Hãy viết như 2025-07-01 hoặc 01/07/2025."],
    ]
    assert UnitVersion.objects.count() == before


def test_a_file_full_of_mistakes_shows_the_first_and_counts_all(cast: Cast, administrator: Client) -> None:
    wrong = "".join(f"X{line},,school,,2025-08-01\n" for line in range(SHOWN_PROBLEMS + 5))
    response = send(administrator, HEADER + wrong)
    assert len(rows(response)) == SHOWN_PROBLEMS
    assert texts(response, "//*[contains(@class, 'table-note')]") == ["Chỉ hiện 200 chỗ đầu tiên trong 205 chỗ."]


def test_no_file_is_told_at_its_field(administrator: Client) -> None:
    response = administrator.post(reverse("units-import"), {})
    assert response.status_code == 422
    assert texts(response, "//*[@id='id_file-error']/p") == ["Chưa chọn tệp. Hãy chọn tệp CSV trên máy của bạn."]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.OFFICE])
def test_only_administrators_take_in_files(cast: Cast, at: Callable[[Role, Unit], Client], role: Role) -> None:
    before = UnitVersion.objects.count()
    assert send(at(role, cast.province), GOOD).status_code == 403
    assert UnitVersion.objects.count() == before


def test_the_template_is_itself_a_file_that_can_be_taken_in(cast: Cast, administrator: Client) -> None:
    template = administrator.get(reverse("units-import-template"))
    assert template.headers["Content-Disposition"] == 'attachment; filename="mau-don-vi.csv"'
    response = send(administrator, template.content.decode())
    assert texts(response, "//*[contains(@class, 'figure-tile')]")[0] == "2đơn vị mới"
