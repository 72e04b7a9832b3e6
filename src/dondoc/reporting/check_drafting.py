"""What is wrong with the checks of a form as a person writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.identifiers import identifier_problems
from dondoc.reporting.rules.checks import CheckDraft, HasCode, known_names
from dondoc.reporting.rules.expressions import LONGEST, Trouble, Unreadable, names_of, parse
from dondoc.units.kinds import ALL_FIELDS

MOST_CHECKS = 100
MESSAGE_LIMIT = 500
ATTRIBUTES = ("loai", *ALL_FIELDS)
"""What a check may ask of the unit that reports, after "don_vi."."""


def check_problems(checks: Sequence[CheckDraft], indicators: Sequence[HasCode]) -> list[Problem]:
    """All that stands in the way of keeping the checks; their fields are "check-0" and "check_message-0" and so on."""
    problems = []
    if len(checks) > MOST_CHECKS:
        message = _("Biểu mẫu có quá %(most)d điều kiện kiểm tra. Hãy bớt đi.") % {"most": MOST_CHECKS}
        problems.append(Problem("checks", message))
    known = known_names(indicators, ATTRIBUTES)
    for order, draft in enumerate(checks):
        problems += _of_expression(draft.expression, f"check-{order}", known)
        problems += _of_message(draft.message, f"check_message-{order}")
    return problems


def _of_expression(expression: str, where: str, known: set[str]) -> Iterator[Problem]:
    try:
        names = list(names_of(parse(expression)))
    except Unreadable as error:
        yield Problem(where, sentence(error))
        return
    for each in names:
        if each.name.casefold() not in known:
            words = _(
                "Ở ký tự thứ %(at)d: không có chỉ số hay thuộc tính nào tên là “%(name)s”. Hãy xem lại mã chỉ số."
            )
            yield Problem(where, words % {"at": each.at + 1, "name": each.name})
    yield from identifier_problems({where: expression})


def _of_message(message: str, where: str) -> Iterator[Problem]:
    if not message.strip():
        yield Problem(where, _("Hãy ghi câu nói với đơn vị khi số liệu không khớp."))
    if len(message.strip()) > MESSAGE_LIMIT:
        yield Problem(where, _("Câu này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": MESSAGE_LIMIT})
    yield from identifier_problems({where: message})


def sentence(error: Unreadable) -> str:
    """What is wrong with an expression, at which sign, and what to do."""
    words = {
        Trouble.EMPTY: _("Hãy ghi điều kiện, ví dụ c1 <= c2."),
        Trouble.TOO_LONG: _("Điều kiện dài quá %(longest)d ký tự. Hãy tách thành nhiều điều kiện."),
        Trouble.STRANGE_SIGN: _("Ở ký tự thứ %(at)d: dấu “%(found)s” không dùng được ở đây."),
        Trouble.UNEXPECTED: _("Ở ký tự thứ %(at)d: “%(found)s” không đứng ở đây được. Hãy xem lại phần ngay trước đó."),
        Trouble.ENDS_EARLY: _("Điều kiện còn thiếu phần cuối, từ ký tự thứ %(at)d."),
        Trouble.NO_FUNCTION: _("Ở ký tự thứ %(at)d: không có hàm nào tên là “%(found)s”."),
        Trouble.WRONG_COUNT: _("Ở ký tự thứ %(at)d: hàm “%(found)s” không nhận những gì ghi trong ngoặc."),
        Trouble.TOO_DEEP: _("Ở ký tự thứ %(at)d: quá nhiều ngoặc lồng nhau. Hãy tách thành nhiều điều kiện."),
    }[error.trouble]
    return words % {"at": error.at + 1, "found": error.found, "longest": LONGEST}
