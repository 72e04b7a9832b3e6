"""Windows and periods in whole plans: which report they belong to. The plans are invented."""

from __future__ import annotations

from dondoc.reader import Plan
from reader.invented_plans import read


def _plan(reports: str) -> Plan:
    return read(
        "KẾ HOẠCH\nAn toàn hồ đập năm 2026\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"
        f"I. MỤC ĐÍCH\nBảo vệ hạ du.\n\nII. CHẾ ĐỘ BÁO CÁO\n{reports}\n\nNơi nhận:\n- Lưu: VT.\n"
    )


def _windows(plan: Plan) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (one.due, one.window.start if one.window else None, one.window.end if one.window else None)
        for one in plan.deadlines
    ]


def test_a_window_in_the_next_sentence_belongs_to_the_report_before_it() -> None:
    plan = _plan(
        "1. Các sở báo cáo UBND tỉnh trước ngày 20/12/2026. Số liệu tính từ ngày 15/12/2025 đến ngày 14/12/2026."
    )
    assert _windows(plan) == [("2026-12-20", "2025-12-15", "2026-12-14")]
    window = plan.deadlines[0].window
    assert window is not None
    assert plan.source.text[slice(*window.span)] == window.text == "từ ngày 15/12/2025 đến ngày 14/12/2026"


def test_a_window_in_a_paragraph_of_its_own_belongs_to_the_report_above_it() -> None:
    plan = _plan(
        "1. Các sở báo cáo UBND tỉnh trước ngày 20/12 hằng năm.\n"
        "2. Thời gian chốt số liệu: Tính từ ngày 15/12 năm trước đến ngày 14/12 của kỳ báo cáo."
    )
    assert _windows(plan) == [("--12-20", "--12-15", "--12-14")]


def test_windows_listed_apart_go_to_the_report_of_the_same_rhythm() -> None:
    plan = _plan(
        "1. Thời hạn gửi báo cáo\n"
        "- Báo cáo tháng: gửi Sở Nông nghiệp và Môi trường trước ngày 18 hằng tháng.\n"
        "- Báo cáo năm: gửi Sở Nông nghiệp và Môi trường trước ngày 20/12 hằng năm.\n"
        "2. Thời gian chốt số liệu\n"
        "- Báo cáo tháng: Tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo.\n"
        "- Báo cáo năm: Tính từ ngày 15/12 năm trước kỳ báo cáo đến ngày 14/12 của kỳ báo cáo."
    )
    assert _windows(plan) == [("---18", "---15", "---14"), ("--12-20", "--12-15", "--12-14")]


def test_a_window_without_a_report_belongs_to_none() -> None:
    assert _windows(_plan("1. Văn phòng công bố số liệu từ ngày 15/12/2025 đến ngày 14/12/2026.")) == []


def test_a_period_instead_of_a_date_keeps_who_and_to_whom() -> None:
    plan = _plan(
        "1. Ủy ban nhân dân các xã xây dựng kế hoạch, gửi Sở Nông nghiệp và Môi trường trong vòng 10 ngày làm việc kể từ "
        "ngày ký ban hành Kế hoạch này.\n"
        "2. Các chủ hồ báo cáo Ủy ban nhân dân xã chậm nhất 24 giờ kể từ khi xảy ra sự cố."
    )
    read = [(one.kind.value, one.due, one.who, one.to, one.after) for one in plan.deadlines]
    assert [(kind, due, who, to) for kind, due, who, to, _ in read] == [
        ("plan", None, "Ủy ban nhân dân các xã", "Sở Nông nghiệp và Môi trường"),
        ("report", None, "Các chủ hồ", "Ủy ban nhân dân xã"),
    ]
    periods = [after for *_, after in read if after is not None]
    assert [(one.start, one.days, one.hours, one.working) for one in periods] == [
        ("signing", 10, None, True),
        ("event", None, 24, False),
    ]
