"""The totals of a round become the unit's report to the level above: a province compiles, the ministry receives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from cast import START, Cast
from dondoc.compiling.actions.sending_up import compile_into
from dondoc.compiling.models import Consolidation
from dondoc.compiling.rules.matching import Asks, Reason, Total, parts_of
from dondoc.compiling.sending_up import compiled_from, destinations, totals_of
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.drafts import Conflict, save_draft
from dondoc.reporting.actions.submissions import accept, send
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from dondoc.web.compiling.compiled import compiled
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 20)
ASKED = (
    IndicatorDraft("Trường có lối thoát nạn", "share", numerator_label="có", denominator_label="trường", code="TN"),
    IndicatorDraft("Lớp tập huấn", "count", unit="lớp", code="LOP"),
    IndicatorDraft("Kinh phí", "amount", unit="triệu đồng", decimals=1, code="KP"),
)
ABOVE = (
    replace(ASKED[0], code="tn"),
    replace(ASKED[1], label="Lớp đã mở"),
    replace(ASKED[2], decimals=2),
    IndicatorDraft("Vụ cháy", "count", unit="vụ", code="VC", required=False),
)


@pytest.fixture
def above(cast: Cast) -> Round:
    """The round of the level above (here: the province), in which the commune owes."""
    return make_round(cast, *ABOVE)


@pytest.fixture
def below(cast: Cast, above: Round) -> Round:
    """The commune's own round: three units below it owe, two of their reports are accepted."""

    def unit(name: str, parent: Unit) -> Unit:
        return create_unit(name=name, kind=UnitKind.OTHER, code=name, parent=parent, valid_from=START, by=None)

    beside = unit("Trường Bến Lam", cast.commune)
    within = unit("Điểm trường lẻ", cast.school)
    made = make_round(
        replace(cast, province=cast.commune, commune=cast.school, other_commune=beside, school=within), *ASKED
    )
    made.accept(cast.school, made.boxes(TN_numerator="2", TN_denominator="3", LOP="4", KP="12,5"))
    made.accept(beside, made.boxes(TN_numerator="1", TN_denominator="1", LOP="9", KP="1"))
    return made


def fill(above: Round, below: Round, *codes: str, revision: int = 0) -> Consolidation:
    chosen = above.form.indicators.filter(code__in=codes).values_list("pk", flat=True)
    return compile_into(
        cycle=below.cycle,
        obligation=above.of(above.cast.commune),
        chosen=set(chosen),
        revision=revision,
        day=DAY,
        by=below.office,
    )


def test_a_commune_compiles_and_the_province_receives(above: Round, below: Round, cast: Cast) -> None:
    (to,) = destinations(below.cycle, totals_of(below.cycle, DAY))
    assert to.obligation == above.of(cast.commune)
    assert [(each.above.code, each.found, each.same_words) for each in to.matches] == [
        ("tn", {"numerator": 3, "denominator": 4}, True),
        ("LOP", {"value": 13}, False),
        ("KP", {"value": 1350}, True),
        ("VC", Reason.NO_SUCH, False),
    ]
    made = fill(above, below, "tn", "LOP", "KP", "VC")
    keys = {each.code: str(each.pk) for each in above.form.indicators.all()}
    values = {keys["tn"]: {"numerator": 3, "denominator": 4}, keys["LOP"]: {"value": 13}, keys["KP"]: {"value": 1350}}
    assert (made.submission.values, made.values, made.accepted, made.owed) == (values, values, 2, 3)
    assert made.submission.saved_by == below.office
    head = above.head(cast.commune)
    version = send(obligation=above.of(cast.commune), revision=1, now=timezone.now(), by=head).version
    accept(obligation=above.of(cast.commune), version=version, by=above.office)
    received = totals_of(above.cycle, DAY)
    own = received.own_figures(cast.commune.pk)
    assert [(each.numerator, each.denominator, each.reports) for each in own] == [
        (3, 4, 1),
        (13, None, 1),
        (1350, None, 1),
        (0, None, 0),
    ]
    assert Event.objects.filter(verb="submission.compile", object_id=made.submission_id).count() == 1
    assert destinations(below.cycle, totals_of(below.cycle, DAY)) == []


def test_what_is_typed_over_a_total_stays_beside_it(above: Round, below: Round, cast: Cast) -> None:
    made = fill(above, below, "LOP")
    typed = above.boxes(tn_numerator="1", tn_denominator="2", LOP="12", KP="1")
    obligation = above.of(cast.commune)
    saved = save_draft(obligation=obligation, typed=typed, narrative="", revision=1, by=above.head(cast.commune)).draft
    key = str(above.form.indicators.get(code="LOP").pk)
    record = compiled_from(saved)
    assert record == made
    assert (saved.values[key], made.values[key]) == ({"value": 12}, {"value": 13})
    (classes,) = above.form.indicators.filter(code="LOP")
    told = compiled(saved, [classes])
    assert told is not None and told.differing == [("Lớp đã mở", "13 lớp", "12 lớp")]
    classes.about_people = True
    told = compiled(saved, [classes])
    assert told is not None and told.differing == [("Lớp đã mở", "(ẩn)", "(ẩn)")]
    with pytest.raises(Conflict):
        fill(above, below, "LOP", revision=1)
    fill(above, below, "LOP", revision=2)
    saved.refresh_from_db()
    assert (saved.values[key], len(saved.values), Consolidation.objects.count()) == ({"value": 13}, 3, 1)


def test_nothing_is_filled_into_a_report_of_another_unit_or_one_that_is_sent(
    above: Round, below: Round, cast: Cast
) -> None:
    with pytest.raises(Refused, match="Chưa chọn số liệu nào"):
        fill(above, below, "VC")
    with pytest.raises(Refused, match="chính đơn vị"):
        compile_into(
            cycle=below.cycle, obligation=above.of(cast.school), chosen={1}, revision=0, day=DAY, by=below.office
        )
    above.send(cast.commune, above.boxes(tn_numerator="1", tn_denominator="2", LOP="12", KP="1"))
    with pytest.raises(Refused, match="đã gửi"):
        fill(above, below, "LOP", revision=1)


@pytest.mark.parametrize(
    ("above", "own", "total", "found"),
    [
        (Asks("count", 0), Asks("amount", 1), Total(125, None, 2, False), Reason.TOO_FINE),
        (Asks("count", 0), Asks("amount", 1), Total(120, None, 2, False), {"value": 12}),
        (Asks("share", 0), Asks("count", 0), Total(1, None, 1, False), Reason.OTHER_KIND),
        (Asks("yes_no", 0), Asks("yes_no", 0), Total(1, 2, 2, False), Reason.ANSWER),
        (Asks("count", 0), Asks("count", 0), Total(0, None, 0, False), Reason.NOTHING_YET),
        (Asks("count", 0), Asks("count", 0), Total(3, None, 2, True), Reason.HIDDEN),
    ],
)
def test_a_total_is_filled_in_exactly_or_not_at_all(above: Asks, own: Asks, total: Total, found: object) -> None:
    assert parts_of(above, own, total) == found
