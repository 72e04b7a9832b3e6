from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents import storage
from dondoc.documents.models import Reading
from dondoc.plans.actions import accept_reading
from readings import LINES, make_reading, plan_json, source_json, span
from readings import office as office_user
from web.html import page, texts, words

pytestmark = pytest.mark.any_database


@pytest.fixture
def office(cast: Cast, at: Callable[..., Client]) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def opened(client: Client, reading: Reading, **query: str) -> HttpResponse:
    return client.get(reverse("reading-check", args=[reading.pk]), query)


def group(response: HttpResponse, name: str) -> list[str]:
    """The texts of a group's items."""
    return texts(response, f"//section[@aria-labelledby='group-{name}']//*[contains(@class, 'item-text')]")


def test_the_document_stands_on_the_left_word_by_word(office: Client, reading: Reading) -> None:
    shown = texts(opened(office, reading), "//article[@class='paper']/p")
    assert shown == list(LINES)


def test_every_item_stands_on_the_right_in_its_group(office: Client, reading: Reading) -> None:
    response = opened(office, reading)
    assert {name: group(response, name) for name in ("targets", "tasks", "deadlines", "recipients", "outside")} == {
        "targets": ["95% trường học tổ chức thực tập phương án chữa cháy", "ít nhất 12 lớp tập huấn"],
        "tasks": [
            "Công an tỉnh",
            "Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học.",
            "UBND các xã, phường",
            "Bố trí kinh phí kiểm tra.",
            "Công ty Điện lực Sông Mây",
            "Kiểm tra an toàn điện tại trường học.",
        ],
        "deadlines": [
            "báo cáo Công an tỉnh trước ngày 15/11/2026",
            "xây dựng kế hoạch trong 10 ngày kể từ ngày ký",
        ],
        "recipients": ["Bộ Công an (để b/c)"],
        "outside": ["Theo dõi dư luận trên mạng xã hội."],
    }


def test_the_bar_counts_what_would_be_accepted(office: Client, reading: Reading) -> None:
    assert texts(opened(office, reading), "//*[@class='check-counts']/li") == [
        "2 chỉ tiêu", "3 nhiệm vụ", "2 hạn gửi", "1 cơ quan chưa khớp",
    ]  # fmt: skip


def test_each_item_leads_to_its_words_and_the_words_to_it(office: Client, reading: Reading) -> None:
    tree = page(opened(office, reading))
    start = span("ít nhất 12 lớp tập huấn")[0]
    (item,) = tree.xpath("//*[@id='i-targets.1']")
    assert item.get("data-start") == f"s{start}"
    (mark,) = tree.xpath(f"//a[@id='s{start}']")
    assert (mark.get("href"), words(mark)) == ("#i-targets.1", "ít nhất 12 lớp tập huấn")


def test_every_address_inside_the_page_has_its_place(office: Client, reading: Reading) -> None:
    tree = page(opened(office, reading))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//main//a/@href") if href.startswith("#")} <= set(ids)


def test_what_is_outside_says_why_and_offers_nothing(office: Client, reading: Reading) -> None:
    (item,) = page(opened(office, reading)).xpath("//*[@id='i-assignments.0.tasks.1']")
    assert "ngoài phạm vi" in words(item)
    assert "vì có cụm từ “Theo dõi dư luận”" in words(item)
    assert item.xpath(".//button | .//a[@data-edit]") == []


def test_agencies_say_how_they_were_matched(office: Client, reading: Reading) -> None:
    assert texts(opened(office, reading), "//*[@data-agency]//*[contains(@class, 'state-')]") == [
        "chưa khớp", "chính xác", "chính xác", "nhóm các xã, phường, đặc khu · 2 đơn vị",
    ]  # fmt: skip


def test_groups_are_counted_before_anything_is_unfolded(office: Client, reading: Reading) -> None:
    assert texts(opened(office, reading), "//ul[@class='sure-groups']/li") == [
        "UBND các xã, phường: nhóm các xã, phường, đặc khu · 2 đơn vị"
    ]


def test_a_plan_of_another_unit_says_who_would_run_it(cast: Cast, office: Client, reading: Reading) -> None:
    plan = plan_json() | {"issuer": "UBND xã Suối Lam"}
    (told,) = texts(opened(office, make_reading(cast, name="xa.docx", plan=plan)), "//*[@id='issuer-note']//p")
    assert told == (
        "Kế hoạch này do Ủy ban nhân dân xã Suối Lam ban hành; đơn vị điều hành sẽ là Ủy ban nhân dân tỉnh Sông Mây. "
        "Nếu Ủy ban nhân dân xã Suối Lam tự điều hành, hãy đăng nhập bằng tài khoản Văn phòng tổng hợp của đơn vị đó "
        "rồi tải văn bản lên; nếu không, cứ kiểm tra và nhận ở đây."
    )
    assert texts(opened(office, reading), "//*[@id='issuer-note']//p") == []


def test_a_form_is_opened_by_address_without_a_script(office: Client, reading: Reading) -> None:
    (form,) = page(opened(office, reading, sua="targets.0")).xpath("//form[@class='item-form']")
    values = {name: form.inputs[name].value.strip() for name in ("text", "value", "unit", "every", "by", "revision")}
    assert values == {
        "text": "95% trường học tổ chức thực tập phương án chữa cháy",
        "value": "95",
        "unit": "%",
        "every": "",
        "by": "31/12/2026",
        "revision": "0",
    }


def test_a_form_says_which_fields_may_be_empty(office: Client, reading: Reading) -> None:
    labels = texts(opened(office, reading, sua="deadlines.0"), "//form[@class='item-form']//label")
    assert labels == [
        "Nội dung",
        "Loại",
        "Hạn (không bắt buộc)",
        "Chu kỳ (không bắt buộc)",
        "Đơn vị gửi (không bắt buộc)",
        "Gửi đến (không bắt buộc)",
    ]


@pytest.mark.parametrize("key", ["assignments.0.tasks.1", "targets.9", "nonsense"])
def test_no_form_opens_for_what_cannot_be_corrected(office: Client, reading: Reading, key: str) -> None:
    response = opened(office, reading, sua=key)
    assert response.status_code == 200
    assert page(response).xpath("//form[@class='item-form']") == []


def test_what_lacks_a_value_stands_out(cast: Cast, office: Client) -> None:
    plan = plan_json() | {"number": "18/KH-UBND"}
    plan["deadlines"][0]["due"] = None
    doubtful = page(opened(office, make_reading(cast, plan=plan))).xpath("//*[@data-item][@data-doubtful]/@id")
    assert doubtful == ["i-deadlines.0"]
    doubtful = page(opened(office, make_reading(cast, name="khac.docx"))).xpath("//*[@data-item][@data-doubtful]/@id")
    assert doubtful == ["i-head"]


def test_those_who_only_see_get_no_controls(cast: Cast, at: Callable[..., Client], reading: Reading) -> None:
    tree = page(opened(at(Role.HEAD, cast.province), reading, sua="targets.0"))
    assert tree.xpath("//*[@data-edit or @data-drop or @formaction]") == []
    assert tree.xpath("//form[@class='item-form']") == []


def test_an_accepted_reading_leads_to_its_plan(cast: Cast, office: Client, reading: Reading) -> None:
    plan = accept_reading(reading=reading, revision=0, day=timezone.localdate(), by=office_user(cast))
    tree = page(opened(office, reading))
    assert tree.xpath("//*[contains(@class, 'notice')]//a/@href") == [reverse("plan", args=[plan.pk])]
    assert tree.xpath("//*[@data-edit or @data-drop or @formaction]") == []


def test_a_discarded_reading_says_why(cast: Cast, office: Client) -> None:
    reading = make_reading(cast, state="discarded", reason="Tải nhầm bản dự thảo")
    (notice,) = texts(opened(office, reading), "//*[contains(@class, 'notice-warning')]")
    assert notice == "Bản đọc này đã bỏ. Lý do: Tải nhầm bản dự thảo"


def test_what_the_reader_doubts_and_personal_identifiers_are_told(cast: Cast, office: Client) -> None:
    source = source_json()
    source["text"] = source["text"].replace("Bố trí kinh phí kiểm tra.", "Đầu mối: 0912 345 678.   ")[
        : len(source["text"])
    ]
    plan = plan_json() | {"warnings": ["Văn bản không có số, ký hiệu."]}
    doubt, identifiers = texts(
        opened(office, make_reading(cast, source=source, plan=plan)), "//*[contains(@class, 'notice-warning')]"
    )
    assert doubt == "Văn bản không có số, ký hiệu."
    assert identifiers.endswith("số điện thoại cá nhân")


def test_hostile_words_in_a_document_stay_words(cast: Cast, office: Client) -> None:
    plan, source = plan_json(), source_json()
    attack = '<script>alert("x")</script>'
    plan["targets"][0]["text"] = plan["title"] = attack
    source["text"] = attack + source["text"][len(attack) :]
    response = opened(office, make_reading(cast, plan=plan, source=source, title=attack))
    assert attack.encode() not in response.content


def test_the_page_costs_the_same_whatever_the_document(cast: Cast, office: Client) -> None:
    long = plan_json()
    long["targets"] *= 30
    short = make_reading(cast)
    opened(office, short)  # the first page of a tree builds its matcher
    counts = []
    for reading in (short, make_reading(cast, name="dai.docx", plan=long)):
        with CaptureQueriesContext(connection) as queries:
            opened(office, reading)
        counts.append(len(queries))
    assert counts == [16, 16]


def test_the_file_is_saved_as_it_came(cast: Cast, office: Client) -> None:
    reading = make_reading(cast, name='kế "hoạch".docx')
    response = office.get(reverse("reading-file", args=[reading.pk]))
    assert b"".join(response.streaming_content) == 'kế "hoạch".docx'.encode()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''k%E1%BA%BF")
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (
        "application/octet-stream", "nosniff",
    )  # fmt: skip


def test_a_file_that_is_gone_is_not_found(office: Client, reading: Reading) -> None:
    storage.path_of(reading.file.sha256).unlink()
    assert office.get(reverse("reading-file", args=[reading.pk])).status_code == 404
