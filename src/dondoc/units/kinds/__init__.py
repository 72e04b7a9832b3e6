"""The fields that a kind of unit has of its own, as data; none of them says anything of a person.

A value is kept in `UnitVersion.details` under the field's name: one code, or a list of codes, or a text.
"""

from dondoc.units.kinds.details import LONGEST_TEXT, Details, clean_details, is_tax_code, shown, still_of, written
from dondoc.units.kinds.fields import ALL_FIELDS, FIELDS, KindField, Shape, fields_of, kinds_with

__all__ = [
    "ALL_FIELDS",
    "FIELDS",
    "LONGEST_TEXT",
    "Details",
    "KindField",
    "Shape",
    "clean_details",
    "fields_of",
    "is_tax_code",
    "kinds_with",
    "shown",
    "still_of",
    "written",
]
