"""Each value of a reading as one line for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text as Styled

from dondoc.reader.plan import (
    Amendment,
    Citation,
    Deadline,
    Funds,
    OutlineItem,
    Plan,
    Recipient,
    Target,
    Task,
    Value,
    Window,
)

ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "own": "thực hiện"}
EVERY = {
    "year": "hằng năm", "6 months": "6 tháng một lần", "quarter": "hằng quý", "month": "hằng tháng",
    "week": "hằng tuần", "day": "hằng ngày", "continuous": "thường xuyên",
}  # fmt: skip
WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
ACTIONS = {"amend": "sửa đổi", "add": "bổ sung", "repeal": "bãi bỏ", "replace": "thay thế"}
KINDS = {"report": "báo cáo", "plan": "kế hoạch triển khai", "other": "việc có hạn"}


def head_lines(plan: Plan) -> Iterable[tuple[str, str, Value]]:
    """The head's values that are set, each with its label."""
    head, signatory = plan.head, plan.head.signatory
    texts = (
        ("Cơ quan ban hành", head.issuer),
        ("Trích yếu", head.title),
        ("Nơi ban hành", head.place),
        ("Ngày", head.date),
    )
    for label, value in texts:
        if value is not None:
            yield label, printed_day(value.text) if value is head.date else value.text, value
    if (period := head.period) is not None:
        yield "Thời gian thực hiện", f"{printed_day(period.start)} - {printed_day(period.end)}", period
    signed = (("Thẩm quyền ký", signatory.authority), ("Chức vụ", signatory.title), ("Người ký", signatory.name))
    yield from ((label, value.text, value) for label, value in signed if value is not None)


def printed_day(day: str) -> str:
    """An ISO day as people write it: "2026-06-30" is 30/6/2026, "--11-15" 15/11, "---18" ngày 18."""
    if day.startswith("-W-"):
        return WEEKDAYS[int(day[3:]) - 1]
    if day.startswith("---"):
        return f"ngày {int(day[3:])}"
    *year, month, date = day.removeprefix("--").split("-")
    return "/".join((str(int(date)), str(int(month)), *year))


def _due(deadline: Deadline) -> str | None:
    return printed_day(deadline.due) if deadline.due else None


def outline_line(item: OutlineItem) -> Styled:
    """A numbered heading; a numbered sentence has none."""
    return Styled.assemble((item.path + " ", "dim"), item.title or "…")


def citation_line(item: Citation) -> Styled:
    """Kind, number, date."""
    return Styled(" ".join(part for part in (item.kind, item.number, item.date) if part))


def recipient_line(item: Recipient) -> Styled:
    """The recipient and its purpose."""
    return Styled(f"{item.name} ({item.purpose})" if item.purpose else item.name)


def target_line(target: Target) -> Styled:
    """The level to reach, the words, the rhythm and the day."""
    level = f"{target.comparator} {target.value:g} {target.unit}"
    more = ", ".join(
        part for part in (EVERY.get(target.every or ""), target.by and f"đến {printed_day(target.by)}") if part
    )
    when = (f" [{more}]" if more else "", "dim")
    line = Styled.assemble((target.path + " ", "dim"), (level, "bold magenta"), f" {target.text}", when)
    return _with_scope(line, target.outside is not None)


def task_line(task: Task) -> Styled:
    """How the agency is charged, the words, the time."""
    due = printed_day(task.due) if task.due else EVERY.get(task.every or "", "")
    funds = "".join(f" [{_funds(one)}]" for one in task.funds)
    line = Styled.assemble((ROLES[task.role] + " ", "magenta"), task.text, (f" [{due}]" if due else "", "dim"))
    return _with_scope(line.append(funds, style="green"), task.outside is not None)


def _funds(funds: Funds) -> str:
    """Money in đồng with its source: "250.000.000 đồng, ngân sách tỉnh"."""
    amount = None if funds.amount is None else f"{funds.amount:,} đồng".replace(",", ".")
    return ", ".join(part for part in (amount, funds.source) if part) or funds.text


def deadline_line(deadline: Deadline) -> Styled:
    """What is due when, and who owes it."""
    when = " ".join(part for part in (_due(deadline), EVERY.get(deadline.every or "")) if part) or "theo sự kiện"
    line = Styled.assemble(
        (KINDS[deadline.kind] + " ", "magenta"), (when, "bold"), f" {deadline.text}",
        (f" [{deadline.who}]" if deadline.who else "", "dim"),
        (_covered(deadline.window) if deadline.window else "", "dim"),
    )  # fmt: skip
    return _with_scope(line, deadline.outside is not None)


def _covered(window: Window) -> str:
    """The days that the figures cover."""
    before = " kỳ trước" if window.previous else ""
    return f" [số liệu {printed_day(window.start)}{before} - {printed_day(window.end)}]"


def amendment_line(amendment: Amendment) -> Styled:
    """What is done to which clause of which plan, and the new words."""
    document = amendment.document
    plan = (document.kind, document.number) if document else ()
    place = " ".join(part for part in (amendment.clause, *plan) if part)
    old = f"“{amendment.old}” → " if amendment.old else ""
    new = f": {old}{amendment.text}" if amendment.text else ""
    action = ACTIONS[amendment.action] + " "
    return Styled.assemble((amendment.path + " ", "dim"), (action, "magenta"), (place, "bold"), new)


def _with_scope(line: Styled, outside: bool) -> Styled:
    return line.append(" (ngoài phạm vi)", style="red") if outside else line
