"""Forms of commendations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.commendation.actions import Draft
from dondoc.commendation.actions.proposing import LONGEST_ACHIEVEMENTS
from dondoc.commendation.models import LONGEST_TITLE, AwardForm, CommendationCampaign
from dondoc.commendation.models.awards import LONGEST_NUMBER
from dondoc.commendation.models.campaign import USUAL_BARRED
from dondoc.units.models import UnitKind
from dondoc.web.widgets import DayInput

USUAL_FORMS = (
    _("Tập thể lao động tiên tiến"),
    _("Tập thể lao động xuất sắc"),
    _("Giấy khen"),
    _("Bằng khen"),
    _("Cờ thi đua"),
)


class CampaignForm(forms.Form):
    """What a campaign is."""

    title = forms.CharField(label=_("Tên đợt khen thưởng"), max_length=LONGEST_TITLE)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100, localize=False)
    window_start = forms.DateField(label=_("Xét thành tích từ ngày"), widget=DayInput())
    window_end = forms.DateField(label=_("đến hết ngày"), widget=DayInput())
    propose_by = forms.DateField(label=_("Hạn gửi đề nghị"), widget=DayInput())
    decide_by = forms.DateField(label=_("Hạn quyết định"), widget=DayInput())
    barred = forms.CharField(
        label=_("Mức xếp loại không được xét"),
        required=False,
        max_length=200,
        initial=USUAL_BARRED,
        help_text=_("Ghi tên các mức, cách nhau bằng dấu phẩy."),
    )
    needs_level = forms.BooleanField(label=_("Phải có xếp loại của năm mới được xét"), required=False)
    least_on_time = forms.IntegerField(
        label=_("Tỷ lệ báo cáo đúng hạn ít nhất (%)"), min_value=0, max_value=100, initial=90
    )

    def told(self) -> Draft:
        """What was typed, for the action."""
        return Draft(**self.cleaned_data)

    @staticmethod
    def initial_of(campaign: CommendationCampaign) -> dict[str, Any]:
        """What stands in a campaign."""
        return {name: getattr(campaign, name) for name in CampaignForm.base_fields}

    @staticmethod
    def initial_for(today: date) -> dict[str, Any]:
        """What a new one of this year usually is."""
        year = today.year
        return {
            "year": year,
            "window_start": date(year - 1, 12, 15),
            "window_end": date(year, 12, 14),
            "propose_by": date(year, 12, 20),
            "decide_by": date(year, 12, 31),
        }


class AwardFormForm(forms.Form):
    """A form of award and a quota for it."""

    name = forms.CharField(
        label=_("Hình thức khen thưởng"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"list": "usual-forms"}),
    )
    for_individuals = forms.BooleanField(
        label=_("Dành cho cá nhân"),
        required=False,
        help_text=_("Văn bản để trống dòng này, điền ngoài phần mềm; không đề nghị đơn vị nào."),
    )
    kind = forms.ChoiceField(
        label=_("Chỉ tiêu cho loại đơn vị"), required=False, choices=[("", _("Mọi loại")), *UnitKind.choices]
    )
    number = forms.IntegerField(label=_("Số lượng tối đa"), required=False, min_value=0, max_value=100_000)
    share = forms.IntegerField(label=_("hoặc tỷ lệ tối đa (%)"), required=False, min_value=0, max_value=100)


class ProposalForm(forms.Form):
    """A unit's proposal; the unit is chosen by the picker beside it."""

    form = forms.ModelChoiceField(label=_("Hình thức khen thưởng"), queryset=AwardForm.objects.none())
    achievements = forms.CharField(
        label=_("Thành tích"),
        max_length=LONGEST_ACHIEVEMENTS,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Thành tích của tập thể, bằng số liệu. Không ghi tên hay thông tin của cá nhân."),
    )

    def __init__(self, *args: Any, campaign: CommendationCampaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["form"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = AwardForm.objects.filter(campaign=campaign, for_individuals=False)


class AchievementsForm(forms.Form):
    """What a unit has done, written anew."""

    achievements = ProposalForm.base_fields["achievements"]


class ProofForm(forms.Form):
    """A file that shows it."""

    words = forms.CharField(label=_("Minh chứng"), required=False, max_length=500)
    file = forms.FileField(
        label=_("Tệp"), help_text=_("PDF, DOCX hoặc ảnh, tối đa 20 MB. Tệp được giữ nguyên, không đọc.")
    )


class MeetingForm(forms.Form):
    """What the council did."""

    held = forms.DateField(label=_("Ngày họp"), widget=DayInput())
    present = forms.IntegerField(label=_("Số đơn vị dự họp"), min_value=1, max_value=1_000)
    minutes = forms.CharField(
        label=_("Nội dung họp, kết luận"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )


class OpinionForm(forms.Form):
    """What the council thinks of one proposal."""

    votes_for = forms.IntegerField(label=_("Số phiếu đồng ý"), min_value=0, max_value=1_000)
    votes_against = forms.IntegerField(label=_("Số phiếu không đồng ý"), min_value=0, max_value=1_000)
    opinion = forms.CharField(
        label=_("Ý kiến hội đồng"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionForm(forms.Form):
    """The decision; the units are ticked beside it."""

    number = forms.CharField(label=_("Số, ký hiệu quyết định"), max_length=LONGEST_NUMBER)
    day = forms.DateField(label=_("Ngày quyết định"), widget=DayInput())
    reason = forms.CharField(
        label=_("Lý do chung cho các đề nghị không được chọn"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
