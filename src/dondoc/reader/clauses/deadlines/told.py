"""What the words around a due date tell: what is due, who owes it, to whom it goes, through which
office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dondoc.reader.clauses.deadlines.kinds import kind_of
from dondoc.reader.clauses.deadlines.parties import find_office, find_to, find_via, find_who
from dondoc.reader.clauses.deadlines.parts import Part
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb
from dondoc.reader.plan import DeadlineKind
from dondoc.reader.source import Span

_SENT = (DeadlineKind.REPORT, DeadlineKind.PLAN)
# "trước ngày 15/12 báo cáo năm, gửi về ...": behind work that follows its date, the sending is a clause of its own.
_SENT_ON = LazyPattern(r"\s?(?:,\s)?[^\s,][^,;]*,\s(?:gửi|nộp)\s(?:về|cho|đến|tới)\s")


# "báo cáo đầu năm trước ..., sơ kết học kỳ I trước ..., tổng kết trước ...": the reports of one list.
_NEXT_REPORT = LazyPattern(r"(?:và\s)?(?:sơ kết|tổng kết)(?:\s(?:\w+)){0,4}\s?")


_SENDS = LazyPattern(r"(?<!\w)(?:gửi|nộp)(?!\w)")
_SECOND = LazyPattern(r",?\s(?:và|đồng thời|sau đó)\s(?:gửi|nộp|báo cáo|chuyển|lập|tổng hợp)\s")


# "... trước ngày 10/6 gửi Phòng Kỹ thuật tổng hợp, báo cáo UBND tỉnh trước ngày 20/6": who puts the reports together
# sends them on by a day of its own.
_SENT_FOR = LazyPattern(
    r"[\s,]*(?:và\s)?(?:(?:gửi|nộp)(?: về| cho| đến| tới)?|về|để)\s"
    r"(?=(?P<by>[^,;]{3,90}?)\s(?:để\s)?tổng hợp(?:,|\svà)?\s(?P<on>báo cáo\s))"
)


@dataclass(frozen=True, slots=True)
class Told:
    """Kind and parties of one due date, the parties as printed.

    ``who_behind`` and ``to_behind`` tell that the party stands behind the date, where it may hold for the
    dates before as well; ``is_sent`` that the thing is sent, not only drawn up.
    """

    kind: DeadlineKind
    who: str | None
    to: str | None
    via: str | None
    who_behind: bool = False
    to_behind: bool = False
    is_sent: bool = False
    passes_on: bool = False

    def sharing(self, later: Told) -> Told:
        """With the parties that stand behind the next due date of the sentence, where both are one list."""
        if self.kind not in _SENT or later.kind not in _SENT or (self.kind is not later.kind and not self.is_sent):
            return self
        shared = self
        if later.passes_on:
            return self if self.to else replace(self, to=later.who, to_behind=True)
        if self.who is None and later.who_behind:
            shared = replace(shared, who=later.who, who_behind=True)
        if self.to is None and later.to_behind and shared.who == later.who:
            shared = replace(shared, to=later.to, via=self.via or later.via, to_behind=True)
        if shared.via is None and shared.to == later.to and shared.who == later.who:
            shared = replace(shared, via=later.via)
        return shared


def share_parties(told: Sequence[Told]) -> list[Told]:
    """Of due dates in one sentence ("báo cáo 6 tháng trước ..., báo cáo năm trước ..., gửi về X") each takes X."""
    shared = list(told[-1:])
    for one in reversed(told[:-1]):
        shared.insert(0, one.sharing(shared[0]))
    return shared


def told_of(text: str, folded: str, part: Part, previous: Told | None, sentence_start: int) -> Told:
    """Kind and parties; what a part leaves out, it shares with the due date before it in the sentence."""
    kind = kind_of(folded[slice(*part.work)])
    if kind is None and previous is not None and previous.kind is DeadlineKind.REPORT:
        goes_on = folded[: part.work[0]].endswith((",", ", ")) and _NEXT_REPORT.fullmatch(folded, *part.work)
        kind = DeadlineKind.REPORT if goes_on else None
    if kind is None and not _has_other_work(text, part):
        kind = kind_of(folded[slice(*part.after)]) or (previous.kind if previous else None)
    if previous is not None and (passed := _passed_on(text, folded, part)):
        return Told(DeadlineKind.REPORT, _at(text, passed[0]), _at(text, passed[1]), None, passes_on=True)
    who = find_who(text, *part.before) or find_who(text, *part.after)
    to = find_to(text, *part.work)
    if to is None and not _goes_on(text, folded, part):
        to = find_to(text, part.before[0], part.after[1])
    carried = previous if to is None and kind in _SENT and previous is not None and previous.kind in _SENT else None
    if to is None and kind in _SENT and (carried is None or carried.to is None):
        to = find_to(text, sentence_start, part.before[0]) or find_to(text, sentence_start, part.after[1])
    subject = find_who(text, sentence_start, part.before[0]) if who is None and previous is None else None
    via = find_via(text, to, min(to[1] if to else part.before[0], part.before[0]), part.after[1])
    end = part.when.span[1]
    behind = not part.leads or _SENT_ON.match(folded, end, part.after[1]) is not None
    return Told(
        kind or DeadlineKind.OTHER,
        _at(text, who or subject) or (previous.who if previous else None),
        _at(text, to) or (carried.to if carried else None),
        _at(text, via) or (carried.via if carried else None),
        who_behind=behind and who is not None and who[0] >= end,
        to_behind=behind and to is not None and to[0] >= end,
        is_sent=_SENDS.search(folded, *part.work) is not None,
    )


def _passed_on(text: str, folded: str, part: Part) -> tuple[Span, Span] | None:
    """Who puts together what was sent by the day before, and to whom that goes by this one."""
    sent = None if part.leads else _SENT_FOR.match(folded, *part.before)
    by = find_office(text, *sent.span("by")) if sent else None
    to = find_to(text, sent.start("on"), part.before[1]) if sent else None
    return (by, to) if by and to else None


def _goes_on(text: str, folded: str, part: Part) -> bool:
    """Whether a second piece of work follows the date: "kiểm tra xong trước ngày 20/5 và gửi danh sách về ..."."""
    if part.leads or not _SECOND.match(folded, *part.after):
        return False
    return begins_with_verb(text, part.before[0]) or _has_other_work(text, part)


def _has_other_work(text: str, part: Part) -> bool:
    """Whether the part names work of its own beside sending ("đợt 2 gửi trước ngày ..." names none)."""
    start, end = part.work
    verb = find_verb(text, start, end)
    return verb is not None and not text.startswith(("gửi", "nộp"), verb)


def _at(text: str, span: Span | None) -> str | None:
    return None if span is None else text[slice(*span)]
