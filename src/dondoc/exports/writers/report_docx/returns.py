"""Part I: how many units owe the report, and where each stands."""

from __future__ import annotations

from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.report import Counts, ReportPaper
from dondoc.exports.writers.vietnamese import format_date, format_int, format_percent


def returns(paper: ReportPaper) -> list[Element]:
    """The counts as a list whose lines add up to those owed; units set apart are named with the reason."""
    counts = paper.counts
    return [
        paragraph("Section", "I. TÌNH HÌNH GỬI BÁO CÁO"),
        paragraph("Body", _summary(paper)),
        *(paragraph("Body", f"- {label}: {_of_owed(count, counts.owed)};") for label, count in _states(counts)[:-1]),
        *(paragraph("Body", f"- {label}: {_of_owed(count, counts.owed)}.") for label, count in _states(counts)[-1:]),
        *_set_apart(paper),
        *_entered_for(paper),
        paragraph("Body", "Kết quả nêu tại báo cáo này chỉ cộng số liệu của các báo cáo đã được chấp nhận."),
    ]


def _summary(paper: ReportPaper) -> str:
    counts = paper.counts
    opening = f"Tính đến {format_date(paper.as_of)}, "
    if not counts.owed:
        return f"{opening}không có đơn vị nào phải gửi báo cáo."
    arrived = counts.accepted + counts.sent
    return (
        f"{opening}{_share(arrived, counts.owed)} đơn vị phải gửi báo cáo đã gửi, "
        f"{_share(counts.accepted, counts.owed)} đơn vị có báo cáo đã được chấp nhận. Cụ thể:"
    )


def _share(count: int, owed: int) -> str:
    return f"{format_int(count)}/{format_int(owed)} ({format_percent(count, owed)})"


def _states(counts: Counts) -> list[tuple[str, int]]:
    if not counts.owed:
        return []
    return [
        ("Đã được chấp nhận", counts.accepted),
        ("Đã gửi, chờ xem xét", counts.sent),
        ("Bị trả lại để bổ sung, chưa gửi lại", counts.returned),
        ("Quá hạn chưa gửi", counts.late),
        ("Chưa đến hạn gửi", counts.not_yet_due),
    ]


def _of_owed(count: int, owed: int) -> str:
    return f"{format_int(count)} đơn vị ({format_percent(count, owed)})"


def _set_apart(paper: ReportPaper) -> list[Element]:
    counts = paper.counts
    if not counts.exempt and not counts.excluded:
        return []
    apart = (
        f"Không tính vào số phải gửi: {format_int(counts.exempt)} đơn vị được miễn gửi báo cáo kỳ này, "
        f"{format_int(counts.excluded)} đơn vị được đưa ra khỏi danh sách."
    )
    lines = (f"- {unit.unit}: {unit.reason}." for unit in paper.set_apart)
    return [paragraph("Body", apart), *(paragraph("Body", line) for line in lines)]


def _entered_for(paper: ReportPaper) -> list[Element]:
    """Reports that a unit above entered for those that owe them."""
    if not paper.entered_for:
        return []
    opening = f"Báo cáo do đơn vị cấp trên nhập thay: {format_int(len(paper.entered_for))} đơn vị."
    lines = (f"- {each.unit}: nhập thay bởi {each.by}; lý do: {each.reason}." for each in paper.entered_for)
    return [paragraph("Body", opening), *(paragraph("Body", line) for line in lines)]
