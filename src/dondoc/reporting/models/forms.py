"""Forms and their indicators, by version."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.plans.models import Plan, Target
from dondoc.reporting.rules.expressions import LONGEST
from dondoc.reporting.rules.figures import MOST_DECIMALS


class Form(Base):
    """What a plan asks its units to report, in one version.

    Once a round has opened with it a version is frozen and never altered again; what is to be asked otherwise from
    then on becomes the next version, whose indicators say which earlier ones they go on from. The first version may go
    on from the form of an earlier plan (``follows``).
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="forms")
    number = models.PositiveIntegerField(_("Phiên bản"), default=1)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    title = models.TextField(_("Tên biểu mẫu"))
    narrative_label = models.TextField(_("Câu hỏi cho phần thuyết minh"), blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_form_per_plan_and_number"),
            models.CheckConstraint(condition=Q(follows=None) | Q(number=1), name="only_a_first_form_follows"),
        ]

    def __str__(self) -> str:
        return self.title


class IndicatorKind(models.TextChoices):
    COUNT = "count", _("Số đếm")
    SHARE = "share", _("Tỷ lệ (tử số trên mẫu số)")
    AMOUNT = "amount", _("Số lượng, số tiền")
    YES_NO = "yes_no", _("Có hay không")
    CHOICE = "choice", _("Chọn một câu trả lời")
    TEXT = "text", _("Trả lời bằng chữ")
    FILE = "file", _("Tệp đính kèm")


class Aggregation(models.TextChoices):
    """What stands for all units below a node. Of a share both counts are added up, never the percentages."""

    SUM = "sum", _("Cộng")
    MAX = "max", _("Lấy số lớn nhất")
    LATEST = "latest", _("Lấy số gửi sau cùng")
    NONE = "none", _("Không tổng hợp")


class Across(models.TextChoices):
    """How an earlier figure is compared where units have merged or been divided since."""

    SUM = "sum", _("Cộng số của các đơn vị trước đó")
    WEIGHTED = "weighted", _("Chia theo tỷ lệ ghi trong quyết định")
    KEEP = "keep", _("Giữ ở đơn vị đã báo cáo")
    NONE = "none", _("Không so sánh")


class Indicator(models.Model):
    """One thing that a form asks: a figure, a share reported as numerator and denominator, an answer, words, a file.

    ``code`` names it in rules, workbooks and exchanged files, one of a kind in its form; ``section`` is the heading
    under which it stands with its neighbours of the same section; ``previous`` the indicator of an earlier version
    that it goes on from. ``decimals`` is how many digits may follow the comma of an amount; ``answers`` what a choice
    offers. ``carried_over``: a unit's new report begins with its last accepted one. ``estimated``: a round of
    estimates asks it too.

    ``fact`` is the stable key of what dondoc measures from its own records for it (`dondoc.facts`), "" where a person
    types it from elsewhere.

    ``across`` is the rule for comparing it over a change of units (see `dondoc.consolidation.comparison`).

    A figure that counts people (``about_people``) is a total all the same; where it is small it is not shown
    outside the unit that reported it (see `dondoc.reporting.rules.figures.is_hidden`).
    """

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveIntegerField()
    code = models.CharField(_("Mã"), max_length=30)
    section = models.TextField(_("Mục"), blank=True)
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")
    kind = models.CharField(_("Loại"), max_length=8, choices=IndicatorKind)
    label = models.TextField(_("Chỉ số"))
    help = models.TextField(_("Hướng dẫn"), blank=True)
    numerator_label = models.TextField(_("Tử số"), blank=True)
    denominator_label = models.TextField(_("Mẫu số"), blank=True)
    answers = models.JSONField(_("Các câu trả lời"), default=list, blank=True)
    unit = models.CharField(_("Đơn vị tính"), max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(
        _("Số chữ số sau dấu phẩy"), default=0, validators=[MaxValueValidator(MOST_DECIMALS)]
    )
    required = models.BooleanField(_("Bắt buộc"), default=True)
    about_people = models.BooleanField(_("Đếm số người"), default=False)
    aggregation = models.CharField(_("Tổng hợp"), max_length=8, choices=Aggregation, default=Aggregation.SUM)
    carried_over = models.BooleanField(_("Lấy sẵn số kỳ trước"), default=False)
    estimated = models.BooleanField(_("Hỏi cả khi báo cáo ước thực hiện"), default=True)
    fact = models.CharField(_("Lấy từ hồ sơ"), max_length=60, blank=True, default="")
    across = models.CharField(_("Khi đơn vị thay đổi"), max_length=10, choices=Across, default=Across.SUM)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "code"], name="one_indicator_per_code"),
            models.UniqueConstraint(fields=["form", "previous"], name="one_indicator_goes_on_from_another"),
            models.CheckConstraint(condition=Q(kind__in=IndicatorKind.values), name="indicator_kind_is_known"),
            models.CheckConstraint(condition=Q(across__in=Across.values), name="indicator_across_is_known"),
            models.CheckConstraint(
                condition=Q(aggregation__in=Aggregation.values), name="indicator_aggregation_is_known"
            ),
            models.CheckConstraint(
                condition=Q(decimals=0) | Q(kind="amount", decimals__lte=MOST_DECIMALS),
                name="only_amounts_have_decimals",
            ),
            models.CheckConstraint(
                condition=Q(about_people=False) | Q(kind__in=["count", "share"], aggregation="sum"),
                name="people_are_counted_and_summed",
            ),
            models.CheckConstraint(
                condition=Q(fact="") | Q(kind__in=["count", "share", "amount"]), name="only_figures_come_from_records"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Check(models.Model):
    """Something that the figures of a report must fulfil, in the language of `dondoc.reporting.rules.expressions`.

    A report that breaks a hard one can't be sent; one that breaks a soft one is sent with an explanation. ``message``
    says to the unit what does not fit.
    """

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="checks")
    order = models.PositiveIntegerField()
    expression = models.CharField(_("Điều kiện"), max_length=LONGEST)
    message = models.TextField(_("Câu nói với đơn vị"))
    hard = models.BooleanField(_("Không cho gửi khi sai"), default=False)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.expression
