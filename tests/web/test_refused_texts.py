"""What the pages refuse is kept nowhere: no table, no session, no cookie, no log, no error report."""

from __future__ import annotations

import copy
import io
import logging
import logging.config
import sys
from collections.abc import Iterator

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.debug import get_exception_reporter_class

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.config.commands.serve import serve
from dondoc.reporting import typed
from readings import make_reading
from rounds import Round, make_round
from stored import holding
from web.conftest import Open

pytestmark = pytest.mark.django_db
NUMBER = "0912 345 678"
WORDS = f"gặp anh Thử, {NUMBER}"


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.send(cast.commune)
    return made


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, from the least on, written as the server writes it."""
    stream, configured = io.StringIO(), copy.deepcopy(settings.LOGGING)
    configured["handlers"]["stderr"] |= {"stream": stream}
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logging.config.dictConfig(configured)
    root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:], root.level = before, level


def is_nowhere(client: Client, log: io.StringIO, number: str = NUMBER) -> bool:
    cookies = "".join(cookie.OutputString() for cookie in client.cookies.values())
    everywhere = f"{log.getvalue()}{cookies}{dict(client.session)}"
    return holding(number) == set() and number not in everywhere


def test_a_refused_report_is_kept_nowhere(round_: Round, signed_in: Open, log: io.StringIO) -> None:
    school = signed_in(round_.head(round_.cast.school))
    address = reverse("obligation-save", args=[round_.of(round_.cast.school).pk])
    answer = school.post(address, {"narrative": f"Tốt.\n{WORDS}", "revision": "0"})
    assert "số điện thoại cá nhân “09•• ••• •78” ở dòng 2" in answer.content.decode()
    assert is_nowhere(school, log)


def test_a_refused_reason_is_kept_nowhere(round_: Round, signed_in: Open, log: io.StringIO) -> None:
    office = signed_in(round_.office)
    address = reverse("obligation-return", args=[round_.of(round_.cast.commune).pk])
    answer = office.post(address, {"version": "1", "reason": WORDS})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (422, False)
    assert is_nowhere(office, log)


def test_a_refused_correction_of_a_reading_is_kept_nowhere(cast: Cast, signed_in: Open, log: io.StringIO) -> None:
    office = signed_in(cast.user(Role.OFFICE, cast.province))
    address = reverse("reading-item", args=[make_reading(cast).pk, "targets.1"])
    assert office.post(address, {"text": WORDS, "revision": "0"}).status_code == 422
    assert is_nowhere(office, log)


@pytest.mark.parametrize(
    ("page", "name", "content"),
    [
        ("document-upload", f"Kế hoạch {NUMBER}.txt", "KẾ HOẠCH"),
        ("units-import", "don-vi.csv", f'code,name,kind,parent,valid_from\nT1,"{WORDS}",school,,2026-07-01'),
        ("people-file", "can-bo.csv", f'email,name,role,unit\nmoi@songmay.example,"{WORDS}",officer,S00.01'),
    ],
)
def test_a_refused_file_is_kept_nowhere(
    cast: Cast, signed_in: Open, log: io.StringIO, page: str, name: str, content: str
) -> None:
    role = Role.OFFICE if page == "document-upload" else Role.ADMINISTRATOR
    client = signed_in(cast.user(role, cast.province))
    answer = client.post(reverse(page), {"file": SimpleUploadedFile(name, content.encode())})
    assert "số điện thoại cá nhân" in answer.content.decode()
    assert is_nowhere(client, log)


def test_a_try_to_sign_in_leaves_no_word_of_what_was_typed(cast: Cast, client: Client, log: io.StringIO) -> None:
    bare = NUMBER.replace(" ", "")
    told = {"username": f"{bare}@gmail.com", "password": "sai", "next": f"/don-vi/?q={bare}"}
    client.post(f"{reverse('sign-in')}?next=/don-vi/%3Fq%3D{bare}", told)
    assert AccessAttempt.objects.count() == 1
    assert is_nowhere(client, log, bare)


def test_a_search_is_kept_nowhere(cast: Cast, signed_in: Open, log: io.StringIO) -> None:
    office = signed_in(cast.user(Role.OFFICE, cast.province))
    for page in ("units", "plans", "cycles", "documents"):
        assert office.get(reverse(page), {"q": WORDS}).status_code == 200
    assert is_nowhere(office, log)


def test_a_page_that_breaks_over_a_text_logs_where_it_broke_but_not_the_text(
    round_: Round, signed_in: Open, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_where: str, narrative: str, _limit: int) -> None:
        raise ValueError(narrative)

    monkeypatch.setattr(typed, "problems_of_words", broken)
    school = signed_in(round_.head(round_.cast.school))
    address = reverse("obligation-save", args=[round_.of(round_.cast.school).pk])
    answer = school.post(address, {"narrative": WORDS, "revision": "0"})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (500, False)
    assert "ValueError: gặp anh Thử, [phone]" in log.getvalue()
    assert is_nowhere(school, log)


def test_an_error_report_shows_nothing_that_was_sent() -> None:
    request = RequestFactory().post(f"/bao-cao/1/luu/?q={WORDS}", {"narrative": WORDS})
    request.FILES["file"] = SimpleUploadedFile(f"{WORDS}.docx", b"")
    report = get_exception_reporter_class(request)(request, *_broken(WORDS))
    for text in (report.get_traceback_html(), report.get_traceback_text()):
        assert "ValueError" in text
        assert "_broken" in text
        assert NUMBER not in text


def _broken(typed: str) -> tuple[object, object, object]:
    try:
        raise ValueError(typed)
    except ValueError:
        return sys.exc_info()


def test_the_server_writes_no_list_of_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search stands in the address: a list of requests would keep it."""
    from gunicorn.app.base import BaseApplication

    shown: list[object] = []
    monkeypatch.setattr(BaseApplication, "run", lambda self: shown.append(self.cfg.accesslog))
    serve(host="127.0.0.1", port=8000, workers=1)
    assert shown == [None]


def test_the_answer_to_a_refusal_is_not_kept_by_the_browser(round_: Round, signed_in: Open) -> None:
    office = signed_in(round_.office)
    address = reverse("obligation-return", args=[round_.of(round_.cast.commune).pk])
    answer: HttpResponse = office.post(address, {"version": "1", "reason": WORDS})
    assert "no-store" in answer.headers["Cache-Control"]
