"""The office's notes on single figures."""

from __future__ import annotations

import pytest

from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.notes import write_note
from dondoc.reporting.actions.submissions import return_
from dondoc.reporting.models import FigureNote, Obligation
from rounds import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(round_: Round) -> Obligation:
    round_.send(round_.cast.commune)
    return round_.of(round_.cast.commune)


def note(round_: Round, sent: Obligation, text: str, version: int = 1) -> None:
    share = round_.form.indicators.order_by("pk")[0]
    write_note(obligation=sent, version=version, indicator_id=share.pk, text=text, by=round_.office)


def notes() -> list[tuple[int, str]]:
    return list(FigureNote.objects.values_list("submission__version", "text"))


def test_a_note_is_written_changed_and_taken_away(round_: Round, sent: Obligation) -> None:
    for text, left in ((" Thiếu 2 trường ", ["Thiếu 2 trường"]), ("Thiếu 3 trường", ["Thiếu 3 trường"]), ("", [])):
        note(round_, sent, text)
        assert [each for _version, each in notes()] == left
    assert Event.objects.filter(verb="submission.note").count() == 3


def test_a_note_stays_with_the_version_that_it_was_written_on(round_: Round, sent: Obligation) -> None:
    note(round_, sent, "Thiếu 2 trường")
    return_(obligation=sent, version=1, reason="Xem ghi chú", by=round_.office)
    with pytest.raises(Refused):  # back with its unit, it waits for no decision
        note(round_, sent, "Thiếu 3 trường")
    assert notes() == [(1, "Thiếu 2 trường")]


def test_a_note_on_what_the_round_does_not_ask_is_refused(round_: Round, sent: Obligation) -> None:
    with pytest.raises(Refused):
        write_note(obligation=sent, version=1, indicator_id=10**6, text="Sai", by=round_.office)
