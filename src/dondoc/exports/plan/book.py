"""A plan at work as an Excel file: six sheets, in the language of who asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import IO

from django.utils.translation import gettext as _

from dondoc.exports.writers.plan import PlanPaper, Stands
from dondoc.exports.writers.sheet import Cell, Column, Sheet, write_book

Line = list[Cell]


def write_plan(file: IO[bytes], paper: PlanPaper) -> None:
    """Writes the sheets: the plan in general, targets, tasks by agency, due dates, own plans below, progress."""
    sheets = (_general, _targets, _tasks, _duties, _issues, _progress)
    write_book(file, (sheet(paper) for sheet in sheets))


def _general(paper: PlanPaper) -> Sheet:
    columns = (Column(_("Nội dung"), 30), Column(_("Giá trị"), 90), Column(_("Ngày"), 14))
    return Sheet(_("Chung"), columns, _facts(paper))


def _facts(paper: PlanPaper) -> Iterator[Line]:
    plan = paper.plan
    yield [_("Loại văn bản"), plan.kind, None]
    yield [_("Số, ký hiệu"), plan.number or "", plan.day]
    yield [_("Trích yếu"), plan.title, None]
    yield [_("Cơ quan ban hành"), plan.issuer, None]
    yield [_("Đơn vị điều hành"), paper.unit, None]
    yield [_("Người ký"), paper.signatory, None]
    yield [_("Thực hiện từ ngày"), "", paper.start]
    yield [_("Thực hiện đến ngày"), "", paper.end]
    for cited in paper.cited:
        yield [_("Căn cứ"), _here(cited.words, cited.here), cited.day]
    for words in paper.citing:
        yield [_("Triển khai bởi"), words, None]
    for line in paper.recipients:
        yield [_("Nơi nhận"), f"{line.name} ({line.purpose})" if line.purpose else line.name, None]
    yield [_("Số liệu lấy ngày"), "", paper.as_of]


def _here(words: str, plans: tuple[str, ...]) -> str:
    if not plans:
        return words
    return _("%(words)s (ở đây, cùng số và ký hiệu: %(plans)s)") % {"words": words, "plans": "; ".join(plans)}


def _targets(paper: PlanPaper) -> Sheet:
    columns = (
        Column(_("Mục"), 10),
        Column(_("Chỉ tiêu"), 70),
        Column(_("Mức đề ra"), 24),
        Column(_("Đối tượng tính"), 30),
        Column(_("Chu kỳ"), 16),
        Column(_("Đến ngày"), 12),
    )
    rows = ([each.path, each.text, each.level, each.subject, each.every, each.by] for each in paper.targets)
    return Sheet(_("Chỉ tiêu"), columns, rows)


def _tasks(paper: PlanPaper) -> Sheet:
    columns = (
        Column(_("Cơ quan được giao"), 30),
        Column(_("Mục"), 10),
        Column(_("Nhiệm vụ"), 60),
        Column(_("Vai trò"), 12),
        Column(_("Phối hợp"), 30),
        Column(_("Thời gian"), 18),
        Column(_("Hạn"), 28),
        Column(_("Ngày phải xong"), 13),
        Column(_("Sản phẩm"), 26),
        Column(_("Số đơn vị"), 10),
        Column(_("Đơn vị"), 40),
        *_stand_columns(),
    )
    rows = (
        [
            each.agency,
            each.path,
            each.text,
            each.role,
            each.partners,
            each.time,
            each.due,
            each.day,
            each.product,
            each.units,
            each.names,
            *_stands(each.stands),
        ]
        for each in paper.tasks
    )
    return Sheet(_("Nhiệm vụ theo cơ quan"), columns, rows)


def _duties(paper: PlanPaper) -> Sheet:
    columns = (
        Column(_("Loại"), 18),
        Column(_("Mục"), 10),
        Column(_("Nội dung"), 60),
        Column(_("Hạn"), 28),
        Column(_("Ngày phải xong"), 13),
        Column(_("Ai gửi"), 30),
        Column(_("Gửi đến"), 24),
        Column(_("Số đơn vị"), 10),
        Column(_("Đơn vị"), 40),
    )
    rows = (
        [each.kind, each.path, each.text, each.due, each.day, each.who, each.to, each.units, each.names]
        for each in paper.duties
    )
    return Sheet(_("Thời hạn"), columns, rows)


def _issues(paper: PlanPaper) -> Sheet:
    columns = (
        Column(_("Đơn vị"), 44),
        Column(_("Tình trạng"), 34),
        Column(_("Hạn ban hành"), 14),
        Column(_("Ngày ban hành"), 14),
        Column(_("Trễ (ngày)"), 10),
        Column(_("Số, ký hiệu"), 20),
        Column(_("Trích yếu"), 60),
    )
    rows = (
        [each.unit, each.stands, each.due, each.issued_on, each.days or None, each.number, each.title]
        for each in paper.issues
    )
    return Sheet(_("Kế hoạch triển khai"), columns, rows)


def _progress(paper: PlanPaper) -> Sheet:
    days = Column(_("Từ ngày"), 12), Column(_("Đến ngày"), 12)
    columns = (Column(_("Theo"), 18), Column(_("Nội dung"), 50), *_stand_columns(), *days)
    return Sheet(_("Tiến độ"), columns, _progress_lines(paper))


def _progress_lines(paper: PlanPaper) -> Iterator[Line]:
    """The whole, each status, each agency, own plans, each round; one meaning a column."""
    no_days: tuple[date | None, date | None] = (None, None)
    if paper.stands is not None:
        yield [_("Toàn kế hoạch"), _("Nhiệm vụ đã giao"), *_stands(paper.stands), *no_days]
        for name, count in paper.stands.by_status:
            yield [_("Tình trạng"), name, count, None, None, None, *no_days]
    for agency in paper.agencies:
        if agency.stands is not None:
            yield [_("Cơ quan"), agency.name, *_stands(agency.stands), *no_days]
    if paper.issues:
        issued = sum(each.issued for each in paper.issues)
        late = sum(not each.issued and each.days > 0 for each in paper.issues)
        yield [_("Kế hoạch triển khai"), _("Đơn vị phải ban hành"), len(paper.issues), issued, late, None, *no_days]
    for duty in paper.duties:
        for each in duty.rounds:
            yield [_("Kỳ báo cáo"), each.name, each.owed, each.received, each.late, None, each.start, each.end]


def _stand_columns() -> tuple[Column, ...]:
    return (Column(_("Tổng số"), 10), Column(_("Đã xong"), 10), Column(_("Quá hạn"), 10), Column(_("Tiến độ (%)"), 11))


def _stands(stands: Stands | None) -> Line:
    if stands is None:
        return [None] * 4
    return [stands.count, stands.over, stands.late, stands.percent if stands.count else None]
