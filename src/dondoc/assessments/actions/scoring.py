"""A unit scores itself: kept as it is typed, sent when nothing is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock, step
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.filling import answer_name, declared_name, explained_name, problems_to_send, sentence
from dondoc.assessments.hinting import hint_codes, hints_of
from dondoc.assessments.models import Assessment, ScoreState, SelfScore
from dondoc.assessments.rules.answers import Fault, as_stored, asked_of, parse_answer
from dondoc.assessments.rules.states import WITH_UNIT, Move
from dondoc.assessments.sheets import Sheet, as_attributes, attributes_on, measured_of, sheet_of
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.identifiers import identifier_problems
from dondoc.criteria.models import Criterion

NOTE_LIMIT, EXPLANATION_LIMIT = 5_000, 2_000


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft as stored. An answer that is no number counts as none (``faults``, by the name of its box); words that
    may not be kept are not stored at all (``refused``)."""

    draft: SelfScore
    faults: Mapping[str, str]
    refused: Sequence[Problem] = field(default=())

    def problems(self) -> list[Problem]:
        """All that is wrong, at its box."""
        return [*(Problem(name, words) for name, words in self.faults.items()), *self.refused]


@transaction.atomic
def save_self_score(*, assessment: Assessment, typed: Mapping[str, str], revision: int, day: date, by: User) -> Saved:
    """Keeps what is typed so far; what is not among the boxes stays as it was.

    Raises `Refused` where the sheet is not with its unit, `Conflict` when it was changed elsewhere.
    """
    locked = lock(assessment)
    saved = _put(locked, sheet_of(locked.round.criteria), typed, revision, day)
    saved.draft.saved_by = by
    saved.draft.save()
    return saved


@transaction.atomic
def send_self_score(
    *,
    assessment: Assessment,
    typed: Mapping[str, str],
    revision: int,
    now: datetime,
    day: date,
    by: User,
    instead_of: User | None = None,
) -> SelfScore:
    """Keeps what is typed and sends it to the reviewers. Sent twice, it is one sheet.

    Raises `Invalid` with everything that is missing or wrong, `Conflict` when the sheet was changed elsewhere; what was
    typed is not stored then: the caller keeps it by `save_self_score`.
    """
    locked = lock(assessment)
    if locked.at not in WITH_UNIT:
        sent = locked.self_scores.filter(state=ScoreState.SENT).order_by("version").last()
        if sent is None:
            raise Refused(_("Đơn vị không phải gửi phiếu tự chấm trong đợt này."))
        return sent
    sheet = sheet_of(locked.round.criteria)
    saved = _put(locked, sheet, typed, revision, day)
    draft = saved.draft
    asked = asked_of(sheet.rules, as_attributes(draft.attributes))
    problems = saved.problems() or list(problems_to_send(draft, sheet, asked))
    if problems:
        raise Invalid(problems)
    outcome = sheet.outcome(draft.answers, draft.attributes)
    draft.saved_by = by
    draft.save()
    hints = hints_of(locked, draft, sheet, outcome)
    draft.hints = [[each.kind.value, each.criterion, each.amount, each.where] for each in hints]
    draft.state, draft.sent_at, draft.sent_by, draft.sent_instead_of = ScoreState.SENT, now, by, instead_of
    draft.save()
    also = {
        "reason": "",
        "sent_at": locked.sent_at or now,
        "self_points": outcome.points,
        "self_maximum": outcome.maximum,
        "self_scaled": outcome.scaled,
        "self_level": outcome.level or "",
        "hints": hint_codes(hints),
    }
    step(locked, Move.SEND, by=by, also=also)
    return draft


def open_draft(locked: Assessment, sheet: Sheet, day: date) -> SelfScore:
    """The version that is being typed, or a new one that is still to be stored; measured anew once a day.

    A new one begins with what dondoc measured.
    """
    draft = locked.self_scores.order_by("version").last()
    if draft is None or draft.state != ScoreState.DRAFT:
        draft = SelfScore(assessment=locked, version=draft.version + 1 if draft else 1)
    if draft.measured_on != day:
        first = draft.pk is None and not draft.answers
        draft.measured = measured_of(locked.round, sheet, [locked.unit_id])[locked.unit_id]
        draft.measured_on, draft.attributes = day, attributes_on(locked.unit_id, day)
        if first:
            asked = set(asked_of(sheet.rules, as_attributes(draft.attributes)))
            draft.answers = {key: {"value": one["answer"]} for key, one in draft.measured.items() if int(key) in asked}
    return draft


def _put(locked: Assessment, sheet: Sheet, typed: Mapping[str, str], revision: int, day: date) -> Saved:
    """The draft with what was typed in it, still to be stored."""
    if locked.at not in WITH_UNIT:
        raise Refused(_("Phiếu tự chấm đã gửi nên không sửa được. Cần sửa thì đề nghị đơn vị thẩm định trả lại."))
    draft = open_draft(locked, sheet, day)
    if draft.revision != revision:
        raise Conflict(draft)
    faults: dict[str, str] = {}
    refused: list[Problem] = []
    answers, explanations = dict(draft.answers), dict(draft.explanations)
    asked = set(asked_of(sheet.rules, as_attributes(draft.attributes)))
    for criterion in sheet.criteria:
        if criterion.pk in asked:
            _keep_answer(criterion, sheet, typed, answers, faults)
            _keep_words(explained_name(criterion.pk), str(criterion.pk), typed, explanations, refused)
    words = {"note": draft.note}
    _keep_words("note", "note", typed, words, refused, limit=NOTE_LIMIT)
    draft.answers = {key: one for key, one in answers.items() if int(key) in asked}
    draft.explanations = {key: text for key, text in explanations.items() if text}
    draft.note = words.get("note", "")
    draft.revision += 1
    return Saved(draft, faults, refused)


def _keep_answer(
    criterion: Criterion,
    sheet: Sheet,
    typed: Mapping[str, str],
    answers: dict[str, dict[str, object]],
    faults: dict[str, str],
) -> None:
    key, name = str(criterion.pk), answer_name(criterion.pk)
    if criterion.by_declaration and typed.get(declared_name(criterion.pk)) == "1":
        answers[key] = {"na": True}
        return
    if name not in typed:
        return
    rule = sheet.by_id[criterion.pk]
    given = parse_answer(rule, typed[name])
    if isinstance(given, Fault):
        faults[name] = sentence(given, rule)
    if given is None or isinstance(given, Fault):
        answers.pop(key, None)
    else:
        answers[key] = as_stored(given)


def _keep_words(
    name: str,
    key: str,
    typed: Mapping[str, str],
    kept: dict[str, str],
    refused: list[Problem],
    limit: int = EXPLANATION_LIMIT,
) -> None:
    if name not in typed:
        return
    text = typed[name].replace("\x00", "").strip()
    if len(text) > limit:
        words = _("Phần này dài quá %(longest)s ký tự. Hãy viết ngắn lại.")
        refused.append(Problem(name, words % {"longest": f"{limit:,}".replace(",", ".")}))
    elif problems := identifier_problems({name: text}):
        refused += problems
    else:
        kept[key] = text
