"""What a number counts: measure words, and the nouns of more than one syllable that plans count."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern

PERCENT = r"%|‰|điểm\s?%|điểm phần trăm|phần trăm"
_MEASURES = (
    r"(?:tỷ|tỉ|triệu|nghìn|ngàn)\s(?:đồng|usd|lượt|tấn|m3|kwh)|đồng(?! hồ)|usd|ha|héc ta|hecta|km|km2|km|"
    r"m2|m²|m3|m³|mét|cm|mm|m|bar|tấn|tạ|kg|lít|"
    r"(?:mg|µg|g)/(?:lít|l|m3|m³|ml)|mg|ppm|"
    r"kwh|mwh|mwp|mva|mw|kwp|kva|kw|gb|ngày làm việc|ngày công|ngày(?! hội)|giờ|phút|giây|tháng|lần|lượt|độ"
)
# "25km", "15ha": printed without a space.
GLUED = r"(?:km2|km²|km|m2|m²|m3|m³|ha|kg|cm|mm|mva|mwp|mwh|mw|kwp|kwh|kva|kw|gb|m)(?!\w)"
MEASURE = LazyPattern(rf"(?:{_MEASURES})(?!\w)")
_NOUNS = (
    "trường hợp|kỹ thuật viên|đồng hồ|đầu sách|tai nạn|hộ gia đình|hộ kinh doanh|khu dân cư|vùng trồng|con giống|"
    "bé gái|bé trai|hợp tác xã|ngày hội|"
    "tổ hợp tác|mô hình|sản phẩm|lao động|học sinh|sinh viên|giáo viên|học viên|"
    "cán bộ|công chức|viên chức|"
    "doanh nghiệp|chỉ tiêu|tiêu chí|hồ sơ|bác sĩ|điều dưỡng|công trình|dự án|cơ sở|đơn vị|"
    "hội nghị|hội thảo|chuyên đề|chương trình|"
    "cơ quan|thủ tục|dịch vụ|nhà máy|phương tiện|câu lạc bộ|gia đình|tuyên truyền viên|"
    "tình nguyện viên|cộng tác viên|"
    "nhà văn hóa|thị trấn|thị xã|thành phố|đặc khu|bệnh viện|trung tâm|khẩu hiệu|áp phích|tờ rơi|"
    "phóng sự|chuyên mục|"
    "hạng mục|giải pháp|sáng kiến|đề tài|phòng học|thư viện|doanh nhân|nông dân|phụ nữ|"
    "thanh niên|trẻ em|người|điểm|"
    "đoàn viên|hội viên|hợp đồng|văn bản|báo cáo|thiết bị|máy tính|giao dịch|tài khoản|kế hoạch|"
    "nhân viên|nhân khẩu|nội dung|nhiệm vụ|lĩnh vực|"
    "chi bộ|chi hội|chi đoàn|chi nhánh|thỏa thuận|thoả thuận|ý tưởng|"
    "phần mộ|phần việc|vùng lõm|vùng nguyên liệu|vùng nuôi|vùng sản xuất|vùng chuyên canh|vùng trũng|vùng cấm|"
    "tiểu thương|đề án|bản tin|bản đồ|phần mềm|phần quà|mặt hàng|nhóm trẻ|tuần lễ"
)
# Words that go on about the number and count nothing themselves.
_FUNCTION_WORDS = (
    "vào|đến|tới|trong|trước|sau|cuối|đầu|hết|và|hoặc|so|là|thì|được|có|cho|tại|ở|từ|với|của|do|để|khi|nếu|bị|đã|sẽ|"
    "không|chưa|về|theo|trên|dưới|này|kể|trở|các|những|mỗi|nhằm|thuộc"
)
_NOUN = LazyPattern(rf"(?:{_NOUNS}|(?!(?:{_FUNCTION_WORDS})(?!\w))[^\W\d_]+)(?!\w)")
# "20 “Mái ấm Công đoàn”": a name of more than one word; a watchword in quotes counts nothing.
_QUOTED = LazyPattern(r"[“\"](?P<name>[^”\"\d\s]+\s[^”\"\d]{1,60})[”\"]")
# "60 triệu người dân": the power of ten belongs to the unit, as in "triệu lượt".
_POWER = LazyPattern(r"(?:tỷ|tỉ|triệu|nghìn|ngàn|vạn)\s")
_AND_NOUN = LazyPattern(
    r",\s(?:bài|phường|thị xã|thành phố|đặc khu|thị trấn|tổ dân phố|khu phố|ấp|bản|chuyên mục|"
    r"phóng sự|huyện)(?!\w)"
)
# Kinds and parts of things: counted in passing, but a goal where a limit is set for them.
_PARTS = LazyPattern(r"(?:loại hình|loại|nội dung|nhiệm vụ|lĩnh vực|nhóm|khâu)(?!\w)")
# "xây dựng 15 vùng an toàn dịch bệnh", but not "chia 3 vùng": what is built or recognised is a goal.
_BUILT = LazyPattern(
    r"(?<!\w)(?:xây dựng|hình thành|thành lập|công nhận|phát triển|duy trì|nhân rộng|ra mắt|quy hoạch|cấp mã(?: số)?)"
    r"(?: mới| thêm| được| và duy trì)?\s$"
)
# "thu hút 12.000 thành viên" counts members in earnest, a team's few are told in passing.
_PERSONS = LazyPattern(r"(?:thành viên|đại biểu)(?!\w)")
_MANY = 100
_BUILDABLE = LazyPattern(r"(?:vùng|nhóm|miền)(?!\w)")
# Nouns that are counted in passing, never set as a goal.
_PASSING = LazyPattern(
    r"(?:bản(?! (?:ra khỏi|thoát|đạt|được công nhận|hoàn thành|về đích|đặc biệt))|bộ hồ sơ|"
    r"thành viên|loại hình|loại|nội dung|nhóm|nhiệm vụ|phần|chương|bước|"
    r"nguyên tắc|giai đoạn|năm|tuổi|chỗ|cấp|bên|"
    r"trang a4|trụ cột|khâu|dân tộc|mặt|khía cạnh|lĩnh vực|tại chỗ|không|rõ|nhất|thành tố|yếu tố|"
    r"điều|khoản|mục|câu|con số|đợt cao điểm|"
    r"tháng|ngày|giờ|tuần|quý|mùa|vùng|miền|đại biểu)(?!\w)"
)


def counted(folded: str, start: int) -> tuple[int, int] | None:
    """The measure or the noun counted that begins at ``start``; "tin, bài" and "xã, phường" are one
    unit.
    """
    if measure := MEASURE.match(folded, start):
        return measure.span()
    if quoted := _QUOTED.match(folded, start):
        return quoted.span("name")
    first = behind_power(folded, start)
    noun = _NOUN.match(folded, first) or _NOUN.match(folded, start)
    if noun is None:
        return None
    end = noun.end()
    while more := _AND_NOUN.match(folded, end):
        end = more.end()
    return start, end


def behind_power(folded: str, start: int) -> int:
    """Where the noun counted begins, behind "triệu", "nghìn"."""
    power = _POWER.match(folded, start)
    return power.end() if power else start


def is_measure(folded: str, start: int) -> bool:
    """Whether a measure word ("ha", "triệu đồng", "lần"), and no noun counted, begins at ``start``."""
    return MEASURE.match(folded, start) is not None


def measure_end(folded: str, end: int) -> int:
    """Where the measure word behind a number ends; ``end``, the number's own, where none stands there."""
    found = MEASURE.match(folded, unit_start(folded, end))
    return found.end() if found else end


def unit_start(folded: str, end: int) -> int:
    """Where the unit of a number begins that ends at ``end``: behind a space, where one is printed."""
    return end + folded.startswith(" ", end)


def is_passing(before: str, after: str, value: float, *, limited: bool = False) -> bool:
    """Whether the noun that a text begins with is counted in passing; "câu lạc bộ" is no "câu".

    ``limited`` tells that the number is a limit ("ít nhất", "từ ... trở lên"), so that kinds are counted in earnest.
    """
    if _BUILDABLE.match(after) and _BUILT.search(before):
        return False
    if value >= _MANY and _PERSONS.match(after):
        return False
    found = _PASSING.match(after)
    if found is None or (limited and _PARTS.match(after)):
        return False
    noun = _NOUN.match(after)
    return noun is None or noun.end() <= found.end()
