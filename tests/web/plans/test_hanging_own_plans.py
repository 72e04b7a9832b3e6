"""The page on which tasks and targets of an own plan are hung under those of the plan above."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.units.models import Unit
from own_plans import Issuing, add_target, add_task, make_issuing, own_plan
from web.html import page, text_of, texts

pytestmark = pytest.mark.any_database

At = Callable[[Role, Unit], Client]


@pytest.fixture
def issuing(cast: Cast) -> Issuing:
    return make_issuing(cast)


def test_all_sure_ones_are_hung_by_one_click(issuing: Issuing, at: At) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    drill, canal = add_task(own, "Tổ chức diễn tập chữa cháy."), add_task(own, "Nạo vét kênh mương.")
    lessons, client = add_target(own, "10 lớp tập huấn"), at(Role.OFFICE, own.unit)
    address = reverse("plan-hang", args=[own.pk])
    response = client.get(address)
    assert texts(response, "//button[@name='all']") == ["Gắn 2 mục chắc chắn"]
    assert page(response).xpath("//input[@name='pair'][@checked]/@value") == [
        f"task-{drill.pk}:{issuing.work.drill.pk}",
        f"target-{lessons.pk}:{issuing.plan.targets.get(order=1).pk}",
    ]
    client.post(address, {"all": "1"})
    for item in (drill, canal, lessons):
        item.refresh_from_db()
    assert (drill.parent, canal.parent) == (issuing.work.drill, None)
    assert lessons.parent == issuing.plan.targets.get(order=1)


def test_one_item_is_hung_by_hand_changed_and_taken_off(issuing: Issuing, at: At) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    task, client = add_task(own, "Nạo vét kênh mương."), at(Role.OFFICE, own.unit)
    address, key = reverse("plan-hang", args=[own.pk]), f"task-{task.pk}"
    drill, check = issuing.work.drill, issuing.work.check

    def choices(**asked: str) -> set[str]:
        return set(page(client.get(address, {"muc": key, **asked})).xpath("//button[@name='pair']/@value"))

    assert choices() == {f"{key}:{drill.pk}", f"{key}:{check.pk}"}
    assert choices(q="dien tap") == {f"{key}:{drill.pk}"}
    hung = []
    for sent in ({"pair": f"{key}:{drill.pk}"}, {"pair": f"{key}:{check.pk}"}, {"pair": "x"}, {"loose": f"{key}:"}):
        client.post(address, sent)
        task.refresh_from_db()
        hung.append(task.parent)
    assert hung == [drill, check, check, None]


@pytest.mark.parametrize("asked", ["task-987", "target-1x", "duty-1", "x"])
def test_an_item_that_is_not_there_is_not_found(issuing: Issuing, at: At, asked: str) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    client = at(Role.OFFICE, own.unit)
    assert client.get(reverse("plan-hang", args=[own.pk]), {"muc": asked}).status_code == 404


def test_the_histories_tell_of_links_and_of_what_hangs(issuing: Issuing, at: At) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    task, client = add_task(own, "Diễn tập."), at(Role.OFFICE, own.unit)
    client.post(reverse("plan-hang", args=[own.pk]), {"pair": f"task-{task.pk}:{issuing.work.drill.pk}"})
    told = text_of(at(Role.OFFICE, issuing.cast.province).get(reverse("duty-history", args=[issuing.duty.pk])))
    assert "gắn kế hoạch triển khai" in told
    assert own.title in told
    told = text_of(client.get(reverse("task-history", args=[task.pk])))
    assert "gắn nhiệm vụ vào nhiệm vụ cấp trên" in told
    assert issuing.work.drill.text in told


def test_a_plan_that_carries_out_none_says_what_to_do_first(issuing: Issuing, at: At) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    response = at(Role.OFFICE, own.unit).get(reverse("plan-hang", args=[own.pk]))
    assert texts(response, "//*[@class='empty']/p") == [
        "Kế hoạch này chưa gắn với kế hoạch cấp trên nào. Hãy gắn ở trang kế hoạch trước."
    ]
