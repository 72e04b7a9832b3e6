from __future__ import annotations

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

REQUIRED: dict[type[forms.Field], StrPromise] = {
    forms.Field: _("Hãy điền ô này."),
    forms.ChoiceField: _("Hãy chọn một mục."),
    forms.ModelChoiceField: _("Hãy chọn một mục."),
    forms.BooleanField: _("Hãy đánh dấu ô này."),
    forms.FileField: _("Hãy chọn tệp."),
}


class WebConfig(AppConfig):
    name = "dondoc.web"
    label = "web"

    def ready(self) -> None:
        """Lets every form say what to do about a box that was left empty; Django says only that it is required."""
        for field, words in REQUIRED.items():
            field.default_error_messages = {**field.default_error_messages, "required": words}
