"""A draft names the account that put words or figures into it last, whatever way they came."""

from __future__ import annotations

import pytest

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.reporting.actions.drafts import Conflict, enter_for, fill_nil, save_draft, take_figures
from dondoc.reporting.actions.submissions import return_, save_and_send, send
from dondoc.reporting.actions.workbooks import fill_from_workbook
from dondoc.reporting.models import Obligation, Submission
from dondoc.reporting.workbooks.cells import Said
from rounds import Round, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)


@pytest.fixture
def commune(round_: Round) -> Obligation:
    """Its officer has saved once."""
    obligation = round_.of(round_.cast.commune)
    officer = round_.cast.user(Role.OFFICER, round_.cast.commune)
    save_draft(obligation=obligation, typed=round_.typed(), narrative="", revision=0, by=officer)
    return obligation


def saved_by(obligation: Obligation) -> list[User | None]:
    rows = Submission.objects.filter(obligation=obligation).select_related("saved_by").order_by("version")
    return [each.saved_by for each in rows]


def test_who_typed_zeros_or_took_figures_or_a_workbook_is_named(round_: Round, commune: Obligation) -> None:
    head, office = round_.head(round_.cast.commune), round_.office
    officer = round_.cast.user(Role.OFFICER, round_.cast.commune)
    _share, count = round_.form.indicators.all()
    named = [saved_by(commune)]
    fill_nil(obligation=commune, revision=1, by=head)
    named.append(saved_by(commune))
    take_figures(obligation=commune, values={str(count.pk): {"value": 7}}, revision=2, by=officer)
    named.append(saved_by(commune))
    fill_from_workbook(obligation=commune, said=Said({str(count.pk): {"value": 8}}, {}, ""), by=office)
    named.append(saved_by(commune))
    assert named == [[officer], [head], [officer], [office]]


def test_a_workbook_that_says_the_same_changes_nobody(round_: Round, commune: Obligation) -> None:
    fill_from_workbook(obligation=commune, said=Said({}, {}, ""), by=round_.office)
    assert saved_by(commune) == [round_.cast.user(Role.OFFICER, round_.cast.commune)]


def test_sending_without_typing_keeps_who_typed_and_a_returned_report_begins_with_nobody(
    round_: Round, commune: Obligation
) -> None:
    head, officer = round_.head(round_.cast.commune), round_.cast.user(Role.OFFICER, round_.cast.commune)
    now = commune.submissions.get().saved_at
    send(obligation=commune, revision=1, now=now, by=head)
    return_(obligation=commune, version=1, reason="Sai", by=round_.office)
    assert saved_by(commune) == [officer, None]
    with pytest.raises(Conflict) as refused:
        save_draft(obligation=commune, typed=round_.typed(), narrative="", revision=1, by=officer)
    assert str(refused.value) == (
        "Nội dung này vừa được sửa ở nơi khác (thẻ khác hoặc người khác). Hãy tải lại trang rồi nhập tiếp."
    )
    save_and_send(obligation=commune, typed=round_.typed(), narrative="", revision=0, now=now, by=head)
    assert saved_by(commune) == [officer, head]


def test_who_began_to_enter_for_a_unit_has_saved_nothing_yet(round_: Round) -> None:
    other = round_.of(round_.cast.other_commune)
    enter_for(obligation=other, unit_id=round_.cast.province.pk, reason="Mất mạng", by=round_.office)
    assert saved_by(other) == [None]
