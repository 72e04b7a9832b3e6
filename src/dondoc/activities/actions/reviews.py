"""The yearly review of initiatives, and the questions that an office sets for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.told import missing, refuse, tidy
from dondoc.activities.models import AnswerKind, Initiative, InitiativeReview, Outcome, ReviewQuestion
from dondoc.activities.queries import questions_of
from dondoc.activities.rules.initiatives import reviews_of
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import record

MOST_QUESTIONS = 20
LONGEST_QUESTION = 500


@transaction.atomic
def add_question(*, office_id: int, text: str, kind: str, by: User) -> ReviewQuestion:
    """Adds a question to those that the office's reviews ask from now on. Raises `Invalid`, `Refused` for too many."""
    text = tidy(text)
    problems = missing("text", text, _("Hãy ghi câu hỏi."))
    if len(text) > LONGEST_QUESTION:
        message = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": LONGEST_QUESTION}
        problems.append(Problem("text", message))
    if kind not in AnswerKind.values:
        problems.append(Problem("kind", _("Hãy chọn cách trả lời.")))
    refuse(problems, {"text": text})
    asked = questions_of(office_id)
    if asked.count() >= MOST_QUESTIONS:
        raise Refused(_("Đã có %(most)d câu hỏi. Hãy bỏ bớt trước khi thêm.") % {"most": MOST_QUESTIONS})
    order = (asked.aggregate(last=Max("order"))["last"] or 0) + 1
    made = ReviewQuestion.objects.create(office_id=office_id, text=text, kind=kind, order=order)
    record("review_question.add", made, by=by, unit_id=office_id, after={"text": text, "kind": kind})
    return made


@transaction.atomic
def drop_question(*, question: ReviewQuestion, by: User) -> None:
    """Asks a question no more; reviews that answered it keep it."""
    question.dropped = True
    question.save(update_fields=["dropped"])
    record("review_question.drop", question, by=by, unit_id=question.office_id, before={"text": question.text})


@transaction.atomic
def review_initiative(
    *,
    initiative: Initiative,
    year: int,
    held: date,
    typed: Mapping[str, str],
    outcome: str,
    remarks: str,
    today: date,
    by: User,
) -> InitiativeReview:
    """Keeps the review of a year; ``typed`` holds what was answered, by "answer-" and the id of the question.

    Raises `Refused` for a year in which it did not run or that has a review, `Invalid` with what is wrong.
    """
    locked = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    years = set(locked.reviews.values_list("year", flat=True))
    due = {each.year for each in reviews_of(locked.started, locked.ended, years, today) if not each.held}
    if year not in due:
        raise Refused(_("Năm %(year)s không cần đánh giá hoặc đã đánh giá rồi. Hãy tải lại trang.") % {"year": year})
    problems: list[Problem] = []
    answers = [_answer(each, typed.get(answer_name(each), ""), problems) for each in questions_of(locked.office_id)]
    if outcome not in Outcome.values:
        problems.append(Problem("outcome", _("Hãy chọn kết luận.")))
    if held > today or (locked.started is not None and held < locked.started):
        problems.append(Problem("held", _("Ngày đánh giá phải từ ngày bắt đầu mô hình đến hôm nay. Hãy ghi lại.")))
    words = {f"answer-{place}": each["answer"] for place, each in enumerate(answers) if each["kind"] == "words"}
    refuse(problems, words | {"remarks": remarks})
    made = InitiativeReview.objects.create(
        initiative=locked, year=year, held=held, answers=answers, outcome=outcome, remarks=remarks.strip()
    )
    after = {"year": year, "held": held, "outcome": outcome}
    record("initiative.review", locked, by=by, unit_id=locked.unit_id, after=after)
    return made


def answer_name(question: ReviewQuestion) -> str:
    """The field in which a question is answered."""
    return f"answer-{question.pk}"


def _answer(question: ReviewQuestion, typed: str, problems: list[Problem]) -> dict[str, Any]:
    text = typed.replace("\x00", "").strip()
    answer: str | int | bool | None = text
    if question.kind == AnswerKind.YES_NO:
        answer = {"yes": True, "no": False}.get(text)
    elif question.kind == AnswerKind.NUMBER:
        digits = re.sub(r"[.\s]", "", text)
        answer = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
    if answer is None or answer == "":
        problems.append(Problem(answer_name(question), _("Hãy trả lời câu này.")))
    return {"text": question.text, "kind": question.kind, "answer": answer}
