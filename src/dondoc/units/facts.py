"""What a unit is from one day to another, before it is written down."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from dondoc.units.kinds import Details
from dondoc.units.models import UnitKind, UnitStatus, UnitVersion


@dataclass(frozen=True, slots=True)
class Facts:
    """What a unit is and where it belongs; texts are composed (NFC) and without stray white space."""

    name: str
    short_name: str
    code: str
    kind: UnitKind
    parent_id: int | None
    status: UnitStatus = UnitStatus.ACTIVE
    details: Details = field(default_factory=dict)


def facts_of(version: UnitVersion) -> Facts:
    """What a version says."""
    return Facts(
        name=version.name,
        short_name=version.short_name,
        code=version.code,
        kind=UnitKind(version.kind),
        parent_id=version.parent_id,
        status=UnitStatus(version.status),
        details=version.details,
    )


def tidy(text: str) -> str:
    """Composed letters and single spaces, so that equal names are equal texts."""
    return " ".join(unicodedata.normalize("NFC", text).split())
