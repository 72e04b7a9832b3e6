"""The event log: one append-only table, each row chained to the one before it. docs/event-log.md says how."""

from dondoc.core.events.chain import Change, acting_unit, record, record_all, request_id, standing_in
from dondoc.core.events.checking import Fault, FaultKind, Seal, faults, last_seal, verify, with_texts

__all__ = [
    "Change",
    "Fault",
    "FaultKind",
    "Seal",
    "acting_unit",
    "faults",
    "last_seal",
    "record",
    "record_all",
    "request_id",
    "standing_in",
    "verify",
    "with_texts",
]
