"""What a person does to type a text of reporting and compiling; for tests/test_typed_texts.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from dondoc.compiling.actions.papers import bring_template
from dondoc.compiling.actions.sentences import write_sentence
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.shipped import shipped
from dondoc.core.errors import Invalid
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.reporting.actions.cycles import leave_out, open_cycle
from dondoc.reporting.actions.drafts import enter_for, save_draft
from dondoc.reporting.actions.extensions import ask_extension, refuse_extension
from dondoc.reporting.actions.forms import update_form
from dondoc.reporting.actions.intakes import take_in_workbooks
from dondoc.reporting.actions.notes import write_note
from dondoc.reporting.actions.routes import set_route
from dondoc.reporting.actions.submissions import return_
from dondoc.reporting.asked import forget_asking
from dondoc.reporting.models import Form, Obligation, ObligationState
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from orders import DAY

NUMBER = "0912 345 678"
WORDS = f"gặp anh Thử, {NUMBER}"
NAMED = f"Kế hoạch {NUMBER}.txt"


def _form(s: Any, title: str = "Biểu", narrative_label: str = "", **texts: Any) -> Form:
    draft = IndicatorDraft(**({"label": "Số lớp", "kind": "count"} | texts))
    s.round.form.frozen_at = None
    s.round.form.save()
    forget_asking()
    return update_form(
        form=s.round.form,
        title=title,
        narrative_label=narrative_label,
        indicators=[draft],
        by=s.round.office,
    )


def _share(s: Any, part: str) -> object:
    texts: dict[str, Any] = {"numerator_label": "đạt", "denominator_label": "tổng", part: WORDS}
    return _form(s, kind="share", **texts)


def _open(s: Any, name: str) -> object:
    days = {"window_start": date(2026, 7, 1), "window_end": date(2026, 12, 14), "day": date(2026, 12, 1)}
    dues = {1: date(2026, 12, 20), 2: date(2026, 12, 18)}
    return open_cycle(duty=s.round.duty, name=name, dues=dues, by=s.round.office, **days)


def _narrate(s: Any, narrative: str) -> None:
    obligation = s.round.of(s.cast.school)
    head = s.round.head(s.cast.school)
    saved = save_draft(obligation=obligation, typed={}, narrative=narrative, revision=0, by=head)
    if saved.refused:
        raise Invalid(saved.refused)


def _check(s: Any, expression: str = "c1 > 0", message: str = "Sai") -> Form:
    s.round.form.frozen_at = None
    s.round.form.save()
    forget_asking()
    return update_form(
        form=s.round.form,
        title="Biểu",
        narrative_label="",
        indicators=[IndicatorDraft("Số lớp", "count", code="c1")],
        checks=[CheckDraft(expression, message)],
        by=s.round.office,
    )


def _explain(s: Any, text: str) -> None:
    box = f"check-{_check(s).checks.get().pk}"
    obligation, head = s.round.of(s.cast.school), s.round.head(s.cast.school)
    saved = save_draft(obligation=obligation, typed={box: text}, narrative="", revision=0, by=head)
    if saved.refused:
        raise Invalid(saved.refused)


def _take_in(s: Any, *, reason: str = "Bịa ra", name: str = "a.xlsx") -> None:
    """Workbooks of many units, given in by the office."""
    take_in_workbooks(
        cycle=s.round.cycle,
        unit_id=s.cast.province.pk,
        uploads=[(name, BytesIO(b"PK"))],
        reason=reason,
        sends=False,
        by=s.round.office,
    )


def _answer(s: Any, text: str) -> None:
    asked = _form(s, kind="text").indicators.get()
    obligation, head = s.round.of(s.cast.school), s.round.head(s.cast.school)
    saved = save_draft(obligation=obligation, typed={f"{asked.pk}.text": text}, narrative="", revision=0, by=head)
    if saved.refused:
        raise Invalid(saved.refused)


def _ask(s: Any, reason: str = "Chờ số liệu") -> Obligation:
    obligation = s.round.of(s.cast.school)
    head, days = s.round.head(s.cast.school), {"wished": date(2026, 6, 30), "today": date(2026, 6, 1)}
    ask_extension(obligation=obligation, reason=reason, by=head, **days)
    return obligation


TYPED: dict[str, Callable[[Any], object]] = {
    "reporting.Form.title": lambda s: _form(s, title=WORDS),
    "reporting.Form.narrative_label": lambda s: _form(s, narrative_label=WORDS),
    "reporting.Indicator.label": lambda s: _form(s, label=WORDS),
    "reporting.Indicator.code": lambda s: _form(s, code=WORDS),
    "reporting.Indicator.section": lambda s: _form(s, section=WORDS),
    "reporting.Indicator.help": lambda s: _form(s, help=WORDS),
    "reporting.Indicator.answers": lambda s: _form(s, kind="choice", answers=("Có", WORDS)),
    "reporting.Indicator.unit": lambda s: _form(s, unit=WORDS),
    "reporting.Indicator.numerator_label": lambda s: _share(s, "numerator_label"),
    "reporting.Indicator.denominator_label": lambda s: _share(s, "denominator_label"),
    "reporting.Cycle.name": lambda s: _open(s, WORDS),
    "reporting.Obligation.reason": lambda s: leave_out(
        obligation=s.round.of(s.cast.school), state=ObligationState.EXEMPT, reason=WORDS, by=s.round.office
    ),
    "reporting.Extension.reason": lambda s: _ask(s, WORDS),
    "reporting.Extension.answer": lambda s: refuse_extension(obligation=_ask(s), reason=WORDS, by=s.round.office),
    "reporting.Intake.reason": lambda s: _take_in(s, reason=WORDS),
    "reporting.IntakeResult.name": lambda s: _take_in(s, name=f"{WORDS}.xlsx"),
    "reporting.Submission.narrative": lambda s: _narrate(s, WORDS),
    "reporting.Check.expression": lambda s: _check(s, expression=f'c1 > 0 va "{WORDS}" = "a"'),
    "reporting.Check.message": lambda s: _check(s, message=WORDS),
    "reporting.Submission.explanations": lambda s: _explain(s, WORDS),
    "reporting.Submission.texts": lambda s: _answer(s, WORDS),
    "reporting.Route.reason": lambda s: set_route(
        plan=s.round.plan,
        unit_id=s.cast.school.pk,
        to_id=s.cast.other_commune.pk,
        since=DAY,
        reason=WORDS,
        by=s.round.office,
    ),
    "reporting.FigureNote.text": lambda s: write_note(
        obligation=s.round.of(s.cast.commune),
        version=1,
        indicator_id=s.round.form.indicators.first().pk,
        text=WORDS,
        by=s.round.office,
    ),
    "reporting.Submission.reason": lambda s: return_(
        obligation=s.round.of(s.cast.commune), version=1, reason=WORDS, by=s.round.office
    ),
    "compiling.KeptSentence.text": lambda s: write_sentence(
        cycle=s.round.cycle,
        kind=PaperKind.HALF_YEAR,
        key="received",
        text=WORDS,
        paper=report_paper(s.round.cycle, as_of=DAY, today=DAY),
        left_out=False,
        by=s.round.office,
    ),
    "compiling.PaperTemplate.name": lambda s: bring_template(
        unit=s.cast.province, kind=PaperKind.LATE, name=NAMED, content=shipped(PaperKind.LATE), by=s.round.office
    ),
    "reporting.Submission.entered_reason": lambda s: enter_for(
        obligation=s.round.of(s.cast.school), unit_id=s.cast.province.pk, reason=WORDS, by=s.round.office
    ),
}  # fmt: skip
