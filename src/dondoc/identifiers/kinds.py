"""The kinds of identifiers, and one that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of identifier was found. All but the dates of birth are among the personal data that Nghị định
    13/2023/NĐ-CP, Điều 2 lists by name."""

    CITIZEN_ID = "citizen_id"
    OLD_ID = "old_id"
    PASSPORT = "passport"
    PERSONAL_CODE = "personal_code"
    PHONE = "phone"
    EMAIL = "email"
    BANK_ACCOUNT = "bank_account"
    BIRTH_DATE = "birth_date"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier: the words as written and their place in the text."""

    kind: Kind
    value: str
    span: tuple[int, int]


def masked(value: str) -> str:
    """The value with the middle half of its letters and digits replaced by dots."""
    places = [place for place, letter in enumerate(value) if letter.isalnum()]
    shown = len(places) // 4
    hidden = set(places[shown : len(places) - shown])
    return "".join("•" if place in hidden else letter for place, letter in enumerate(value))
