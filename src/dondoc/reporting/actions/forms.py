"""Making and editing a plan's form, until the first round opens with it; then its next version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import record
from dondoc.core.seen import mark_of, refuse_overtaken
from dondoc.plans.models import Plan
from dondoc.reporting.asked import latest_form
from dondoc.reporting.check_drafting import check_problems
from dondoc.reporting.drafting import form_problems
from dondoc.reporting.lines import forms_to_follow, new_targets, plans_before, targets_again
from dondoc.reporting.models import Across, Check, Form, Indicator
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft, from_target, tidy, with_codes


@transaction.atomic
def make_form(*, plan: Plan, by: User) -> Form:
    """The plan's form in its newest version, made from the plan's targets where there is none yet."""
    form = latest_form(plan.pk)
    if form is None:
        form = Form.objects.create(
            plan=plan,
            title=_title_for(plan),
            narrative_label="Kết quả nổi bật, khó khăn, vướng mắc và kiến nghị của đơn vị",
        )
        drafts = [from_target(target) for target in plan.targets.all()]
        _write(form, _with_codes(form, drafts))
        record("form.make", form, by=by, unit_id=plan.unit_id, after={"indicators": len(drafts)})
    return form


@transaction.atomic
def follow_form(*, plan: Plan, follows: Form, by: User) -> Form:
    """The plan's first form, taken over from that of an earlier plan: its indicators go on from those, so that figures
    are compared over the change of plan; targets that say the same are hung in, new ones are asked as well.

    Where the plan has a form already, that one. Raises `Refused` for a form that `forms_to_follow` does not offer.
    """
    form = latest_form(plan.pk)
    if form is not None:
        return form
    if follows not in forms_to_follow(plan):
        raise Refused(_("Không lấy được biểu mẫu này. Hãy chọn biểu mẫu đã dùng của một kế hoạch khác cùng đơn vị."))
    again = targets_again(plan, follows.plan)
    form = Form.objects.create(
        plan=plan, follows=follows, title=_title_for(plan), narrative_label=follows.narrative_label
    )
    drafts = [replace(going_on(each), target_id=again.get(each.target_id or 0)) for each in follows.indicators.all()]
    drafts += [from_target(target) for target in new_targets(plan, again)]
    kept = [CheckDraft(each.expression, each.message, each.hard) for each in follows.checks.all()]
    _write(form, _with_codes(form, drafts), kept)
    after = {"indicators": len(drafts), "follows": follows.plan_id}
    record("form.follow", form, by=by, unit_id=plan.unit_id, after=after)
    return form


def _title_for(plan: Plan) -> str:
    return f"Kết quả thực hiện {plan.kind} {plan.number}".strip()


@transaction.atomic
def renew_form(*, form: Form, by: User) -> Form:
    """The next version of a form that is in use: the same to begin with, to be altered until a round opens with it.

    Its indicators go on from those of ``form``. Where a next version is there already, that one. Raises `Refused`
    for a form that no round has used: it can be altered itself.
    """
    locked = Form.objects.select_for_update().get(pk=form.pk)
    if locked.frozen_at is None:
        raise Refused(_("Chưa kỳ nào dùng biểu mẫu này nên không cần phiên bản mới. Hãy sửa ngay biểu mẫu này."))
    following = Form.objects.filter(plan_id=locked.plan_id, number__gt=locked.number).order_by("number").first()
    if following is not None:
        return following
    made = Form.objects.create(
        plan_id=locked.plan_id,
        number=locked.number + 1,
        title=locked.title,
        narrative_label=locked.narrative_label,
    )
    kept = [CheckDraft(each.expression, each.message, each.hard) for each in locked.checks.all()]
    _write(made, [going_on(each) for each in locked.indicators.all()], kept)
    record("form.renew", made, by=by, unit_id=locked.plan.unit_id, after={"number": made.number})
    return made


@transaction.atomic
def drop_version(*, form: Form, by: User) -> None:
    """Takes back a version that no round has used, so that the one before is asked again; never the first.

    Raises `Refused` where it is in use or the first.
    """
    locked = Form.objects.select_for_update().get(pk=form.pk)
    refuse_frozen(locked)
    if locked.number == 1:
        raise Refused(_("Đây là phiên bản đầu tiên của biểu mẫu nên không bỏ được. Hãy sửa biểu mẫu."))
    record("form.drop", locked, by=by, unit_id=locked.plan.unit_id, before=_state(locked), after={})
    locked.delete()


@transaction.atomic
def update_form(
    *,
    form: Form,
    title: str,
    narrative_label: str,
    indicators: Sequence[IndicatorDraft],
    checks: Sequence[CheckDraft] = (),
    by: User,
    seen: str = "",
) -> Form:
    """Writes the form anew in the given order; indicators and checks that are not named are removed.

    Raises `Refused` once the form is frozen, `Overtaken` where it is not as ``seen`` (`form_mark`), `Invalid` for all
    that `form_problems` and `check_problems` find.
    """
    locked = Form.objects.select_for_update().get(pk=form.pk)
    refuse_frozen(locked)
    refuse_overtaken(locked, seen, _state(locked))
    coded = _with_codes(locked, indicators)
    problems = [*form_problems(title, narrative_label, indicators), *check_problems(checks, coded)]
    if problems:
        raise Invalid(problems)
    before = _state(locked)
    locked.title, locked.narrative_label = title.strip(), narrative_label.strip()
    locked.save()
    locked.indicators.all().delete()
    locked.checks.all().delete()
    _write(locked, coded, checks)
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
        raise Refused(
            _("Biểu mẫu đã dùng cho một kỳ báo cáo nên không sửa được nữa. Cần hỏi khác đi thì lập phiên bản mới.")
        )


def form_mark(form: Form) -> str:
    """What a page that edits the form has seen."""
    return mark_of(_state(form))


def _state(form: Form) -> dict[str, Any]:
    """The form as the event log compares it: each indicator by its code."""
    left_out = {"pk", "code"}
    return {
        "title": form.title,
        "narrative_label": form.narrative_label,
        "indicators": {
            each.code: {name: value for name, value in _written(each).items() if name not in left_out}
            for each in form.indicators.all()
        },
        "checks": {
            str(place): {"expression": each.expression, "message": each.message, "hard": each.hard}
            for place, each in enumerate(form.checks.all(), start=1)
        },
    }


def going_on(each: Indicator) -> IndicatorDraft:
    """An indicator of the next version, the same as one of this."""
    return replace(draft_of_indicator(each), previous_id=each.pk)


def draft_of_indicator(each: Indicator) -> IndicatorDraft:
    """An indicator as a person would write it."""
    written = _written(each)
    return IndicatorDraft(**(written | {"answers": tuple(written["answers"])}))


def _written(each: Indicator) -> dict[str, Any]:
    return {field.name: getattr(each, field.name) for field in fields(IndicatorDraft)}


def _earlier(form: Form) -> dict[int, str]:
    """The indicators of earlier versions, and of the plans before, by id, with their codes."""
    versions = Q(form__plan_id=form.plan_id, form__number__lt=form.number)
    earlier = Indicator.objects.filter(versions | Q(form__plan_id__in=plans_before(form.plan_id)))
    return dict(earlier.values_list("pk", "code"))


def _with_codes(form: Form, drafts: Sequence[IndicatorDraft]) -> list[IndicatorDraft]:
    """Tidy drafts, each with a code: a new indicator never takes that of an earlier version."""
    tidied = [tidy(each) for each in drafts]
    codes = with_codes(tidied, _earlier(form).values())
    return [replace(draft, code=code) for draft, code in zip(tidied, codes, strict=True)]


def _write(form: Form, drafts: Sequence[IndicatorDraft], checks: Sequence[CheckDraft] = ()) -> None:
    """Makes the indicators and checks of a form, in this order; targets and indicators of other plans are dropped."""
    targets = set(form.plan.targets.values_list("pk", flat=True))
    before = _earlier(form)
    Indicator.objects.bulk_create(
        Indicator(
            form=form,
            order=order,
            **_written_draft(row)
            | {
                "target_id": row.target_id if row.target_id in targets else None,
                "previous_id": row.previous_id if row.previous_id in before else None,
            },
        )
        for order, row in enumerate(drafts)
    )
    Check.objects.bulk_create(
        Check(form=form, order=order, expression=each.expression.strip(), message=each.message.strip(), hard=each.hard)
        for order, each in enumerate(checks)
    )


def _written_draft(draft: IndicatorDraft) -> dict[str, Any]:
    return {field.name: getattr(draft, field.name) for field in fields(draft)} | {"answers": list(draft.answers)}
