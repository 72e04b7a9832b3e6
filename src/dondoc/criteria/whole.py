"""What is wrong with a whole set: to keep it as a draft, and to publish it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.facts import Fact
from dondoc.criteria.faults import criterion_problems, head_problems, level_problems, section_problems
from dondoc.criteria.models import CriteriaSet, Criterion, CriterionKinds, Purposes, Reckonings
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SetDraft
from dondoc.criteria.rules.limits import MOST_CRITERIA, MOST_SECTIONS
from dondoc.criteria.rules.points import printed
from dondoc.criteria.rules.scoring import WHOLE


def keeping_problems(draft: SetDraft) -> list[Problem]:
    """Everything that stands in the way of keeping a tidied set as a draft, each with the place where it is."""
    problems = [*head_problems(draft), *_of_size(draft)]
    for section in draft.sections:
        problems += _at(section_place(section.code), section_problems(section))
        for criterion in section.criteria:
            problems += _at(criterion_place(criterion.code), criterion_problems(criterion, draft.kind))
    problems += _at(_("Mức xếp loại"), level_problems(draft.levels))
    return [*problems, *_of_codes(draft)]


def publishing_problems(draft: SetDraft, facts: Mapping[str, Fact]) -> list[Problem]:
    """Everything that stands in the way of publishing a draft; ``facts`` are all that can be measured, by key."""
    problems = [Problem(_head_label(each.where), each.message) for each in keeping_problems(draft)]
    if not any(draft.criteria):
        problems.append(Problem("", _("Bộ tiêu chí chưa có tiêu chí nào. Hãy thêm tiêu chí.")))
    for section in draft.sections:
        if not section.criteria:
            message = _("Mục này chưa có tiêu chí. Hãy thêm tiêu chí hoặc xóa mục.")
            problems.append(Problem(section_place(section.code), message))
        for criterion in section.criteria:
            problems += _at(criterion_place(criterion.code), _unfinished(criterion, draft, facts))
    if draft.purpose == Purposes.SCORING:
        problems += [*_of_points(draft), *_of_levels(draft)]
    return problems


def _head_label(name: str) -> str:
    """What is said of the set as a whole in words; other places as they are."""
    heads = {field.name: str(getattr(field, "verbose_name", "")) for field in CriteriaSet._meta.concrete_fields}
    return _("Năm đánh giá") if name == "year_end" else heads.get(name, name)


def section_place(code: str) -> str:
    """How a problem names a section."""
    return _("Mục %(code)s") % {"code": code}


def criterion_place(code: str) -> str:
    """How a problem names a criterion."""
    return _("Tiêu chí %(code)s") % {"code": code}


def _at(place: str, problems: Iterable[Problem]) -> list[Problem]:
    """Problems of a part, with the part's name before that of the field."""
    return [Problem(f"{place}, {_label(each.where)}" if each.where else place, each.message) for each in problems]


def _label(name: str) -> str:
    """The field of a criterion in words; other names as they are."""
    named = {field.name: str(getattr(field, "verbose_name", field.name)) for field in Criterion._meta.concrete_fields}
    label = named.get(name, name)
    return label[:1].lower() + label[1:]


def _of_size(draft: SetDraft) -> Iterator[Problem]:
    if len(draft.sections) > MOST_SECTIONS:
        yield Problem("", _("Chỉ nhận tối đa %(most)d mục. Hãy gộp bớt.") % {"most": MOST_SECTIONS})
    if sum(1 for _criterion in draft.criteria) > MOST_CRITERIA:
        yield Problem("", _("Chỉ nhận tối đa %(most)d tiêu chí. Hãy gộp bớt.") % {"most": MOST_CRITERIA})


def _of_codes(draft: SetDraft) -> Iterator[Problem]:
    for code, times in Counter(section.code for section in draft.sections).items():
        if times > 1:
            yield Problem(section_place(code), _("Số mục này dùng hai lần. Hãy đánh số lại."))
    for code, times in Counter(criterion.code for criterion in draft.criteria).items():
        if times > 1:
            yield Problem(criterion_place(code), _("Số tiêu chí này dùng hai lần. Hãy đánh số lại."))


def _unfinished(criterion: CriterionDraft, draft: SetDraft, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    scored = draft.purpose == Purposes.SCORING
    if scored and not criterion.points and criterion.kind not in (CriterionKinds.KNOCK_OUT, CriterionKinds.DEDUCTION):
        yield Problem("points", _("Tiêu chí chưa có điểm. Hãy ghi điểm tối đa."))
    if criterion.kind == CriterionKinds.STEPS:
        yield from _of_steps(criterion)
    if criterion.knocks_to and criterion.knocks_to not in {level.key for level in draft.levels}:
        message = _("Bộ tiêu chí không còn mức “%(key)s”. Hãy chọn mức khác.") % {"key": criterion.knocks_to}
        yield Problem("knocks_to", message)
    if criterion.evidence_required and not criterion.evidence:
        yield Problem("evidence", _("Tiêu chí bắt buộc có minh chứng nhưng chưa nói minh chứng là gì. Hãy ghi rõ."))
    if criterion.fact:
        yield from _of_fact(criterion, facts)


def _of_steps(criterion: CriterionDraft) -> Iterator[Problem]:
    points = [step.points for step in sorted(criterion.steps, key=lambda step: step.threshold)]
    if not criterion.higher:
        points.reverse()
    if not points:
        yield Problem("steps", _("Tiêu chí chưa có mức nào. Hãy ghi các mức và điểm của từng mức."))
    elif points[-1] != criterion.points:
        message = _("Mức tốt nhất được %(best)s điểm, điểm tối đa là %(most)s. Hãy cho hai số bằng nhau.")
        values = {"best": printed(points[-1]), "most": printed(criterion.points)}
        yield Problem("steps", message % values)
    if any(first >= second for first, second in pairwise(points)):
        yield Problem("steps", _("Mức tốt hơn phải được nhiều điểm hơn mức kém hơn. Hãy xếp lại điểm của các mức."))


def _of_fact(criterion: CriterionDraft, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    fact = facts.get(criterion.fact)
    if fact is None:
        message = _("Phần mềm không đo được số liệu “%(key)s”. Hãy chọn số liệu khác hoặc để trống.")
        yield Problem("fact", message % {"key": criterion.fact})
    elif criterion.kind == CriterionKinds.SCALE and not fact.is_share:
        message = _("Thang điểm chỉ tính sẵn được từ một tỷ lệ. Hãy chấm theo mức của con số, hoặc chọn số liệu khác.")
        yield Problem("fact", message)


def _of_points(draft: SetDraft) -> Iterator[Problem]:
    if draft.points != draft.full:
        message = _("Điểm của các tiêu chí cộng lại là %(sum)s, tổng điểm của bộ là %(full)s. Hãy sửa cho bằng nhau.")
        yield Problem(_("Tổng điểm"), message % {"sum": printed(draft.points), "full": printed(draft.full)})


def _of_levels(draft: SetDraft) -> Iterator[Problem]:
    place = _("Mức xếp loại")
    levels = sorted(draft.levels, key=lambda level: -level.threshold)
    if len(levels) < 2:
        yield Problem(place, _("Bộ tiêu chí cần ít nhất hai mức xếp loại. Hãy thêm mức."))
        return
    if levels[-1].threshold or levels[-1].section_share:
        yield Problem(place, _("Mức thấp nhất phải bắt đầu từ 0 và không kèm điều kiện, để đơn vị nào cũng có mức."))
    most = draft.full if draft.reckoning == Reckonings.SCALED else WHOLE
    if levels[0].threshold > most:
        message = _("Mức “%(name)s” bắt đầu cao hơn tổng điểm nên không đơn vị nào đạt được. Hãy hạ xuống.")
        yield Problem(place, message % {"name": levels[0].name})
    for better, worse in pairwise(levels):
        if _upside_down(better, worse):
            message = _("Mức “%(better)s” cao hơn “%(worse)s” nên không thể kém quyền hơn. Hãy xem lại hai mức.")
            yield Problem(place, message % {"better": better.name, "worse": worse.name})


def _upside_down(better: LevelDraft, worse: LevelDraft) -> bool:
    return (
        worse.reaches > better.reaches
        or worse.commendable > better.commendable
        or worse.section_share > better.section_share
    )
