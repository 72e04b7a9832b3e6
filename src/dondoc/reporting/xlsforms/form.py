"""A form as a person writes it, and how XLSForm names what dondoc has more kinds of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft

YES_NO = "co_khong"
YES, NO = "co", "khong"
NARRATIVE = "thuyet_minh"
SOFT = "kiem_tra_"
TOP, BASE, SHARE = "_tu", "_mau", "_ty_le"
"""After the code of a share, in the names of its two counts and of what is reckoned from them."""
NAMESPACE = 'dondoc="urn:dondoc:form"'
DECIMALS, MARKS = "bind::dondoc:decimals", "bind::dondoc:marks"


@dataclass(frozen=True, slots=True)
class FormSaid:
    """A form without its place in a plan; each indicator has its code."""

    title: str
    narrative_label: str
    indicators: Sequence[IndicatorDraft]
    checks: Sequence[CheckDraft] = ()
