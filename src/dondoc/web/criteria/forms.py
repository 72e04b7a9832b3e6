"""Forms of criteria sets and their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.criteria.faults import attributes_for
from dondoc.criteria.files.words import attribute_label
from dondoc.criteria.models import LONGEST, CriterionKinds, Purposes, Reckonings
from dondoc.criteria.rules import CriterionDraft, Exemption, LevelDraft, SectionDraft, SetDraft
from dondoc.criteria.rules.limits import LONGEST_TEXT
from dondoc.facts import FACTS
from dondoc.units.folding import fold
from dondoc.units.models import UnitKind
from dondoc.web.criteria.fields import PointsField, StepsField, YearEndField

_LINES = {"rows": 2, "maxlength": LONGEST_TEXT}
_BELOW = "no_"


class HeadForm(forms.Form):
    """What is said of a set as a whole."""

    name = forms.CharField(label=_("Tên bộ tiêu chí"), widget=forms.Textarea(attrs=_LINES))
    code = forms.CharField(
        label=_("Mã"),
        max_length=LONGEST["code"],
        help_text=_("Ngắn, không dấu cách, ví dụ truong-hoc-an-toan. Các phiên bản về sau mang cùng mã."),
    )
    purpose = forms.ChoiceField(label=_("Dùng để"), choices=Purposes.choices)
    kind = forms.ChoiceField(
        label=_("Loại đơn vị"), required=False, choices=[("", _("Mọi loại (chỉ phiếu kiểm tra)")), *UnitKind.choices]
    )
    issued_by = forms.CharField(
        label=_("Văn bản ban hành"),
        required=False,
        help_text=_("Ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh."),
    )
    year_end = YearEndField(
        label=_("Năm đánh giá kết thúc ngày"),
        help_text=_("Ví dụ 31/10: năm 2026 tính từ 01/11/2025 đến hết 31/10/2026."),
    )
    full = PointsField(label=_("Tổng điểm"), help_text=_("Điểm của các tiêu chí phải cộng lại bằng số này."))
    reckoning = forms.ChoiceField(
        label=_("Khi có tiêu chí không áp dụng"),
        choices=Reckonings.choices,
        help_text=_("Điểm tối đa của đơn vị giảm theo; mức xếp loại tính bằng điểm đã quy đổi hoặc bằng tỷ lệ."),
    )

    def told(self) -> SetDraft:
        """What was typed; call it when the form is valid."""
        return SetDraft(**self.cleaned_data)


class SectionForm(forms.Form):
    """A heading."""

    code = forms.CharField(label=_("Số mục"), max_length=LONGEST["code"], help_text=_("Ví dụ: I, II, A."))
    name = forms.CharField(label=_("Tên mục"), widget=forms.Textarea(attrs=_LINES))

    def told(self) -> SectionDraft:
        """What was typed; call it when the form is valid."""
        return SectionDraft(**self.cleaned_data)


class CriterionForm(forms.Form):
    """One criterion. What its kind has no use for is left aside when it is kept."""

    use_required_attribute = False

    code = forms.CharField(label=_("Số tiêu chí"), max_length=LONGEST["code"])
    label = forms.CharField(label=_("Nội dung tiêu chí"), widget=forms.Textarea(attrs=_LINES))
    kind = forms.ChoiceField(label=_("Cách chấm"), choices=CriterionKinds.choices)
    points = PointsField(label=_("Điểm tối đa"))
    steps = StepsField(
        label=_("Các mức"),
        help_text=_("Mỗi mức một dòng: con số, dấu hai chấm, điểm. Ví dụ 70: 1,5. Dưới mức thấp nhất được 0 điểm."),
    )
    higher = forms.TypedChoiceField(
        label=_("Chiều của mức"),
        choices=[
            ("1", _("Con số đó trở lên (càng nhiều càng tốt)")),
            ("", _("Con số đó trở xuống (càng ít càng tốt)")),
        ],
        coerce=bool,
        required=False,
    )
    per_case = PointsField(label=_("Trừ mỗi vụ việc"))
    cap = PointsField(
        label=_("Trừ nhiều nhất"), help_text=_("Có thể lớn hơn điểm tối đa: khi đó trừ cả vào tiêu chí khác.")
    )
    knocks_to = forms.ChoiceField(label=_("Nếu xảy ra, xếp cao nhất"), required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=LONGEST["unit"])
    evidence = forms.CharField(label=_("Minh chứng"), required=False, widget=forms.Textarea(attrs=_LINES))
    evidence_required = forms.BooleanField(label=_("Bắt buộc có minh chứng"), required=False)
    help = forms.CharField(label=_("Hướng dẫn chấm"), required=False, widget=forms.Textarea(attrs=_LINES))
    source = forms.CharField(label=_("Căn cứ"), required=False, widget=forms.Textarea(attrs=_LINES))
    fact = forms.ChoiceField(
        label=_("Số liệu phần mềm tự đo"),
        required=False,
        help_text=_("Câu trả lời được tính sẵn từ số liệu này; đơn vị giải trình nếu khác."),
    )
    by_declaration = forms.BooleanField(label=_("Đơn vị được khai không áp dụng, có nêu lý do"), required=False)

    def __init__(self, *args: Any, unit_kind: str, levels: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        initial: CriterionDraft | None = self.initial.get("draft")
        self._choose("knocks_to", [("", _("Không xếp loại")), *levels], initial.knocks_to if initial else "")
        facts = [("", _("Không, đơn vị tự trả lời")), *((fact.key, fact.label) for fact in FACTS)]
        self._choose("fact", facts, initial.fact if initial else "")
        self.attributes = attributes_for(unit_kind)
        now = {each.attribute: each for each in initial.exemptions} if initial else {}
        for name, values in self.attributes.items():
            chosen = now.get(name)
            self.fields[f"free_{name}"] = forms.MultipleChoiceField(
                label=attribute_label(name),
                required=False,
                choices=list(values.items()),
                initial=list(chosen.values) if chosen else [],
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"{_BELOW}free_{name}"] = forms.BooleanField(
                label=_("Ngược lại: không áp dụng cho đơn vị không thuộc các lựa chọn này"),
                required=False,
                initial=chosen.negated if chosen else False,
            )

    def free(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The boxes for each attribute that may free a unit."""
        return ((self[f"free_{name}"], self[f"{_BELOW}free_{name}"]) for name in self.attributes)

    def told(self) -> CriterionDraft:
        """What was typed; call it when the form is valid."""
        given = self.cleaned_data
        plain = {name: value for name, value in given.items() if not name.startswith(("free_", f"{_BELOW}free_"))}
        exemptions = tuple(
            Exemption(name, tuple(given[f"free_{name}"]), given[f"{_BELOW}free_{name}"])
            for name in self.attributes
            if given[f"free_{name}"]
        )
        return CriterionDraft(**plain | {"higher": bool(plain["higher"])}, exemptions=exemptions)

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]], now: str) -> None:
        """Offers choices, and what is stored where it is none of them any more: publishing says so."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*choices, *([] if now in {key for key, _label in choices} else [(now, now)])]


class LevelForm(forms.Form):
    """One level; a line without a name is left out."""

    use_required_attribute = False

    name = forms.CharField(label=_("Tên mức"), required=False, max_length=LONGEST["level"])
    threshold = PointsField(label=_("Từ"))
    section_share = PointsField(label=_("Mỗi mục đạt ít nhất (%)"))
    reaches = forms.BooleanField(label=_("Tính là đạt"), required=False)
    commendable = forms.BooleanField(label=_("Được xét khen thưởng"), required=False)
    key = forms.CharField(
        label=_("Ký hiệu"), required=False, max_length=LONGEST["key"], help_text=_("Để trống thì đặt theo tên mức.")
    )

    def told(self) -> LevelDraft | None:
        """What was typed; None for a line that is left out."""
        given = self.cleaned_data
        key = given["key"] or "_".join(re.findall("[a-z0-9]+", fold(given["name"])))[: LONGEST["key"]]
        return LevelDraft(**given | {"key": key}) if given["name"] else None


class FileForm(forms.Form):
    """A workbook or a JSON file with a set."""

    file = forms.FileField(
        label=_("Tệp Excel hoặc JSON"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.json"}),
        error_messages={"required": _("Chưa chọn tệp nào. Hãy chọn tệp Excel (.xlsx) hoặc JSON.")},
    )
