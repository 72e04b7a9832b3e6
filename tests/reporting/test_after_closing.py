"""After a round has closed: it opens again for a reason, or one unit sends a new version."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from dondoc.consolidation.queries import cycle_totals
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.actions.reopening import let_in_again, reopen_cycle, shut_again
from dondoc.reporting.actions.submissions import accept, return_
from dondoc.reporting.models import Obligation
from dondoc.reporting.queries import obligations_at_work
from rounds import Round

pytestmark = pytest.mark.django_db
WHY = "Đơn vị phát hiện cộng sai"


@pytest.fixture
def closed(round_: Round) -> Round:
    """Closed with the commune's report of 4 classes accepted, and nothing from the school."""
    round_.accept(round_.cast.commune, round_.typed(2, 3, 4))
    close_cycle(cycle=round_.cycle, by=round_.office)
    return round_


def commune(round_: Round) -> Obligation:
    return round_.of(round_.cast.commune)


def classes(round_: Round, as_of: date | None = None) -> int:
    """How many classes the totals count at the plan's unit."""
    today = date(2026, 8, 1)
    return cycle_totals(round_.cycle, as_of=as_of or today, today=today).results_at(0)[1].figure.numerator


def versions(round_: Round) -> list[tuple[int, str]]:
    return list(commune(round_).submissions.values_list("version", "state"))


def test_a_round_opens_again_for_a_reason_and_units_send_in_it(closed: Round) -> None:
    with pytest.raises(Refused):
        reopen_cycle(cycle=closed.cycle, reason=" ", by=closed.office)
    with pytest.raises(Refused):
        closed.send(closed.cast.school)
    reopen_cycle(cycle=closed.cycle, reason=WHY, by=closed.office)
    assert closed.send(closed.cast.school) == 1


def test_the_corrected_figures_count_from_the_day_the_new_version_is_accepted(closed: Round) -> None:
    Obligation.objects.update(created_at="2026-06-01T02:00:00Z")
    commune(closed).submissions.update(accepted_at="2026-06-20T02:00:00Z", decided_at="2026-06-20T02:00:00Z")
    with time_machine.travel("2026-07-01 09:00:00+07:00", tick=False):
        let_in_again(obligation=commune(closed), reason=WHY, by=closed.office)
        version = closed.send(closed.cast.commune, closed.typed(2, 3, 9), date(2026, 7, 1))
    assert (classes(closed), versions(closed)) == (4, [(1, "accepted"), (2, "sent")])
    with time_machine.travel("2026-07-03 09:00:00+07:00", tick=False):
        accept(obligation=commune(closed), version=version, by=closed.office)
    assert (classes(closed), versions(closed)) == (9, [(1, "replaced"), (2, "accepted")])
    assert [classes(closed, date(2026, 7, day)) for day in (2, 3)] == [4, 9]
    with pytest.raises(Refused):  # once accepted, the door is shut again
        closed.save(closed.cast.commune)
    assert verify() is None


def test_a_correction_that_comes_back_leaves_the_accepted_figures_standing(closed: Round) -> None:
    let_in_again(obligation=commune(closed), reason=WHY, by=closed.office)
    version = closed.send(closed.cast.commune, closed.typed(2, 3, 9))
    with pytest.raises(Refused):
        shut_again(obligation=commune(closed), by=closed.office)
    return_(obligation=commune(closed), version=version, reason="Vẫn sai", by=closed.office)
    assert (classes(closed), versions(closed)) == (4, [(1, "accepted"), (2, "returned"), (3, "draft")])
    assert commune(closed) in obligations_at_work(closed.cast.commune.pk)
    shut_again(obligation=commune(closed), by=closed.office)
    assert versions(closed) == [(1, "accepted"), (2, "returned")]
    assert commune(closed) not in obligations_at_work(closed.cast.commune.pk)


def test_a_unit_that_never_sent_may_be_let_in_alone(closed: Round) -> None:
    school = closed.of(closed.cast.school)
    let_in_again(obligation=school, reason="Mất mạng tuần cuối", by=closed.office)
    version = closed.send(closed.cast.school, closed.typed(1, 1, 3))
    accept(obligation=school, version=version, by=closed.office)
    assert classes(closed) == 7
    with pytest.raises(Refused):
        closed.send(closed.cast.other_commune)


def test_an_accepted_report_that_is_being_corrected_can_not_be_returned_beside_it(closed: Round) -> None:
    let_in_again(obligation=commune(closed), reason=WHY, by=closed.office)
    with pytest.raises(Refused):
        return_(obligation=commune(closed), version=1, reason="Sai", by=closed.office)


def test_in_an_open_round_nobody_is_let_in_again(round_: Round) -> None:
    with pytest.raises(Refused):
        let_in_again(obligation=commune(round_), reason=WHY, by=round_.office)
