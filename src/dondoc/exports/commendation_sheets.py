"""The register of awards, and the proposals of a campaign, as Excel files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import IO

from django.utils.translation import gettext as _

from dondoc.commendation.models import CommendationCampaign, Proposal
from dondoc.exports.writers.sheet import Column, write_sheet


def write_campaigns(file: IO[bytes], rows: Iterable[CommendationCampaign]) -> None:
    """A line for each campaign; ``unit_name``, ``proposed`` and ``awarded`` come with it."""
    columns = (
        Column(_("Đợt khen thưởng"), 50),
        Column(_("Đơn vị"), 44),
        Column(_("Năm"), 8),
        Column(_("Hạn gửi đề nghị"), 14),
        Column(_("Đề nghị"), 10),
        Column(_("Được khen"), 10),
        Column(_("Tình trạng"), 20),
    )
    lines = (
        [
            one.title,
            getattr(one, "unit_name", "") or "",
            one.year,
            one.propose_by,
            getattr(one, "proposed", 0) or 0,
            getattr(one, "awarded", 0) or 0,
            str(one.get_state_display()),
        ]
        for one in rows
    )
    write_sheet(file, _("Khen thưởng"), columns, lines)


def write_register(file: IO[bytes], rows: Iterable[Proposal]) -> None:
    """A line for each award; ``unit_name`` comes with it."""
    columns = (
        Column(_("Năm"), 8),
        Column(_("Tập thể"), 44),
        Column(_("Hình thức khen thưởng"), 36),
        Column(_("Đợt khen thưởng"), 40),
        Column(_("Số quyết định"), 22),
        Column(_("Ngày quyết định"), 14),
        Column(_("Tình trạng"), 20),
        Column(_("Thu hồi từ ngày"), 14),
        Column(_("Lý do"), 40),
    )
    write_sheet(file, _("Sổ khen thưởng"), columns, ([*_row(one)] for one in rows))


def _row(one: Proposal) -> tuple[int | str | date | None, ...]:
    decision = one.decision
    return (
        one.campaign.year,
        getattr(one, "unit_name", "") or "",
        one.form.name,
        one.campaign.title,
        decision.number if decision else "",
        decision.date if decision else None,
        one.get_state_display(),
        one.revoked_on,
        one.reason,
    )


def write_proposals(file: IO[bytes], rows: Iterable[tuple[Proposal, str]]) -> None:
    """A line for each proposal with its conditions in words; ``unit_name`` comes with it."""
    columns = (
        Column(_("Tập thể"), 44),
        Column(_("Hình thức khen thưởng"), 30),
        Column(_("Điều kiện"), 60),
        Column(_("Số phiếu đồng ý"), 12),
        Column(_("Số phiếu không đồng ý"), 14),
        Column(_("Tình trạng"), 20),
        Column(_("Lý do"), 40),
    )
    lines = (
        [
            getattr(one, "unit_name", "") or "",
            one.form.name,
            conditions,
            one.votes_for,
            one.votes_against,
            one.get_state_display(),
            one.reason,
        ]
        for one, conditions in rows
    )
    write_sheet(file, _("Đề nghị khen thưởng"), columns, lines)
