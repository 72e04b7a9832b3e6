"""What a new text changes in a plan at work. Pure: items in, differences out (docs/amendments.md)."""

from dondoc.plans.amending.concerns import Concerned, concerned
from dondoc.plans.amending.differences import Differences, Line, What, differences
from dondoc.plans.amending.items import FIELDS, Item, Kind
from dondoc.plans.amending.stored import differences_from, item_from, stored_differences, stored_item

__all__ = [
    "FIELDS",
    "Concerned",
    "Differences",
    "Item",
    "Kind",
    "Line",
    "What",
    "concerned",
    "differences",
    "differences_from",
    "item_from",
    "stored_differences",
    "stored_item",
]
