"""Whose a workbook is, signed, so that one that was altered or put under another name is known."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.crypto import salted_hmac

from dondoc.reporting.models import Cycle
from dondoc.reporting.workbooks.layout import MARK, OF_UNIT, TABLE

_SALT = "dondoc.reporting.workbooks"
_SIGNS = 32


@dataclass(frozen=True, slots=True)
class Identity:
    """What the first cell says: the round, the version of its form, in the workbook of a unit also it and its mark."""

    kind: str
    cycle_id: int
    form_id: int
    unit_id: int = 0
    mark: str = ""


def first_cell(cycle: Cycle, unit_id: int | None = None, unit_name: str = "") -> str:
    """The text of the first cell: of the workbook of a unit, or of a table."""
    if unit_id is None:
        return f"{MARK}|{TABLE}|{cycle.pk}|{cycle.form_id}"
    return f"{MARK}|{OF_UNIT}|{cycle.pk}|{cycle.form_id}|{marked(cycle, unit_id, unit_name)}"


def marked(cycle: Cycle, unit_id: int, unit_name: str) -> str:
    """A unit's id with its signature, as a line of a table begins."""
    return f"{unit_id}|{_signature(settings.SECRET_KEY, cycle.pk, cycle.form_id, unit_id, unit_name)}"


def read_identity(cell: str) -> Identity | None:
    """What a first cell says; None where it is not one of ours, or of another layout."""
    parts = cell.split("|")
    if parts[:1] != [MARK] or len(parts) != {OF_UNIT: 6, TABLE: 4}.get(parts[1] if len(parts) > 1 else ""):
        return None
    if not all(_is_id(each) for each in parts[2:5]):
        return None
    kind, cycle_id, form_id, *unit = parts[1:]
    return Identity(kind, int(cycle_id), int(form_id), int(unit[0]) if unit else 0, unit[1] if unit else "")


def read_mark(cell: str) -> tuple[int, str] | None:
    """The unit and the signature with which a line of a table begins; None where it is no such thing."""
    unit_id, bar, mark = cell.partition("|")
    return (int(unit_id), mark) if bar and _is_id(unit_id) else None


def is_genuine(cycle_id: int, form_id: int, unit_id: int, unit_name: str, mark: str) -> bool:
    """Whether we wrote this for that unit under that name, in that round and with that form."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(
        hmac.compare_digest(_signature(key, cycle_id, form_id, unit_id, unit_name).encode(), mark.encode())
        for key in keys
    )


def _signature(key: str | bytes, cycle_id: int, form_id: int, unit_id: int, unit_name: str) -> str:
    said = f"{MARK}|{cycle_id}|{form_id}|{unit_id}|{' '.join(unit_name.split())}"
    return hmac.digest(_derived(key), said.encode(), "sha256").hex()[:_SIGNS]


@cache
def _derived(key: str | bytes) -> bytes:
    """A key of its own, so that no signature made elsewhere says anything here."""
    return salted_hmac(_SALT, "", secret=key, algorithm="sha256").digest()


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
