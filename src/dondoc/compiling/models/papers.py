"""Templates that an office brought, and the versions of papers that were made."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.compiling.models.kinds import PaperKind
from dondoc.core.models import Base
from dondoc.units.models import Unit


class PaperTemplate(Base):
    """The Word file by which a unit makes one kind of paper; without one, that which comes with the program.

    ``sha256`` names its bytes on disk. The newest counts; earlier ones stay with the versions made by them.
    ``put_away``: the unit went back to the template that comes with the program.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_templates")
    kind = models.CharField(_("Văn bản"), max_length=10, choices=PaperKind)
    name = models.CharField(_("Tên tệp mẫu"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    put_away = models.BooleanField(default=False)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="template_paper_is_known"),
            models.UniqueConstraint(
                fields=["unit", "kind"], condition=Q(put_away=False), name="one_template_per_unit_and_paper"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PaperVersion(Base):
    """One Word file as it was made, with the figures that it was made of.

    ``object_type`` and ``object_id`` name what it is about, as events do: a reporting round, a visit, a campaign.
    ``sha256`` names the file's bytes on disk, ``figures`` those of its figures as JSON (`dondoc.compiling.rules.
    figures`): the name is their fingerprint, equal for equal figures. ``as_of`` is the day of the figures.
    """

    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    kind = models.CharField(_("Văn bản"), max_length=10, choices=PaperKind)
    number = models.PositiveIntegerField(_("Bản"))
    as_of = models.DateField(_("Số liệu tính đến"))
    template = models.ForeignKey(PaperTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    figures = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="version_paper_is_known"),
            models.UniqueConstraint(
                fields=["object_type", "object_id", "kind", "number"], name="one_paper_version_per_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.number}"
