"""A steering committee is a unit made of posts, and each post is held by a unit. No person is kept.

The unit itself is one of kind "committee" in the tree; its posts stand here.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.units.models import Unit

LONGEST_TITLE = 200  # characters


class PostKind(models.TextChoices):
    """The posts of a steering committee (ban chỉ đạo), the first ones first."""

    CHAIR = "chair", _("Trưởng ban")
    STANDING_DEPUTY = "standing_deputy", _("Phó Trưởng ban thường trực")
    DEPUTY = "deputy", _("Phó Trưởng ban")
    STANDING_MEMBER = "standing_member", _("Ủy viên thường trực")
    MEMBER = "member", _("Ủy viên")
    STANDING_AGENCY = "standing_agency", _("Cơ quan thường trực")
    SECRETARIAT = "secretariat", _("Tổ giúp việc")


class Post(Base):
    """A place in a committee from ``valid_from`` to the day before ``valid_to``.

    ``title`` is the office of whoever sits there for the unit that holds it ("Chủ tịch UBND tỉnh"). A required post
    that no unit holds is a gap.
    """

    committee = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(_("Vị trí"), max_length=20, choices=PostKind)
    title = models.CharField(_("Chức danh"), max_length=LONGEST_TITLE, blank=True)
    required = models.BooleanField(_("Bắt buộc phải có"), default=False)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PostKind.values), name="post_kind_is_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="post_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.committee_id}"


class Holding(Base):
    """A post's hold by one unit from ``valid_from`` to the day before ``valid_to``.

    ``note`` says where it came from when the unit took the place of another.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="held_posts")
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(valid_to__isnull=True), name="one_open_holding"),
            models.UniqueConstraint(fields=["post", "valid_from"], name="one_holding_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="holding_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.post_id}"
