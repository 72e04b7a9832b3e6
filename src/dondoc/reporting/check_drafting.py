"""What is wrong with the checks of a form as a person writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.identifiers import identifier_problems
from dondoc.reporting.rules.check_words import never_equal
from dondoc.reporting.rules.checks import UNIT, CheckDraft, known_names
from dondoc.reporting.rules.expressions import LONGEST, Trouble, Unreadable, names_of, parse
from dondoc.reporting.rules.expressions.tree import Name
from dondoc.reporting.rules.forms import WORDS, IndicatorDraft
from dondoc.units.kinds import ALL_FIELDS
from dondoc.units.models import UnitKind

Answers = Mapping[str, str]
MOST_CHECKS = 100
MESSAGE_LIMIT = 500
ATTRIBUTES = ("loai", *ALL_FIELDS)
"""What a check may ask of the unit that reports, after "don_vi."."""


def check_problems(checks: Sequence[CheckDraft], indicators: Sequence[IndicatorDraft]) -> list[Problem]:
    """All that stands in the way of keeping the checks; their fields are "check-0" and "check_message-0" and so on."""
    problems = []
    if len(checks) > MOST_CHECKS:
        message = _("Biểu mẫu có quá %(most)d điều kiện kiểm tra. Hãy bớt đi.") % {"most": MOST_CHECKS}
        problems.append(Problem("checks", message))
    known, answers = known_names(indicators, ATTRIBUTES), _answers(indicators)
    for order, draft in enumerate(checks):
        problems += _of_expression(draft.expression, f"check-{order}", known, answers)
        problems += _of_message(draft.message, f"check_message-{order}")
    return problems


def _answers(indicators: Sequence[IndicatorDraft]) -> dict[str, Answers | None]:
    """What each name can be: its answers with what they mean, none of a number, None where any text may stand."""
    found: dict[str, Answers | None] = {f"{UNIT}.loai": {str(code): str(label) for code, label in UnitKind.choices}}
    for name, field in ALL_FIELDS.items():
        found[f"{UNIT}.{name}"] = {str(code): str(label) for code, label in field.choices} or None
    for each in indicators:
        words = dict.fromkeys(each.answers, "") if each.kind == "choice" else {}
        found[each.code.casefold()] = None if each.kind in WORDS else words
    return found


def _of_expression(
    expression: str, where: str, known: set[str], answers: Mapping[str, Answers | None]
) -> Iterator[Problem]:
    try:
        node = parse(expression)
        names = list(names_of(node))
    except Unreadable as error:
        yield Problem(where, sentence(error))
        return
    for each in names:
        if each.name.casefold() not in known:
            words = _(
                "Ở ký tự thứ %(at)d: không có chỉ số hay thuộc tính nào tên là “%(name)s”. Hãy xem lại mã chỉ số."
            )
            yield Problem(where, words % {"at": each.at + 1, "name": each.name})
    for name, text in never_equal(node, answers):
        yield Problem(where, _never(name, text, answers[name.name.casefold()] or {}))
    yield from identifier_problems({where: expression})


def _never(name: Name, text: str, answers: Answers) -> str:
    told = {"at": name.at + 1, "name": name.name, "text": text}
    if not answers:
        words = _(
            "Ở ký tự thứ %(at)d: %(name)s không phải là chữ nên không bao giờ bằng “%(text)s”. "
            "Hãy so sánh với số; của câu có hay không thì ghi %(name)s, hoặc không %(name)s."
        )
        return words % told
    told["answers"] = "; ".join(f"“{word}” ({label})" if label else f"“{word}”" for word, label in answers.items())
    return _("Ở ký tự thứ %(at)d: %(name)s không bao giờ là “%(text)s”. Hãy ghi một trong: %(answers)s.") % told


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
