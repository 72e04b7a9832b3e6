"""What the fields of a template say: words within a line, and blocks of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dondoc.compiling.papers.bookmarks import marked_cells
from dondoc.compiling.rules.drafting import DraftPart
from dondoc.compiling.rules.fields import BREAK
from dondoc.compiling.rules.sentences import Part
from dondoc.exports.writers.official_docx.closing import closing
from dondoc.exports.writers.official_docx.elements import Element, clean, paragraph
from dondoc.exports.writers.official_docx.head import issuer_lines
from dondoc.exports.writers.report import ReportPaper
from dondoc.exports.writers.report_docx.apart import apart
from dondoc.exports.writers.report_docx.citation import cite
from dondoc.exports.writers.report_docx.money import money
from dondoc.exports.writers.report_docx.narratives import narratives
from dondoc.exports.writers.report_docx.targets import targets
from dondoc.exports.writers.report_docx.timeliness import timeliness
from dondoc.exports.writers.vietnamese import format_date, format_int, format_percent

RESULT_CELL = 3
NOTHING = "Không có."
REPORTED = "báo cáo"
"""What is said after a recipient to whom a plan has it reported ("để báo cáo"), not whom it orders to act."""


def texts(paper: ReportPaper) -> dict[str, str]:
    """The fields within a line."""
    counts = paper.counts
    received = counts.accepted + counts.sent + counts.returned
    numbers = {
        "phai_gui": counts.owed,
        "da_gui": received,
        "da_chap_nhan": counts.accepted,
        "cho_duyet": counts.sent,
        "bi_tra_lai": counts.returned,
        "qua_han": counts.late,
        "gui_cham": len(paper.late),
        "chua_den_han": counts.not_yet_due,
    }
    words = {
        "don_vi": paper.issuer,
        "don_vi_in_hoa": BREAK.join(issuer_lines(paper.issuer)),
        "don_vi_cap_tren": paper.issuer_above or "",
        "don_vi_cap_tren_in_hoa": BREAK.join(issuer_lines(paper.issuer_above or "")),
        "dia_danh": paper.place,
        "nam": str(paper.year),
        "ky_hieu": paper.symbol,
        "ky_hieu_don_vi": paper.symbol.removeprefix("BC-"),
        "trich_yeu": paper.subject,
        "ky_bao_cao": paper.cycle_name.removeprefix("Báo cáo "),
        "tu_ngay": format_date(paper.window.start),
        "den_ngay": format_date(paper.window.end),
        "ngay_so_lieu": format_date(paper.as_of),
        "ke_hoach": cite(paper.plan),
        "ke_hoach_ngan": cite(paper.plan, short=True),
        "ty_le_gui": format_percent(received, counts.owed) if counts.owed else "0%",
        **{name: format_int(number) for name, number in numbers.items()},
        **_money(paper),
    }
    return {name: clean(text) for name, text in words.items()}


def _money(paper: ReportPaper) -> dict[str, str]:
    """Sums of the plan's money; empty where there is none."""
    names = ("nam_kinh_phi", "kinh_phi_du_toan", "kinh_phi_duoc_su_dung", "kinh_phi_giai_ngan")
    if paper.money is None:
        return dict.fromkeys((*names, "kinh_phi_quyet_toan", "ty_le_giai_ngan"), "")
    total = paper.money.total
    told = (str(paper.money.year), *map(format_int, (total.estimate, total.available, total.spent)))
    share = format_percent(total.spent, total.available) if total.available > 0 else ""
    more = {"kinh_phi_quyet_toan": format_int(total.settled), "ty_le_giai_ngan": share}
    return dict(zip(names, told, strict=True)) | more


def blocks(paper: ReportPaper, draft: Sequence[DraftPart]) -> Mapping[str, list[Element]]:
    """The blocks but for the annex, which asks for a sheet of its own."""
    said = {part.part: part.paragraphs() for part in draft}
    return {
        "dong_kinh_gui": _addressed(paper),
        "loi_van_gui_bao_cao": _body(said.get(Part.RETURNS, [])),
        "loi_van_chi_tieu": _body(said.get(Part.TARGETS, [])),
        "loi_van_kho_khan": _body(said.get(Part.VOICES, [])),
        "loi_van_kien_nghi": _body(said.get(Part.AHEAD, [])),
        "y_kien_don_vi": narratives(paper.narratives)[1:] if paper.narratives else [],
        "bang_chi_tieu": _table(paper),
        "bang_kinh_phi": money(paper.money),
        "truong_hop_rieng": apart(paper),
        "danh_sach_cham": timeliness(paper)[1:],
        "noi_nhan_va_chu_ky": [closing(paper.recipients, paper.signer_lines)],
    }


def _addressed(paper: ReportPaper) -> list[Element]:
    """To whom the paper goes: the unit above, else whom the plan has it reported to; nothing where none is known."""
    told = [each.name for each in paper.recipients if REPORTED in (each.purpose or "").casefold()]
    to = [clean(each) for each in ([paper.issuer_above] if paper.issuer_above else told)]
    if len(to) < 2:
        return [paragraph("Authority", f"Kính gửi: {each}") for each in to]
    ends = [*(f"- {each};" for each in to[:-1]), f"- {to[-1]}."]
    return [paragraph("Authority", "Kính gửi:"), *(paragraph("Authority", each) for each in ends)]


def _body(lines: Iterable[str]) -> list[Element]:
    return [paragraph("Body", line) for line in lines] or [paragraph("Body", NOTHING)]


def _table(paper: ReportPaper) -> list[Element]:
    if not paper.targets:
        return []
    table = targets(paper.targets)[-1]
    marked_cells(table, RESULT_CELL, [f"{paper.mark}_cs{row.key}" if paper.mark else "" for row in paper.targets])
    return [table]
