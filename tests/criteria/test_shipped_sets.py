"""The sets that come with dondoc: whole, publishable, and about safety and service alone."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from cast import Cast
from dondoc.core.errors import Invalid
from dondoc.criteria.actions import create_set
from dondoc.criteria.files.json_writing import to_json
from dondoc.criteria.rules import SetDraft
from dondoc.criteria.rules.scope import outside
from dondoc.criteria.rules.tidying import tidy_set
from dondoc.criteria.shipped import shipped_sets
from dondoc.criteria.whole import publishing_problems
from dondoc.facts import BY_KEY

SETS = list(shipped_sets().values())
by_code = pytest.mark.parametrize("draft", SETS, ids=lambda draft: draft.code)
NEVER = re.compile(
    r"phát ngôn|tư tưởng|dư luận|tin giả|xấu độc|tôn giáo|tín ngưỡng|dân tộc|chức sắc|khiếu|tố cáo|đơn thư|kiến nghị của"
    r"|công dân|nhân khẩu|căn cước|danh sách|lý lịch|họ và tên|họ tên|đối tượng|mạng xã hội",
    re.IGNORECASE,
)


@by_code
def test_it_is_tidy_and_nothing_stands_in_the_way_of_publishing_it(draft: SetDraft) -> None:
    assert tidy_set(draft) == draft
    assert publishing_problems(draft, BY_KEY) == []


@by_code
def test_no_criterion_is_about_speech_belief_petitions_or_persons(draft: SetDraft) -> None:
    text = to_json(draft)
    assert (outside(text), NEVER.findall(text)) == (None, [])


@by_code
def test_each_criterion_says_what_proves_it_or_how_it_is_marked(draft: SetDraft) -> None:
    bare = [each.code for each in draft.criteria if not (each.evidence or each.help or draft.purpose == "checklist")]
    assert bare == []


def test_there_is_one_for_each_kind_of_unit_and_a_checklist() -> None:
    told = [(each.kind, each.purpose, each.full, len(list(each.criteria))) for each in SETS]
    assert told == [
        ("school", "scoring", 10_000, 49),
        ("enterprise", "scoring", 10_000, 45),
        ("commune", "scoring", 10_000, 43),
        ("residential_area", "scoring", 10_000, 32),
        ("", "checklist", 0, 27),
    ]


def test_what_dondoc_measures_is_made_use_of() -> None:
    named = {each.fact for draft in SETS for each in draft.criteria if each.fact}
    assert named == {
        "budget.spent", "commitments.signed", "findings.open", "findings.overdue", "forces.full", "initiatives.running",
        "plans.issued", "reports.on_time", "reports.returned", "targets.met", "tasks.done", "training.classes",
        "visits.held",
    }  # fmt: skip


@pytest.mark.django_db
@by_code
def test_an_office_takes_it_over_once_as_its_own_draft(cast: Cast, draft: SetDraft) -> None:
    made = create_set(unit=cast.province, draft=draft, shipped=draft.code, by=None)
    assert (made.is_draft, made.shipped, made.criteria.count()) == (True, draft.code, len(list(draft.criteria)))
    with pytest.raises(Invalid, match="đã có bộ tiêu chí mang mã này"):
        create_set(unit=cast.province, draft=draft, by=None)


@by_code
def test_every_text_is_short_enough_to_be_read(draft: SetDraft) -> None:
    longest = max(len(text) for each in draft.criteria for text in asdict(each).values() if isinstance(text, str))
    assert longest < 300
