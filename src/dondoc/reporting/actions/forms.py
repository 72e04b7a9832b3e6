"""Making and editing a plan's form, until its first cycle opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.plans.models import Plan
from dondoc.reporting.models import Across, Form, Indicator, IndicatorKind
from dondoc.reporting.rules.forms import IndicatorDraft, from_target

MOST_INDICATORS = 200
TEXT_LIMIT = 2_000
_LABELS = ("label", "numerator_label", "denominator_label", "unit")


@transaction.atomic
def make_form(*, plan: Plan, by: User) -> Form:
    """The plan's form, made from its targets where there is none yet."""
    form, made = Form.objects.get_or_create(
        plan=plan,
        defaults={
            "title": f"Kết quả thực hiện {plan.kind} {plan.number}".strip(),
            "narrative_label": "Kết quả nổi bật, khó khăn, vướng mắc và kiến nghị của đơn vị",
        },
    )
    if made:
        drafts = [from_target(target) for target in plan.targets.all()]
        Indicator.objects.bulk_create(_row(form, order, draft) for order, draft in enumerate(drafts))
        record("form.make", form, by=by, unit_id=plan.unit_id, after={"indicators": len(drafts)})
    return form


@transaction.atomic
def update_form(
    *, form: Form, title: str, narrative_label: str, indicators: Sequence[IndicatorDraft], by: User
) -> Form:
    """Writes the form anew in the given order; indicators that are not named are removed.

    Raises `Refused` once the form is frozen, `Invalid` for a title or label that is empty or too long.
    """
    locked = Form.objects.select_for_update().get(pk=form.pk)
    refuse_frozen(locked)
    _check(title, narrative_label, indicators)
    before = _state(locked)
    targets = set(locked.plan.targets.values_list("pk", flat=True))
    locked.title, locked.narrative_label = title.strip(), narrative_label.strip()
    locked.save()
    locked.indicators.all().delete()
    Indicator.objects.bulk_create(
        _row(locked, order, draft, keep_target=draft.target_id in targets) for order, draft in enumerate(indicators)
    )
    record("form.update", locked, by=by, unit_id=locked.plan.unit_id, before=before, after=_state(locked))
    return locked


@transaction.atomic
def set_across(*, form: Form, rules: Sequence[str], by: User) -> Form:
    """Says for each indicator, in the form's order, how it is compared over a change of units; frozen or not.

    Raises `Refused` for a rule that there is not, or another number of indicators.
    """
    locked = Form.objects.select_for_update().get(pk=form.pk)
    indicators = list(locked.indicators.all())
    if len(rules) != len(indicators) or not set(rules) <= set(Across.values):
        raise Refused(_("Biểu mẫu vừa thay đổi. Hãy tải lại trang rồi chọn lại cách so sánh."))
    if [each.across for each in indicators] != list(rules):
        before = _state(locked)
        for indicator, rule in zip(indicators, rules, strict=True):
            indicator.across = rule
        Indicator.objects.bulk_update(indicators, ["across"])
        record("form.across", locked, by=by, unit_id=locked.plan.unit_id, before=before, after=_state(locked))
    return locked


def freeze(form: Form) -> None:
    """From its first cycle on a form stays as it is; called when one opens."""
    if form.frozen_at is None:
        form.frozen_at = timezone.now()
        form.save(update_fields=["frozen_at"])


def refuse_frozen(form: Form) -> None:
    if form.frozen_at is not None:
        raise Refused(_("Biểu mẫu đã dùng cho một kỳ báo cáo nên không sửa được nữa."))


def _state(form: Form) -> dict[str, Any]:
    """The form as the event log compares it: each indicator by its place."""
    indicators = form.indicators.values(*_LABELS, "kind", "required", "about_people", "across", "target")
    return {
        "title": form.title,
        "narrative_label": form.narrative_label,
        "indicators": {str(place): each for place, each in enumerate(indicators, start=1)},
    }


def _row(form: Form, order: int, draft: IndicatorDraft, *, keep_target: bool = True) -> Indicator:
    share = draft.kind == IndicatorKind.SHARE
    return Indicator(
        form=form,
        order=order,
        target_id=draft.target_id if keep_target else None,
        kind=draft.kind,
        label=draft.label.strip(),
        numerator_label=draft.numerator_label.strip() if share else "",
        denominator_label=draft.denominator_label.strip() if share else "",
        unit=draft.unit.strip()[:60],
        required=draft.required,
        about_people=draft.about_people,
        across=draft.across,
    )


def _check(title: str, narrative_label: str, indicators: Sequence[IndicatorDraft]) -> None:
    problems = [] if title.strip() else [Problem("title", _("Hãy ghi tên biểu mẫu."))]
    if not indicators:
        problems.append(Problem("indicators", _("Biểu mẫu cần ít nhất một chỉ số. Hãy thêm chỉ số.")))
    if len(indicators) > MOST_INDICATORS:
        message = _("Biểu mẫu có quá %(most)d chỉ số. Hãy bớt đi.") % {"most": MOST_INDICATORS}
        problems.append(Problem("indicators", message))
    for order, draft in enumerate(indicators):
        problems += _problems_of(draft, order)
    labels = {f"{name}-{order}": getattr(draft, name) for order, draft in enumerate(indicators) for name in _LABELS}
    texts = {"title": title, "narrative_label": narrative_label} | labels
    message = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": TEXT_LIMIT}
    problems += [Problem(where, message) for where, text in texts.items() if len(text.strip()) > TEXT_LIMIT]
    if problems:
        raise Invalid(problems)
    refuse_identifiers(texts)


def _problems_of(draft: IndicatorDraft, order: int) -> list[Problem]:
    problems = []
    if not draft.label.strip():
        problems.append(Problem(f"label-{order}", _("Hãy ghi tên chỉ số, hoặc bỏ chỉ số này.")))
    if draft.kind not in IndicatorKind.values:
        problems.append(Problem(f"kind-{order}", _("Hãy chọn loại chỉ số.")))
    if draft.across not in Across.values:
        problems.append(Problem(f"across-{order}", _("Hãy chọn cách so sánh khi đơn vị thay đổi.")))
    if draft.kind == IndicatorKind.SHARE:
        problems += [
            Problem(f"{name}-{order}", _("Tỷ lệ cần tên của cả tử số và mẫu số. Hãy ghi tên vào ô này."))
            for name in ("numerator_label", "denominator_label")
            if not getattr(draft, name).strip()
        ]
    return problems
