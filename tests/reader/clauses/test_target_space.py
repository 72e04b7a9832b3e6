"""The space of target sentences: every comparing word with every form of a number, every change, every time.

A sentence is put together from its parts, and so is what is expected of it. The clauses are invented.
"""

from __future__ import annotations

from itertools import product

import pytest

from dondoc.reader.clauses import Context, read_targets

YEAR = Context(year=2031, date="2031-01-20")

COMPARED = {
    ">=": (
        "", "đạt", "đạt ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn", "không nhỏ hơn", "ở mức",
        "lớn hơn hoặc bằng", "bằng hoặc cao hơn", "đạt và vượt", "duy trì ở mức", "tăng lên", "nâng lên", "ước đạt",
        "đạt khoảng", "≥",
    ),
    ">": ("trên", "hơn", "vượt", "cao hơn", "lớn hơn", "đạt trên", "duy trì trên", "tăng lên trên", ">"),
    "<=": (
        "không quá", "không vượt quá", "không cao hơn", "không lớn hơn", "tối đa", "nhiều nhất", "còn", "xuống còn",
        "giảm còn", "giảm xuống", "giảm xuống không quá", "nhỏ hơn hoặc bằng", "bằng hoặc thấp hơn", "≤",
    ),
    "<": ("dưới", "thấp hơn", "nhỏ hơn", "còn dưới", "ở mức dưới", "duy trì dưới", "giảm xuống dưới", "<"),
}  # fmt: skip
LEVELS = (
    ("Tỷ lệ thùng rác hỏng {} 12,5%", 12.5),
    ("Thời gian chờ thuyền {} 45 phút", 45),
    ("Sản lượng {} 1.250 tấn", 1250),
)
CUTS = ("Giảm", "Cắt giảm", "Kéo giảm", "Tiết giảm", "Rút ngắn")
RISES = ("Tăng", "Tăng thêm")
AMOUNTS = (("", False), ("ít nhất ", False), ("tối thiểu ", False), ("khoảng ", False), ("trên ", True))
TIMES = {
    "Đến năm 2034, ": (None, "2034-12-31"),
    "Đến 2034, ": (None, "2034-12-31"),
    "Đến hết năm 2034, ": (None, "2034-12-31"),
    "Trước năm 2034, ": (None, "2033-12-31"),
    "Năm 2032: ": (None, "2032-12-31"),
    "Đến tháng 6/2032, ": (None, "2032-06-30"),
    "Hết quý III/2031, ": (None, "2031-09-30"),
    "6 tháng đầu năm 2031, ": (None, "2031-06-30"),
    "Giai đoạn 2031 - 2035, ": (None, "2035-12-31"),
    "Hằng năm, ": ("year", None),
    "Hằng quý, ": ("quarter", None),
    "Mỗi học kỳ, ": ("6 months", None),
}
TIMES_BEHIND = {
    " vào năm 2034": (None, "2034-12-31"),
    " (năm 2034)": (None, "2034-12-31"),
    " (đến năm 2034)": (None, "2034-12-31"),
    "/năm": ("year", None),
    " trước ngày 30/6/2032": (None, "2032-06-30"),
    " so với năm 2030": (None, None),
    " so với trung bình giai đoạn 2026 - 2030": (None, None),
}
VERBS = (
    "chỉnh trang", "xóa", "thay thế", "nạo vét", "số hóa", "sàng lọc", "in", "chứng nhận", "hình thành", "thí điểm",
    "khoanh vùng", "xếp hạng", "lấy mẫu", "đầu tư", "nhận", "vinh danh", "khai giảng", "dựng", "thắp sáng", "cải thiện",
)  # fmt: skip


def told(text: str) -> list[tuple[str, float]]:
    return [(one.comparator, one.value) for one in read_targets(text, YEAR)]


@pytest.mark.parametrize("sign", COMPARED)
def test_each_comparing_word_compares_each_form_of_a_level(sign: str) -> None:
    cases = list(product(COMPARED[sign], LEVELS))
    read = {words.format(word): told(words.format(word)) for word, (words, _) in cases}
    assert read == {words.format(word): [(sign, value)] for word, (words, value) in cases}


@pytest.mark.parametrize(("verbs", "sign"), [(CUTS, -1), (RISES, 1)], ids=["cuts", "rises"])
def test_each_change_is_read_whatever_stands_first(verbs: tuple[str, ...], sign: int) -> None:
    expected = {}
    for verb, (least, strict) in product(verbs, AMOUNTS):
        compared = ("<" if sign < 0 else ">") + ("" if strict else "=")
        for text in (f"{verb} {least}5% số thùng hỏng so với năm 2030", f"Số thùng hỏng {verb.lower()} {least}5%"):
            expected[text] = [(compared, sign * 5)]
    assert {text: told(text) for text in expected} == expected


@pytest.mark.parametrize(
    ("text", "sign", "value", "by"),
    [
        ("Giảm tỷ lệ thùng hỏng từ 12% xuống 8%", "<=", 8, None),
        ("Giảm tỷ lệ thùng hỏng từ 12% năm 2030 xuống không quá 8% vào năm 2034", "<=", 8, "2034-12-31"),
        ("Đưa tỷ lệ thùng hỏng từ 12% (năm 2030) xuống còn 8% (năm 2034)", "<=", 8, "2034-12-31"),
        ("Nâng tỷ lệ thùng có nắp từ 8% năm 2030 lên 12% năm 2034", ">=", 12, "2034-12-31"),
        ("Thời gian chờ thuyền rút ngắn từ 40 phút xuống 25 phút", "<=", 25, None),
        ("Giảm một nửa số thùng hỏng so với năm 2030", "<=", -50, None),
        ("Giảm 1/3 lượng rác nhựa", "<=", -33.33, None),
        ("Ít nhất một phần ba số bến có mái che", ">=", 33.33, None),
        ("Tối thiểu 2/3 bến thuyền có mái che", ">=", 66.67, None),
        ("Tăng gấp đôi số chuyến thuyền", ">=", 2, None),
        ("Số chuyến thuyền tăng gấp ba", ">=", 3, None),
        ("Không có quá 02 phản ánh của khách", "<=", 2, None),
        ("Duy trì 0 ca đuối nước", "=", 0, None),
        ("Tỷ lệ thuyền quá hạn đăng kiểm là 0%", "=", 0, None),
        ("Số bến quá tải không vượt quá 05", "<=", 5, None),
        ("Ngày lưu trú bình quân 2,1 ngày/khách", ">=", 2.1, None),
    ],
)
def test_what_is_passed_on_the_way_and_parts_and_multiples(text: str, sign: str, value: float, by: str | None) -> None:
    assert [(one.comparator, one.value, one.by) for one in read_targets(text, YEAR)] == [(sign, value, by)]


def test_each_time_ahead_of_a_level_or_behind_it() -> None:
    ahead = {f"{time}tỷ lệ bến có mái che đạt 95%": said for time, said in TIMES.items()}
    behind = {f"Tỷ lệ bến có mái che đạt 95%{time}": said for time, said in TIMES_BEHIND.items()}
    expected = {text: [said] for text, said in (ahead | behind).items()}
    assert {text: [(one.every, one.by) for one in read_targets(text, YEAR)] for text in expected} == expected


def test_each_working_verb_sets_a_count() -> None:
    texts = [f"{verb.capitalize()} 12 bến thuyền" for verb in VERBS]
    assert {text: told(text) for text in texts} == {text: [(">=", 12)] for text in texts}


def test_in_a_part_on_aims_a_noun_and_its_number_are_enough() -> None:
    text = "Điện thương phẩm 862 triệu kWh; suất sự cố dưới 3,5 vụ/100 km/năm; tại 05 bến thuyền có 12 người trực"
    assert [(one.comparator, one.value) for one in read_targets(text, YEAR, aims=True)][:2] == [(">=", 862), ("<", 3.5)]
    assert told("Điện thương phẩm 862 triệu kWh") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mức độ hài lòng của khách đoàn từ 95% trở lên, khách lẻ từ 92% trở lên", ["khách đoàn từ 95% trở lên", "khách lẻ từ 92% trở lên"]),
        ("Tỷ lệ thu gom rác ở các bến đạt 98%, ở các chợ đạt 85% và ở đảo đạt 75%", ["các bến đạt 98%", "ở các chợ đạt 85%", "ở đảo đạt 75%"]),
        ("tỷ lệ tuân thủ của nhân viên ≥ 85% (khối cứu hộ: ≥ 90%)", ["nhân viên ≥ 85%", "khối cứu hộ: ≥ 90%"]),
    ],
)  # fmt: skip
def test_each_level_of_a_list_ends_where_the_next_begins(text: str, expected: list[str]) -> None:
    read = [one.text for one in read_targets(text, YEAR)]
    assert len(read) == len(expected)
    assert all(said.endswith(words) for said, words in zip(read, expected, strict=True))


def test_a_size_of_each_and_what_a_level_averages_are_no_goals() -> None:
    assert told("Vận hành 01 nhà máy đốt rác công suất 500 tấn/ngày") == [(">=", 1)]
    assert told("Phấn đấu điểm trung bình 83 tiêu chí đạt 4,15 trở lên") == [(">=", 4.15)]


def test_a_day_that_ends_a_sentence_without_a_comma_holds_for_its_number() -> None:
    (one,) = read_targets("100% bến, chợ được quán triệt quy chế hoàn thành trong Quý II/2031", YEAR)
    assert (one.value, one.by) == (100, "2031-06-30")


def test_a_limit_that_is_told_for_others_too_is_one_for_each() -> None:
    text = "Thời gian khắc phục sự cố không quá 08 giờ đối với bến nhỏ và 24 giờ đối với bến lớn"
    assert told(text) == [("<=", 8), ("<=", 24)]


def test_the_nouns_of_a_list_take_their_own_numbers() -> None:
    text = "Đón 5,5 triệu lượt khách, trong đó khách quốc tế 450 nghìn lượt, khách nội địa 5,05 triệu lượt"
    assert told(text) == [(">=", 5.5), (">=", 450), (">=", 5.05)]
