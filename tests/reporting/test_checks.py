"""A form's checks: kept or refused at the sign, asked when a report is sent."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cast import Cast
from dondoc.core.errors import Invalid
from dondoc.reporting.actions.drafts import save_draft
from dondoc.reporting.actions.forms import renew_form, update_form
from dondoc.reporting.actions.submissions import send
from dondoc.reporting.asked import asked
from dondoc.reporting.check_drafting import check_problems
from dondoc.reporting.checking import broken_checks
from dondoc.reporting.models import Check, Submission
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
HOUSES = IndicatorDraft("Số hộ", "count")
SAFE = IndicatorDraft("Hộ an toàn", "share", numerator_label="An toàn", denominator_label="Tổng")
MONEY = IndicatorDraft("Kinh phí", "amount", decimals=1, required=False)
LEVEL = IndicatorDraft("Mức", "choice", answers=("Thấp", "Cao"))
HARD = CheckDraft("c2.mau = c1", "Mẫu số phải bằng số hộ.", hard=True)
SOFT = CheckDraft('c3 <= 12,5 hoặc c4 = "cao"', "Kinh phí cao bất thường.")


def checking(cast: Cast, *checks: CheckDraft) -> Round:
    """A round whose form has these checks."""
    round_ = make_round(cast, HOUSES, SAFE, MONEY, LEVEL)
    Check.objects.bulk_create(
        Check(form=round_.form, order=order, expression=each.expression, message=each.message, hard=each.hard)
        for order, each in enumerate(checks)
    )
    return round_


def typed(round_: Round, **more: str) -> dict[str, str]:
    figures = {"c1": "10", "c2_numerator": "4", "c2_denominator": "10", "c3": "1", "c4": "0"}
    return round_.boxes(**(figures | more))


def problems(round_: Round, boxes: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        round_.send(round_.cast.commune, boxes)
    return [(each.where, each.message) for each in refused.value.problems]


def test_a_report_that_breaks_a_hard_check_is_not_sent(cast: Cast) -> None:
    round_ = checking(cast, HARD)
    share = round_.form.indicators.get(code="c2")
    assert problems(round_, typed(round_, c2_denominator="9")) == [(f"{share.pk}.denominator", HARD.message)]
    assert round_.send(cast.commune, typed(round_)) == 1


def test_a_report_that_breaks_a_soft_check_is_sent_with_an_explanation(cast: Cast) -> None:
    round_ = checking(cast, SOFT)
    box = f"check-{round_.form.checks.get().pk}"
    boxes = typed(round_, c3="20,5")
    assert [where for where, _message in problems(round_, boxes)] == [box]
    round_.send(cast.commune, boxes | {box: "Mua xe chữa cháy"})
    assert list(Submission.objects.get().explanations.values()) == ["Mua xe chữa cháy"]


def test_an_explanation_that_is_no_longer_needed_is_not_sent(cast: Cast) -> None:
    round_ = checking(cast, SOFT)
    box = f"check-{round_.form.checks.get().pk}"
    problems(round_, typed(round_, c3="20,5") | {box: " "})
    round_.send(cast.commune, typed(round_, c3="20,5", c4="1") | {box: "Mua xe"})
    assert Submission.objects.get().explanations == {}


def test_an_explanation_with_an_identifier_is_held_back(cast: Cast) -> None:
    round_ = checking(cast, SOFT)
    box = f"check-{round_.form.checks.get().pk}"
    saved = save_draft(
        obligation=round_.of(cast.commune),
        typed={box: "Gọi 0912 345 678"},
        narrative="",
        revision=0,
        by=round_.head(cast.commune),
    )
    assert ([each.where for each in saved.refused], saved.draft.explanations) == ([box], {})


@pytest.mark.parametrize(
    ("expression", "holds"),
    [
        ("c2 = 40", True),
        ("c3 > 0,9 và c3 < 1,1", True),
        ('c4 = "Thấp"', True),
        ('don_vi.loai = "commune"', True),
        ("truoc(c1) = 10", True),  # no round before: nothing to say
        ("c1 > 10", False),
    ],
)
def test_names_stand_for_what_was_typed(cast: Cast, expression: str, holds: bool) -> None:
    round_ = checking(cast, CheckDraft(expression, "Sai"))
    round_.save(cast.commune, typed(round_))
    obligation = round_.of(cast.commune)
    broken = broken_checks(obligation, obligation.submissions.get(), asked(obligation.cycle))
    assert (broken == []) is holds


@pytest.mark.parametrize(
    ("check", "where", "words"),
    [
        (CheckDraft("c1 > > 2", "Sai"), "check-0", "Ở ký tự thứ 6: “>” không đứng ở đây được"),
        (CheckDraft("c1 > c9", "Sai"), "check-0", "Ở ký tự thứ 6: không có chỉ số hay thuộc tính nào tên là “c9”"),
        (CheckDraft("don_vi.mau = 1", "Sai"), "check-0", "don_vi.mau"),
        (CheckDraft("c1 > 0", " "), "check_message-0", "Hãy ghi câu"),
        (CheckDraft("c1 > 0", "Gọi 0912 345 678"), "check_message-0", "số điện thoại"),
    ],
)
def test_a_check_that_can_not_be_kept_is_told_at_its_sign(
    cast: Cast, check: CheckDraft, where: str, words: str
) -> None:
    round_ = make_round(cast, HOUSES)
    form = renew_form(form=round_.form, by=round_.office)
    drafts = [IndicatorDraft("Số hộ", "count", code="c1")]
    with pytest.raises(Invalid) as refused:
        update_form(form=form, title="T", narrative_label="", indicators=drafts, checks=[check], by=round_.office)
    (problem,) = refused.value.problems
    assert problem.where == where
    assert words in problem.message


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ('c4 = "Tôt"', "Ở ký tự thứ 1: c4 không bao giờ là “Tôt”. Hãy ghi một trong: “Tốt”; “Khá”."),
        ('c1 > 2 và "Tôt" <> truoc(C4)', "Ở ký tự thứ 26: C4 không bao giờ là “Tôt”."),
        ('don_vi.loai = "Trường học"', "“school” (Trường học)"),
        ('c1 = "5"', "Ở ký tự thứ 1: c1 không phải là chữ nên không bao giờ bằng “5”."),
        ('c5 = "có"', "của câu có hay không thì ghi c5, hoặc không c5."),
        ('c4 = "tốt" hoặc c6 = "gì cũng được" hoặc don_vi.loai = "SCHOOL" hoặc don_vi.tax_code = "1"', ""),
    ],
)
def test_a_comparison_with_words_that_never_hold_is_told_with_those_that_do(expression: str, told: str) -> None:
    drafts = [
        IndicatorDraft("Số hộ", "count", code="c1"),
        IndicatorDraft("Mức độ", "choice", code="c4", answers=("Tốt", "Khá")),
        IndicatorDraft("Có thực tập", "yes_no", code="c5"),
        IndicatorDraft("Khó khăn", "text", code="c6"),
    ]
    found = check_problems([CheckDraft(expression, "Sai")], drafts)
    assert [told in each.message for each in found] == ([True] if told else [])


def test_the_next_version_keeps_the_checks(cast: Cast) -> None:
    round_ = checking(cast, HARD, SOFT)
    renewed = renew_form(form=round_.form, by=round_.office)
    kept = [CheckDraft(each.expression, each.message, each.hard) for each in renewed.checks.all()]
    assert kept == [HARD, SOFT]


def test_sending_twice_after_a_broken_check_sends_once(cast: Cast) -> None:
    round_ = checking(cast, HARD)
    problems(round_, typed(round_, c2_denominator="9"))
    revision = round_.save(cast.commune, typed(round_))
    for _time in range(2):
        send(obligation=round_.of(cast.commune), revision=revision, now=timezone.now(), by=round_.head(cast.commune))
    assert Submission.objects.count() == 1
