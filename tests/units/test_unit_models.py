"""What the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import START, Cast
from dondoc.units.models import UnitKind, UnitVersion

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 1, 1), None),  # a second open version
        (START, date(2026, 1, 1)),  # a second version from the same day
        (date(2026, 1, 1), date(2026, 1, 1)),  # an end that is not after the start
    ],
    ids=["open twice", "same day", "no length"],
)
def test_a_version_that_contradicts_another_is_refused(cast: Cast, start: date, end: date | None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitVersion.objects.create(
            unit=cast.school,
            name="x",
            kind=UnitKind.SCHOOL,
            path="1",
            folded="x",
            valid_from=start,
            valid_to=end,
        )
    assert cast.school.versions.count() == 1


def test_a_unit_above_itself_is_refused(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.school.versions.update(parent=cast.school)
