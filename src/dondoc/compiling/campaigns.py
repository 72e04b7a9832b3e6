"""The paper of a campaign of activities: what its units were called upon to do, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc.activities.models import Campaign, CampaignItem, CampaignUnit, ItemDone
from dondoc.activities.queries import calls_of, item_results, named
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.blocks import marked_table, spoken
from dondoc.compiling.papers.filling import Filling
from dondoc.compiling.papers.issuing import cleaned, issuing_words, signed_by
from dondoc.exports.compiled_report.gather import citation_of
from dondoc.exports.writers.official_docx.elements import Element
from dondoc.exports.writers.official_docx.tables import Column
from dondoc.exports.writers.report_docx.citation import cite
from dondoc.exports.writers.vietnamese import format_date, format_int, format_percent, format_short_date

_ITEMS = (
    Column("STT", 12, "CellCentre"),
    Column("Việc", 83),
    Column("Đơn vị đã xong", 25, "CellCentre"),
    Column("Số liệu", 45),
)
_UNITS = (
    Column("STT", 12, "CellCentre"),
    Column("Đơn vị", 63),
    Column("Việc đã xong", 22, "CellCentre"),
    Column("Xong lần cuối", 26, "CellCentre"),
    Column("Số liệu", 42),
)


def campaign_report(campaign: Campaign, day: date) -> Filling:
    """The report of a campaign or of a festival day, as far as it has come."""
    items, calls = list(item_results(campaign.pk)), list(named(calls_of(campaign.pk), day))
    calls.sort(key=lambda call: str(getattr(call, "unit_name", "")))
    done = sum(_count(call) for call in calls)
    owed = len(items) * len(calls)
    issuing = issuing_words(campaign.unit_id, day)
    words = {
        "chien_dich": campaign.title,
        "ke_hoach_chien_dich": f"Thực hiện {cite(citation_of(campaign.plan), short=True)}." if campaign.plan else "",
        "tu_ngay": format_date(campaign.starts),
        "den_ngay": format_date(campaign.ends),
        "so_don_vi_tham_gia": format_int(len(calls)),
        "so_don_vi_lam_du": format_int(sum(_count(call) == len(items) for call in calls) if items else 0),
        "so_viec_da_lam": f"{format_int(done)}/{format_int(owed)}",
        "ty_le_viec_da_lam": format_percent(done, owed) if owed else "0%",
    }
    blocks = {
        "muc_dich_chien_dich": spoken(campaign.purpose),
        "bang_viec_chien_dich": _items(items, len(calls)),
        "bang_don_vi_chien_dich": _units(campaign, items, calls),
        "ket_qua_chien_dich": spoken(campaign.conclusion, "Chưa tổng kết."),
        "noi_nhan_va_chu_ky": signed_by(issuing["don_vi"], "Như trên", "Các đơn vị tham gia"),
    }
    return Filling(campaign, campaign.unit_id, PaperKind.CAMPAIGN, issuing | cleaned(words), blocks)


def _count(call: CampaignUnit) -> int:
    return int(getattr(call, "deed_count", 0))


def _items(items: Sequence[CampaignItem], called: int) -> list[Element]:
    rows, marks = [], []
    for place, each in enumerate(items, 1):
        figure = f"{each.figure}: {format_int(getattr(each, 'total', 0))} {each.measure}".strip() if each.figure else ""
        rows.append((str(place), each.text, f"{getattr(each, 'units_done', 0)}/{called}", figure))
        marks.append(f"CD_{each.campaign_id}_v{each.pk}")
    return marked_table(_ITEMS, rows, marks, 2)


def _units(campaign: Campaign, items: Sequence[CampaignItem], calls: Sequence[CampaignUnit]) -> list[Element]:
    """A line for each unit: how much it did, when it was last done with something, and what it counted."""
    deeds: dict[int, dict[int, ItemDone]] = {}
    for deed in ItemDone.objects.filter(item__campaign=campaign):
        deeds.setdefault(deed.unit_id, {})[deed.item_id] = deed
    rows = []
    for place, call in enumerate(calls, 1):
        mine = deeds.get(call.unit_id, {})
        last = format_short_date(max(deed.done_on for deed in mine.values())) if mine else ""
        counted = [
            f"{each.figure}: {format_int(mine[each.pk].count or 0)} {each.measure}".strip()
            for each in items
            if each.figure and each.pk in mine
        ]
        name = getattr(call, "unit_name", "") or ""
        rows.append((str(place), name, f"{_count(call)}/{len(items)}", last, "; ".join(counted)))
    return marked_table(_UNITS, rows, [f"CD_{campaign.pk}_dv{call.unit_id}" for call in calls], 2)
