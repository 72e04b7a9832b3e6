"""The sentences of a compiled report, each made from figures and nothing else. Vietnamese only: an official paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dondoc.exports.writers.report import Late, ReportPaper, TargetRow
from dondoc.exports.writers.report_docx.targets import estimate_words, judgement, result_words, score
from dondoc.exports.writers.vietnamese import format_int, format_percent

NAMED = 5
"""How many units a sentence names before it counts the others."""


class Part(StrEnum):
    """The sections of the draft."""

    RETURNS = "returns"
    TARGETS = "targets"
    VOICES = "voices"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``key`` stays the same from run to run. Its figures stand in the round's list of a ``standing`` ("" for all of
    it), or, where ``figure`` is an indicator's id, with that figure of the totals; ``figure`` "all": the totals."""

    key: str
    text: str
    standing: str = ""
    figure: str = ""


def sentences(paper: ReportPaper) -> dict[Part, list[Sentence]]:
    """The whole draft by section; a section without facts is empty."""
    return {
        Part.RETURNS: list(_returns(paper)),
        Part.TARGETS: list(_targets(paper.targets)),
        Part.VOICES: list(_voices(paper)),
        Part.AHEAD: [],
    }


def _returns(paper: ReportPaper) -> Iterator[Sentence]:
    counts = paper.counts
    if not counts.owed:
        yield Sentence("received", "Không có đơn vị nào phải gửi báo cáo.")
        return
    received = counts.accepted + counts.sent + counts.returned
    late = len(paper.late)
    share = f"{format_int(received)}/{format_int(counts.owed)} đơn vị gửi báo cáo"
    percent = format_percent(received, counts.owed)
    on_time = f"{format_int(received - late)} đơn vị gửi đúng hạn, {format_int(late)} đơn vị gửi chậm"
    yield Sentence("received", f"Có {share} ({percent}), trong đó {on_time}.")
    yield Sentence(
        "accepted",
        f"Đã chấp nhận {format_int(counts.accepted)}/{format_int(counts.owed)} báo cáo; "
        f"{format_int(counts.sent)} báo cáo chờ xem xét, {format_int(counts.returned)} báo cáo bị trả lại để bổ sung.",
        standing="accepted",
    )
    yield _missing(paper)
    if paper.late:
        yield Sentence("late", f"Đơn vị gửi chậm: {_named([_late(each) for each in paper.late])}.")
    if counts.not_yet_due:
        count = format_int(counts.not_yet_due)
        yield Sentence("not-yet-due", f"Còn {count} đơn vị chưa đến hạn gửi báo cáo.", standing="not_yet_due")
    yield from _apart(paper)


def _missing(paper: ReportPaper) -> Sentence:
    names = [each.unit for each in paper.missing]
    if not names:
        return Sentence("missing", "Không có đơn vị nào quá hạn chưa gửi báo cáo.", standing="late")
    told = f"Còn {format_int(len(names))} đơn vị quá hạn chưa gửi báo cáo: {_named(names)}."
    return Sentence("missing", told, standing="late")


def _apart(paper: ReportPaper) -> Iterator[Sentence]:
    counts = paper.counts
    if counts.exempt:
        yield Sentence("exempt", f"{format_int(counts.exempt)} đơn vị được miễn báo cáo kỳ này.", standing="exempt")
    if counts.excluded:
        count = format_int(counts.excluded)
        yield Sentence("excluded", f"{count} đơn vị được đưa ra khỏi danh sách phải báo cáo.", standing="excluded")
    if paper.entered_for:
        count = format_int(len(paper.entered_for))
        yield Sentence("entered", f"{count} báo cáo do đơn vị cấp trên nhập thay.", standing="accepted")


def _targets(rows: Sequence[TargetRow]) -> Iterator[Sentence]:
    if rows:
        yield Sentence("score", score(rows), figure="all")
    for row in rows:
        yield Sentence(f"target-{row.key}", _target(row), figure=row.key)


def _target(row: TargetRow) -> str:
    told = [f"{row.text.rstrip('.')}: {_lowered(result_words(row.result))}"]
    if row.estimate is not None:
        told.append(estimate_words(row))
    if row.goal:
        told.append(f"mục tiêu {_lowered(row.goal)}")
    if row.met is not None:
        told.append(_lowered(judgement(row)))
    if row.units_counted:
        told.append(f"{format_int(row.units_met)}/{format_int(row.units_counted)} đơn vị đạt")
    return "; ".join(told) + "."


def _lowered(words: str) -> str:
    """As it stands within a sentence."""
    return words[:1].lower() + words[1:]


def _voices(paper: ReportPaper) -> Iterator[Sentence]:
    if not paper.narratives:
        yield Sentence("voices", "Các đơn vị không nêu khó khăn, vướng mắc.", standing="accepted")
        return
    names = [each.unit for each in paper.narratives]
    told = f"Có {format_int(len(names))} đơn vị nêu ý kiến, khó khăn, vướng mắc: {_named(names)}."
    yield Sentence("voices", told, standing="accepted")


def _late(unit: Late) -> str:
    return f"{unit.unit} (chậm {format_int(unit.days_late)} ngày)"


def _named(names: Sequence[str]) -> str:
    """The first names, and how many there are beside them."""
    others = len(names) - NAMED
    first = "; ".join(names[:NAMED])
    return f"{first} và {format_int(others)} đơn vị khác" if others > 0 else first
