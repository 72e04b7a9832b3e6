"""Controls of forms that Django does not bring."""

from __future__ import annotations

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day typed as 05/03/2026 whatever the browser's language; days.js adds a button for its calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {
            "data-day": "",
            "inputmode": "numeric",
            "placeholder": "dd/mm/yyyy",
            "autocomplete": "off",
            "maxlength": 10,
        }
        super().__init__(attrs=own | (attrs or {}), format="%d/%m/%Y")
