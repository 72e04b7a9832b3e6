"""An administrator with no communes yet is told of the list that comes with the program."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind
from web.conftest import Open
from web.html import texts

pytestmark = pytest.mark.django_db
COMMAND = "dondoc units load-official"


def hints(client: Client, address: str) -> list[str]:
    return texts(client.get(reverse(address)), f"//code[.='{COMMAND}']")


def test_the_page_for_files_names_the_command(administrator: Client) -> None:
    assert hints(administrator, "units-import") == [COMMAND]


def test_a_province_with_nothing_below_names_it_too_and_others_do_not(cast: Cast, signed_in: Open) -> None:
    empty = create_unit(
        name="Ủy ban nhân dân tỉnh Mây Ngàn", kind=UnitKind.PROVINCE, parent=None, valid_from=START, by=None
    )
    seats = [(Role.ADMINISTRATOR, empty), (Role.OFFICER, empty), (Role.ADMINISTRATOR, cast.province)]
    assert [hints(signed_in(cast.user(role, unit)), "units") for role, unit in seats] == [[COMMAND], [], []]
