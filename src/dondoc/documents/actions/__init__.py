"""Writes of files and readings: each refuses, changes and logs in one transaction."""

from dondoc.documents.actions.agencies import create_unit_for, map_agency, set_vague_aside
from dondoc.documents.actions.items import drop_item, edit_item
from dondoc.documents.actions.queue import discard, read_upload

__all__ = ["create_unit_for", "discard", "drop_item", "edit_item", "map_agency", "read_upload", "set_vague_aside"]
