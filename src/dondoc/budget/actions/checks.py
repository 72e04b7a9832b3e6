"""What every entry is held against before it is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dondoc.budget.models import LONGEST_DECISION, Entry, EntryKind, Line
from dondoc.budget.queries.lines import closing_over
from dondoc.budget.queries.sums import line_sums
from dondoc.budget.rules import LARGEST, Sums, in_words
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers

LONGEST_WORDS = 1_000


def hold(line: Line) -> Line:
    """The line, locked: its sums stay what they are until the transaction ends. Refused where its year is closed."""
    held = Line.objects.select_for_update().get(pk=line.pk)
    closing = closing_over(held.unit_id, held.year)
    if closing is not None:
        message = _("Năm ngân sách %(year)d đã khóa sổ. Hãy đề nghị %(office)s mở lại, nêu rõ lý do, rồi ghi.")
        raise Refused(message % {"year": held.year, "office": closing})
    return held


def fit_amount(amount: int) -> None:
    """Refuses what is no amount of one entry."""
    if not 0 < amount <= LARGEST:
        message = _("Số tiền phải từ 1 đến %(most)s đồng. Hãy ghi lại bằng đồng, là số nguyên.")
        raise Invalid([Problem("amount", message % {"most": in_words(LARGEST)})])


def fit_words(words: str, decision: str = "") -> tuple[str, str]:
    """The words and the number of a decision, tidied. Refuses what is too long and personal identifiers."""
    words, decision = words.strip(), " ".join(decision.split())
    problems = []
    if len(words) > LONGEST_WORDS:
        message = _("Nội dung dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": LONGEST_WORDS}
        problems.append(Problem("words", message))
    if len(decision) > LONGEST_DECISION:
        message = _("Số quyết định dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_DECISION}
        problems.append(Problem("decision", message))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"words": words, "decision": decision})
    return words, decision


def fit_day(day: date, first: date, last: date) -> None:
    """Refuses a day outside of the two, both counted in."""
    if not first <= day <= last:
        message = _("Ngày phải từ %(first)s đến %(last)s. Hãy ghi lại ngày.")
        raise Invalid([Problem("day", message % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"})])


def write(entry: Entry, line: Line, verb: str, *, reason: str = "") -> Entry:
    """Writes an entry and its event. Refused where its column of the line would leave its limits."""
    sums = line_sums(line.pk)
    column = "received" if entry.kind == EntryKind.ALLOTTED else entry.kind
    after = getattr(sums, column) + entry.amount
    if not 0 <= after <= LARGEST:
        message = _("Cộng lại, cột “%(column)s” của dòng này sẽ là %(amount)s đồng, ngoài khoảng 0 đến %(most)s đồng.")
        told = {"column": entry.get_kind_display(), "amount": in_words(after), "most": in_words(LARGEST)}
        raise Invalid([Problem("amount", message % told)])
    _refuse_settling(entry, sums)
    entry.line = line
    entry.save()
    record(verb, entry, by=entry.by, unit_id=line.unit_id, after=logged(entry), reason=reason)
    return entry


def _refuse_settling(entry: Entry, sums: Sums) -> None:
    """No more is settled than was spent, and what is settled is not taken back from below."""
    spent = sums.spent + (entry.amount if entry.kind == EntryKind.SPENT else 0)
    settled = sums.settled + (entry.amount if entry.kind == EntryKind.SETTLED else 0)
    if settled <= spent or entry.kind not in (EntryKind.SPENT, EntryKind.SETTLED):
        return
    if entry.kind == EntryKind.SETTLED:
        message = _("Chỉ quyết toán được số đã giải ngân: còn %(left)s đồng chưa quyết toán. Hãy ghi lại số tiền.")
        raise Invalid([Problem("amount", message % {"left": in_words(sums.unsettled)})])
    message = _("Số này đã quyết toán. Hãy ghi bút toán giảm quyết toán trước, rồi mới giảm số giải ngân.")
    raise Invalid([Problem("amount", message)])


def logged(entry: Entry) -> dict[str, Any]:
    """An entry as the log keeps it."""
    kept = {"kind": entry.kind, "amount": entry.amount, "day": entry.day, "words": entry.words}
    return kept | {"decision": entry.decision, "giver": entry.giver_id}
