"""What stands between a self-score as it is typed and its being sent, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _

from dondoc.assessments.models import SelfScore
from dondoc.assessments.rules.answers import Fault, answer_of, print_points, unequal
from dondoc.assessments.sheets import Sheet
from dondoc.core.errors import Problem
from dondoc.criteria.models import Criterion
from dondoc.criteria.rules import CriterionRule


def answer_name(criterion_id: int) -> str:
    """The box of an answer."""
    return f"a-{criterion_id}"


def declared_name(criterion_id: int) -> str:
    """The box in which a unit declares that a criterion does not concern it."""
    return f"na-{criterion_id}"


def explained_name(criterion_id: int) -> str:
    """The box of the explanation."""
    return f"x-{criterion_id}"


def sentence(fault: Fault, criterion: CriterionRule) -> str:
    """What is wrong with an answer, and what to type instead."""
    return {
        Fault.NOT_A_NUMBER: _("Hãy ghi một con số, ví dụ 8 hoặc 8,5."),
        Fault.NOT_WHOLE: _("Hãy ghi một số nguyên."),
        Fault.TOO_FINE: _("Chỉ ghi được nhiều nhất hai chữ số sau dấu phẩy."),
        Fault.OVER: _("Tiêu chí này cho nhiều nhất %(points)s điểm.") % {"points": print_points(criterion.points)},
    }[fault]


def must_explain(draft: SelfScore, criterion: Criterion) -> bool:
    """Whether the unit has to say why: it answers otherwise than dondoc measured, or declares the criterion away."""
    key = str(criterion.pk)
    given = draft.answers.get(key)
    if given is None:
        return False
    answer = answer_of(given)
    return answer.not_applicable or unequal(answer, draft.measured.get(key, {}).get("answer"))


def problems_to_send(draft: SelfScore, sheet: Sheet, asked: Collection[int]) -> Iterator[Problem]:
    """Everything that is still missing, each with its box: answers, evidence, explanations."""
    proven = set(draft.proofs.values_list("criterion_id", flat=True)) if draft.pk else set()
    for criterion in sheet.criteria:
        if criterion.pk not in asked:
            continue
        key, told = str(criterion.pk), {"code": criterion.code}
        given = draft.answers.get(key)
        if given is None:
            yield Problem(answer_name(criterion.pk), _("Tiêu chí %(code)s chưa có câu trả lời.") % told)
            continue
        if must_explain(draft, criterion) and not draft.explanations.get(key):
            yield Problem(explained_name(criterion.pk), _why(criterion, given, told))
        if _needs_proof(criterion, given) and criterion.pk not in proven:
            yield Problem(f"f-{criterion.pk}", _("Tiêu chí %(code)s chưa có tệp minh chứng.") % told)


def _needs_proof(criterion: Criterion, given: Mapping[str, object]) -> bool:
    """What claims nothing needs no proof: nothing of a criterion that does not apply, no points, no cases."""
    return criterion.evidence_required and not given.get("na") and bool(given.get("value"))


def _why(criterion: Criterion, given: Mapping[str, object], told: dict[str, str]) -> str:
    if given.get("na"):
        return _("Tiêu chí %(code)s được khai là không áp dụng. Hãy giải trình vì sao.") % told
    return _("Tiêu chí %(code)s khác với số liệu phần mềm đo được. Hãy giải trình vì sao.") % told
