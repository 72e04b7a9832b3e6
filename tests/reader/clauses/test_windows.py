"""The days that a report's figures cover. The clauses are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.clauses import Context, read_deadlines
from dondoc.reader.clauses.deadlines import find_windows, pair_windows

PLAN_2026 = Context(2026, "2026-02-10")


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Báo cáo năm gửi trước ngày 20/12 (số liệu từ 15/12 năm trước đến 14/12).", ("--12-15", "--12-14", True)),
        (
            "Thời gian chốt số liệu báo cáo tháng được tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo.",
            ("---15", "---14", True),
        ),
        (
            "Thời gian chốt số liệu báo cáo quý: Tính từ ngày 15 của tháng trước kỳ báo cáo đến ngày 14 của tháng cuối "
            "quý thuộc kỳ báo cáo.",
            ("---15", "---14", True),
        ),
        (
            "Thời gian chốt số liệu: từ ngày 15 tháng 12 năm trước kỳ báo cáo đến ngày 14 tháng 12 của kỳ báo cáo.",
            ("--12-15", "--12-14", True),
        ),
        ("Số liệu 6 tháng cuối năm tính từ ngày 15/6 đến ngày 14/12.", ("--06-15", "--12-14", False)),
        ("Số liệu 6 tháng đầu năm tính từ ngày 15/12/2025 đến ngày 14/6/2026.", ("2025-12-15", "2026-06-14", False)),
        ("Số liệu lấy từ ngày 15/12 đến ngày 14/6/2026.", ("2025-12-15", "2026-06-14", False)),
        ("Kỳ báo cáo từ ngày 01 đến ngày 30 tháng này.", ("---01", "---30", False)),
    ],
)
def test_start_and_end_are_read(text: str, window: tuple[str, str, bool]) -> None:
    found = find_windows(text)
    assert [(one.start, one.end, one.previous) for one in found] == [window]
    assert [text[slice(*one.span)] for one in found] == [one.text for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Tháng hành động tổ chức từ ngày 15/4 đến ngày 15/5/2026.",
        "Thời gian thực hiện từ ngày 01/3/2026 đến ngày 30/6/2026; gửi số liệu về Sở.",
        "Số liệu tính đến ngày 14/12.",
        "Số liệu từ 40/12 đến 14/13.",
        "",
    ],
)
def test_other_days_are_no_window(text: str) -> None:
    assert find_windows(text) == ()


def test_a_window_is_no_due_date() -> None:
    text = "Báo cáo năm gửi Sở Y tế trước ngày 20/12/2026 (số liệu từ ngày 15/12/2025 đến ngày 14/12/2026)."
    assert [one.due for one in read_deadlines(text, PLAN_2026)] == ["2026-12-20"]


def test_each_report_of_a_sentence_has_the_window_beside_it() -> None:
    text = (
        "Báo cáo 6 tháng gửi trước ngày 20/6 (số liệu từ 15/12 năm trước đến 14/6), "
        "báo cáo năm gửi trước ngày 20/12 (số liệu từ 15/12 năm trước đến 14/12)."
    )
    deadlines = read_deadlines(text, PLAN_2026)
    paired = pair_windows(text, deadlines, find_windows(text))
    assert [(deadlines[index].due, window.end) for index, window in sorted(paired.items())] == [
        ("2026-06-20", "--06-14"),
        ("2026-12-20", "--12-14"),
    ]
