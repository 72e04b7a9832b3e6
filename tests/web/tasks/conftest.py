"""Tasks of the invented plan."""

from __future__ import annotations

import pytest

from cast import Cast
from tasks import Work, make_work


@pytest.fixture
def work(cast: Cast) -> Work:
    return make_work(cast)
