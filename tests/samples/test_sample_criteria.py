"""The sample province has the shipped criteria sets in force, and one next version in draft."""

from __future__ import annotations

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.criteria.models import CriteriaSet
from dondoc.samples.criteria import adopt_sets

pytestmark = pytest.mark.django_db


def test_all_are_in_force_once_and_one_is_being_renewed(cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    for _time in range(2):
        adopt_sets(cast.province.pk, office)
    assert list(CriteriaSet.objects.values_list("code", "version", "state")) == [
        ("doanh-nghiep-an-toan", 1, "published"),
        ("khu-dan-cu-an-toan", 1, "published"),
        ("phieu-kiem-tra-pccc", 1, "published"),
        ("truong-hoc-an-toan", 1, "published"),
        ("truong-hoc-an-toan", 2, "draft"),
        ("xa-phuong-an-toan", 1, "published"),
    ]
