"""Writes of units: each refuses, changes and logs in one transaction."""

from dondoc.units.actions.imports import ImportPreview, ImportResult, import_units, preview_import
from dondoc.units.actions.moves import MovePreview, move_units, preview_move
from dondoc.units.actions.single import change_unit, correct_unit, create_unit

__all__ = [
    "ImportPreview",
    "ImportResult",
    "MovePreview",
    "change_unit",
    "correct_unit",
    "create_unit",
    "import_units",
    "move_units",
    "preview_import",
    "preview_move",
]
