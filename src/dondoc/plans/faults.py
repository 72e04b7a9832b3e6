"""What keeps a proposal from being accepted, in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.documents import dates
from dondoc.documents.rules import Json, fits
from dondoc.plans.rules import kept, kept_duties, kept_tasks

_HEAD_DAYS = ("date", "period_start", "period_end")


def faults(shown: Json) -> list[Problem]:
    """Each value that can't be kept as it was read or typed, with the place where it stands."""
    return [*_head(shown["head"]), *_targets(shown), *_dues(shown)]


def _head(head: Json) -> Iterator[Problem]:
    place = _("Phần đầu")
    if not head["title"]:
        yield Problem(place, _("Chưa có trích yếu. Hãy ghi trích yếu."))
    wrong = [head[name] for name in _HEAD_DAYS if not _is_day(head[name])]
    yield from (Problem(place, _no_day(text)) for text in wrong)
    if not wrong and (head["period_start"] or "") > (head["period_end"] or "9"):
        yield Problem(place, _("Ngày cuối của thời gian thực hiện phải sau ngày đầu. Hãy sửa lại."))


def _targets(shown: Json) -> Iterator[Problem]:
    for item in kept(shown.get("targets", ())):
        if not fits(Decimal(str(item["value"]))):
            sentence = _("Mức đề ra quá lớn hoặc có quá bốn chữ số thập phân. Hãy sửa lại.")
            yield Problem(item["text"], sentence)
        if not _is_day(item.get("by")):
            yield Problem(item["text"], _no_day(item["by"]))


def _dues(shown: Json) -> Iterator[Problem]:
    tasks = (task for _block, task in kept_tasks(shown))
    for item in (*tasks, *kept_duties(shown)):
        if item.get("due") and not dates.is_day(item["due"]):
            yield Problem(item["text"], _no_day(item["due"]))


def _is_day(text: str | None) -> bool:
    return not text or (not text.startswith("-") and dates.is_day(text))


def _no_day(text: str) -> str:
    return _("“%(text)s” không phải là một ngày có trong lịch. Hãy sửa lại ngày.") % {"text": text}
