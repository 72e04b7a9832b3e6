"""Coordination programmes: what is kept of them, who sees them, their yearly reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import START, Cast
from dondoc.accounts.models import Role, User
from dondoc.coordination.actions import (
    Signed,
    add_party,
    change_programme,
    create_programme,
    record_review,
    remove_party,
)
from dondoc.coordination.models import Party, Programme, Review
from dondoc.coordination.permissions import can_keep_programme
from dondoc.coordination.queries import programmes_seen_by
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.documents import storage
from dondoc.documents.attachments import attachment

pytestmark = pytest.mark.django_db
SIGNED = Signed("Chương trình phối hợp an toàn trường học", "03/CTPH", START, START, date(2030, 12, 31), 12, 15)
TODAY = date(2026, 3, 2)


@pytest.fixture
def office(cast: Cast) -> User:
    return cast.user(Role.OFFICE, cast.province)


@pytest.fixture
def programme(cast: Cast, office: User) -> Programme:
    upload = attachment(b"%PDF-1.7 invented", "van ban.PDF")
    return create_programme(unit=cast.department, partner=cast.police, signed=SIGNED, upload=upload, by=office)


def test_a_programme_keeps_its_parties_its_term_and_its_file(programme: Programme, cast: Cast) -> None:
    assert [party.unit_id for party in programme.parties.all()] == [cast.department.pk, cast.police.pk]
    assert programme.file is not None
    assert (programme.file.name, storage.path_of(programme.file.sha256).read_bytes()[:5]) == ("van ban.pdf", b"%PDF-")
    assert Event.objects.filter(verb__startswith="programme.").values_list("verb", flat=True)[0] == "programme.create"


def test_it_is_prolonged_and_keeps_its_file_without_a_new_one(programme: Programme, office: User) -> None:
    change_programme(programme=programme, signed=replace(SIGNED, ends=None), upload=None, by=office)
    changed = Programme.objects.get()
    assert (changed.ends, changed.file_id) == (None, programme.file_id)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"title": "  "}, "title"),
        ({"number": "x" * 121}, "number"),
        ({"ends": date(2025, 1, 1)}, "ends"),
        ({"title": "Gọi ông A theo số 0912 345 678"}, "title"),
    ],
)
def test_what_is_wrong_in_it_is_told_and_nothing_is_kept(
    wrong: dict[str, object], where: str, cast: Cast, office: User
) -> None:
    with pytest.raises(Invalid) as caught:
        create_programme(
            unit=cast.department, partner=cast.police, signed=replace(SIGNED, **wrong), upload=None, by=office
        )
    assert ([problem.where for problem in caught.value.problems], Programme.objects.count()) == ([where], 0)


def test_a_file_that_is_no_document_is_refused_with_all_the_rest(cast: Cast, office: User) -> None:
    with pytest.raises(Invalid, match="không phải là PDF"):
        create_programme(
            unit=cast.department, partner=cast.police, signed=SIGNED, upload=attachment(b"MZ...", "a.pdf"), by=office
        )
    assert (Programme.objects.count(), Event.objects.filter(verb="programme.create").count()) == (0, 0)


def test_parties_join_and_leave_but_two_stay_and_so_does_the_keeper(
    programme: Programme, cast: Cast, office: User
) -> None:
    keeper, partner = programme.parties.all()
    with pytest.raises(Refused, match="ít nhất hai bên"):
        remove_party(party=partner, by=office)
    add_party(programme=programme, unit=cast.commune, undertakes="Bố trí nơi tập huấn", by=office)
    add_party(programme=programme, unit=cast.commune, undertakes="Bố trí hội trường", by=office)
    with pytest.raises(Refused, match="không thể rút"):
        remove_party(party=keeper, by=office)
    remove_party(party=partner, by=office)
    assert list(Party.objects.values_list("unit_id", "undertakes")) == [
        (cast.department.pk, ""),
        (cast.commune.pk, "Bố trí hội trường"),
    ]


def test_a_unit_that_began_later_may_join_but_one_that_had_ended_is_no_party(
    programme: Programme, cast: Cast, office: User
) -> None:
    cast.school.versions.update(valid_from=date(2026, 1, 1))
    cast.commune.versions.update(valid_from=date(2025, 1, 1), valid_to=START)
    add_party(programme=programme, unit=cast.school, undertakes="", by=office)
    with pytest.raises(Invalid, match="đã kết thúc vào ngày ký"):
        add_party(programme=programme, unit=cast.commune, undertakes="", by=office)
    assert [party.unit_id for party in programme.parties.all()] == [cast.department.pk, cast.police.pk, cast.school.pk]


def test_a_year_is_reviewed_once(programme: Programme, office: User) -> None:
    told = {"programme": programme, "year": 2025, "held": date(2025, 12, 20), "today": TODAY, "by": office}
    record_review(**told, outcome="Đã mở 12 lớp.", upload=None)
    with pytest.raises(Refused, match="Năm 2025 đã có"):
        record_review(**told, outcome="Lần nữa", upload=None)
    assert list(Review.objects.values_list("year", "outcome")) == [(2025, "Đã mở 12 lớp.")]


@pytest.mark.parametrize(
    ("held", "outcome", "where"),
    [
        (date(2025, 12, 20), "  ", "outcome"),
        (date(2026, 3, 3), "Tốt", "held"),
        (date(2025, 6, 30), "Tốt", "held"),
        (date(2025, 12, 20), "Liên hệ 0912 345 678", "outcome"),
    ],
)
def test_a_review_that_can_not_be_is_refused(
    programme: Programme, office: User, held: date, outcome: str, where: str
) -> None:
    with pytest.raises(Invalid) as caught:
        record_review(programme=programme, year=2025, held=held, outcome=outcome, upload=None, today=TODAY, by=office)
    assert ([problem.where for problem in caught.value.problems], Review.objects.count()) == ([where], 0)


def test_a_programme_is_seen_by_its_parties_and_those_above_and_kept_at_its_keeper(
    programme: Programme, cast: Cast
) -> None:
    units = (cast.province, cast.department, cast.police, cast.commune)
    seen = [unit for unit in units if programme in programmes_seen_by(cast.user(Role.OFFICE, unit), TODAY)]
    kept = [unit for unit in units if can_keep_programme(cast.user(Role.OFFICE, unit), programme.unit_id, TODAY)]
    assert (seen, kept) == ([cast.province, cast.department, cast.police], [cast.province, cast.department])
