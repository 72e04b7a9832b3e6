"""What an office above does for the unit that holds an assignment (nhập thay): always marked, always with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.reasons import fit_reason


@dataclass(frozen=True, slots=True)
class EnteredFor:
    """The unit above from whose office somebody acts for the unit that holds the assignment, and why."""

    unit_id: int
    reason: str


def entering(entered: EnteredFor | None) -> dict[str, Any]:
    """The columns that mark a row; blank where the unit acts by itself. Raises what `fit_reason` raises."""
    if entered is None:
        return {"entered_by_unit_id": None, "entered_reason": ""}
    missing = _("Hãy ghi lý do nhập thay, ví dụ: đơn vị mất mạng, đã báo kết quả qua điện thoại.")
    return {"entered_by_unit_id": entered.unit_id, "entered_reason": fit_reason(entered.reason, missing)}
