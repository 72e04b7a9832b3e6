"""The form of a calendar link."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Program


class FeedForm(forms.Form):
    """Where the link will be used."""

    program = forms.ChoiceField(
        label=_("Dùng trong"),
        choices=Program.choices,
        help_text=_("Mỗi phần mềm, mỗi máy nên dùng một liên kết riêng: khi thu hồi, các nơi khác không mất lịch."),
    )
