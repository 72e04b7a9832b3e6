"""What the navigation offers to each role."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dondoc.accounts.models import Role

_EVERYONE = frozenset(Role)
_OFFICES = frozenset({Role.OFFICE, Role.HEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation: the name of the page's url, its icon, its words, and who sees it."""

    page: str
    icon: str
    label: StrPromise
    roles: frozenset[Role]


ENTRIES = (
    Entry("home", "house-door", _("Việc cần làm"), _EVERYONE),
    Entry("messages", "inbox", _("Hộp thư nhắc việc"), _EVERYONE),
    Entry("documents", "file-earmark-text", _("Văn bản"), _OFFICES),
    Entry("plans", "list-check", _("Kế hoạch"), _EVERYONE),
    Entry("tasks", "clipboard-check", _("Công việc"), _EVERYONE),
    Entry("cycles", "journal-check", _("Kỳ báo cáo"), _EVERYONE),
    Entry("inspections", "shield-check", _("Kiểm tra"), _EVERYONE),
    Entry("activities", "lightbulb", _("Hoạt động"), _EVERYONE),
    Entry("budget", "cash-stack", _("Kinh phí"), _EVERYONE),
    Entry("criteria-sets", "ui-checks", _("Bộ tiêu chí"), frozenset({Role.OFFICE, Role.ADMINISTRATOR})),
    Entry("assessment-rounds", "award", _("Chấm điểm"), _EVERYONE),
    Entry("commendations", "trophy", _("Khen thưởng"), _EVERYONE),
    Entry("calendar", "calendar3", _("Lịch làm việc"), _EVERYONE),
    Entry("units", "diagram-3", _("Đơn vị"), _EVERYONE),
    Entry("committees", "puzzle", _("Phối hợp"), _EVERYONE),
    Entry("accounts", "people", _("Người dùng và vai trò"), frozenset({Role.ADMINISTRATOR})),
    Entry("events", "clock", _("Nhật ký"), frozenset({Role.AUDITOR, Role.ADMINISTRATOR})),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the page shows it; ``current`` when the page at ``path`` belongs to it."""

    url: str
    icon: str
    label: StrPromise
    current: bool


def links(role: Role, path: str) -> list[Link]:
    """The entries for a role, with the one that the path lies under marked."""
    home = reverse("home")
    found = []
    for entry in ENTRIES:
        if role in entry.roles:
            url = reverse(entry.page)
            current = path == url if url == home else path.startswith(url)
            found.append(Link(url, entry.icon, entry.label, current))
    return found
