"""What stands in the way of keeping a part of a draft; each problem is placed at the field's name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.identifiers import identifier_problems
from dondoc.criteria.models import LONGEST, CriterionKinds, Purposes, Reckonings
from dondoc.criteria.rules import CriterionDraft, Exemption, LevelDraft, SectionDraft, SetDraft
from dondoc.criteria.rules.limits import (
    LARGEST_FIGURE,
    LONGEST_TEXT,
    MOST_EXEMPTIONS,
    MOST_LEVELS,
    MOST_POINTS,
    MOST_STEPS,
)
from dondoc.criteria.rules.scope import outside
from dondoc.criteria.rules.scoring import WHOLE
from dondoc.units.kinds import ALL_FIELDS, FIELDS
from dondoc.units.models import UnitKind

_KEY = re.compile(r"[a-z][a-z0-9_]{0,29}")
_CODE = re.compile(r"[A-Za-z0-9ĐđÀ-ỹ][A-Za-z0-9ĐđÀ-ỹ._/-]{0,29}")
_LEAP = 2024


def head_problems(draft: SetDraft) -> list[Problem]:
    """What is wrong with what is said of a set as a whole, tidied."""
    return [*_of_head(draft), *_of_texts({name: getattr(draft, name) for name in ("code", "name", "issued_by")})]


def _of_head(draft: SetDraft) -> Iterator[Problem]:
    if not _CODE.fullmatch(draft.code):
        yield Problem("code", _code_sentence())
    if not draft.name:
        yield Problem("name", _("Hãy ghi tên bộ tiêu chí."))
    if draft.purpose not in Purposes.values:
        yield Problem("purpose", _("Hãy chọn bộ tiêu chí dùng để chấm điểm hay để kiểm tra."))
    if draft.kind not in UnitKind.values and (draft.kind or draft.purpose == Purposes.SCORING):
        yield Problem("kind", _("Hãy chọn loại đơn vị mà bộ tiêu chí chấm."))
    if draft.reckoning not in Reckonings.values:
        yield Problem("reckoning", _("Hãy chọn cách tính khi có tiêu chí không áp dụng."))
    if not 0 <= draft.full <= MOST_POINTS:
        yield Problem("full", _points_sentence())
    month, day = draft.year_end
    if not (1 <= month <= 12 and 1 <= day <= monthrange(_LEAP, month)[1]):
        yield Problem("year_end", _("Không có ngày này trong năm. Hãy ghi ngày và tháng kết thúc năm đánh giá."))


def section_problems(draft: SectionDraft) -> list[Problem]:
    """What is wrong with a heading, tidied."""
    problems = [] if _CODE.fullmatch(draft.code) else [Problem("code", _code_sentence())]
    if not draft.name:
        problems.append(Problem("name", _("Hãy ghi tên mục.")))
    return [*problems, *_of_texts({"code": draft.code, "name": draft.name})]


def criterion_problems(draft: CriterionDraft, kind: str) -> list[Problem]:
    """What is wrong with one criterion, tidied, of a set for a kind of unit."""
    texts = {name: getattr(draft, name) for name in ("code", "label", "unit", "evidence", "help", "source")}
    return [*_of_criterion(draft), *_of_steps(draft), *_of_exemptions(draft.exemptions, kind), *_of_texts(texts)]


def _of_criterion(draft: CriterionDraft) -> Iterator[Problem]:
    if not _CODE.fullmatch(draft.code):
        yield Problem("code", _code_sentence())
    if not draft.label:
        yield Problem("label", _("Hãy ghi nội dung tiêu chí."))
    if draft.kind not in CriterionKinds.values:
        yield Problem("kind", _("Hãy chọn cách chấm."))
    for name in ("points", "per_case", "cap"):
        if not 0 <= getattr(draft, name) <= MOST_POINTS:
            yield Problem(name, _points_sentence())
    if draft.kind == CriterionKinds.DEDUCTION:
        if draft.per_case == 0:
            yield Problem("per_case", _("Hãy ghi số điểm trừ cho mỗi vụ việc."))
        if draft.cap == 0:
            yield Problem("cap", _("Hãy ghi số điểm trừ nhiều nhất."))
    if draft.knocks_to and not _KEY.fullmatch(draft.knocks_to):
        yield Problem("knocks_to", _("Hãy chọn một mức của bộ tiêu chí, hoặc để trống là không xếp loại."))
    for name, longest in (("unit", LONGEST["unit"]), ("fact", LONGEST["fact"])):
        if len(getattr(draft, name)) > longest:
            yield Problem(name, _too_long(longest))


def _of_steps(draft: CriterionDraft) -> Iterator[Problem]:
    if len(draft.steps) > MOST_STEPS:
        yield Problem("steps", _("Chỉ nhận tối đa %(most)d mức. Hãy gộp bớt.") % {"most": MOST_STEPS})
    if any(not 0 <= step.threshold <= LARGEST_FIGURE for step in draft.steps):
        yield Problem("steps", _("Con số của một mức quá lớn hoặc âm. Hãy kiểm tra lại đơn vị tính."))
    if len({step.threshold for step in draft.steps}) < len(draft.steps):
        yield Problem("steps", _("Có hai mức bắt đầu từ cùng một con số. Hãy sửa một trong hai mức."))
    if any(not 0 <= step.points <= draft.points for step in draft.steps):
        yield Problem("steps", _("Điểm của một mức cao hơn điểm tối đa của tiêu chí. Hãy sửa mức hoặc điểm tối đa."))


def _of_exemptions(exemptions: Sequence[Exemption], kind: str) -> Iterator[Problem]:
    if len(exemptions) > MOST_EXEMPTIONS:
        yield Problem("exemptions", _("Chỉ nhận tối đa %(most)d trường hợp. Hãy gộp bớt.") % {"most": MOST_EXEMPTIONS})
    if len({each.attribute for each in exemptions}) < len(exemptions):
        yield Problem("exemptions", _("Có thông tin của đơn vị được ghi hai lần. Hãy gộp thành một trường hợp."))
    known = attributes_for(kind)
    for each in exemptions:
        if each.attribute not in known:
            message = _("Loại đơn vị của bộ tiêu chí không có thông tin “%(name)s”. Hãy chọn thông tin khác.")
            yield Problem("exemptions", message % {"name": each.attribute})
        elif not each.values or not set(each.values) <= known[each.attribute].keys():
            message = _("Trường hợp không áp dụng theo “%(name)s” cần giá trị có trong danh sách. Hãy chọn lại.")
            yield Problem("exemptions", message % {"name": each.attribute})


def attributes_for(kind: str) -> Mapping[str, Mapping[str, str]]:
    """What may free a unit of a kind from a criterion: attributes, each with its values in words.

    For a checklist without a kind also the kind itself, and the fields of all kinds.
    """
    if kind in UnitKind.values:
        fields = {field.name: field for field in FIELDS[UnitKind(kind)]}
        kinds: dict[str, Mapping[str, str]] = {}
    else:
        fields, kinds = dict(ALL_FIELDS), {"kind": {value: str(label) for value, label in UnitKind.choices}}
    return kinds | {
        name: {code: str(label) for code, label in field.choices} for name, field in fields.items() if field.choices
    }


def level_problems(levels: Sequence[LevelDraft]) -> list[Problem]:
    """What is wrong with levels, tidied; a field is named "name-0" and so on."""
    problems = list(_of_levels(levels))
    for place, each in enumerate(levels):
        problems += _of_texts({f"name-{place}": each.name})
    return problems


def _of_levels(levels: Sequence[LevelDraft]) -> Iterator[Problem]:
    if len(levels) > MOST_LEVELS:
        yield Problem("levels", _("Chỉ nhận tối đa %(most)d mức xếp loại.") % {"most": MOST_LEVELS})
    for place, each in enumerate(levels):
        if not _KEY.fullmatch(each.key):
            message = _("Ký hiệu của mức chỉ gồm chữ thường không dấu, chữ số, gạch dưới và bắt đầu bằng chữ.")
            yield Problem(f"key-{place}", message)
        if not each.name or len(each.name) > LONGEST["level"]:
            yield Problem(f"name-{place}", _("Hãy ghi tên mức, không quá %(n)d ký tự.") % {"n": LONGEST["level"]})
        if not 0 <= each.threshold <= MOST_POINTS:
            yield Problem(f"threshold-{place}", _points_sentence())
        if not 0 <= each.section_share <= WHOLE:
            yield Problem(f"section_share-{place}", _("Hãy ghi tỷ lệ từ 0 đến 100 %."))
    for name, message in (
        ("key", _("Có hai mức cùng ký hiệu. Hãy đổi một trong hai.")),
        ("threshold", _("Có hai mức bắt đầu từ cùng một điểm. Hãy sửa một trong hai.")),
        ("name", _("Có hai mức cùng tên. Hãy đổi một trong hai.")),
    ):
        if len({getattr(each, name) for each in levels}) < len(levels):
            yield Problem("levels", message)


def _of_texts(texts: Mapping[str, str]) -> Iterator[Problem]:
    for where, text in texts.items():
        if len(text) > LONGEST_TEXT:
            yield Problem(where, _too_long(LONGEST_TEXT))
        words = outside(text)
        if words:
            message = _(
                "“%(words)s” nằm ngoài phạm vi: tiêu chí chỉ nói về nhiệm vụ bảo đảm an toàn và phục vụ của đơn vị, "
                "không về lời nói, niềm tin, đơn thư hay từng người. Hãy bỏ nội dung này."
            )
            yield Problem(where, message % {"words": words})
    yield from identifier_problems(texts)


def _too_long(longest: int) -> str:
    return _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": longest}


def _points_sentence() -> str:
    return _("Hãy ghi số điểm từ 0 đến %(most)d.") % {"most": MOST_POINTS // 100}


def _code_sentence() -> str:
    return _("Hãy ghi số hoặc mã bằng chữ cái, chữ số, dấu chấm, không quá 30 ký tự và không có khoảng trống.")
