"""A unit fills in its report and sends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.models import Submission
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def head(round_: Round, at: At) -> Client:
    return at(Role.HEAD, round_.cast.commune)


def url(round_: Round, name: str = "obligation") -> str:
    return reverse(name, args=[round_.of(round_.cast.commune).pk])


def typed(round_: Round, revision: int = 0, **figures: Any) -> dict[str, str]:
    return round_.typed(**figures) | {"revision": str(revision), "narrative": ""}


def states(round_: Round) -> list[tuple[int, str]]:
    return list(round_.of(round_.cast.commune).submissions.values_list("version", "state"))


def values(client: Client, round_: Round) -> list[str]:
    return page(client.get(url(round_))).xpath("//*[@class='boxes']//input/@value")


def test_the_form_asks_for_each_figure_under_its_label(round_: Round, head: Client) -> None:
    found = head.get(url(round_))
    assert texts(found, "//*[@class='boxes']//label") == ["Số trường đã đạt", "Tổng số trường", "Số lớp"]
    assert page(found).xpath("//button[@data-send]/@formaction") == [url(round_, "obligation-send")]


def test_an_officer_fills_and_the_head_sends(round_: Round, at: At) -> None:
    officer = at(Role.OFFICER, round_.cast.commune)
    found = officer.get(url(round_))
    assert page(found).xpath("//button[@data-send]") == []
    assert texts(found, "//*[@class='who-sends']")[0].startswith("Thủ trưởng gửi")
    officer.post(url(round_, "obligation-save"), typed(round_))
    assert officer.post(url(round_, "obligation-send"), typed(round_, 1)).status_code == 403
    assert states(round_) == [(1, "draft")]


def test_the_page_saves_as_one_types(round_: Round, head: Client) -> None:
    saved = head.post(url(round_, "obligation-save"), typed(round_, classes=1234), headers=SCRIPT)
    share, count = round_.form.indicators.all()
    stored = {f"{share.pk}.numerator": "2", f"{share.pk}.denominator": "3", f"{count.pk}.value": "1.234"}
    assert saved.json() == {
        "revision": 1,
        "time": "09:00",
        "faults": {},
        "hints": {},
        "changes": {},
        "refused": {},
        "stored": stored | {"narrative": ""},
    }
    assert values(head, round_) == ["2", "3", "1.234"]


def test_a_wrong_figure_is_told_at_once_and_the_others_are_kept(round_: Round, head: Client) -> None:
    share, count = round_.form.indicators.all()
    wrong = typed(round_, done=4) | {f"{count.pk}.value": "-1"}
    saved = head.post(url(round_, "obligation-save"), wrong, headers=SCRIPT)
    assert saved.json()["faults"] == {
        f"{count.pk}.value": "Số liệu không được âm. Hãy nhập số từ 0 trở lên.",
        f"{share.pk}.numerator": "Tử số lớn hơn mẫu số. Hãy kiểm tra lại cả hai ô.",
    }
    assert values(head, round_) == ["4", "3", ""]


def test_of_two_people_the_second_is_shown_both_versions(round_: Round, head: Client, at: At) -> None:
    officer = at(Role.OFFICER, round_.cast.commune)
    share, count = round_.form.indicators.all()
    head.post(url(round_, "obligation-save"), typed(round_, done=1), headers=SCRIPT)
    second = officer.post(url(round_, "obligation-save"), typed(round_, done=3), headers=SCRIPT)
    assert second.status_code == 409
    who = (
        f"Nội dung này vừa được sửa ở nơi khác; người sửa sau cùng là Thủ trưởng đơn vị {round_.cast.commune.pk},"
        " lúc 09:00 10/06/2026."
    )
    assert second.json() == {
        "message": f"{who} Hãy tải lại trang rồi nhập tiếp.",
        "who": who,
        "revision": 1,
        "stored": {
            f"{share.pk}.numerator": "1",
            f"{share.pk}.denominator": "3",
            f"{count.pk}.value": "4",
            "narrative": "",
        },
    }
    plain = officer.post(url(round_, "obligation-save"), typed(round_, done=3))
    assert plain.status_code == 409
    assert page(plain).xpath("//*[@class='boxes']//input/@value") == ["3", "3", "4"]
    assert texts(plain, "//main//*[@role='alert']//p")[:1] == [
        f"{who} Các ô dưới đây là bản của bạn; bản đang lưu ghi bên dưới. Bấm Lưu để giữ bản của bạn, hoặc tải lại trang"
        " để lấy bản đang lưu."
    ]
    assert texts(plain, "//*[@role='alert']//li") == ["66,67% trường có lối thoát nạn thứ hai, Số trường đã đạt: 1"]
    officer.post(url(round_, "obligation-save"), typed(round_, revision=1, done=3))
    assert values(head, round_) == ["3", "3", "4"]


def test_the_form_says_who_saved_it_and_when(round_: Round, head: Client, at: At) -> None:
    officer = at(Role.OFFICER, round_.cast.commune)
    said = [texts(officer.get(url(round_)), "//*[@data-state]")]
    head.post(url(round_, "obligation-save"), typed(round_), headers=SCRIPT)
    said.append(texts(officer.get(url(round_)), "//*[@data-state]"))
    assert said == [[""], [f"Lưu lúc 09:00 10/06/2026 bởi Thủ trưởng đơn vị {round_.cast.commune.pk}"]]


def test_the_guards_sentence_stands_at_the_narrative_and_the_figures_are_saved(round_: Round, head: Client) -> None:
    told = typed(round_) | {"narrative": "Gọi 0912 345 678"}
    script = head.post(url(round_, "obligation-save"), told, headers=SCRIPT)
    assert (script.status_code, list(script.json()["refused"])) == (200, ["narrative"])
    plain = head.post(url(round_, "obligation-save"), told | {"revision": "1"})
    assert plain.status_code == 422
    assert texts(plain, "//*[@id='narrative-note']/*[@data-fault]")[0].startswith("Có số điện thoại cá nhân")
    assert texts(plain, "//textarea[@name='narrative']") == ["Gọi 0912 345 678"]
    assert values(head, round_) == ["2", "3", "4"]
    assert Submission.objects.get().narrative == ""


def test_a_report_whose_narrative_was_refused_is_not_sent(round_: Round, head: Client) -> None:
    told = typed(round_) | {"narrative": "Gọi 0912 345 678"}
    assert head.post(url(round_, "obligation-send"), told).status_code == 422
    assert states(round_) == [(1, "draft")]


@pytest.mark.parametrize("figures", [{"done": 4}, {"classes": "1,5"}, {"classes": ""}, {"classes": -2}])
def test_a_report_with_a_fault_is_saved_but_not_sent(round_: Round, head: Client, figures: dict[str, Any]) -> None:
    told = typed(round_, **figures)
    response = head.post(url(round_, "obligation-send"), told)
    assert response.status_code == 422
    assert len(page(response).xpath("//*[@class='boxes']//input[@aria-invalid]")) == 1
    shown = page(response).xpath("//*[@class='boxes']//input")
    assert {box.get("name"): box.get("value") for box in shown} == round_.typed(**figures)
    again = page(response).xpath("//input[@name='revision']/@value")[0]
    assert head.post(url(round_, "obligation-send"), typed(round_, int(again))).status_code == 302
    assert states(round_) == [(1, "sent")]


def test_sent_twice_is_one_report(round_: Round, head: Client) -> None:
    told = typed(round_)
    first, second = (head.post(url(round_, "obligation-send"), told) for _click in (1, 2))
    assert (first.status_code, second.status_code, states(round_)) == (302, 302, [(1, "sent")])


def test_after_sending_the_report_is_read_and_not_typed(round_: Round, head: Client) -> None:
    head.post(url(round_, "obligation-send"), typed(round_))
    found = head.get(url(round_))
    assert page(found).xpath("//main//input[@name='revision']") == []
    assert texts(found, "//tbody//td[@class='number']") == ["2", "–", "3", "–", "4", "–"]
    assert head.post(url(round_, "obligation-save"), typed(round_, 1)).status_code == 422


def test_a_returned_report_shows_its_reason_on_top_and_is_sent_again(round_: Round, head: Client) -> None:
    commune = round_.cast.commune
    round_.give_back(commune, "Thiếu điểm trường lẻ.")
    found = head.get(url(round_))
    assert texts(found, "//*[@role='alert']//p")[:2] == [
        "Báo cáo bị trả lại. Lý do:",
        "Thiếu điểm trường lẻ.",
    ]
    assert values(head, round_) == ["2", "3", "4"]
    head.post(url(round_, "obligation-send"), typed(round_, 0, done=3))
    assert states(round_) == [(1, "returned"), (2, "sent")]
    older = head.get(url(round_), {"ban": "1"})
    assert texts(older, "//tbody//td[@class='number']")[0] == "2"


def test_a_returned_version_can_be_read_while_the_next_is_typed(round_: Round, head: Client) -> None:
    round_.give_back(round_.cast.commune)
    found = head.get(url(round_), {"ban": "1"})
    assert texts(found, "//tbody//td[@class='number']") == ["2", "–", "3", "–", "4", "–"]


def test_a_closed_round_is_only_read(round_: Round, head: Client) -> None:
    round_.save(round_.cast.commune)
    close_cycle(cycle=round_.cycle, by=round_.office)
    assert page(head.get(url(round_))).xpath("//*[@data-autosave]") == []
    assert head.post(url(round_, "obligation-save"), typed(round_, 1)).status_code == 422


@pytest.mark.parametrize("revision", ["", "x", "-1", "²"])
def test_a_page_without_its_revision_is_told_to_load_again(round_: Round, head: Client, revision: str) -> None:
    told = typed(round_) | {"revision": revision}
    assert head.post(url(round_, "obligation-save"), told, headers=SCRIPT).status_code == 422
    assert head.post(url(round_, "obligation-send"), told).status_code == 422
    assert not Submission.objects.exists()


def test_the_status_for_a_script_is_json_when_nothing_can_be_saved(round_: Round, head: Client) -> None:
    round_.send(round_.cast.commune)
    response = head.post(url(round_, "obligation-save"), typed(round_, 1), headers=SCRIPT)
    assert response.json() == {
        "message": "Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại.",
    }
