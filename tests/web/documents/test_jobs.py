"""The page of a scan that is being read, and the scans above the list of documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents import worker
from dondoc.documents.actions import work
from dondoc.documents.models import Reading, ReadingJob
from dondoc.reader import guarded
from dondoc.reader.errors import TOO_SLOW, Unreadable
from dondoc.reader.formats.limits import FILE_BYTES
from jobs import make_job, recognised
from web.documents.test_uploading import by_script, file, plain
from web.html import page, texts

At = Callable[..., Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every PNG is a scan, and recognition gives the invented plan."""
    monkeypatch.setattr(guarded, "needs_recognition", lambda data, name: name.endswith(".png"))
    monkeypatch.setattr(guarded, "read_plan_guarded", recognised)


def address(job: ReadingJob) -> str:
    return reverse("reading-job", args=[job.pk])


def shown(client: Client, job: ReadingJob, name: str) -> list[str]:
    return texts(client.get(address(job)), f"//*[@id='job']//*[contains(@class, '{name}')]")


def offered(client: Client, job: ReadingJob) -> list[str]:
    return texts(client.get(address(job)), "//*[@class='job-actions']//*[self::button or self::a]")


@pytest.mark.usefixtures("scans")
def test_an_uploaded_scan_leads_to_its_progress_and_then_to_its_check_page(office: Client) -> None:
    response = plain(office, file("quet.png", b"a scan"))
    job = ReadingJob.objects.get()
    assert (response.status_code, response["Location"]) == (302, address(job))
    assert worker.run(once=True) == 1
    done = office.get(address(job))
    assert (done.status_code, done["Location"]) == (302, reverse("reading-check", args=[Reading.objects.get().pk]))


@pytest.mark.usefixtures("scans")
def test_a_script_is_told_that_a_scan_takes_a_while(office: Client) -> None:
    answer = by_script(office, file("quet.png", b"a scan")).json()
    assert answer == {"url": address(ReadingJob.objects.get()), "title": "quet.png", "slow": True}


@pytest.mark.usefixtures("scans")
def test_scans_and_texts_are_taken_in_together(office: Client) -> None:
    response = plain(office, file("quet.png", b"a scan"), file("to.txt", b"x" * (FILE_BYTES + 1)))
    assert response.status_code == 422
    job = ReadingJob.objects.get()
    assert page(response).xpath("//*[contains(@class, 'notice-success')]//a/@href") == [address(job)]


@pytest.mark.usefixtures("scans")
def test_text_is_read_at_once(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "read_plan_guarded", lambda data, *, name, seconds, memory: recognised(data))
    plain(office, file())
    assert (Reading.objects.count(), ReadingJob.objects.count()) == (1, 0)


def test_a_waiting_scan_says_how_many_are_before_it(cast: Cast, office: Client) -> None:
    make_job(cast)
    second = make_job(cast, data=b"2")
    assert shown(office, second, "job-state") == ["Chờ đến lượt Còn 1 tệp phía trước"]
    assert offered(office, second) == ["Thôi đọc", "Về danh sách văn bản"]


def test_the_page_at_hand_is_told(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    work.claim("a")
    assert shown(office, job, "job-state") == ["Đang mở tệp"]
    work.tell_pages(job, "a", 2, 12)
    assert shown(office, job, "job-state") == ["Đang nhận dạng trang 3/12"]
    (bar,) = page(office.get(address(job))).xpath("//*[@role='progressbar']")
    assert (bar.get("aria-valuenow"), bar.get("aria-valuemax")) == ("2", "12")
    work.tell_pages(job, "a", 12, 12)
    assert shown(office, job, "job-state") == ["Đã nhận dạng xong các trang, đang đọc nội dung"]


def test_the_page_asks_again_by_itself_with_and_without_a_script(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    tree = page(office.get(address(job)))
    assert tree.xpath("//*[@hx-trigger='every 2s']/@hx-get") == [f"{address(job)}?da=waiting-0-0-0-0"]
    assert tree.xpath("//noscript/meta/@http-equiv") == ["refresh"]


def test_htmx_gets_the_state_alone_and_nothing_where_nothing_changed(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    again = office.get(f"{address(job)}?da=waiting-0-0-0-0", headers=HTMX)
    assert (again.status_code, again.content) == (204, b"")
    work.claim("a")
    changed = office.get(f"{address(job)}?da=waiting-0-0-0-0", headers=HTMX)
    assert (changed.status_code, b"<html" in changed.content, "Đang mở tệp" in changed.content.decode()) == (
        200, False, True,
    )  # fmt: skip


@pytest.mark.usefixtures("scans")
def test_htmx_is_led_on_when_the_scan_is_read(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    worker.run(once=True)
    answer = office.get(address(job), headers=HTMX)
    assert answer["HX-Redirect"] == reverse("reading-check", args=[Reading.objects.get().pk])


def test_a_scan_that_nobody_takes_up_says_what_to_run(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    assert shown(office, job, "notice-warning") == []
    ReadingJob.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    (told,) = shown(office, job, "notice-warning")
    assert told.endswith("Hãy báo người quản trị máy chủ chạy lệnh: dondoc work")


def fail(job: ReadingJob) -> None:
    work.claim("a")
    work.fail(job, "a", Unreadable(TOO_SLOW, seconds=9))


def test_a_failed_scan_says_why_and_is_tried_again(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    fail(job)
    (why,) = shown(office, job, "notice-error")
    assert why.startswith("Việc đọc tệp mất quá 9 giây nên đã dừng lại.")
    assert offered(office, job) == ["Đọc lại", "Bỏ tệp này", "Về danh sách văn bản"]
    assert page(office.get(address(job))).xpath("//noscript/meta | //*[@hx-get]") == []
    assert office.post(reverse("reading-job-retry", args=[job.pk]))["Location"] == address(job)
    assert shown(office, job, "job-state") == ["Chờ đến lượt"]


def test_a_scan_is_stopped_and_stays_in_the_list_until_it_is_put_aside(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    response = office.post(reverse("reading-job-cancel", args=[job.pk]), follow=True)
    assert texts(response, "//*[@id='notices']//p") == [
        "Đã thôi đọc tệp. Tệp vẫn ở trong danh sách; muốn đọc từ đầu thì bấm “Đọc lại”."
    ]
    assert texts(response, "//*[@id='jobs']//li") == ["ban-quet.png Đã thôi đọc Đọc lại ban-quet.png"]
    assert page(response).xpath("//*[@id='jobs']//form/@action") == [reverse("reading-job-retry", args=[job.pk])]
    assert shown(office, job, "job-state") == ["Đã thôi đọc"]
    assert offered(office, job) == ["Đọc lại", "Bỏ tệp này", "Về danh sách văn bản"]
    response = office.post(reverse("reading-job-aside", args=[job.pk]), follow=True)
    assert texts(response, "//*[@id='jobs']//li") == []
    assert (shown(office, job, "job-state"), offered(office, job)) == (["Đã bỏ"], ["Về danh sách văn bản"])


def test_stopping_twice_is_refused_with_a_sentence(cast: Cast, office: Client) -> None:
    job = make_job(cast)
    answers = [office.post(reverse("reading-job-cancel", args=[job.pk])).status_code for _time in range(2)]
    assert answers == [302, 422]


def test_those_who_only_see_get_no_buttons(cast: Cast, at: At) -> None:
    job = make_job(cast)
    head = at(Role.HEAD, cast.province)
    assert offered(head, job) == ["Về danh sách văn bản"]
    assert head.post(reverse("reading-job-cancel", args=[job.pk])).status_code == 403
    assert at(Role.OFFICE, cast.department).get(address(job)).status_code == 404


def test_scans_stand_above_the_list_until_they_are_read(cast: Cast, office: Client) -> None:
    running, failed = make_job(cast), make_job(cast, data=b"2", name="2.png")
    work.claim("a")
    work.tell_pages(running, "a", 1, 4)
    ReadingJob.objects.filter(pk=failed.pk).update(state="failed", error=TOO_SLOW, error_values={"seconds": 9})
    make_job(cast, data=b"3", name="xa.png", unit=cast.commune)
    found = texts(office.get(reverse("documents")), "//*[@id='jobs']//li")
    assert found == [
        "ban-quet.png Đang nhận dạng trang 2/4 1 / 4",
        "2.png Chưa đọc được Đọc lại 2.png",
        "xa.png Chờ đến lượt",
    ]


def test_the_list_of_scans_is_polled_while_one_is_busy(cast: Cast, office: Client) -> None:
    def polled() -> list[Any]:
        return page(office.get(reverse("documents"))).xpath("//*[@hx-trigger='every 5s']")

    assert polled() == []
    job = make_job(cast)
    assert len(polled()) == 1
    fragment = office.get(f"{reverse('documents')}?dang-doc", headers=HTMX)
    assert (b"<html" in fragment.content, texts(fragment, "//li/a")) == (False, ["ban-quet.png"])
    fail(job)
    assert polled() == []
