"""Criteria in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from dondoc.criteria.faults import attributes_for
from dondoc.criteria.files.words import attribute_label
from dondoc.criteria.models import CriterionKinds
from dondoc.criteria.rules import CriterionDraft, Exemption
from dondoc.criteria.rules.points import printed


def marking(criterion: CriterionDraft, levels: Mapping[str, str]) -> list[str]:
    """How a criterion is marked; ``levels`` are the names of levels by their keys."""
    return list(_marking(criterion, levels))


def _marking(criterion: CriterionDraft, levels: Mapping[str, str]) -> Iterator[str]:
    unit = criterion.unit
    most = printed(criterion.points)
    match criterion.kind:
        case CriterionKinds.SCALE:
            yield _("Chấm từ 0 đến %(most)s điểm.") % {"most": most}
        case CriterionKinds.YES_NO:
            yield _("Có: %(most)s điểm; không: 0 điểm.") % {"most": most}
        case CriterionKinds.STEPS:
            sign = "≥" if criterion.higher else "≤"
            for step in criterion.steps:
                values = {"sign": sign, "figure": printed(step.threshold), "unit": unit, "points": printed(step.points)}
                yield _("%(sign)s %(figure)s %(unit)s: %(points)s điểm") % values
        case CriterionKinds.DEDUCTION:
            values = {"each": printed(criterion.per_case), "unit": unit or _("vụ việc"), "cap": printed(criterion.cap)}
            yield _("Trừ %(each)s điểm mỗi %(unit)s, nhiều nhất %(cap)s điểm.") % values
        case CriterionKinds.KNOCK_OUT:
            if criterion.knocks_to:
                level = levels.get(criterion.knocks_to, criterion.knocks_to)
                yield _("Nếu xảy ra: xếp cao nhất mức %(level)s.") % {"level": level}
            else:
                yield _("Nếu xảy ra: không xếp loại.")


def exemption_sentences(exemptions: Sequence[Exemption], kind: str) -> list[str]:
    """Which units a criterion does not concern."""
    known = attributes_for(kind)
    return [_exemption(each, known) for each in exemptions]


def _exemption(each: Exemption, known: Mapping[str, Mapping[str, str]]) -> str:
    labels = known.get(each.attribute, {})
    values = {
        "name": attribute_label(each.attribute),
        "values": f" {_('hoặc')} ".join(labels.get(value, value) for value in each.values),
    }
    sentence = _("%(name)s không là %(values)s") if each.negated else _("%(name)s là %(values)s")
    return sentence % values
