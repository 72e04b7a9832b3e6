"""Writes of successions: each refuses, changes and logs in one transaction."""

from dondoc.successions.actions.carrying_out import Decision, Outdated, carry_out, preview
from dondoc.successions.actions.settling import settle, settle_due
from dondoc.successions.actions.undoing import undo

__all__ = ["Decision", "Outdated", "carry_out", "preview", "settle", "settle_due", "undo"]
