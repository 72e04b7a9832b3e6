from __future__ import annotations

import pytest

from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.plans.models import Evidence, Plan, SavedView
from dondoc.plans.work.actions import add_link, ask_evidence, finish, forget_view, remove_evidence, save_view
from tasks import TODAY, Work


def test_a_file_and_a_link_stand_beside_an_assignment(work: Work) -> None:
    row = work.of(work.cast.commune)
    work.attach(row)
    add_link(assignment=row, link=" https://songmay.example/tin ", words="", by=work.head(work.cast.commune))
    found = [(str(each), each.link, each.file.name if each.file else "") for each in row.evidence.all()]
    assert found == [
        ("Biên bản", "", "bien-ban.pdf"),
        ("https://songmay.example/tin", "https://songmay.example/tin", ""),
    ]


@pytest.mark.parametrize(
    "link",
    ["", "songmay.example", "javascript:alert(1)", "ftp://songmay.example", "https://", "https://a b.example",
     "https://ai@songmay.example", "https://[", "https://songmay.example/" + "x" * 500],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(work: Work, link: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_link(assignment=work.of(work.cast.commune), link=link, words="", by=work.office)
    assert [problem.where for problem in refused.value.problems] == ["link"]


def test_evidence_is_taken_away_only_while_the_work_is_not_over(work: Work) -> None:
    row = work.of(work.cast.commune)
    work.attach(row)
    work.attach(row)
    first, second = Evidence.objects.all()
    remove_evidence(evidence=first, by=work.head(work.cast.commune))
    finish(assignment=row, day=TODAY, by=work.head(work.cast.commune))
    with pytest.raises(Refused, match="minh chứng không thay đổi được"):
        remove_evidence(evidence=second, by=work.head(work.cast.commune))
    assert list(Evidence.objects.all()) == [second]


def test_the_office_asks_for_evidence_once(work: Work) -> None:
    for _time in range(2):
        ask_evidence(plan=work.plan, asks=True, by=work.office)
    assert Plan.objects.get(pk=work.plan.pk).asks_evidence
    assert list(Event.objects.filter(verb="plan.ask_evidence").values_list("before", "after")) == [
        ({"asks_evidence": False}, {"asks_evidence": True})
    ]


def test_a_view_is_kept_under_its_name_and_forgotten(work: Work) -> None:
    keep = {"user": work.office, "unit_id": work.cast.province.pk}
    save_view(name=" Việc trễ ", query="tre=1", **keep)
    view = save_view(name="Việc trễ", query="tre=1&xem=bang", **keep)
    assert list(SavedView.objects.values_list("name", "query")) == [("Việc trễ", "tre=1&xem=bang")]
    forget_view(view=view, unit_id=work.cast.province.pk)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_view_needs_a_name_that_fits(work: Work, name: str) -> None:
    with pytest.raises(Invalid):
        save_view(user=work.office, name=name, query="", unit_id=work.cast.province.pk)


def test_a_user_keeps_thirty_views(work: Work) -> None:
    keep = {"user": work.office, "unit_id": work.cast.province.pk, "query": ""}
    for number in range(30):
        save_view(name=str(number), **keep)
    with pytest.raises(Refused, match="Hãy xóa bớt"):
        save_view(name="mới", **keep)
    assert save_view(name="7", **keep).name == "7"
