"""What a plan changes in another document: shown, not run."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.documents import rules
from dondoc.documents.grounds import Ground, grounds_of, least_sure


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change: which clause of which document, what is done to it, the words that go and those that come."""

    key: str
    action: str
    clause: str
    document: str
    text: str
    old: str
    start: int | None
    grounds: tuple[Ground, ...]

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"i-{self.key}"

    @property
    def confidence(self) -> str:
        """How sure the reader is of it; "" where it kept no rule."""
        return least_sure(self.grounds)


def amendments_of(plan: rules.Json) -> tuple[Amendment, ...]:
    """The changes of a Plan JSON in order; none in readings from before they were read."""
    return tuple(_amendment(number, item) for number, item in enumerate(plan.get("amendments", ())))


def _amendment(number: int, item: rules.Json) -> Amendment:
    document = item["document"] or {}
    return Amendment(
        key=f"amendments.{number}",
        action=_said(item["action"]),
        clause=item["clause"],
        document=_("%(kind)s số %(number)s") % document if document else "",
        text=item["text"] or "",
        old=item.get("old") or "",
        start=item["span"][0],
        grounds=grounds_of(item),
    )


def _said(action: str) -> str:
    return {
        "amend": _("Sửa đổi"),
        "add": _("Bổ sung"),
        "replace": _("Thay cụm từ"),
        "repeal": _("Bãi bỏ"),
    }[action]
