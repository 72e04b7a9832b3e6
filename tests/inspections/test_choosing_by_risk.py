"""Units are chosen by signs of risk or by a draw that anyone can repeat."""

from __future__ import annotations

import hashlib

from dondoc.inspections.rules.choosing import USUAL, Candidate, Method, Reason, Sign, Signs, choose, ranked, reasons_of

UNITS = [Candidate(n, f"S00.0{n}") for n in range(1, 7)]


def test_the_draw_is_the_order_of_the_digests_of_seed_and_code() -> None:
    by_hand = sorted(UNITS, key=lambda each: hashlib.sha256(f"ve-so-1:{each.code}".encode()).hexdigest())
    rows = sorted(ranked(UNITS, {}, "ve-so-1"), key=lambda each: each.draw)
    assert [each.candidate for each in rows] == by_hand
    assert [each.draw for each in rows] == [1, 2, 3, 4, 5, 6]


def test_each_sign_adds_points_by_its_weight_with_its_numbers() -> None:
    signs = Signs(late=2, owed=4, score=60, open=1, overdue=7, unseen=365)
    assert reasons_of(signs, USUAL) == (
        Reason(Sign.OVERDUE, 400, 7),
        Reason(Sign.LATE, 150, 2, 4),
        Reason(Sign.LOW, 120, 60),
        Reason(Sign.UNSEEN, 100, 365),
        Reason(Sign.OPEN, 40, 1),
    )


def test_a_unit_never_visited_has_all_points_of_that_sign_and_no_weight_means_no_reason() -> None:
    assert reasons_of(Signs(), {Sign.UNSEEN: 2}) == (Reason(Sign.UNSEEN, 200, -1),)
    assert reasons_of(Signs(late=1, owed=1), {Sign.LATE: 0}) == ()


def test_the_riskiest_come_first_and_the_draw_decides_among_equals() -> None:
    risky = Candidate(9, "S00.09", Signs(overdue=2, unseen=0))
    rows = ranked([*UNITS, risky], {Sign.OVERDUE: 4}, "x")
    assert rows[0].candidate is risky
    assert [each.draw for each in rows[1:]] == sorted(each.draw for each in rows[1:])


def test_half_by_risk_and_half_by_the_draw_without_those_that_are_held() -> None:
    rows = ranked([Candidate(n, f"S{n}", Signs(open=n, unseen=0)) for n in range(1, 6)], {Sign.OPEN: 2}, "x")
    picks = choose(rows, 3, Method.BOTH, held=[5])
    assert [(each.ranked.candidate.unit_id, each.way) for each in picks[:2]] == [(4, Method.RISK), (3, Method.RISK)]
    left = sorted((each for each in rows if each.candidate.unit_id in (1, 2)), key=lambda each: each.draw)
    assert (picks[2].ranked, picks[2].way) == (left[0], Method.RANDOM)
    assert len(choose(rows, 9, Method.RANDOM)) == 5
