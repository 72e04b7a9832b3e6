"""What holds for any text at all: no error, every span verbatim, long repetitions read like short ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.clauses import (
    Context,
    clauses_json,
    find_outside,
    read_citations,
    read_deadlines,
    read_due,
    read_funds,
    read_opening,
    read_targets,
)
from dondoc.reader.clauses.amendments import read_changes
from dondoc.reader.clauses.deadlines import find_windows
from dondoc.reader.clauses.fold import fold

FRAGMENTS = [
    "trước ngày 15/6", "chậm nhất", "trước", "17 giờ 30", "ngày 18 hằng tháng", "quý IV/2031", "năm 2031 - 2032", "hằng năm",
    "100% xã", "giảm 5%", "ít nhất một lần/quý", "từ 3 lên 5", "trên 1.250 cây", "mỗi thôn", "tỷ lệ", "không có hộ nghèo",
    "Chủ trì, phối hợp với", "Sở Y tế", "các sở, ban, ngành", "UBND các xã", "gửi báo cáo về", "để tổng hợp", "(qua Phòng A)",
    "Nghị định số 5/2031/NĐ-CP", "ngày 31/02/2031", "số", "và", ",", ";", ".", ":", "(", ")", "“", "\x00", "İ", "theo dõi", "mạng xã hội",
    "kinh phí", "1,5 tỷ đồng", "từ ngân sách tỉnh", "số liệu từ 15/12 năm trước", "đến 14/12", "bãi bỏ", "khoản 2 mục III",
    "thay cụm từ “a” bằng “b”", "tại", "như sau:",
    "trong vòng 5 ngày kể từ ngày ký", "đạt", "đến năm 2035", "thứ Sáu hằng tuần", "xuống còn",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join) | st.text(max_size=60)
YEAR = Context(year=2031, date="2031-01-20", period_end="2035-12-31")


@given(text=TEXTS)
def test_every_value_stands_in_the_text_where_its_span_says(text):
    readings = [*read_deadlines(text, YEAR), *read_targets(text, YEAR)]
    opening, outside = read_opening(text), find_outside(text)
    values = [(item.text, item.span) for item in readings]
    values += [(item.text, item.span) for item in opening.partners] if opening else []
    values += [(outside.words, outside.span)] if outside else []
    assert [text[slice(*span)] for _, span in values] == [value for value, _ in values]
    assert all(0 <= start < end <= len(text) for start, end in (item.span for item in read_citations(text)))


@given(text=TEXTS)
def test_money_windows_and_places_stand_in_the_text(text):
    values = [(item.text, item.span) for item in (*read_funds(text), *find_windows(text))]
    assert [text[slice(*span)] for _, span in values] == [value for value, _ in values]
    spans = [span for one in read_changes(text) for span in (one.clause, one.old, one.text) if span]
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@given(text=TEXTS)
def test_parties_and_subjects_are_printed_in_the_text(text):
    printed = [part for item in read_deadlines(text, YEAR) for part in (item.who, item.to, item.via) if part]
    printed += [part for item in read_targets(text, YEAR) for part in (item.unit, item.subject, item.per) if part]
    assert [part for part in printed if part not in text and part != "%"] == []


@given(text=TEXTS)
def test_a_time_cell_never_fails_and_gives_iso_dates(text):
    due, every = read_due(text, YEAR)
    assert due is None or len(due) in (7, 10)
    assert every in (None, "year", "6 months", "quarter", "month", "week", "day", "continuous")


@given(text=st.text(max_size=80))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


def test_folding_joins_the_two_tone_placements():
    assert fold("Uỷ ban HOÀ giải, thuỷ lợi, quý, hoàn") == "ủy ban hòa giải, thủy lợi, quý, hoàn"


REPEATED = [
    ("deadlines", "nộp sổ trước ngày 15/6, ", 400),
    ("deadlines", "trước ", 0),
    ("deadlines", "gửi Sở ", 0),
    ("deadlines", "trong vòng 24 giờ về Sở Y tế (qua Trung tâm) ", 0),
    ("deadlines", "trong vòng 24 giờ về Sở Y tế qua Trung tâm ", 0),
    ("targets", "100% thôn, ", 400),
    ("targets", "đạt đạt ", 0),
    ("openings", "phối hợp với các sở, ", 1),
    ("citations", "Quyết định số 5/QĐ-SYT, ", 1),
]


@pytest.mark.parametrize(("kind", "fragment", "count"), REPEATED)
def test_a_fragment_repeated_four_hundred_times_is_read_each_time(kind, fragment, count):
    assert len(clauses_json(kind, fragment * 400, YEAR)) == count
