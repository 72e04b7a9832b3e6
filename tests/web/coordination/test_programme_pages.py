"""The pages of coordination programmes."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.coordination.actions import Signed, change_programme
from dondoc.coordination.models import Party, Programme, Review
from web.conftest import Open
from web.html import page, text_of

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Chương trình phối hợp an toàn trường học",
    "number": "03/CTPH",
    "signed": "05/08/2025",
    "starts": "05/08/2025",
    "ends": "",
    "review": "15/12",
}

ALONE = "Chỉ còn một bên", "Chương trình chỉ còn một bên"
OVER = Signed("Chương trình phối hợp", "", START, START, date(2025, 12, 31), 12, 15)


@pytest.fixture
def office(cast: Cast, signed_in: Open) -> Client:
    return signed_in(cast.user(Role.OFFICE, cast.province))


@pytest.fixture
def programme(cast: Cast, office: Client) -> Programme:
    file = SimpleUploadedFile("ký.pdf", b"%PDF-1.7 invented")
    office.post(reverse("programme-new"), TYPED | {"unit": cast.police.pk, "file": file})
    return Programme.objects.get()


def test_a_programme_is_kept_with_its_parties_and_its_file_is_given_back(programme: Programme, office: Client) -> None:
    shown = text_of(office.get(reverse("programme", args=[programme.pk])))
    assert all(words in shown for words in ("03/CTPH", "Công an tỉnh Sông Mây", "không thời hạn", "15/12"))
    answer = office.get(reverse("programme-file", args=[programme.pk]))
    assert (b"".join(answer), answer["X-Content-Type-Options"]) == (b"%PDF-1.7 invented", "nosniff")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"review": "31/2"}, "Không có ngày này trong năm"),
        ({"review": "mai"}, "Hãy ghi ngày và tháng"),
        ({"ends": "01/01/2020"}, "Ngày kết thúc ở trước ngày bắt đầu"),
        ({"unit": ""}, "Chưa chọn đơn vị"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ")}, "không phải là PDF"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    wrong: dict[str, object], sentence: str, cast: Cast, office: Client
) -> None:
    answer = office.post(reverse("programme-new"), TYPED | {"unit": cast.police.pk} | wrong)
    assert (answer.status_code, sentence in text_of(answer), Programme.objects.count()) == (422, True, 0)


def test_a_review_that_is_late_is_told_and_written_down(programme: Programme, office: Client) -> None:
    here, url = reverse("programme", args=[programme.pk]), reverse("programme-review", args=[programme.pk, 2025])
    with time_machine.travel("2025-12-20 09:00+07:00"):
        assert "quá hạn 5 ngày" in text_of(office.get(here)).lower()
        assert "quá hạn 5 ngày" in text_of(office.get(reverse("programmes"))).lower()
        office.post(url, {"held": "19/12/2025", "outcome": "Đã mở 12 lớp."})
        assert Review.objects.get().outcome == "Đã mở 12 lớp."
        assert "Đã sơ kết ngày 19/12/2025" in text_of(office.get(here))
        assert office.get(url).status_code == 404


def test_parties_are_added_described_and_removed(programme: Programme, cast: Cast, office: Client) -> None:
    url = reverse("party-new", args=[programme.pk])
    office.post(url, {"unit": cast.commune.pk, "undertakes": "Bố trí nơi tập huấn"})
    assert "Bố trí nơi tập huấn" in text_of(office.get(url, {"unit": cast.commune.pk}))
    party = Party.objects.get(unit_id=cast.commune.pk)
    office.post(reverse("party-remove", args=[party.pk]))
    assert programme.parties.count() == 2


def test_units_beside_the_keeper_sign_too_and_those_below_them_do_not(cast: Cast, signed_in: Open) -> None:
    office = signed_in(cast.user(Role.OFFICE, cast.department))
    offered = office.get(reverse("unit-picker"), {"unit-q": "suoi lam", "around": "1"})
    assert page(offered).xpath("//input/@value") == [str(cast.commune.pk)]
    new = reverse("programme-new")
    answers = [office.post(new, TYPED | {"unit": unit.pk}) for unit in (cast.school, cast.police)]
    assert [answer.status_code for answer in answers] == [422, 302]
    programme = Programme.objects.get()
    assert [party.unit_id for party in programme.parties.all()] == [cast.department.pk, cast.police.pk]


def test_a_party_that_stands_anywhere_is_described(programme: Programme, cast: Cast, signed_in: Open) -> None:
    far = Party.objects.create(programme=programme, unit=cast.school)
    Programme.objects.update(unit=cast.department)
    office, url = signed_in(cast.user(Role.OFFICE, cast.department)), reverse("party-new", args=[programme.pk])
    assert page(office.get(url, {"unit": cast.school.pk})).xpath("//input[@name='unit']/@checked") == ["checked"]
    office.post(url, {"unit": cast.school.pk, "undertakes": "Bố trí sân"})
    far.refresh_from_db()
    assert far.undertakes == "Bố trí sân"


def test_a_programme_in_which_one_party_is_left_says_so_until_it_ends(
    programme: Programme, cast: Cast, office: Client, signed_in: Open
) -> None:
    cast.police.versions.update(valid_to=timezone.localdate())
    urls = reverse("programmes"), reverse("programme", args=[programme.pk])
    assert [told in text_of(office.get(url)) for url, told in zip(urls, ALONE, strict=True)] == [True, True]
    change_programme(programme=programme, signed=OVER, upload=None, by=cast.user(Role.OFFICE, cast.province))
    urls = f"{urls[0]}?scope=ended", urls[1]
    assert [told in text_of(office.get(url)) for url, told in zip(urls, ALONE, strict=True)] == [False, False]


def test_an_ended_programme_stands_in_its_own_list(programme: Programme, office: Client) -> None:
    with time_machine.travel("2026-03-02 09:00+07:00"):
        office.post(reverse("programme-edit", args=[programme.pk]), TYPED | {"ends": "31/12/2025"})
        url = reverse("programmes")
        assert [TYPED["title"] in text_of(office.get(url, {"scope": scope})) for scope in ("", "ended", "all")] == [
            False,
            True,
            True,
        ]


def test_a_party_reads_the_programme_and_a_stranger_does_not(programme: Programme, cast: Cast, signed_in: Open) -> None:
    url, edit = (reverse(name, args=[programme.pk]) for name in ("programme", "programme-edit"))
    party, other = (signed_in(cast.user(Role.OFFICE, unit)) for unit in (cast.police, cast.commune))
    assert [party.get(url).status_code, party.get(edit).status_code, other.get(url).status_code] == [200, 403, 404]
