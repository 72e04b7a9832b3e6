"""Fields of forms for points, steps and the end of a year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dondoc.criteria.rules import Step
from dondoc.criteria.rules.points import parsed, printed

_SHORT = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 12, "class": "form-control short"}


class PointsField(forms.CharField):
    """Points or a per cent with at most two decimals; kept in hundredths, empty is 0."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs=_SHORT), **kwargs)

    def validate(self, value: Any) -> None:
        """Nothing typed is 0."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return 0
        try:
            return parsed(text)
        except ValueError as error:
            message = _("Hãy ghi số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 0,25.")
            raise forms.ValidationError(message) from error

    def prepare_value(self, value: Any) -> Any:
        return printed(value) if isinstance(value, int) else value


class StepsField(forms.CharField):
    """Steps, one a line: "70: 1,5"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}), **kwargs)

    def to_python(self, value: Any) -> Any:
        lines = [line for line in (super().to_python(value) or "").replace(";", "\n").splitlines() if line.strip()]
        return tuple(_step(line) for line in lines)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        return "\n".join(f"{printed(step.threshold)}: {printed(step.points)}" for step in value)


def _step(line: str) -> Step:
    threshold, _colon, points = line.partition(":")
    try:
        return Step(parsed(threshold), parsed(points))
    except ValueError as error:
        message = _("Dòng “%(line)s” chưa đúng. Hãy ghi con số, dấu hai chấm rồi điểm, ví dụ 70: 1,5.")
        raise forms.ValidationError(message % {"line": line.strip()[:80]}) from error


class YearEndField(forms.CharField):
    """The last day of an assessment year: "31/10"."""

    def to_python(self, value: Any) -> Any:
        day, _slash, month = (super().to_python(value) or "").replace(" ", "").partition("/")
        if not (day.isascii() and month.isascii() and day.isdecimal() and month.isdecimal()) or len(day + month) > 4:
            raise forms.ValidationError(_("Hãy ghi ngày và tháng, ví dụ 31/10."))
        return int(month), int(day)

    def prepare_value(self, value: Any) -> Any:
        return f"{value[1]}/{value[0]}" if isinstance(value, tuple) else value
