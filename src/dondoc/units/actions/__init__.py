"""Writes of units: each refuses, changes and logs in one transaction."""

from dondoc.units.actions.imports import ImportResult, import_units
from dondoc.units.actions.single import change_unit, create_unit

__all__ = ["ImportResult", "change_unit", "create_unit", "import_units"]
