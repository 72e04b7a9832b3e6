"""What logs and error reports may show: nothing that somebody typed. What was refused must not live on in them."""

from __future__ import annotations

import logging
import re
from collections.abc import ItemsView
from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from dondoc.identifiers import hide_identifiers

_SECRET = re.compile(r"(/(?:lich-han|loi-moi|dat-mat-khau)/)[^\s\"']+")
"""Addresses that open by themselves: calendar links, invitations, links for a forgotten password."""


def hide_secrets(text: str) -> str:
    """A text without what makes such addresses work, and without personal identifiers."""
    return hide_identifiers(_SECRET.sub(r"\1…", text))


class LineFormatter(logging.Formatter):
    """A line of the log, its traceback included, with what may not be read by others hidden."""

    def format(self, record: logging.LogRecord) -> str:
        return hide_secrets(super().format(record))


class NothingTyped(SafeExceptionReporterFilter):
    """Hides every posted value and every local variable, with ``DONDOC_DEBUG`` too."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return dict.fromkeys(getattr(request, "POST", ()), self.cleansed_substitute)

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: FrameType) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()


class Reporter(ExceptionReporter):
    """The error page of ``DONDOC_DEBUG`` and the mail to administrators: where it broke, without what was sent."""

    def get_traceback_data(self) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_traceback_data()
        shown["request_GET_items"] = shown["request_FILES_items"] = ()
        for name in ("exception_value", "exception_notes", "unicode_hint"):
            if name in shown:
                shown[name] = hide_secrets(shown[name])
        if self.request is not None:
            shown["request_insecure_uri"] = hide_secrets(self.request.path)
            shown["request_meta"] = {}
        return shown
