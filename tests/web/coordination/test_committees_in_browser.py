"""The pages of committees on a telephone: nothing is cut off, nothing widens the page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from cast import START, make_cast
from dondoc.accounts.models import Role
from dondoc.coordination.actions import add_post
from dondoc.coordination.models import PostKind
from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind
from web.browser import CHROMIUM, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
CUT = """() => [...document.querySelectorAll('.table-frame .state')]
    .filter((pill) => pill.getBoundingClientRect().right > pill.closest('.table-frame').getBoundingClientRect().right)
    .map((pill) => pill.textContent.trim())"""
WIDTH = "() => document.documentElement.scrollWidth"


def test_no_state_is_cut_and_the_page_is_as_wide_as_the_screen(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    name = "Ban Chỉ đạo phòng cháy, chữa cháy và cứu nạn, cứu hộ tỉnh Sông Mây"
    committee = create_unit(name=name, kind=UnitKind.COMMITTEE, parent=cast.province, valid_from=START, by=None)
    admin = cast.user(Role.ADMINISTRATOR, cast.province)
    add_post(committee=committee, kind=PostKind.CHAIR, title="", required=True, since=START, by=admin)
    with visit(live_server.url, (390, 800)) as visitor:
        visitor.sits(admin.email)
        for url in (reverse("committees"), reverse("committee", args=[committee.pk])):
            visitor.look(url)
            assert (visitor.page.evaluate(CUT), visitor.page.evaluate(WIDTH)) == ([], 390)
            visitor.check(url)
