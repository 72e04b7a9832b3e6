from __future__ import annotations

import pytest

from cast import Cast
from own_plans import Issuing, make_issuing


@pytest.fixture
def issuing(cast: Cast) -> Issuing:
    return make_issuing(cast)
