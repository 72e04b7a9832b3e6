"""Initiatives (mô hình): ways of working that units run, keep, spread or end."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models.fields import Activity
from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.units.models import Unit


class InitiativeState(models.TextChoices):
    """Where an initiative stands (see `dondoc.activities.rules.initiatives`)."""

    PROPOSED = "proposed", _("Đang đề xuất")
    RUNNING = "running", _("Đang thực hiện")
    DECLINED = "declined", _("Không được duyệt")
    ENDED = "ended", _("Đã kết thúc")


class Initiative(Activity):
    """A way of working that ``unit`` proposes; ``office`` is the unit above that approved or declined it.

    It runs from ``started`` to ``ended``, the last day; ``reason`` says why it was declined or ended. What the office
    releases for everybody is ``public_text``, shown while ``is_public``, and nothing else.
    """

    purpose = models.TextField(_("Mục đích"))
    content = models.TextField(_("Cách làm"), blank=True)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=InitiativeState, default=InitiativeState.PROPOSED)
    proposed_on = models.DateField(_("Ngày đề xuất"))
    office = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    started = models.DateField(_("Thực hiện từ ngày"), null=True, blank=True)
    ended = models.DateField(_("Kết thúc ngày"), null=True, blank=True)
    reason = models.TextField(_("Lý do"), blank=True)
    is_public = models.BooleanField(_("Công khai"), default=False)
    public_text = models.TextField(_("Nội dung công khai"), blank=True)
    released_on = models.DateField(_("Ngày công khai"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(purpose=""), name="initiative_says_what_and_why"),
            models.CheckConstraint(condition=Q(state__in=InitiativeState.values), name="initiative_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "declined"]) | Q(started__isnull=False, office__isnull=False),
                name="initiative_runs_from_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "ended"]) | ~Q(reason=""), name="initiative_stopped_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(state="ended", ended__gte=F("started")),
                name="initiative_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | (~Q(public_text="") & Q(released_on__isnull=False)),
                name="public_initiative_has_a_text",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="initiative_of_unit")]


class InitiativePaper(models.Model):
    """A document of an initiative: its plan, its decision, its report."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["initiative", "file"], name="one_paper_once")]

    def __str__(self) -> str:
        return self.file.name


class Uptake(Base):
    """A unit that took an initiative up, from one day to another (``ended`` is the last day, with the reason)."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="uptakes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("Áp dụng từ ngày"))
    note = models.TextField(_("Cách áp dụng"), blank=True)
    ended = models.DateField(_("Thôi áp dụng ngày"), null=True, blank=True)
    reason = models.TextField(_("Lý do"), blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "unit"], condition=Q(ended__isnull=True), name="one_open_uptake"
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | (Q(ended__gte=F("since")) & ~Q(reason="")),
                name="uptake_ends_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} · {self.unit_id}"


class AnswerKind(models.TextChoices):
    """How a question of the yearly review is answered."""

    YES_NO = "yes_no", _("Có hay không")
    NUMBER = "number", _("Số")
    WORDS = "words", _("Bằng chữ")


class ReviewQuestion(Base):
    """A question that an office sets for the yearly review of the initiatives it approves.

    ``dropped`` ones are asked no more; what was answered to them stays with its review.
    """

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    text = models.CharField(_("Câu hỏi"), max_length=500)
    kind = models.CharField(_("Trả lời"), max_length=8, choices=AnswerKind)
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="review_question_has_words"),
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="review_answer_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.text


class Outcome(models.TextChoices):
    """What a yearly review concludes."""

    KEEP = "keep", _("Tiếp tục thực hiện")
    SPREAD = "spread", _("Nhân rộng")
    MEND = "mend", _("Cần điều chỉnh")
    STOP = "stop", _("Nên kết thúc")


class InitiativeReview(Base):
    """The review of an initiative of one year. ``answers`` holds each question with its answer as they were then:
    [{"text", "kind", "answer"}], an answer as words, as a number, or as true or false.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField(_("Năm"))
    held = models.DateField(_("Ngày đánh giá"))
    answers = models.JSONField(_("Trả lời"), default=list, blank=True)
    outcome = models.CharField(_("Kết luận"), max_length=8, choices=Outcome)
    remarks = models.TextField(_("Nhận xét"), blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "year"], name="one_initiative_review_a_year"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="review_outcome_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} · {self.year}"
