"""The sections of the check page: the items of one kind under a heading, and how to add to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.web.documents.board.rows import Block, Row


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind, or the blocks of agencies with their tasks; ``none`` is said where there are none.

    ``folded`` are items that need no look, for they are shown with another one.
    """

    kind: str
    title: str
    none: str
    rows: tuple[Row, ...] = ()
    blocks: tuple[Block, ...] = ()
    folded: tuple[Row, ...] = ()


def section(
    kind: str, rows: tuple[Row, ...] = (), *, blocks: tuple[Block, ...] = (), folded: tuple[Row, ...] = ()
) -> Section:
    """The section of a kind of item."""
    title, none = _words()[kind]
    return Section(kind, title, none, rows, blocks, folded)


def choices() -> list[tuple[str, str]]:
    """What can be made of words of the document, each with its name."""
    return [
        ("targets", _("Chỉ tiêu")),
        ("tasks", _("Nhiệm vụ")),
        ("deadlines", _("Hạn gửi")),
        ("assignments", _("Cơ quan được giao")),
        ("citations", _("Văn bản viện dẫn")),
        ("recipients", _("Nơi nhận")),
    ]


def _words() -> dict[str, tuple[str, str]]:
    return {
        "targets": (_("Chỉ tiêu"), _("Văn bản không đặt ra chỉ tiêu bằng số nào.")),
        "tasks": (_("Nhiệm vụ theo cơ quan"), _("Văn bản không giao nhiệm vụ cho cơ quan nào.")),
        "deadlines": (_("Hạn gửi"), _("Văn bản không nêu hạn gửi nào.")),
        "citations": (_("Văn bản viện dẫn"), _("Văn bản không viện dẫn văn bản nào.")),
        "recipients": (_("Nơi nhận"), _("Văn bản không ghi nơi nhận.")),
    }
