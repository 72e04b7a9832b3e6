"""A round of the invented plan, open."""

from __future__ import annotations

import pytest

from cast import Cast
from rounds import Round, make_round


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)
