"""Moving many units at once: shown beforehand, done all or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.units.actions import create_unit, move_units, moves, preview_move
from dondoc.units.actions.many import Wish, change_many
from dondoc.units.facts import facts_of
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.units.queries import ancestors, subtree
from units.histories import broken, forest, forgotten

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)


def dump() -> list[dict[str, object]]:
    return list(UnitVersion.objects.order_by("pk").values())


@pytest.fixture
def cluster(cast: Cast) -> Unit:
    """A unit that may hold units of every kind."""
    return create_unit(name="Cụm thi đua số 1", kind=UnitKind.OTHER, parent=cast.province, valid_from=START, by=None)


def test_a_preview_shows_who_goes_along_and_changes_nothing(cast: Cast, cluster: Unit) -> None:
    before = (dump(), Event.objects.count())
    preview = preview_move(unit_ids=[cast.commune.pk, cast.police.pk, cast.school.pk], parent=cluster, valid_from=DAY)
    told = [(move.version.name, move.below) for move in preview.moves]
    assert (told, preview.below, preview.staying, preview.problems) == (
        [("Ủy ban nhân dân xã Suối Lam", 1), ("Công an tỉnh Sông Mây", 0), ("Trường Tiểu học Suối Lam", 0)],
        1,
        (),
        (),
    )
    assert (dump(), Event.objects.count()) == before


def test_units_move_together_with_those_below_and_each_is_logged(cast: Cast, cluster: Unit) -> None:
    user = cast.user(Role.ADMINISTRATOR, cast.province)
    move_units(unit_ids=[cast.commune.pk, cast.police.pk], parent=cluster, valid_from=DAY, by=user)
    assert list(subtree(cluster.pk, DAY).values_list("unit_id", flat=True)) == [
        cluster.pk,
        cast.commune.pk,
        cast.school.pk,
        cast.police.pk,
    ]
    assert subtree(cluster.pk, date(2026, 6, 30)).count() == 1
    logged = Event.objects.filter(verb="unit.change").values_list("object_id", "user_id")
    assert set(logged) == {(cast.commune.pk, user.pk), (cast.police.pk, user.pk)}
    assert (verify(), broken()) == (None, [])


def test_a_unit_and_one_below_it_may_both_move(cast: Cast, cluster: Unit) -> None:
    move_units(unit_ids=[cast.commune.pk, cast.school.pk], parent=cluster, valid_from=DAY, by=None)
    assert [version.unit_id for version in ancestors(cast.school.pk, DAY)] == [cast.province.pk, cluster.pk]
    assert broken() == []


def test_a_unit_that_does_not_fit_below_the_new_one_is_told_with_both_kinds(cast: Cast) -> None:
    before = dump()
    preview = preview_move(unit_ids=[cast.commune.pk, cast.school.pk], parent=cast.department, valid_from=DAY)
    assert preview.problems == (
        Problem(
            "Ủy ban nhân dân xã Suối Lam",
            "“Ủy ban nhân dân xã Suối Lam” (UBND cấp xã) không thể trực thuộc Sở Giáo dục và Đào tạo (Cơ quan chuyên môn). "
            "Hãy chọn đơn vị cấp trên khác, hoặc sửa loại đơn vị nếu ghi nhầm.",
        ),
    )
    assert dump() == before


def test_units_that_stand_there_already_stay_as_they_are(cast: Cast) -> None:
    before = UnitVersion.objects.get(unit=cast.school)
    preview = move_units(unit_ids=[cast.school.pk, cast.police.pk], parent=cast.commune, valid_from=DAY, by=None)
    assert ([version.name for version in preview.staying], UnitVersion.objects.get(unit=cast.school)) == (
        ["Trường Tiểu học Suối Lam"],
        before,
    )


def test_every_unit_that_cannot_move_is_told_and_none_moves(cast: Cast) -> None:
    UnitVersion.objects.filter(unit=cast.police).update(valid_from=DAY)
    before = dump()
    with pytest.raises(Invalid) as refusal:
        move_units(
            unit_ids=[cast.commune.pk, cast.police.pk, cast.department.pk], parent=cast.school, valid_from=DAY, by=None
        )
    assert [(problem.where, problem.message) for problem in refusal.value.problems] == [
        (
            "Ủy ban nhân dân xã Suối Lam",
            "Đơn vị cấp trên mới đang ở dưới chính đơn vị này. Hãy chọn đơn vị cấp trên khác.",
        ),
        (
            "Công an tỉnh Sông Mây",
            "Đơn vị này đã có thay đổi từ ngày 01/07/2026. Hãy ghi một ngày muộn hơn cho thay đổi mới.",
        ),
    ]
    assert dump() == before


def test_a_unit_that_has_ended_is_told(cast: Cast) -> None:
    UnitVersion.objects.filter(unit=cast.police).update(valid_to=DAY)
    preview = preview_move(unit_ids=[cast.police.pk], parent=cast.commune, valid_from=DAY)
    assert [problem.message for problem in preview.problems] == [
        "Có đơn vị đã chọn không còn hoạt động. Hãy tải lại trang và chọn lại."
    ]


def test_nothing_to_move_and_too_many_are_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        preview_move(unit_ids=[cast.school.pk], parent=cast.commune, valid_from=DAY)
        .problems[0]
        .message.startswith("Các đơn vị đã chọn đều đang ở nơi này.")
    )
    monkeypatch.setattr(moves, "MOST", 1)
    preview = preview_move(unit_ids=[cast.school.pk, cast.police.pk], parent=cast.province, valid_from=DAY)
    assert [problem.message for problem in preview.problems] == ["Mỗi lần chỉ chuyển được 1 đơn vị. Hãy chọn ít hơn."]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6, unique_by=lambda pair: pair[0])
)
def test_many_moves_of_one_day_are_done_exactly_where_a_forest_remains(pairs: list[tuple[int, int]]) -> None:
    with forgotten():
        forest()
        versions = list(UnitVersion.objects.order_by("unit_id"))
        wishes = [wish(versions[one], versions[other].unit_id) for one, other in pairs if one != other]
        wanted = {version.unit_id: version.parent_id for version in versions}
        wanted |= {wish.unit_id: wish.facts.parent_id for wish in wishes}
        problems = change_many(wishes, DAY, None)
        assert bool(problems) == has_circle(wanted)
        if not problems:
            assert dict(UnitVersion.objects.filter(valid_to=None).values_list("unit_id", "parent_id")) == wanted
            assert broken() == []


def wish(version: UnitVersion, parent_id: int) -> Wish:
    return Wish(version.unit_id, replace(facts_of(version), parent_id=parent_id))


def has_circle(parents: dict[int, int | None]) -> bool:
    """Whether someone does not come to a root in as many steps as there are units."""
    for start in parents:
        above = parents[start]
        for _step in parents:
            above = parents[above] if above is not None else None
        if above is not None:
            return True
    return False
