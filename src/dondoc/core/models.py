"""What every table shares, and the event log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from dondoc.core.states import encode

if TYPE_CHECKING:
    JSONTextField = models.TextField[Any, Any]
else:
    JSONTextField = models.TextField  # Django's fields take no parameters at run time


class Base(models.Model):
    """A row that knows when it came to be."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class JSONText(JSONTextField):
    """A JSON value kept as the very text that a digest covers: what PostgreSQL's jsonb gives back is another text."""

    def from_db_value(self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else encode(value)


class Event(models.Model):
    """One change: who, when, for which unit, what before, what after, why. Rows are only ever added, by
    `dondoc.core.events.record`; triggers refuse anything else (`dondoc.core.events.guards`).

    Ids count from 1 without a gap. ``digest`` is SHA-256 over the row and the digest before it, so that an altered
    or missing row shows. ``unit_id`` is the unit that the thing concerns, ``acting_unit_id`` the one in whose seat
    the user acted. Ids of things are plain numbers here: the log outlives what it speaks of. What costs time at
    every write is left out: a foreign key to check, an index that serves no page.
    """

    at = models.DateTimeField(db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    acting_unit_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True, db_index=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(db_index=True)
    before = JSONText(null=True)
    after = JSONText(null=True)
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"


class LogEnd(models.Model):
    """Where the chain of events ends: one row, written with every event, so that a log cut short shows.

    Its row is also the lock that lets one transaction at a time extend the chain.
    """

    last_id = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_end_of_the_log")]

    def __str__(self) -> str:
        return str(self.last_id)
