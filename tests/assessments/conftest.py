"""A yearly round of the invented province, open."""

from __future__ import annotations

import pytest

from assessing import Assessing, make_assessing
from cast import Cast


@pytest.fixture
def assessing(cast: Cast) -> Assessing:
    return make_assessing(cast)


@pytest.fixture
def council(cast: Cast) -> Assessing:
    """The same, reviewed by the police in the chair and the department."""
    return make_assessing(cast, cast.police, cast.department)
