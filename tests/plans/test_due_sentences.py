"""Due dates in force in Vietnamese sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from dondoc.plans.dues import Clash, Conflict, Due
from dondoc.plans.sentences import conflict_sentence, due_sentence, stored_due_sentence
from plans.dues.any_due import DUES


@pytest.mark.parametrize(
    ("stored", "sentence"),
    [
        ("2026-06-30", "chậm nhất ngày 30/06/2026"),
        ("--06-15", "chậm nhất ngày 15/06 hằng năm"),
        ("-H6-15", "chậm nhất ngày 15/06 và 15/12 hằng năm"),
        ("-H6-31", "chậm nhất ngày 30/06 và 31/12 hằng năm"),
        ("-H2-30", "chậm nhất ngày 29/02 và 30/08 hằng năm (tháng ngắn hơn: ngày cuối tháng)"),
        ("-Q3-18", "chậm nhất ngày 18 tháng cuối mỗi quý"),
        ("-Q1-05", "chậm nhất ngày 05 tháng đầu mỗi quý"),
        ("---18", "chậm nhất ngày 18 hằng tháng"),
        ("---30", "chậm nhất ngày 30 hằng tháng (tháng ngắn hơn: ngày cuối tháng)"),
        ("-W-5", "chậm nhất thứ Sáu hằng tuần"),
        ("-E-month", "chậm nhất ngày cuối mỗi tháng"),
        ("-E-quarter-w", "chậm nhất ngày làm việc cuối cùng mỗi quý"),
        ("@signing:2026-01-12+10w", "trong 10 ngày làm việc kể từ ngày ký văn bản (12/01/2026)"),
        ("@end+10d", "trong 10 ngày kể từ ngày kết thúc"),
        ("@receipt+1m", "trong 1 tháng kể từ ngày nhận được văn bản"),
        ("@event+24h", "trong 24 giờ kể từ ngày diễn ra sự kiện"),
        ("@event-5w", "trước ngày diễn ra sự kiện 5 ngày làm việc"),
        ("", ""),
        ("hết quý", "hết quý"),
    ],
)
def test_a_stored_due_date_is_said(stored: str, sentence: str) -> None:
    assert stored_due_sentence(stored) == sentence


@given(due=DUES)
def test_every_due_date_has_a_sentence_without_an_open_place(due: Due) -> None:
    assert "%" not in due_sentence(due)


@pytest.mark.parametrize("clash", Clash)
def test_every_conflict_names_both_days(clash: Clash) -> None:
    sentence = conflict_sentence(Conflict(clash, 1, date(2026, 6, 12), date(2026, 6, 14)))
    assert "12/06/2026" in sentence
    assert "14/06/2026" in sentence
    assert sentence.endswith(".")
