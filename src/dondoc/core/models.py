"""What every table shares, and the event log."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Base(models.Model):
    """A row that knows when it came to be."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Event(models.Model):
    """One change: who, when, for which unit, what before, what after, why. Rows are only ever added.

    ``digest`` is SHA-256 over the row and the digest before it, so that an altered or missing row shows
    (see `dondoc.core.events.verify`). Ids are plain numbers here: the log outlives what it speaks of.
    """

    at = models.DateTimeField(db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    unit_id = models.BigIntegerField(null=True, db_index=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id"], name="event_object")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"
