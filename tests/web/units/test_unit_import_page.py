"""Taking in a file of units by the page: first shown, then done."""

from __future__ import annotations

import hashlib
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
from dondoc.web.units.views.imports import SHOWN
from web.html import page, rows, text_of, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
HEADER = "code,name,kind,parent,valid_from\n"
GOOD = HEADER + "S00.77,Trường THCS Suối Lam,school,S00.01,2025-08-01\n"


def send(client: Client, data: str | bytes, *, mark: str | None = None) -> HttpResponse:
    """Sends a file to be shown, or with the mark of what was shown to be taken in."""
    raw = data.encode() if isinstance(data, str) else data
    posted = {"file": SimpleUploadedFile("don-vi.csv", raw)} | ({} if mark is None else {"mark": mark})
    return client.post(reverse("units-import"), posted)


def take_in(client: Client, data: str | bytes) -> HttpResponse:
    """Looks at what a file would do, and takes it in by the button that is then there."""
    (mark,) = page(send(client, data)).xpath("//button[@name='mark']/@value")
    return send(client, data, mark=mark)


def test_a_file_is_shown_before_anything_is_stored(cast: Cast, administrator: Client) -> None:
    before = UnitVersion.objects.count()
    changed = f"{cast.school.pk},S00.01.01,Trường Tiểu học Suối Lam A,school,S00.02,2026-01-01,tạm ngừng"
    response = send(
        administrator, f"id,{HEADER.strip()},status\n{changed}\n,S00.77,Trường mới,school,S00.01,2025-08-01,\n"
    )
    assert texts(response, "//*[contains(@class, 'figure-tile')]") == [
        "1đơn vị mới",
        "1đơn vị có thay đổi",
        "0đơn vị giữ nguyên",
    ]
    assert texts(response, "//*[@class='field-changes']/li") == [
        "Tên đơn vị: Trường Tiểu học Suối Lam → Trường Tiểu học Suối Lam A",
        "Mã cấp trên: Ủy ban nhân dân xã Suối Lam → Ủy ban nhân dân phường Bến Đá",
        "Tình trạng: Đang hoạt động → Tạm ngừng",
    ]
    assert ["dòng 3", "Trường mới", "Trường học", "S00.77", "Ủy ban nhân dân xã Suối Lam", "01/08/2025"] in rows(
        response
    )
    assert UnitVersion.objects.count() == before


def test_a_good_file_is_taken_in_and_counted(cast: Cast, administrator: Client) -> None:
    response = take_in(administrator, GOOD)
    assert texts(response, "//*[contains(@class, 'figure-tile')]") == [
        "1đơn vị mới",
        "0đơn vị có thay đổi",
        "0đơn vị giữ nguyên",
    ]
    below = children(cast.commune.pk, timezone.localdate()).values_list("name", flat=True)
    assert set(below) == {"Trường Tiểu học Suối Lam", "Trường THCS Suối Lam"}


def test_another_file_than_the_one_shown_is_shown_first(administrator: Client) -> None:
    before = UnitVersion.objects.count()
    response = send(administrator, GOOD, mark=hashlib.sha256(b"khac").hexdigest())
    assert "Đây là tệp khác với tệp vừa xem trước." in text_of(response)
    assert UnitVersion.objects.count() == before


def test_a_file_that_changes_nothing_offers_nothing_to_do(administrator: Client) -> None:
    take_in(administrator, GOOD)
    response = send(administrator, GOOD)
    assert page(response).xpath("//button[@name='mark']") == []
    assert "Mọi đơn vị trong tệp đã đúng như vậy, không có gì để nhập." in text_of(response)


def test_a_wrong_file_changes_nothing_and_each_wrong_cell_is_listed(cast: Cast, administrator: Client) -> None:
    before = UnitVersion.objects.count()
    response = send(administrator, GOOD + "S00.78,,school,S00.01,2025\n")
    assert response.status_code == 422
    assert rows(response)[:2] == [
        ["dòng 3, cột name", "Ô này đang trống. Hãy điền vào."],
        ["dòng 3, cột valid_from", "“2025” không phải là ngày. Hãy viết như 2025-07-01 hoặc 01/07/2025."],
    ]
    assert UnitVersion.objects.count() == before


def test_a_file_full_of_mistakes_shows_the_first_and_counts_all(cast: Cast, administrator: Client) -> None:
    wrong = "".join(f"X{line},,school,,2025-08-01\n" for line in range(SHOWN + 5))
    response = send(administrator, HEADER + wrong)
    assert len(page(response).xpath("//section//tbody/tr/th[starts-with(text(), 'dòng')]")) == SHOWN
    assert texts(response, "//*[contains(@class, 'table-note')]") == ["Chỉ hiện 200 chỗ đầu tiên trong 205 chỗ."]


def test_no_file_is_told_at_its_field(administrator: Client) -> None:
    response = administrator.post(reverse("units-import"), {})
    assert response.status_code == 422
    assert texts(response, "//*[@id='id_file-error']/p") == [
        "Chưa chọn tệp. Hãy chọn tệp Excel hoặc CSV trên máy của bạn."
    ]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.OFFICE])
def test_only_administrators_take_in_files(cast: Cast, at: Callable[[Role, Unit], Client], role: Role) -> None:
    before = UnitVersion.objects.count()
    assert send(at(role, cast.province), GOOD).status_code == 403
    assert UnitVersion.objects.count() == before


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_template_is_itself_a_file_that_can_be_taken_in(administrator: Client, format: str) -> None:
    template = administrator.get(reverse(f"units-template-{format}"))
    assert template.headers["Content-Disposition"] == f'attachment; filename="mau-don-vi.{format}"'
    response = take_in(administrator, template.getvalue())
    assert texts(response, "//*[contains(@class, 'figure-tile')]")[0] == "2đơn vị mới"


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_was_exported_is_taken_in_unchanged(cast: Cast, administrator: Client, format: str) -> None:
    exported = administrator.get(reverse(f"units-{format}"))
    response = send(administrator, exported.getvalue())
    assert texts(response, "//*[contains(@class, 'figure-tile')]") == [
        "0đơn vị mới",
        "0đơn vị có thay đổi",
        "6đơn vị giữ nguyên",
    ]


def test_the_fragment_alone_answers_htmx(administrator: Client) -> None:
    file = SimpleUploadedFile("don-vi.csv", b"khong phai")
    response = administrator.post(reverse("units-import"), {"file": file}, headers={"HX-Request": "true"})
    assert (response.status_code, "<html" in response.content.decode()) == (200, False)
    assert "Thiếu cột code." in text_of(response)
