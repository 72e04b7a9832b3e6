"""Issuing body, number, dateline and period. The heads are invented."""

from __future__ import annotations

import pytest

from reader.invented_plans import read

_BODY = "I. MỤC ĐÍCH\nGiảm cháy.\n\nII. KINH PHÍ\nNgân sách xã.\n"


def _issuer(head: str, opening: str) -> str | None:
    issuer = read(f"{head}\n\nKẾ HOẠCH\nPhòng cháy, chữa cháy\n\n{opening}\n\n{_BODY}").head.issuer
    return issuer.text if issuer else None


@pytest.mark.parametrize(
    ("head", "opening", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH BẮC MẪU\nSố: 1/KH-UBND", "", "Ủy ban nhân dân tỉnh Bắc Mẫu"),
        ("UBND TỈNH BẮC MẪU\nSỞ Y TẾ\nSố: 1/KH-SYT", "Sở Y tế ban hành Kế hoạch.", "Sở Y tế tỉnh Bắc Mẫu"),
        (
            "ỦY\nBAN NHÂN DÂN\nTỈNH BẮC MẪU\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n|\nSố:\n1/KH-UBND\n|\nBắc\nMẫu, ngày 5\ntháng 3 năm 2026\n|",
            "",
            "Ủy ban nhân dân tỉnh Bắc Mẫu",
        ),
        (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO BẮC MẪU\nTRƯỜNG THPT SUỐI MẪU\nSố: 1/KH-THPTSM",
            "Trường THPT Suối Mẫu ban hành Kế hoạch.",
            "Trường THPT Suối Mẫu",
        ),
        ("HỘI LHPN TỈNH BẮC MẪU\nSố: 1/KH-BTV", "", "Hội Liên hiệp Phụ nữ tỉnh Bắc Mẫu"),
        ("UBND TỈNH BẮC MẪU SỞ NỘI VỤ\nSố: 1/KH-SNV", "", "Sở Nội vụ tỉnh Bắc Mẫu"),
        ("UBND XÃ TRUNG SỞ\nSố: 1/KH-UBND", "Tại xã Trung Sở.", "Ủy ban nhân dân xã Trung Sở"),
        ("TỈNH ỦY BẮC MẪU\n*\nSố 1-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM", "", "Tỉnh ủy Bắc Mẫu"),
        ("TỈNH ỦY BẮC MẪU\nBAN TỔ CHỨC\n*\nSố 1-KH/BTCTU", "", "Ban Tổ chức Tỉnh ủy Bắc Mẫu"),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH TỈNH BẮC MẪU\n***\nSố: 1-KH/TĐTN\nĐOÀN TNCS HỒ CHÍ MINH",
            "",
            "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Bắc Mẫu",
        ),
        (
            "UBND TỈNH BẮC MẪU\nBAN CHỈ ĐẠO PHÒNG, CHỐNG\nTHIÊN TAI\nSố: 1/KH-BCĐ",
            "",
            "Ban Chỉ đạo phòng, chống thiên tai tỉnh Bắc Mẫu",
        ),
        (
            "ỦY BAN MTTQ VIỆT NAM\nXÃ SUỐI MẪU\nBAN THƯỜNG TRỰC\nSố: 1/KH-MTTQ-BTT",
            "",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Suối Mẫu",
        ),
        (
            "ỦY BAN BẦU CỬ XÃ SUỐI MẪU\nTIỂU BAN TUYÊN TRUYỀN\nSố: 1/KH-TBTT",
            "Tiểu ban tuyên truyền xây dựng kế hoạch như sau:",
            "Tiểu ban tuyên truyền xã Suối Mẫu",
        ),
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN BẮC MẪU Độc lập - Tự do - Hạnh phúc\n"
            "Số: 4/KH-UBND Bắc Mẫu, ngày 5 tháng 3 năm 2021",
            "",
            "Ủy ban nhân dân huyện Bắc Mẫu",
        ),
        ("Trường THPT Suối Mẫu\nSố: 1/KH-THPT", "", "Trường THPT Suối Mẫu"),
        ("BAN CHẤP HÀNH\nĐOÀN TỈNH BẮC MẪU\n***\nSố: 1-KH/TĐTN", "", "Ban Chấp hành Đoàn tỉnh Bắc Mẫu"),
        (
            "BAN THƯỜNG VỤ\nHỘI NÔNG DÂN XÃ SUỐI MẪU\nSố: 1-KH/HND",
            "",
            "Ban Thường vụ Hội Nông dân xã Suối Mẫu",
        ),
        (
            "BAN THƯỜNG TRỰC\nỦY BAN MTTQ VIỆT NAM XÃ SUỐI MẪU\nSố: 1/KH-MTTQ",
            "",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Suối Mẫu",
        ),
        (
            "TỈNH ĐOÀN BẮC MẪU\nBAN PHONG TRÀO\nĐOÀN TNCS HỒ CHÍ MINH\nSố: 1-KH/TĐTN",
            "",
            "Ban Phong trào",
        ),
        ("ĐOÀN TNCS HỒ CHÍ MINH\nSố: 1-KH/TĐTN", "", "Đoàn TNCS Hồ Chí Minh"),
        (
            "TỔNG CÔNG TY ĐƯỜNG MẪU\nCÔNG TY CỔ PHẦN\nSố: 1/KH-TCT",
            "Tổng công ty Đường Mẫu ban hành:",
            "Tổng công ty Đường Mẫu",
        ),
        (
            "CÔNG TY TNHH MTV\nTHỦY LỢI SUỐI MẪU\nSố: 1/KH-TL",
            "Thủy lợi Suối Mẫu.",
            "Công ty TNHH MTV Thủy lợi Suối Mẫu",
        ),
        ("BỘ Y TẾ\nSố: 1/KH-BYT", "Bộ Y tế ban hành Kế hoạch như sau:", "Bộ Y tế"),
        (
            "Bắc Mẫu, ngày 01 tháng 3 năm 2026",
            "Thực hiện Chỉ thị của Bộ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
            "Ủy ban nhân dân tỉnh Bắc Mẫu",
        ),
        (
            "Số: 2/KH-BCĐ",
            "Để phòng cháy tốt hơn, Ban Chỉ đạo phòng, chống cháy nổ xã Suối Mẫu (gọi tắt là Ban Chỉ đạo) "
            "xây dựng Kế hoạch như sau:",
            "Ban Chỉ đạo phòng, chống cháy nổ xã Suối Mẫu",
        ),
    ],
)
def test_the_issuing_body_is_named_in_full(head: str, opening: str, issuer: str) -> None:
    assert _issuer(head, opening) == issuer


@pytest.mark.parametrize(
    ("line", "number", "place", "day"),
    [
        ("Số: 12/KH-UBND\nBắc Mẫu, ngày 5 tháng 3 năm 2026", "12/KH-UBND", "Bắc Mẫu", "2026-03-05"),
        ("Số:      /KH-UBND\nBắc Mẫu, ngày    tháng    năm 2026", None, "Bắc Mẫu", None),
        (
            "Số: 7/2026/KH-SYT  Thành phố Mẫu, ngày 31 tháng 12 năm 2026",
            "7/2026/KH-SYT",
            "Thành phố Mẫu",
            "2026-12-31",
        ),
        ("Số:\n36 /KH - UBND\nBắc\nMẫu, ngày 05\ntháng 3 năm 2026", "36 /KH - UBND", "Bắc Mẫu", "2026-03-05"),
        ("Số:    /KH-SYT    Bắc Mẫu, ngày    tháng 3 năm 2026", None, "Bắc Mẫu", None),
        ("Số 12-KH/TU\nTP. Bắc Mẫu, ngày 05/3/2026", "12-KH/TU", "TP. Bắc Mẫu", "2026-03-05"),
        ("Số: 01 KH/TĐTN\nBắc Mẫu – Nam Mẫu, ngày 5-3-2026", "01 KH/TĐTN", "Bắc Mẫu – Nam Mẫu", "2026-03-05"),
        ("Số 15-KH/TU\nBắc Mẫu, ngày 31 tháng 02 năm 2026", "15-KH/TU", "Bắc Mẫu", None),
    ],
)
def test_number_place_and_date_are_those_that_are_printed(
    line: str, number: str | None, place: str | None, day: str | None
) -> None:
    head = read(f"{line}\n\nKẾ HOẠCH\nPhòng cháy\n\n{_BODY}").head
    assert [value.text if value else None for value in (head.number, head.place, head.date)] == [
        number,
        place,
        day,
    ]


@pytest.mark.parametrize(
    ("title", "section", "period"),
    [
        ("Phòng cháy năm 2026", "", ("2026-01-01", "2026-12-31")),
        ("Phòng cháy giai đoạn 2026 - 2030", "", ("2026-01-01", "2030-12-31")),
        ("Phòng cháy quý II năm 2026", "", ("2026-04-01", "2026-06-30")),
        ("Phòng cháy tháng 02/2028", "", ("2028-02-01", "2028-02-29")),
        ("Phòng cháy quý III và quý IV năm 2026", "", ("2026-07-01", "2026-12-31")),
        ("Kinh tế 5 năm 2026-2030, tầm nhìn đến năm 2045", "", ("2026-01-01", "2030-12-31")),
        ("Phòng cháy từ năm 2026 đến hết năm 2027", "", ("2026-01-01", "2027-12-31")),
        ("Cao điểm từ 15/4 đến 15/5/2026", "", ("2026-04-15", "2026-05-15")),
        ("Cao điểm từ tháng 10 đến hết tháng 3/2026", "", ("2025-10-01", "2026-03-31")),
        ("Phòng cháy\nNăm 2026", "", ("2026-01-01", "2026-12-31")),
        ("Phòng cháy năm 2026 và các năm tiếp theo", "", None),
        ("Chiến dịch hè", "III. THỜI GIAN\nTừ ngày 01 đến ngày 30 tháng 6 năm 2026.", ("2026-06-01", "2026-06-30")),
        ("Chiến dịch hè", "III. THỜI GIAN\n- Từ ngày 01/6 đến ngày 15/6/2026: tập huấn.", None),
        ("Phòng cháy 6 tháng cuối năm 2026", "", ("2026-07-01", "2026-12-31")),
        ("Thực hiện Chỉ thị ngày 05 tháng 3 năm 2025 của Tỉnh ủy", "", None),
        ("Phòng cháy đến năm 2030", "", None),
        ("Phòng cháy từ ngày ký ban hành đến hết năm 2027", "", ("2026-03-05", "2027-12-31")),
        ("Phòng cháy từ ngày ký đến hết tháng 6/2026", "", ("2026-03-05", "2026-06-30")),
        ("Chống rét vụ Đông Xuân năm 2026 - 2027", "", None),
        ("Chống rét mùa khô năm 2026 - 2027", "", None),
        ("Chống rét cho vật nuôi các vụ Đông Xuân giai đoạn 2026 - 2030", "", ("2026-01-01", "2030-12-31")),
        ("Tuyên truyền bầu cử Hội đồng nhân dân các cấp, nhiệm kỳ 2026 - 2031", "", None),
        ("Hoạt động của Hội nhiệm kỳ 2026 - 2031", "", ("2026-01-01", "2031-12-31")),
        (
            "Tháng hành động năm 2026",
            "III. THỜI GIAN THỰC HIỆN\nTừ ngày ký ban hành đến ngày 30 tháng 6 năm 2026.",
            ("2026-03-05", "2026-06-30"),
        ),
        (
            "Chiến dịch hè",
            "III. THỜI GIAN\n1. Thời gian: Từ ngày 01/6/2026 đến ngày 31/8/2026.",
            ("2026-06-01", "2026-08-31"),
        ),
    ],
)
def test_the_period_is_what_the_plan_says_it_covers(title: str, section: str, period: tuple[str, str] | None) -> None:
    plan = read(f"Bắc Mẫu, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\n{title}\n\n{_BODY}{section}")
    found = plan.head.period
    assert ((found.start, found.end) if found else None) == period


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        (
            "Công ty lập kế hoạch như sau (thời gian thực hiện từ ngày 05/12/2026 đến hết ngày 30/6/2027):",
            ("2026-12-05", "2027-06-30"),
        ),
        (
            "Trường ban hành Kế hoạch cấp nước; thời gian từ ngày 05/9/2026 đến ngày 31/5/2027:",
            ("2026-09-05", "2027-05-31"),
        ),
        ("Công ty ban hành Kế hoạch, thời gian từ 15/10 đến 15/11/2026, cụ thể:", ("2026-10-15", "2026-11-15")),
        ("Công ty xây dựng kế hoạch, thực hiện từ tháng 11/2026 đến tháng 4/2027:", ("2026-11-01", "2027-04-30")),
        (
            "Theo Kế hoạch số 2/KH-UBND (thời gian thực hiện từ ngày 01/6/2026 đến ngày 30/9/2026), Công ty ban hành "
            "Kế hoạch như sau:",
            ("2026-01-01", "2027-12-31"),
        ),
        (
            "Công ty lập kế hoạch như sau (thời gian thực hiện từ ngày 05/12/2030 đến hết ngày 30/6/2031):",
            ("2026-01-01", "2027-12-31"),
        ),
        ("Công ty lập kế hoạch thực hiện 27 công trình từ ngày 05/12/2026.", ("2026-01-01", "2027-12-31")),
    ],
)
def test_days_in_the_words_that_issue_the_plan_go_before_the_years_of_its_title(
    opening: str, period: tuple[str, str]
) -> None:
    plan = read(f"KẾ HOẠCH\nChống hạn giai đoạn 2026 - 2027\n\n{opening}\n\n{_BODY}")
    found = plan.head.period
    assert (found and (found.start, found.end)) == period


@pytest.mark.parametrize(
    ("above", "period", "due"),
    [
        ("1. Ôn luyện đội tuyển bơi", ("2026-01-01", "2026-12-31"), ["2026-05-20"]),
        ("1. Nội dung, thời gian thực hiện", ("2026-05-02", "2026-05-20"), []),
    ],
)
def test_the_time_of_one_activity_is_not_that_of_the_plan(above: str, period: tuple[str, str], due: list[str]) -> None:
    plan = read(
        "KẾ HOẠCH\nPhòng, chống đuối nước năm 2026\n\nỦy ban nhân dân xã Suối Mẫu ban hành Kế hoạch như sau:\n\n"
        f"I. MỤC ĐÍCH\nAn toàn.\n\nII. NHIỆM VỤ\n{above}\n- Thời gian: từ ngày 02/5/2026 đến ngày 20/5/2026.\n"
    )
    assert plan.head.period is not None
    assert (plan.head.period.start, plan.head.period.end) == period
    assert [one.due for one in plan.deadlines] == due


@pytest.mark.parametrize(
    "authority",
    ["BỘ TRƯỞNG BỘ ĐƯỜNG MẪU", "ỦY BAN NHÂN DÂN TỈNH BẮC MẪU", "GIÁM ĐỐC SỞ Y TẾ", "HIỆU TRƯỞNG TRƯỜNG CAO ĐẲNG MẪU"],
)
@pytest.mark.parametrize("title", ["Ban hành Kế hoạch nước sạch năm 2026", "VỀ KẾ HOẠCH NƯỚC SẠCH NĂM 2026"])
def test_who_takes_a_decision_is_named_below_its_title(title: str, authority: str) -> None:
    head = read(f"QUYẾT ĐỊNH\n{title}\n{authority}\nCăn cứ Luật Tài nguyên nước;\n\n{_BODY}").head
    assert head.title is not None
    assert head.title.text == title


def test_a_title_that_breaks_off_before_a_body_goes_on_with_it() -> None:
    lines = "QUYẾT ĐỊNH\nBan hành Kế hoạch nước sạch của\nỦY BAN NHÂN DÂN TỈNH BẮC MẪU\nCăn cứ Luật Tài nguyên nước;"
    head = read(f"{lines}\n\n{_BODY}").head
    assert head.title is not None
    assert head.title.text == "Ban hành Kế hoạch nước sạch của ỦY BAN NHÂN DÂN TỈNH BẮC MẪU"
