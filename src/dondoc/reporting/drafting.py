"""What is wrong with a form as a person writes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.identifiers import identifier_problems
from dondoc.reporting.models import Across, Aggregation, IndicatorKind
from dondoc.reporting.rules.figures import MOST_DECIMALS
from dondoc.reporting.rules.forms import IndicatorDraft, tidy

MOST_INDICATORS = 200
MOST_ANSWERS = 50
TEXT_LIMIT = 2_000
_TEXTS = ("label", "code", "section", "help", "numerator_label", "denominator_label", "unit")
_FACT = re.compile(r"[a-z_]+(\.[a-z_]+)+")
LONGEST_FACT = 60
_CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,29}")


def form_problems(title: str, narrative_label: str, indicators: Sequence[IndicatorDraft]) -> list[Problem]:
    """Everything that stands in the way of keeping a form; the field of an indicator is named "label-0" and so on."""
    problems = [] if title.strip() else [Problem("title", _("Hãy ghi tên biểu mẫu."))]
    if not indicators:
        problems.append(Problem("indicators", _("Biểu mẫu cần ít nhất một chỉ số. Hãy thêm chỉ số.")))
    if len(indicators) > MOST_INDICATORS:
        message = _("Biểu mẫu có quá %(most)d chỉ số. Hãy bớt đi.") % {"most": MOST_INDICATORS}
        problems.append(Problem("indicators", message))
    tidied = [tidy(each) for each in indicators]
    for order, draft in enumerate(tidied):
        problems += _of_indicator(draft, order)
    problems += _of_codes(tidied)
    texts = {"title": title, "narrative_label": narrative_label}
    for order, draft in enumerate(tidied):
        texts |= {f"{name}-{order}": getattr(draft, name) for name in _TEXTS}
        texts[f"answers-{order}"] = "\n".join(draft.answers)
    message = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": TEXT_LIMIT}
    problems += [Problem(where, message) for where, text in texts.items() if len(text.strip()) > TEXT_LIMIT]
    return problems + identifier_problems(texts)


def _of_indicator(draft: IndicatorDraft, order: int) -> Iterator[Problem]:
    if not draft.label:
        yield Problem(f"label-{order}", _("Hãy ghi tên chỉ số, hoặc bỏ chỉ số này."))
    if draft.kind not in IndicatorKind.values:
        yield Problem(f"kind-{order}", _("Hãy chọn loại chỉ số."))
    if draft.across not in Across.values:
        yield Problem(f"across-{order}", _("Hãy chọn cách so sánh khi đơn vị thay đổi."))
    if draft.aggregation not in Aggregation.values:
        yield Problem(f"aggregation-{order}", _("Hãy chọn cách tổng hợp số của các đơn vị."))
    if draft.decimals > MOST_DECIMALS:
        message = _("Chỉ nhận tối đa %(most)d chữ số sau dấu phẩy.") % {"most": MOST_DECIMALS}
        yield Problem(f"decimals-{order}", message)
    if draft.fact and (len(draft.fact) > LONGEST_FACT or not _FACT.fullmatch(draft.fact)):
        yield Problem(f"fact-{order}", _("Không có số liệu hồ sơ này. Hãy chọn trong danh sách."))
    if draft.kind == IndicatorKind.SHARE:
        for name in ("numerator_label", "denominator_label"):
            if not getattr(draft, name):
                yield Problem(f"{name}-{order}", _("Tỷ lệ cần tên của cả tử số và mẫu số. Hãy ghi tên vào ô này."))
    if draft.kind == IndicatorKind.CHOICE:
        yield from _of_answers(draft, order)


def _of_answers(draft: IndicatorDraft, order: int) -> Iterator[Problem]:
    if len(draft.answers) < 2:
        yield Problem(f"answers-{order}", _("Hãy ghi ít nhất hai câu trả lời, mỗi câu một dòng."))
    elif len(draft.answers) > MOST_ANSWERS:
        message = _("Chỉ nhận tối đa %(most)d câu trả lời. Hãy gộp bớt.") % {"most": MOST_ANSWERS}
        yield Problem(f"answers-{order}", message)
    elif len(set(draft.answers)) < len(draft.answers):
        yield Problem(f"answers-{order}", _("Có câu trả lời bị lặp lại. Hãy bỏ câu lặp."))


def _of_codes(drafts: Sequence[IndicatorDraft]) -> Iterator[Problem]:
    counts = Counter(each.code.casefold() for each in drafts if each.code)
    for order, draft in enumerate(drafts):
        if draft.code and not _CODE.fullmatch(draft.code):
            message = _("Mã chỉ gồm chữ cái không dấu, chữ số và gạch dưới, bắt đầu bằng chữ, không quá 30 ký tự.")
            yield Problem(f"code-{order}", message)
        elif counts[draft.code.casefold()] > 1:
            yield Problem(f"code-{order}", _("Mã này đã dùng cho chỉ số khác của biểu mẫu. Hãy đặt mã khác."))
