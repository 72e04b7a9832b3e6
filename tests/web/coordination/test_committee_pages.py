"""The pages of steering committees."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.coordination.actions import add_post, appoint
from dondoc.coordination.models import Holding, Post, PostKind
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from web.conftest import Open
from web.html import page, text_of

pytestmark = pytest.mark.django_db
NAME = "Ban Chỉ đạo phòng cháy tỉnh Sông Mây"


@pytest.fixture
def committee(cast: Cast) -> Unit:
    return create_unit(name=NAME, kind=UnitKind.COMMITTEE, parent=cast.province, valid_from=START, by=None)


@pytest.fixture
def office(cast: Cast, signed_in: Open) -> Client:
    return signed_in(cast.user(Role.OFFICE, cast.province))


def chair(committee: Unit, cast: Cast) -> Post:
    by = cast.user(Role.OFFICE, cast.province)
    return add_post(committee=committee, kind=PostKind.CHAIR, title="", required=True, since=START, by=by)


def test_without_committees_the_list_says_how_one_is_made(cast: Cast, administrator: Client, officer: Client) -> None:
    url = reverse("committees")
    assert "Hãy thêm một đơn vị loại" in administrator.get(url).content.decode()
    assert "thuộc về hoặc tham gia" in officer.get(url).content.decode()


def test_the_list_names_gaps_and_stays_at_few_queries(
    committee: Unit, cast: Cast, office: Client, django_assert_max_num_queries: object
) -> None:
    chair(committee, cast)
    for number in range(3):
        create_unit(
            name=f"Ban Chỉ đạo {number}", kind=UnitKind.COMMITTEE, parent=cast.province, valid_from=START, by=None
        )
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = text_of(office.get(reverse("committees")))
    assert ("1 vị trí bắt buộc" in page, page.count("Chưa có vị trí nào")) == (True, 3)


def test_a_post_is_added_given_to_a_unit_left_empty_and_removed(committee: Unit, cast: Cast, office: Client) -> None:
    page = reverse("committee", args=[committee.pk])
    typed = {"kind": "chair", "title": "Chủ tịch UBND tỉnh", "required": "on", "since": "01/07/2025"}
    assert office.post(reverse("post-new", args=[committee.pk]), typed).url == page  # type: ignore[attr-defined]
    post = Post.objects.get()
    assert "Đang trống, bắt buộc phải có" in text_of(office.get(page))
    given = {"unit": cast.department.pk, "since": "01/08/2025"}
    office.post(reverse("post-appoint", args=[post.pk]), given)
    assert "Sở Giáo dục và Đào tạo" in text_of(office.get(page))
    assert "từ 01/08/2025: Sở Giáo dục và Đào tạo" in text_of(office.get(page, {"on": "15/07/2025"}))
    office.post(reverse("post-vacate", args=[post.pk]))
    assert Holding.objects.get().valid_to is not None
    office.post(reverse("post-end", args=[post.pk]))
    assert "Ban chưa có vị trí nào" in text_of(office.get(page))


def test_the_usual_posts_come_with_one_button(committee: Unit, office: Client) -> None:
    url = reverse("posts-usual", args=[committee.pk])
    shown = office.get(reverse("committee", args=[committee.pk]))
    assert page(shown).xpath("//form/@action[contains(., 'thuong-co')]") == [url]
    shown = office.post(url, follow=True)
    assert "Đã thêm 3 vị trí." in text_of(shown)
    assert page(shown).xpath("//form/@action[contains(., 'thuong-co')]") == []
    assert "Ban đã có đủ" in text_of(office.post(url, follow=True))


def test_a_day_that_is_wrong_is_told_beside_its_field(committee: Unit, cast: Cast, office: Client) -> None:
    post = chair(committee, cast)
    answer = office.post(reverse("post-appoint", args=[post.pk]), {"unit": cast.police.pk, "since": "01/01/2020"})
    assert (answer.status_code, "Vị trí này có từ ngày 01/07/2025" in text_of(answer)) == (422, True)


def test_before_its_first_day_a_committee_tells_when_it_began(
    committee: Unit, office: Client, signed_in: Open, cast: Cast
) -> None:
    url = reverse("committee", args=[committee.pk])
    answer = office.get(url, {"on": "2025-06-30"})
    assert "Chưa có vào ngày này; thành lập ngày 01/07/2025." in text_of(answer)
    (first,) = page(answer).xpath("//*[@class='empty']/a/@href")
    assert (first, office.get(first).status_code) == (f"{url}?on=2025-07-01", 200)
    stranger = signed_in(cast.user(Role.OFFICE, cast.commune))
    assert stranger.get(url, {"on": "2025-06-30"}).status_code == 404
    assert office.get(reverse("committee", args=[cast.police.pk]), {"on": "2025-07-02"}).status_code == 404


def test_a_unit_that_holds_a_post_sees_the_committee_and_changes_nothing(
    committee: Unit, cast: Cast, signed_in: Open
) -> None:
    post = chair(committee, cast)
    by = cast.user(Role.OFFICE, cast.province)
    appoint(post=post, unit=cast.department, since=START, by=by)
    second = add_post(committee=committee, kind=PostKind.MEMBER, title="", required=False, since=START, by=by)
    appoint(post=second, unit=cast.police, since=START, by=by)
    member = signed_in(cast.user(Role.OFFICE, cast.department))
    shown = member.get(reverse("committee", args=[committee.pk]))
    links = [str(url) for url in page(shown).xpath("//main//a/@href") if url.startswith("/")]
    assert (shown.status_code, "Thêm vị trí" in text_of(shown)) == (200, False)
    assert links == [reverse("committees"), reverse("unit", args=[cast.department.pk])]
    assert member.post(reverse("post-end", args=[post.pk])).status_code == 403
    stranger = signed_in(cast.user(Role.OFFICE, cast.commune))
    assert stranger.get(reverse("committee", args=[committee.pk])).status_code == 404
