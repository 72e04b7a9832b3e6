"""A report's way: typed, sent, accepted or returned, sent again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.core.reasons import REASON_LIMIT
from dondoc.reporting.actions import submissions
from dondoc.reporting.actions.cycles import close_cycle, leave_out
from dondoc.reporting.actions.drafts import Conflict, save_draft
from dondoc.reporting.actions.many import return_all
from dondoc.reporting.actions.submissions import accept, return_, send
from dondoc.reporting.asked import asked, earlier_report
from dondoc.reporting.models import Cycle, Obligation, ObligationState, Submission
from dondoc.reporting.rules.figures import Fault
from dondoc.reporting.typed import NARRATIVE_LIMIT, Typed, read_typed
from rounds import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune(round_: Round) -> Obligation:
    return round_.of(round_.cast.commune)


def states(obligation: Obligation) -> list[tuple[int, str]]:
    return list(obligation.submissions.values_list("version", "state"))


def test_a_draft_keeps_what_can_be_used_and_tells_what_can_not(round_: Round, commune: Obligation) -> None:
    head = round_.head(commune.unit)
    typed = round_.typed() | {f"{round_.form.indicators.last().pk}.value": "bốn"}  # type: ignore[union-attr]
    saved = save_draft(obligation=commune, typed=typed, narrative=" Tốt. ", revision=0, by=head)
    share, count = round_.form.indicators.all()
    assert saved.draft.values == {str(share.pk): {"numerator": 2, "denominator": 3}}
    assert (saved.draft.narrative, saved.draft.revision) == ("Tốt.", 1)
    assert saved.faults == {f"{count.pk}.value": Fault.NOT_WHOLE}


def test_of_two_people_saving_the_second_is_told_what_the_first_saved(round_: Round, commune: Obligation) -> None:
    head = round_.head(commune.unit)
    save_draft(obligation=commune, typed=round_.typed(done=1), narrative="", revision=0, by=head)
    with pytest.raises(Conflict) as refused:
        save_draft(obligation=commune, typed=round_.typed(done=3), narrative="", revision=0, by=head)
    stored = commune.submissions.get()
    assert refused.value.draft == stored
    assert stored.values[str(round_.form.indicators.first().pk)]["numerator"] == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("narrative", ["Liên hệ 0912 345 678.", "x" * (NARRATIVE_LIMIT + 1)])
def test_a_narrative_that_may_not_be_kept_is_held_back_and_the_figures_are_saved(
    round_: Round, commune: Obligation, narrative: str
) -> None:
    revision = round_.save(commune.unit, {}, narrative="Đã tập huấn xong.")
    saved = save_draft(
        obligation=commune,
        typed=round_.typed(),
        narrative=narrative,
        revision=revision,
        by=round_.head(commune.unit),
    )
    assert [problem.where for problem in saved.refused] == ["narrative"]
    stored = commune.submissions.get()
    share, count = round_.form.indicators.all()
    assert stored.values == {str(share.pk): {"numerator": 2, "denominator": 3}, str(count.pk): {"value": 4}}
    assert (stored.narrative, stored.revision) == ("Đã tập huấn xong.", 2)


def test_what_happens_while_a_report_is_read_is_seen_before_it_is_sent(
    round_: Round, commune: Obligation, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = round_.head(commune.unit)

    def sending(meanwhile: Callable[[], object]) -> None:
        def read(*args: Any) -> Typed:
            meanwhile()
            return read_typed(*args)

        monkeypatch.setattr(submissions, "read_typed", read)
        submissions.save_and_send(
            obligation=commune, typed=round_.typed(), narrative="", revision=0, now=timezone.now(), by=head
        )

    with pytest.raises(Conflict):
        sending(lambda: round_.save(commune.unit))
    assert states(commune) == [(1, "draft")]
    with pytest.raises(Refused):
        sending(lambda: close_cycle(cycle=round_.cycle, by=round_.office))
    assert states(commune) == [(1, "draft")]


def test_sending_needs_every_required_figure_and_sends_nothing_without(round_: Round, commune: Obligation) -> None:
    share, count = round_.form.indicators.all()
    typed = {f"{share.pk}.numerator": "4", f"{share.pk}.denominator": "3"}
    with pytest.raises(Invalid) as refused:
        round_.send(commune.unit, typed)
    assert [problem.where for problem in refused.value.problems] == [f"{share.pk}.numerator", f"{count.pk}.value"]
    assert states(commune) == [(1, "draft")]


def test_a_report_of_zeros_is_a_report_and_an_empty_form_is_not_one(round_: Round, commune: Obligation) -> None:
    round_.form.indicators.update(required=False)
    with pytest.raises(Refused, match="còn trống"):
        round_.send(commune.unit, {})
    assert round_.send(commune.unit, round_.typed(0, 0, 0)) == 1


def test_sent_twice_is_one_report(round_: Round, commune: Obligation) -> None:
    round_.send(commune.unit)
    again = send(obligation=commune, revision=99, now=timezone.now(), by=round_.head(commune.unit))
    assert (again.version, states(commune)) == (1, [(1, "sent")])
    assert Event.objects.filter(verb="submission.send").count() == 1


def test_the_log_of_a_sent_report_holds_no_figure(round_: Round, commune: Obligation) -> None:
    """Small counts of people are hidden outside the unit: the log keeps what proves the figures, not the figures."""
    round_.save(commune.unit, round_.typed(43_210_001, 43_210_002, 43_210_003), narrative="Lời của đơn vị.")
    round_.send(commune.unit, round_.typed(43_210_001, 43_210_002, 43_210_003))
    event = Event.objects.get(verb="submission.send")
    assert (event.before, {**event.after, "sha256": ""}) == (
        {"state": "draft"},
        {"state": "sent", "version": 1, "sha256": ""},
    )
    told = str(list(Event.objects.values()))
    assert [word for word in ("43210001", "43210002", "43210003", "Lời của đơn vị") if word in told] == []


def test_what_is_sent_can_not_be_typed_over(round_: Round, commune: Obligation) -> None:
    round_.send(commune.unit)
    with pytest.raises(Refused, match="đã gửi nên không sửa được"):
        round_.save(commune.unit)


def test_a_draft_that_someone_changed_is_not_sent(round_: Round, commune: Obligation) -> None:
    revision = round_.save(commune.unit)
    round_.save(commune.unit, round_.typed(done=1))
    with pytest.raises(Conflict):
        send(obligation=commune, revision=revision, now=timezone.now(), by=round_.head(commune.unit))
    assert states(commune) == [(1, "draft")]


def test_a_unit_that_is_left_out_sends_nothing(round_: Round, commune: Obligation) -> None:
    leave_out(obligation=commune, state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    with pytest.raises(Refused, match="không phải gửi"):
        send(obligation=commune, revision=0, now=timezone.now(), by=round_.head(commune.unit))


def test_a_returned_report_is_sent_again_and_every_version_stays(round_: Round, commune: Obligation) -> None:
    round_.give_back(commune.unit)
    assert states(commune) == [(1, "returned"), (2, "draft")]
    assert round_.of(commune.unit).state == "returned"
    first = commune.submissions.get(version=1)
    assert commune.submissions.get(version=2).values == first.values
    assert round_.send(commune.unit, round_.typed(done=3), day=date(2026, 6, 18)) == 2
    accept(obligation=commune, version=2, by=round_.office)
    assert states(commune) == [(1, "returned"), (2, "accepted")]
    assert first.reason == "Thiếu số liệu điểm trường lẻ."
    assert timezone.localdate(round_.of(commune.unit).first_sent_at) == date(2026, 6, 15)


def test_an_accepted_report_may_be_returned_while_the_round_is_open(round_: Round, commune: Obligation) -> None:
    round_.accept(commune.unit)
    return_(obligation=commune, version=1, reason="Nhầm số.", by=round_.office)
    assert (round_.of(commune.unit).state, states(commune)) == ("returned", [(1, "returned"), (2, "draft")])


def test_accepting_twice_is_once(round_: Round, commune: Obligation) -> None:
    round_.accept(commune.unit)
    accept(obligation=commune, version=1, by=round_.office)
    assert Event.objects.filter(verb="submission.accept").count() == 1


def test_only_the_version_that_was_seen_is_decided_upon(round_: Round, commune: Obligation) -> None:
    with pytest.raises(Refused, match="không chờ duyệt"):
        accept(obligation=commune, version=1, by=round_.office)
    round_.give_back(commune.unit)
    round_.send(commune.unit)
    for decide in (accept, lambda **asked: return_(reason="Sai", **asked)):
        with pytest.raises(Refused, match="bản mới hơn"):
            decide(obligation=commune, version=1, by=round_.office)
    assert round_.of(commune.unit).state == "sent"


def test_who_returns_what_another_has_just_accepted_is_told_so(round_: Round, commune: Obligation) -> None:
    round_.accept(commune.unit)
    seen = {"obligation": commune, "version": 1, "reason": "Sai", "by": round_.office}
    with pytest.raises(Refused, match=f"{round_.office} vừa chấp nhận báo cáo này"):
        return_(**seen, seen_waiting=True)
    told = return_all(cycle=round_.cycle, versions={commune.pk: 1}, reason="Sai", by=round_.office)
    assert (told.count, list(told.refused), round_.of(commune.unit).state) == (0, [commune.pk], "accepted")
    return_(**seen)
    assert round_.of(commune.unit).state == "returned"


def test_a_report_of_a_unit_that_has_ended_can_not_be_returned_to_nobody(round_: Round, commune: Obligation) -> None:
    round_.send(commune.unit)
    commune.unit.versions.update(valid_to=timezone.localdate())
    with pytest.raises(Refused, match="không còn ai sửa được báo cáo"):
        return_(obligation=commune, version=1, reason="Sai số liệu.", by=round_.office)
    assert states(commune) == [(1, "sent")]


@pytest.mark.parametrize("reason", ["", "  ", "Hỏi anh A 0912 345 678", "x" * (REASON_LIMIT + 1)])
def test_a_return_needs_a_short_reason_without_personal_identifiers(
    round_: Round, commune: Obligation, reason: str
) -> None:
    round_.send(commune.unit)
    with pytest.raises(Refused):
        return_(obligation=commune, version=1, reason=reason, by=round_.office)
    assert states(commune) == [(1, "sent")]


def test_the_database_holds_one_draft_and_one_accepted_version(round_: Round, commune: Obligation) -> None:
    round_.accept(commune.unit)
    for state in ("accepted", "sent"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.create(obligation=commune, version=2, state=state)


def _owed_for(commune: Obligation, first: date) -> Obligation:
    """What the unit owes in a later round from that day on."""
    cycle = Cycle.objects.get(pk=commune.cycle_id)
    cycle.pk, cycle.window_start, cycle.window_end = None, first, date(2026, 12, 14)
    cycle.save()
    return Obligation.objects.create(cycle=cycle, unit=commune.unit, due=date(2026, 12, 16))


def test_the_round_before_stands_beside_the_field(round_: Round, commune: Obligation) -> None:
    round_.accept(commune.unit)
    later = _owed_for(commune, date(2026, 6, 15))
    earlier = earlier_report(later, asked(later.cycle))
    assert earlier is not None
    assert (earlier.obligation, earlier.values) == (commune, commune.submissions.get().values)
    assert earlier_report(commune, asked(commune.cycle)) is None


def test_half_a_year_does_not_stand_beside_a_year_but_is_carried_over(round_: Round, commune: Obligation) -> None:
    round_.accept(commune.unit)
    year = _owed_for(commune, date(2025, 12, 15))
    assert earlier_report(year, asked(year.cycle)) is None
    last = earlier_report(year, asked(year.cycle), alike=False)
    assert last is not None
    assert last.obligation == commune


def test_the_event_chain_of_a_whole_way_is_sound(round_: Round, commune: Obligation) -> None:
    round_.give_back(commune.unit)
    round_.accept(commune.unit)
    own = Event.objects.filter(verb__startswith="submission.")
    assert list(own.values_list("verb", "reason")) == [
        ("submission.send", ""),
        ("submission.return", "Thiếu số liệu điểm trường lẻ."),
        ("submission.send", ""),
        ("submission.accept", ""),
    ]
    assert verify() is None
