"""The parts of the paper on a plan: progress, targets, what is due, own plans of units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.tables import Column, ruled_table
from dondoc.exports.writers.plan import DutyLine, IssueLine, PlanPaper, Stands, TargetLine
from dondoc.exports.writers.vietnamese import format_date, format_int, format_percent, format_short_date

_AGENCIES = (
    Column("STT", 11, "CellCentre"),
    Column("Cơ quan được giao", 74),
    Column("Số việc", 20, "CellCentre"),
    Column("Đã xong", 20, "CellCentre"),
    Column("Quá hạn", 20, "CellCentre"),
    Column("Tiến độ", 20, "CellCentre"),
)
_TARGETS = (
    Column("STT", 11, "CellCentre"),
    Column("Mục", 18, "CellCentre"),
    Column("Chỉ tiêu", 86),
    Column("Mức đề ra", 50),
)
_DUTIES = (
    Column("STT", 11, "CellCentre"),
    Column("Nội dung", 66),
    Column("Hạn", 36),
    Column("Đơn vị", 28),
    Column("Kết quả", 24),
)
_ISSUES = (
    Column("STT", 11, "CellCentre"),
    Column("Đơn vị", 76),
    Column("Hạn ban hành", 28, "CellCentre"),
    Column("Tình trạng", 50),
)


def progress(paper: PlanPaper) -> list[Element]:
    """How the tasks stand as a whole, then agency by agency."""
    stands = paper.stands
    if stands is None or not stands.count:
        return [paragraph("Body", "Kế hoạch chưa giao việc cho đơn vị nào.")]
    rows = (
        (str(number), agency.name, *_counts(agency.stands))
        for number, agency in enumerate((each for each in paper.agencies if each.stands and each.stands.count), start=1)
    )
    return [paragraph("Body", line) for line in _summary(paper, stands)] + [ruled_table(_AGENCIES, rows)]


def _summary(paper: PlanPaper, stands: Stands) -> Iterator[str]:
    share = format_percent(stands.over, stands.count)
    yield (
        f"Tính đến {format_date(paper.as_of)}, trong {format_int(stands.count)} việc đã giao cho các đơn vị, "
        f"{format_int(stands.over)} việc đã hoàn thành ({share}); tiến độ chung đạt {stands.percent}%. Cụ thể:"
    )
    lines = [f"- {name}: {format_int(count)} việc" for name, count in stands.by_status]
    lines.append(f"- Quá hạn trong số việc chưa xong: {format_int(stands.late)} việc")
    yield from (f"{line}{'.' if line is lines[-1] else ';'}" for line in lines)


def _counts(stands: Stands | None) -> tuple[str, str, str, str]:
    if stands is None or not stands.count:
        return "", "", "", ""
    return format_int(stands.count), format_int(stands.over), format_int(stands.late), f"{stands.percent}%"


def targets(lines: Sequence[TargetLine]) -> list[Element]:
    """The table of targets."""
    if not lines:
        return [paragraph("Body", "Kế hoạch không đặt ra chỉ tiêu bằng số.")]
    rows = ((str(number), each.path, each.text, _level(each)) for number, each in enumerate(lines, start=1))
    return [ruled_table(_TARGETS, rows)]


def _level(target: TargetLine) -> str:
    by = f"chậm nhất {format_short_date(target.by)}" if target.by else ""
    return "; ".join(part for part in (target.level, target.subject, target.every, by) if part)


def dues(lines: Sequence[DutyLine]) -> list[Element]:
    """The table of what is due, with what has come in."""
    if not lines:
        return [paragraph("Body", "Kế hoạch không nêu hạn gửi nào.")]
    rows = (
        (str(number), f"{each.kind}: {each.text}", each.due, units_said(each.units, each.names), _come_in(each))
        for number, each in enumerate(lines, start=1)
    )
    return [ruled_table(_DUTIES, rows)]


def _come_in(duty: DutyLine) -> str:
    return "; ".join(f"{each.name}: {each.received}/{each.owed}" for each in duty.rounds)


def units_said(count: int, names: str) -> str:
    """The units of a line: their names where they are few, else how many there are."""
    if not count:
        return "chưa có đơn vị"
    return names or f"{format_int(count)} đơn vị"


def own_plans(lines: Sequence[IssueLine]) -> list[Element]:
    """How many units have issued their own plans, and a table of those that have not."""
    issued = sum(each.issued for each in lines)
    share = format_percent(issued, len(lines))
    summary = f"{format_int(issued)}/{format_int(len(lines))} kế hoạch triển khai đã được ban hành ({share})."
    missing = sorted((each for each in lines if not each.issued), key=lambda each: -each.days)
    if not missing:
        return [paragraph("Body", summary)]
    rows = (
        (str(number), each.unit, format_short_date(each.due) if each.due else "", each.stands)
        for number, each in enumerate(missing, start=1)
    )
    return [paragraph("Body", f"{summary} Các đơn vị chưa ban hành:"), ruled_table(_ISSUES, rows)]
