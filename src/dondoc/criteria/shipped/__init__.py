"""Criteria sets that come with dondoc, for offices to take over as drafts of their own and to edit.

They are about safety and service alone: fire, traffic, drowning, food, disasters, occupational and online safety,
training, timeliness.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dondoc.criteria.files.json_reading import from_json
from dondoc.criteria.rules import SetDraft

_ORDER = (
    "truong-hoc-an-toan",
    "doanh-nghiep-an-toan",
    "xa-phuong-an-toan",
    "khu-dan-cu-an-toan",
    "phieu-kiem-tra-pccc",
)


@cache
def shipped_sets() -> dict[str, SetDraft]:
    """The sets by their codes."""
    return {code: from_json(files(__name__).joinpath(f"{code}.json").read_bytes()) for code in _ORDER}
