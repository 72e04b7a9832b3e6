"""Dates and numbers in every printed form read back as themselves."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.clauses import Context, read_deadlines, read_due, read_targets
from dondoc.reader.clauses.dates import Moment
from dondoc.reader.clauses.numbers import value_of

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2099, 12, 31))
YEARS = st.integers(2020, 2099)
DAY_FORMS = [
    "ngày {0:%d/%m/%Y}",
    "{0.day}/{0.month}/{0.year}",
    "ngày {0:%d-%m-%Y}",
    "ngày {0:%d.%m.%Y}",
    "ngày {0.day} tháng {0.month} năm {0.year}",
    "17 giờ 00 ngày {0.day:02d} tháng {0.month:02d} năm {0.year}",
]
TRIGGERS = ["trước", "chậm nhất", "muộn nhất là", "không muộn hơn", "đến hết", "Chậm nhất vào"]


@given(day=DAYS, form=st.sampled_from(DAY_FORMS), trigger=st.sampled_from(TRIGGERS))
def test_a_day_behind_any_trigger_is_due_on_that_day(day, form, trigger):
    text = f"nộp hồ sơ sửa kè {trigger} {form.format(day)}"
    assert [item.due for item in read_deadlines(text, Context())] == [day.isoformat()]


@given(day=DAYS, form=st.sampled_from(["{0:%d/%m}", "{0.day}/{0.month}", "{0.day} tháng {0.month}"]))
def test_a_day_without_a_year_takes_the_plans_year(day, form):
    text = f"nộp hồ sơ sửa kè trước ngày {form.format(day)}"
    assert [item.due for item in read_deadlines(text, Context(year=day.year))] == [day.isoformat()]


@given(year=YEARS, quarter=st.integers(1, 4), form=st.sampled_from(["quý {0}/{1}", "Quý {0} năm {1}"]))
def test_a_quarter_ends_with_its_last_day(year, quarter, form):
    roman = ["I", "II", "III", "IV"][quarter - 1]
    last = date(year, 3 * quarter, monthrange(year, 3 * quarter)[1]).isoformat()
    assert read_due(form.format(roman, year), Context()) == (last, None)


@given(year=YEARS, month=st.integers(1, 12), form=st.sampled_from(["tháng {0}/{1}", "tháng {0:02d} năm {1}"]))
def test_a_month_ends_with_its_last_day(year, month, form):
    last = date(year, month, monthrange(year, month)[1]).isoformat()
    assert read_due(form.format(month, year), Context()) == (last, None)


@given(value=st.integers(1, 9_999_999))
def test_a_whole_number_with_dots_reads_back_as_itself(value):
    printed = f"{value:,}".replace(",", ".")
    assert value_of(printed) == value
    assert [item.value for item in read_targets(f"trồng {printed} khóm tre", Context())] == [value]


@given(tenths=st.integers(1, 999))
def test_a_share_with_a_decimal_comma_reads_back_as_itself(tenths):
    printed = f"{tenths // 10},{tenths % 10}"
    found = read_targets(f"{printed}% hộ dân có bể lọc", Context())
    assert [(item.value, item.unit) for item in found] == [(tenths / 10, "%")]


@pytest.mark.parametrize(("printed", "value"), [("một", 1), ("Mười", 10), ("03", 3), ("1.250,5", 1250.5)])
def test_words_leading_zeros_and_mixed_marks_are_numbers(printed, value):
    assert value_of(printed) == value


@pytest.mark.parametrize("printed", ["nhiều", "", "12a"])
def test_what_is_no_number_is_refused(printed):
    with pytest.raises(ValueError, match="could not convert"):
        value_of(printed)


@pytest.mark.parametrize(
    ("moment", "year", "last_day", "day_before"),
    [
        (Moment(3, months=3), 2032, "2032-03-31", "2031-12-31"),
        (Moment(2), 2032, "2032-02-29", "2032-01-31"),
        (Moment(2), None, "--02-28", "--01-31"),
        (Moment(2, 29), None, "--02-29", "--02-29"),
        (Moment(6, 31), 2031, "2031-06-30", "2031-06-30"),
        (Moment(12, months=12, start_year=2031), 2035, "2035-12-31", "2030-12-31"),
        (Moment(1), None, "--01-31", "--12-31"),
    ],
)
def test_a_stretch_allows_its_last_day_and_is_preceded_by_the_day_before_it(moment, year, last_day, day_before):
    assert (moment.last_day(year), moment.day_before(year)) == (last_day, day_before)
