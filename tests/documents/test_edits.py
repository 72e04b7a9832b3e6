from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.errors import Invalid
from dondoc.documents.edits import changes, typed_number
from readings import plan_json

TARGET = plan_json()["targets"][0]
TASK = plan_json()["assignments"][0]["tasks"][0]
DEADLINE = plan_json()["deadlines"][0]


def refused(key: str, values: dict[str, str], item: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as error:
        changes(key, values, item)
    return [(problem.where, problem.message) for problem in error.value.problems]


def test_only_what_differs_from_the_reading_is_a_change() -> None:
    typed = {"text": TARGET["text"], "value": "90", "unit": "%", "subject": "", "by": "31/12/2026"}
    checked, changed = changes("targets.0", typed, TARGET)
    assert checked == {
        "text": TARGET["text"], "subject": None, "value": 90, "unit": "%", "by": "2026-12-31",
    }  # fmt: skip
    assert changed == {"subject": None, "value": 90}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12,5", 12.5), ("1.250", 1250), ("1.234.567,8", 1234567.8), ("-3", -3), ("99999999999", 99999999999)],
)
def test_numbers_are_typed_the_vietnamese_way(typed: str, kept: float) -> None:
    assert changes("targets.0", {"value": typed}, TARGET)[0] == {"value": kept}


@pytest.mark.parametrize("typed", ["12.5", "1,2,3", "1.25", "mười", "1e5", "NaN", "12,34567"])
def test_a_number_that_could_be_misread_is_refused(typed: str) -> None:
    (problem,) = refused("targets.0", {"value": typed}, TARGET)
    assert problem == ("value", f"“{typed}” không phải là số. Hãy ghi số, ví dụ 95 hoặc 12,5 hoặc 1.250.")


def test_a_number_that_could_not_be_kept_exactly_is_refused() -> None:
    (problem,) = refused("targets.0", {"value": "100000000000"}, TARGET)
    assert problem == ("value", "Số này quá lớn. Hãy kiểm tra lại đơn vị tính.")


@given(st.integers(-(10**11) + 1, 10**11 - 1), st.integers(0, 4))
def test_a_kept_number_is_typed_back_the_same(digits: int, decimals: int) -> None:
    number = digits / 10**decimals
    assert changes("targets.0", {"value": typed_number(number)}, TARGET)[0]["value"] == number


def test_every_wrong_field_is_told_at_once() -> None:
    typed = {"text": " ", "kind": "letter", "due": "31/2/2026", "every": "hourly"}
    assert refused("deadlines.0", typed, DEADLINE) == [
        ("text", "Ô này không được để trống. Hãy ghi nội dung, hoặc bỏ cả mục."),
        ("kind", "Hãy chọn một giá trị trong danh sách."),
        (
            "due",
            "“31/2/2026” không phải là ngày. Hãy ghi 15/11/2026; 15/11 cho hằng năm; ngày 18 cho hằng tháng.",
        ),
        ("every", "Hãy chọn một giá trị trong danh sách."),
    ]


def test_the_kind_of_a_due_date_may_not_be_empty() -> None:
    (problem,) = refused("deadlines.0", {"kind": ""}, DEADLINE)
    assert problem[0] == "kind"


def test_a_head_may_not_end_before_it_begins() -> None:
    typed = {"period_start": "01/01/2027", "period_end": "31/12/2026"}
    assert refused("head", typed, {}) == [("period_end", "Ngày cuối của thời gian thực hiện phải sau ngày đầu.")]


def test_a_text_that_is_too_long_is_refused() -> None:
    (problem,) = refused("targets.0", {"unit": "x" * 61}, TARGET)
    assert problem == ("unit", "Nội dung dài quá 60 ký tự. Hãy ghi ngắn lại.")


def test_a_personal_identifier_is_refused_in_what_was_typed() -> None:
    (problem,) = refused("assignments.0.tasks.0", {"text": "Liên hệ số 0912 345 678"}, TASK)
    assert problem[0] == "text"
    assert "số điện thoại cá nhân" in problem[1]


def test_what_the_document_itself_prints_may_stay() -> None:
    item = TASK | {"text": "Đầu mối: 0912 345 678."}
    typed = {"text": item["text"], "role": "own"}
    assert changes("assignments.0.tasks.0", typed, item)[1] == {"role": "own"}


def test_work_outside_the_scope_may_not_be_typed_in() -> None:
    (problem,) = refused("assignments.0.tasks.0", {"text": "Theo dõi dư luận trên mạng xã hội."}, TASK)
    assert problem[0] == "text"
    assert "ngoài phạm vi của hệ thống" in problem[1]


def test_an_unknown_item_is_an_error() -> None:
    with pytest.raises(KeyError):
        changes("outline.0", {}, {})
