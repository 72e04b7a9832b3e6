"""Writes of files and readings: each refuses, changes and logs in one transaction."""

from dondoc.documents.actions.additions import add_item
from dondoc.documents.actions.agencies import create_unit_for, map_agency, rename_agency, set_vague_aside
from dondoc.documents.actions.composing import compose_reading, take_over_choices
from dondoc.documents.actions.items import confirm_item, drop_item, edit_item, state_absent
from dondoc.documents.actions.jobs import cancel, enqueue, put_aside, retry
from dondoc.documents.actions.queue import discard, read_upload, take_in

__all__ = [
    "add_item",
    "cancel",
    "compose_reading",
    "confirm_item",
    "create_unit_for",
    "discard",
    "drop_item",
    "edit_item",
    "enqueue",
    "map_agency",
    "put_aside",
    "read_upload",
    "rename_agency",
    "retry",
    "set_vague_aside",
    "state_absent",
    "take_in",
    "take_over_choices",
]
