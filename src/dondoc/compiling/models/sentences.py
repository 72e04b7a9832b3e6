"""What an office wrote itself into a compiled report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.compiling.models.kinds import PaperKind
from dondoc.core.models import Base
from dondoc.reporting.models import Cycle


class KeptSentence(Base):
    """A sentence of the draft (lời văn) as a person wrote it; what nobody touched is made from the figures each time.

    ``key`` is that of `dondoc.compiling.rules.sentences`, or "own-" and a section for words that follow from no
    figures. ``offered`` is the sentence that the figures gave when it was written: another one now means that the
    figures have changed since. ``left_out``: the sentence does not stand in the paper at all.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="kept_sentences")
    kind = models.CharField(_("Văn bản"), max_length=10, choices=PaperKind)
    key = models.CharField(max_length=40)
    text = models.TextField(_("Lời văn"), blank=True)
    offered = models.TextField(blank=True)
    left_out = models.BooleanField(_("Không đưa vào văn bản"), default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "kind", "key"], name="one_kept_sentence_per_key"),
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="sentence_paper_is_known"),
            models.CheckConstraint(condition=~Q(text="") | Q(left_out=True), name="kept_sentence_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} · {self.kind} · {self.key}"
