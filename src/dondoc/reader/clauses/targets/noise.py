"""Blanking numbers that name or order something: dates, articles, grades, ages, telephone numbers,
quoted names.
"""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.masking import BLANK
from dondoc.reader.clauses.moments import MOMENT

# "khối 8, 9 biết bơi": names go on where no noun follows that the next number could count.
NAMES_GO_ON = (
    r"(?:,\s|\svà\s|,\svà\s|\s?[-–]\s?)\d{1,3}(?![\d%.])"
    r"(?=(?:,\s|\svà\s|,\svà\s)\d{1,3}(?:,?\s(?:và|được|phải|có)|,\s\d|\s?[;.)(]|$)|,\s(?!\d)|\s?[;.)(:]|$|"
    r"\s(?:được|phải|có|đạt|biết|không|hoàn thành|tham gia|của|tại|ở|trong|thuộc|đã|sẽ|chưa)(?!\w))"
)
_NAMED = LazyPattern(
    # "mỗi thôn 02 buổi" counts for each
    r"(?<!\w)(?<!mỗi )(?<!từng )(?<!mỗi cụm )(?<!mỗi liên )(?<!hằng )(?<!hàng )"
    r"(?:top|tốp|khoản|điều|(?<!dứt )(?<!thí )điểm|mục|chương|phụ lục|biểu|"
    r"(?<!lấy )mẫu|bảng|hình|(?<!chỉnh )trang|(?<!cấp )số|thứ|lớp|khối|"
    r"cấp độ|mức độ|giai đoạn|đợt|dự án|tiểu dự án|"
    r"quốc lộ|tỉnh lộ|đường|chương trình|nghị quyết|nghị định|chỉ thị|quyết định|thông tư|"
    r"(?<!khoanh )(?<!phân )vùng|"
    r"nhóm|(?<=tiêu chí )mức|(?<!phân )loại|(?<!nâng )(?<!xếp )(?<!phân )hạng|bậc|tiêu chí|nghiệp|"
    r"phiên bản|tổ|thôn|khu phố|ấp|bước|đề án|quý|khóa|(?<!định )kỳ|"
    r"tầng)\s(?:số\s)?\d{1,4}(?:\.\d{1,2})*(?![\d%])(?!\.\d{3})(?!\s?(?:%|‰|tỷ|"
    r"triệu|km|ha|m2|m3|tấn|lượt))(?!,\d)(?!/\d)"
    rf"(?:{NAMES_GO_ON})*"
)
# "Đề án 01 triệu héc-ta lúa", "Chương trình 1 tỷ cây xanh": a large number names the programme.
_PROGRAMME = LazyPattern(
    r"(?<!\w)(?:đề án|chương trình|dự án|phong trào|cuộc vận động|chiến dịch|sáng kiến)\s"
    r"(?:trồng\s|mới\s)?(?:\d[\d.]*|một)\s(?:triệu|tỷ|tỉ|vạn)(?!\w)"
)
# "5 không, 3 sạch", "3 giảm 3 tăng", "4 sẵn sàng": watchwords count no things.
_WATCHWORD = LazyPattern(
    r"(?<![\d.,/%–-])(?:\d{1,2}(?=\s(?:không|sạch|sẵn sàng|đúng|rõ|nhất|cùng|dám|biết|bám|thật|xin|luôn|chống|chủ động|"
    r"tích cực)(?!\w))|\d{1,2}\s(?:giảm|tăng|phải)(?:,?\s\d{1,2}\s(?:giảm|tăng|phải))+(?!\w))"
)
_LEVELS = LazyPattern(r"(?<!nâng )cấp [1-4](?![\d.,])")
_AGES = LazyPattern(
    r"(?:từ\s|dưới\s|trên\s|đủ\s)?\d+(?:,\d+)?(?:\s?(?:-|–|đến)\s?(?:dưới\s)?\d+)?\s(?:tuổi|tháng tuổi|"
    r"sao(?!\w)|chỗ(?!\w)|tại chỗ)(?:\strở (?:lên|xuống))?"
)
_QUOTED = LazyPattern(r"[“\"][^”\"]{0,80}\d[^”\"]{0,80}[”\"]")
_CODES = LazyPattern(
    r"24/24(?:\s?(?:giờ|h))?|24/7|covid-19|pm ?2[.,]5|(?<![\d.])4\.0(?!\d)|"
    r"\d{2,4}(?:[. ]\d{2,3}){2,}(?!\d)(?=[,;]|\s?(?:,|trực|để|$))|"
    r"\b0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}\b"
)
_PER_HEAD = LazyPattern(
    r"(?<=\w)\strên\s10{0,2}\.000(?=\s(?:dân|người|trẻ|ca|hộ|phụ nữ|lao động))"
    # "số giường bệnh trên một vạn dân đạt 45"
    r"|(?<=\w)\strên\s(?:(?:0?1|10|100|một|mười)\s)?(?:vạn|nghìn|ngàn|triệu|1?00)"
    r"(?=\s[^\W\d]+(?:\s[^\W\d]+){0,4}[\s:]+(?:(?:từ|trên|dưới)\s)?\d)"
)
_BOTH = LazyPattern(r"(?:cả|trong số|trong)\s\d+\s(?=tiêu chí|mặt|nội dung|lĩnh vực|năm|tháng|ngày|tuần|khâu)")
_PERIOD = LazyPattern(
    r"(?<!\w)(?:0?1|một) năm(?= (?:tổ chức|thực hiện|ít nhất|tối thiểu|có)\s)|"
    r"(?:định kỳ\s|mỗi\s|h[àằ]ng\s|/\s?)?(?:0?6|0?9|0?3) tháng(?! tuổi)(?:,?\s(?:và\s)?(?:0?1|"
    r"một) năm|, năm)?|giai đoạn \d+ năm|(?:kế hoạch|chu kỳ|nhiệm kỳ) \d+ năm"
)
# "Học sinh lớp 10 (12 lớp, 516 em)" tells how many there are.
_IN_BRACKETS = LazyPattern(r"(?<= )\(\d[^()%]*\)")
# "điểm trung bình 83 tiêu chí đạt 4,15": what the level is the average of.
_AVERAGED = LazyPattern(r"(?<=trung bình )\d+(?= (?:tiêu chí|chỉ tiêu|câu|mục|nội dung|chỉ số|lĩnh vực)(?!\w))")
_CLOCK = LazyPattern(r"\d{1,2}\s?(?:giờ|h)\s?\d{2}|\d{1,2}:\d{2}")
# "xử lý trong vòng 48 giờ đạt trên 98%": how quickly is no number to be reached.
_WITHIN = LazyPattern(
    r"(?<!\w)trong (?:vòng |thời gian |thời hạn )?\d+ (?:giờ|phút|ngày(?: làm việc)?)(?= (?:đạt|đầu)\b)"
)
# "số tàu mất kết nối quá 10 ngày giảm 50%": which of the things are counted.
_LASTING = LazyPattern(
    r"(?<!\w)(?<!không )(?<!còn )(?:quá|trên|hơn|dưới)\s\d+ (?:ngày(?: làm việc)?|giờ|phút|tháng|năm|tuần|mét)"
    r"(?=\s(?:giảm|tăng|còn|chiếm|đạt|không (?:quá|vượt|có))(?:\s[^\W\d]+){0,4}\s\d)"
)
# "100% người nộp thuế có nợ trước ngày 15 hằng tháng": a day counts nothing.
_DAY = LazyPattern(r"(?<!\w)ngày \d{1,2}(?= (?:hằng|hàng|mỗi) tháng(?!\w))")
# "tỷ lệ cây sống sau 01 năm đạt 85%": when it is counted.
_LATER_ON = LazyPattern(
    r"(?<!\w)sau\s(?:\d+(?:\s?[-–]\s?\d+)?|một|hai|ba)\s(?:năm|tháng|tuần|ngày|giờ|phút|vụ|mùa|quý|kỳ)(?!\w)"
    r"(?!\slàm việc)"
)
# "Đồ nhựa dùng một lần" is a kind of thing.
_ONE_USE = LazyPattern(r"(?:(?<=dùng )|(?<=nhựa )|(?<=nilon )|(?<=ni lông )|(?<=ni lon ))(?:một|0?1) lần(?!\s?/)(?!\w)")
# "so với trung bình 5 năm 2014 - 2018", the years themselves blanked.
_YEARS = LazyPattern(r"(?:trung bình|bình quân|giai đoạn|của|trong|cả)\s\d{1,2}\s(?=\x00)")
_DIGIT = LazyPattern(r"\d")
# "Năm 2026, 2027, 2028 lần lượt đạt ..."
YEAR_LIST = LazyPattern(r"năm (?P<years>20\d\d(?:(?:,\s|\svà\s|,\svà\s)(?:năm\s)?20\d\d)+)")
# "Giá trị sản xuất trên 01 ha đất đạt 120 triệu đồng"
_PER_AREA = LazyPattern(r"(?<=\s)trên (?:0?1|một) (?:ha|héc ta|đơn vị)(?!\w)")
# "tỷ lệ doanh nghiệp tiếp từ 02 đoàn trở lên trong năm bằng 0%": of which things the rate is.
_OF_RATE = LazyPattern(
    r"(?P<rate>(?:tỷ|tỉ) lệ [^,;.%\d]{2,60}\s)(?P<many>từ \d+ [^,;.%\d]{1,30} trở lên)(?=(?:\s[^\W\d]+){0,4}\s"
    r"(?:đạt|bằng|dưới|trên|không quá|còn|là|tối thiểu|ít nhất)\s(?:[^\W\d]+\s){0,2}\d[\d.,]*\s?%)"
)
_LIFE = LazyPattern(r"tuổi thọ[^,;.]{0,40}$")
_PARTS_OF_DATE = ("y1", "y1w", "d2", "last", "half", "nine", "y7")
_MOMENTS = LazyPattern(rf"(?<!\w)(?=[\dntqscg])(?:{MOMENT})")


# What names a number, by the signs that it takes: most texts hold few of them.
_NAMES: tuple[tuple[tuple[str, ...], LazyPattern], ...] = (
    (("“", '"'), _QUOTED),
    ((), _WATCHWORD),
    ((), _NAMED),
    (("triệu", "tỷ", "tỉ", "vạn"), _PROGRAMME),
    (("cấp ",), _LEVELS),
    (("trên ",), _PER_AREA),
    ((), _CODES),
    (("trên ",), _PER_HEAD),
    (("cả ", "trong "), _BOTH),
    ((), _PERIOD),
    ((BLANK,), _YEARS),
    (("trung bình ",), _AVERAGED),
    ((), _CLOCK),
    (("trong ",), _WITHIN),
    (("quá ", "trên ", "hơn ", "dưới "), _LASTING),
    (("sau ",), _LATER_ON),
    (("ngày ",), _DAY),
    (("(",), _IN_BRACKETS),
)


def without_names(folded: str) -> str:
    """The text with every number blanked that counts nothing."""
    text = _ONE_USE.sub(_blank, _MOMENTS.sub(_blank_moment, YEAR_LIST.sub(_blank, folded)))
    if any(sign in text for sign in ("tuổi", "sao", "chỗ")):
        text = _AGES.sub(lambda found: found[0] if _LIFE.search(folded, 0, found.start()) else _blank(found), text)
    if "trở lên" in text:
        text = _OF_RATE.sub(lambda found: found["rate"] + BLANK * len(found["many"]), text)
    for signs, pattern in _NAMES:
        if signs and not any(sign in text for sign in signs):
            continue
        if not _DIGIT.search(text):
            break
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _blank_moment(found: re.Match[str]) -> str:
    """A bare "12/15" may be a share, so that only what is printed as a date is one."""
    words = found[0]
    is_date = words[0] not in "0123456789" or any(found[part] for part in _PARTS_OF_DATE)
    return BLANK * len(words) if is_date else words
