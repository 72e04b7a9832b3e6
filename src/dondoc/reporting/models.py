"""Forms, cycles, obligations, submissions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.plans.models import Duty, Plan, Target
from dondoc.units.models import Unit


class Form(Base):
    """The figures that a plan asks for. Once a cycle is open it is frozen and never altered again."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="form")
    title = models.TextField(_("Tên biểu mẫu"))
    narrative_label = models.TextField(_("Câu hỏi cho phần thuyết minh"), blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class IndicatorKind(models.TextChoices):
    SHARE = "share", _("Tỷ lệ (tử số trên mẫu số)")
    COUNT = "count", _("Số đếm")


class Across(models.TextChoices):
    """How an earlier figure is compared where units have merged or been divided since."""

    SUM = "sum", _("Cộng số của các đơn vị trước đó")
    WEIGHTED = "weighted", _("Chia theo tỷ lệ ghi trong quyết định")
    KEEP = "keep", _("Giữ ở đơn vị đã báo cáo")
    NONE = "none", _("Không so sánh")


class Indicator(models.Model):
    """One figure of a form: a count, or a share reported as numerator and denominator. Whole numbers only.

    ``across`` is the rule for comparing it over a change of units (see `dondoc.consolidation.comparison`).

    A figure that counts people (``about_people``) is a total all the same; where it is small it is not shown
    outside the unit that reported it (see `dondoc.reporting.rules.figures.is_hidden`).
    """

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveIntegerField()
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators")
    kind = models.CharField(_("Loại"), max_length=8, choices=IndicatorKind)
    label = models.TextField(_("Chỉ số"))
    numerator_label = models.TextField(_("Tử số"), blank=True)
    denominator_label = models.TextField(_("Mẫu số"), blank=True)
    unit = models.CharField(_("Đơn vị tính"), max_length=60, blank=True)
    required = models.BooleanField(_("Bắt buộc"), default=True)
    about_people = models.BooleanField(_("Đếm số người"), default=False)
    across = models.CharField(_("Khi đơn vị thay đổi"), max_length=10, choices=Across, default=Across.SUM)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.CheckConstraint(condition=Q(across__in=Across.values), name="indicator_across_is_known")]

    def __str__(self) -> str:
        return self.label


class Cycle(Base):
    """One round of a reporting duty. The window of the data and the due dates are two things."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="cycles")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="cycles")
    name = models.CharField(_("Kỳ báo cáo"), max_length=160)
    window_start = models.DateField(_("Số liệu từ ngày"))
    window_end = models.DateField(_("đến ngày"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-window_end", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "window_start", "window_end"], name="one_cycle_per_window"),
            models.CheckConstraint(condition=Q(window_end__gte=models.F("window_start")), name="cycle_window_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class ObligationState(models.TextChoices):
    OWED = "owed", _("Chưa gửi")
    SENT = "sent", _("Đã gửi, chờ duyệt")
    RETURNED = "returned", _("Bị trả lại")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    EXEMPT = "exempt", _("Được miễn")
    EXCLUDED = "excluded", _("Đưa ra ngoài kỳ")


class Obligation(Base):
    """One unit owes one form in one cycle. ``due`` is the due date of the unit's level.

    ``note`` says from where it came when the unit took the place of another; ``left_out_at`` since when it is exempt
    or excluded.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="obligations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="obligations")
    due = models.DateField(_("Hạn gửi"))
    state = models.CharField(max_length=10, choices=ObligationState, default=ObligationState.OWED)
    reason = models.TextField(_("Lý do"), blank=True)
    first_sent_at = models.DateTimeField(null=True, blank=True)
    left_out_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "unit"], name="one_obligation_per_cycle_and_unit"),
            models.CheckConstraint(
                condition=~Q(state__in=["exempt", "excluded"]) | ~Q(reason=""), name="left_out_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due"], name="obligation_home")]

    def __str__(self) -> str:
        return f"{self.cycle} · {self.unit_id}"


class ExtensionState(models.TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    GRANTED = "granted", _("Được gia hạn")
    REFUSED = "refused", _("Không được gia hạn")


class Extension(Base):
    """A unit asks to send one report later (xin gia hạn), and what the office that runs the round answers.

    ``due_before`` is the due date that held when it was asked. The granted date becomes the obligation's own, so every
    list goes by it; ``due_granted`` keeps it here. ``answer`` is why the office refused.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="extensions")
    due_before = models.DateField(_("Hạn cũ"))
    due_wished = models.DateField(_("Xin gia hạn đến ngày"))
    reason = models.TextField(_("Lý do xin gia hạn"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ExtensionState, default=ExtensionState.ASKED)
    due_granted = models.DateField(_("Được gia hạn đến ngày"), null=True, blank=True)
    answer = models.TextField(_("Lý do không gia hạn"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["obligation"], condition=Q(state="asked"), name="one_open_extension"),
            models.CheckConstraint(condition=Q(due_wished__gt=models.F("due_before")), name="extension_wishes_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_with_reason"),
            models.CheckConstraint(
                condition=Q(state="asked", due_granted__isnull=True, answer="", decided_at__isnull=True)
                | Q(state="granted", due_granted__isnull=False, answer="", decided_at__isnull=False)
                & Q(due_granted__gt=models.F("due_before"))
                | Q(state="refused", due_granted__isnull=True, decided_at__isnull=False) & ~Q(answer=""),
                name="extension_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} · {self.due_wished}"


class SubmissionState(models.TextChoices):
    DRAFT = "draft", _("Đang nhập")
    SENT = "sent", _("Đã gửi")
    RETURNED = "returned", _("Bị trả lại")
    ACCEPTED = "accepted", _("Đã chấp nhận")


class Submission(Base):
    """What a unit sent, by version. A sent version never changes; a returned one is followed by the next.

    ``values``: indicator id -> {"value": n} or {"numerator": n, "denominator": d}, whole numbers: the truth.
    ``vector``: the same figures for sums, written when sent (see `dondoc.reporting.rules.figures.pack`).
    ``accepted_at`` stays when an accepted report is returned later: its figures counted from then until ``decided_at``.

    ``entered_by_unit`` is the unit above that entered it for the unit that owes (nhập thay), and why;
    ``sent_instead_of`` whom the sender stood in for.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT)
    values = models.JSONField(default=dict)
    vector = models.BinaryField(null=True)
    narrative = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_instead_of = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "version"], name="one_submission_per_version"),
            models.UniqueConstraint(fields=["obligation"], condition=Q(state="draft"), name="one_draft_per_obligation"),
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(state="accepted"), name="one_accepted_per_obligation"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="returned_with_reason"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(vector__isnull=False, sent_at__isnull=False),
                name="sent_with_figures",
            ),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="entered_for_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} · {self.version}"
