"""What is asked besides counts: amounts, answers, words, files."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from cast import Cast
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.documents.attachments import Attachment, attachment
from dondoc.reporting.actions.attaching import attach, detach, replace
from dondoc.reporting.actions.drafts import Conflict, draft_of, fill_nil, save_draft
from dondoc.reporting.actions.submissions import return_
from dondoc.reporting.asked import asked
from dondoc.reporting.drafting import form_problems
from dondoc.reporting.models import ReportFile, Submission
from dondoc.reporting.rules.figures import is_nil
from dondoc.reporting.rules.forms import IndicatorDraft, slots, with_codes
from dondoc.reporting.typed import ANSWER_LIMIT
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
AMOUNT = IndicatorDraft("Kinh phí", "amount", unit="triệu đồng", decimals=1)
HAS_PLAN = IndicatorDraft("Đã ban hành kế hoạch", "yes_no")
LEVEL = IndicatorDraft("Mức độ", "choice", answers=("Chưa làm", "Đang làm", "Đã xong"))
WORDS = IndicatorDraft("Cách làm hay", "text")
PAPER = IndicatorDraft("Biên bản", "file")


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast, AMOUNT, HAS_PLAN, LEVEL, WORDS, PAPER)


def upload(name: str = "bien-ban.pdf") -> Attachment:
    return attachment(f"%PDF-1.7 {name}".encode(), name)


def put(round_: Round, **more: Any) -> ReportFile:
    paper = round_.form.indicators.get(code="c5")
    given: dict[str, Any] = {"obligation": round_.of(round_.cast.commune), "indicator_id": paper.pk, "upload": upload()}
    return attach(**(given | more), by=round_.head(round_.cast.commune))


def test_every_kind_is_kept_as_it_is_meant(round_: Round) -> None:
    put(round_)
    typed = round_.boxes(c1="1.250,5", c2="1", c3="2", c4_text=" Tuần tra chung ")
    round_.send(round_.cast.commune, typed)
    sent = Submission.objects.get()
    by_code = {each.code: str(each.pk) for each in round_.form.indicators.all()}
    assert (sent.values, sent.texts, [each.file.name for each in sent.files.all()]) == (
        {by_code["c1"]: {"value": 12_505}, by_code["c2"]: {"value": 1}, by_code["c3"]: {"value": 2}},
        {by_code["c4"]: "Tuần tra chung"},
        ["bien-ban.pdf"],
    )


def test_required_words_and_files_stand_in_the_way_of_sending(round_: Round) -> None:
    with pytest.raises(Invalid) as refused:
        round_.send(round_.cast.commune, round_.boxes(c1="1", c2="0", c3="0"))
    words, paper = (round_.form.indicators.get(code=code).pk for code in ("c4", "c5"))
    assert [each.where for each in refused.value.problems] == [f"{words}.text", f"{paper}.file"]


def test_words_that_may_not_be_kept_are_held_back_and_the_rest_is_saved(round_: Round) -> None:
    commune, by = round_.of(round_.cast.commune), round_.head(round_.cast.commune)
    round_.save(round_.cast.commune, round_.boxes(c4_text="Tuần tra chung"))
    for words in ("Gọi số 0912 345 678", "x" * (ANSWER_LIMIT + 1)):
        revision = commune.submissions.get().revision
        typed = round_.boxes(c1="5", c4_text=words)
        saved = save_draft(obligation=commune, typed=typed, narrative="", revision=revision, by=by)
        assert [each.where for each in saved.refused] == [next(name for name in typed if name.endswith("text"))]
        assert list(saved.draft.texts.values()) == ["Tuần tra chung"]
        assert list(saved.draft.values.values()) == [{"value": 50}]


def test_the_same_file_stands_once_and_can_be_taken_out(round_: Round) -> None:
    first = put(round_)
    assert put(round_) == first
    beside = put(round_, indicator_id=None)
    assert beside != first
    commune, by = round_.of(round_.cast.commune), round_.head(round_.cast.commune)
    detach(obligation=commune, file_id=first.pk, by=by)
    draft = draft_of(commune, asked(commune.cycle))
    assert list(draft.files.all()) == [beside]
    verbs = list(Event.objects.filter(verb__startswith="submission.").values_list("verb", flat=True))
    assert verbs == ["submission.attach", "submission.attach", "submission.detach"]


def test_a_file_takes_the_place_of_another_where_that_stood(round_: Round) -> None:
    commune, by = round_.of(round_.cast.commune), round_.head(round_.cast.commune)
    first, beside = put(round_), put(round_, indicator_id=None)
    swap = {"obligation": commune, "by": by}
    assert replace(file_id=beside.pk, upload=upload(), **swap) == beside  # the same bytes again
    second = replace(file_id=first.pk, upload=upload("ban-sua.pdf"), **swap)
    draft = draft_of(commune, asked(commune.cycle))
    rows = list(draft.files.values_list("indicator__code", "file__name"))
    assert (rows, second.file.name) == ([(None, "bien-ban.pdf"), ("c5", "ban-sua.pdf")], "ban-sua.pdf")
    verbs = list(Event.objects.filter(verb__startswith="submission.").values_list("verb", flat=True))
    assert verbs == ["submission.attach", "submission.attach", "submission.detach", "submission.attach"]
    with pytest.raises(Refused, match="không còn trong báo cáo"):
        replace(file_id=first.pk, upload=upload("lan-ba.pdf"), **swap)


def test_a_file_goes_only_where_one_is_asked_and_only_while_the_report_is_open(round_: Round) -> None:
    with pytest.raises(Refused, match="không hỏi tệp"):
        put(round_, indicator_id=round_.form.indicators.get(code="c1").pk)
    put(round_)
    round_.send(round_.cast.commune, round_.boxes(c1="1", c2="0", c3="0", c4_text="Tốt"))
    with pytest.raises(Refused, match="đã gửi"):
        put(round_, upload=upload("them.pdf"))


def test_a_returned_report_goes_on_with_its_words_and_files(round_: Round) -> None:
    put(round_)
    round_.save(round_.cast.commune, round_.boxes(c1="1", c2="0", c3="0", c4_text="Tốt"))
    commune = round_.cast.commune
    sent = round_.send(commune, round_.boxes(c1="1", c2="0", c3="0", c4_text="Tốt"))
    return_(obligation=round_.of(commune), version=sent, reason="Thiếu chữ ký", by=round_.office)
    versions = list(round_.of(commune).submissions.all())
    assert [list(each.texts.values()) for each in versions] == [["Tốt"], ["Tốt"]]
    assert [[file.file.name for file in each.files.all()] for each in versions] == [["bien-ban.pdf"]] * 2


@pytest.mark.parametrize(
    ("draft", "where"),
    [
        (dataclasses.replace(LEVEL, answers=("Chỉ một",)), ["answers-0"]),
        (dataclasses.replace(LEVEL, answers=("Có", " Có ")), ["answers-0"]),
        (dataclasses.replace(AMOUNT, decimals=5), ["decimals-0"]),
        (dataclasses.replace(AMOUNT, aggregation="mean"), ["aggregation-0"]),
        (dataclasses.replace(AMOUNT, code="mã 1"), ["code-0"]),
        (dataclasses.replace(AMOUNT, help="Gọi 0912 345 678"), ["help-0"]),
    ],
)
def test_a_form_says_what_is_wrong_where(draft: IndicatorDraft, where: list[str]) -> None:
    assert [each.where for each in form_problems("Biểu mẫu", "", [draft])] == where


def test_codes_are_one_of_a_kind_and_free_ones_are_given_out() -> None:
    twice = [dataclasses.replace(AMOUNT, code="KP"), dataclasses.replace(AMOUNT, code="kp")]
    assert [each.where for each in form_problems("Biểu mẫu", "", twice)] == ["code-0", "code-1"]
    assert with_codes([AMOUNT, dataclasses.replace(AMOUNT, code="c1"), AMOUNT]) == ["c2", "c1", "c3"]


def test_a_report_of_nothing_is_one_deliberate_act(round_: Round) -> None:
    commune, by = round_.of(round_.cast.commune), round_.head(round_.cast.commune)
    round_.save(round_.cast.commune, round_.boxes(c1="3", c2="0"))
    draft = fill_nil(obligation=commune, revision=1, by=by)
    indicators = asked(commune.cycle)
    amount, has_plan = (str(each.pk) for each in indicators[:2])
    assert (draft.values, draft.revision) == ({amount: {"value": 0}, has_plan: {"value": 0}}, 2)
    assert is_nil(draft.values, slots(indicators))
    with pytest.raises(Conflict):
        fill_nil(obligation=commune, revision=1, by=by)


def test_a_form_without_numbers_knows_no_report_of_nothing(cast: Cast) -> None:
    round_ = make_round(cast, HAS_PLAN, WORDS)
    with pytest.raises(Refused, match="không hỏi số liệu"):
        fill_nil(obligation=round_.of(cast.commune), revision=0, by=round_.head(cast.commune))
