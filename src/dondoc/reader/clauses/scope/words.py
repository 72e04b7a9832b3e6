"""What the rules of scope are made of: verbs that work upon people, gaps, and words of ordinary service."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reader.clauses.lazy import LazyPattern


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern on folded text.

    ``signs`` are syllables, or pairs of neighbours, of which one stands in everything that it matches: a cheap
    first look. Words of
    ``unless`` in the same sentence make the match ordinary service.
    """

    signs: frozenset[str]
    pattern: LazyPattern
    unless: LazyPattern | None = None

    def find(self, folded: str) -> tuple[int, int] | None:
        """Where the first match lies that is no ordinary service."""
        for found in self.pattern.finditer(folded):
            if self.unless is None or not self.unless.search(_sentence(folded, *found.span())):
                return found.span()
        return None


def rule(signs: str, pattern: str, unless: str | None = None) -> Rule:
    """The rule of a pattern that begins at a word; ``signs`` are parted by spaces, a pair joined by "_"."""
    return Rule(
        frozenset(sign.replace("_", " ") for sign in signs.split()),
        LazyPattern(rf"(?<!\w)(?:{pattern})"),
        LazyPattern(rf"(?<!\w){unless}(?!\w)") if unless else None,
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a span up to the next full stop or semicolon on either side."""
    first = max(text.rfind(mark, 0, start) for mark in ".;") + 1
    last = min((at for mark in ".;" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last]


# Words that may stand between a verb and its object; a clause's end may not, nor work of telling the public.
GAP = r"(?:(?!tuyên truyền|phổ biến|đăng tải|truyền thông|quảng bá|tập huấn|hướng dẫn)[^.;:])"
WATCH = r"nắm bắt|nắm chắc|nắm|theo dõi|giám sát|kiểm soát|quản lý|rà quét|trinh sát|thu thập"
LIST = r"lập danh sách|lập hồ sơ|sưu tra|gọi hỏi|răn đe|cảm hóa|phân loại|rà soát"
COUNTER = (
    r"đấu tranh|phản bác|ngăn chặn|chặn lọc|chặn|vô hiệu hóa|gỡ bỏ|bóc gỡ|triệt xóa|phát hiện|"
    r"phòng ngừa|xử lý|lấn át|đẩy lùi|pha loãng"
)
LINK = (
    r"kết nối|liên thông|tích hợp|khai thác|đồng bộ|chia sẻ|làm sạch|đối soát|tra cứu|xác thực|"
    r"đối chiếu|đối khớp|khớp nối|truy xuất|trích xuất|ứng dụng|sử dụng chung"
)
_TRUSTED_ONE = (
    r"(?:người (?:có )?uy tín|già làng|chức sắc|chức việc|nhà tu hành|tu sĩ|nhân sĩ|cốt cán|"
    r"người (?:có|tạo) (?:sức )?ảnh hưởng|người tiêu biểu|trưởng (?:họ|dòng|tộc))"
)
TRUSTED = rf"{_TRUSTED_ONE}(?:,? (?:và )?{_TRUSTED_ONE})*"
# Natural persons, as the holders of a trait.
PERSON = (
    r"(?:người|công dân|cá nhân|thanh niên|thiếu niên|thanh thiếu niên|thanh thiếu nhi|học sinh|sinh viên|đoàn viên|"
    r"hội viên|đảng viên|cán bộ|công chức|giáo viên|công nhân|người lao động|quần chúng|tín đồ|giáo dân|hộ|"
    r"trường hợp|nhân khẩu|việt kiều|kiều bào)(?!\w)"
)
# What a person is suspected or disliked for, and no illness or need.
TRAIT = (
    r"(?:biểu hiện(?: \w+){0,3}? (?:phức tạp|nghi vấn|chống đối|lệch lạc(?! khúc xạ)|tư tưởng|chậm tiến|bất mãn|"
    r"cực đoan|tiêu cực|vi phạm|khác thường|bất thường|bất minh)|chậm tiến|bất mãn|nghi vấn|khả nghi|bất minh|"
    r"lầm lỗi|hư hỏng|khiếu kiện|khiếu nại|tổ chức tôn giáo|theo đạo|tà đạo|hội,? nhóm)"
)

# Those who hold a faith, and their bodies; a place of worship is a building like any other.
FAITH = (
    r"(?:tín đồ|nhà tu hành|tín hữu|giáo dân|giáo dòng|hội thánh|điểm nhóm|chức sắc|chức việc|tu sĩ|tăng ni|hệ "
    r"phái|dòng tu|hội đoàn|"
    r"(?:vấn đề|hoạt động|tổ chức|sinh hoạt|trong|tình hình|công tác|lĩnh vực|vùng) tôn giáo|(?:đồng bào|người|"
    r"vùng|hộ) "
    r"(?:có|theo) đạo|vùng giáo)(?!\w)"
)
# What turns work with believers or persons into a service to them.
BENEFIT = (
    r"(?:phòng cháy|chữa cháy|pccc|cháy|giao thông|y tế|khám|tiêm|dịch bệnh|thực phẩm|vệ sinh|môi trường|rác|rừng|"
    r"đuối nước|"
    r"trường|đi học|học nghề|học bổng|xóa mù|bảo hiểm|nước sạch|hiến đất|nhà ở|làm đường|đường (?:bê tông|liên)|"
    r"việc làm|"
    r"hỗ trợ|trợ giúp|trợ cấp|chế độ|thụ hưởng|được hưởng|điện|thiên tai|bão|lũ|sơ tán|di dời|hiến máu|trùng tu|"
    r"tu bổ|di tích|"
    r"thủ tục|đúng (?:thời )?hạn|cấp phép|cấp giấy|(?<!pháp )luật|(?:phổ biến|giáo dục) pháp luật|tập huấn|bồi "
    r"dưỡng|đào tạo|dịch vụ công|"
    r"nộp hồ sơ|số hóa|giảm nghèo|an sinh|từ thiện nhân đạo|công trình|xây dựng (?:cơ sở|nhà|đường|nông thôn))"
)
# Services that anyone may be asked to take part in.
SERVICE = (
    r"(?:phòng cháy|chữa cháy|tiêm|y tế|khám|giao thông|vệ sinh|môi trường|rác|đuối nước|trường|đi học|"
    r"bảo hiểm|nước sạch|hiến đất|bảo vệ rừng|thực phẩm|an toàn điện|thiên tai|hiến máu)"
)
# What a "đối tượng" is in tax, insurance, welfare and schooling.
SERVED = (
    r"(?:tham gia|thụ hưởng|chính sách|bảo trợ|được|nộp|hưởng|kiểm tra|áp dụng|tiêm|ưu tiên|"
    r"yếu thế|điều chỉnh|"
    r"người có công|nghèo|khách hàng|là|học|cần|hỗ trợ|khám|kiểm kê|đầu tư|dễ bị|chịu|phải|thuộc|vay|đào tạo|"
    r"bồi dưỡng|cách ly|tập huấn|mua|đóng|cấp|nhận|thu|trẻ em|công trình|rừng|phục vụ|"
    r"tuyên truyền|nghiên cứu|"
    r"kiểm toán|thanh tra|bảo hiểm|xử lý chất)"
)
# Works and waters that a camera may watch.
WORKS = (
    r"(?:mỏ|khoáng sản|trạm cân|xả thải|quan trắc|rác|hồ chứa|đập|rừng|mực nước|bếp ăn|kho hàng|nước thải|"
    r"khí thải|ngập|giao thông|tốc độ|đèn tín hiệu|cầu cảng|bãi (?:xe|giữ xe))"
)
# Trades whose voluntary helpers are called "cộng tác viên".
HELPERS = (
    r"(?:dân số|y tế|dinh dưỡng|bảo hiểm|du lịch|thư viện|khuyến nông|công tác xã hội|thú y|"
    r"trẻ em|bảo vệ trẻ em|"
    r"báo chí|đọc sách|thủy lợi|khoa học|thống kê|kỹ thuật|môi trường|phòng cháy|an toàn|truyền thanh|"
    r"dịch thuật|giáo dục|sức khỏe|bán|kinh doanh|phân phối|khám)"
)
# Crimes against people on the net, which a page or a call may be blocked for.
FRAUD = r"(?:lừa đảo|hàng giả|cờ bạc|mã độc|xâm hại|ma túy|thuốc lá|tin nhắn rác|quảng cáo|bản quyền|cuộc gọi)"
NET = r"(?:không gian mạng|mạng xã hội|kgm|mxh|trang mạng|blog|facebook|tiktok|youtube|zalo|internet|hội nhóm)(?!\w)"
# Persons who are in need of help: to tell of them informs on nobody.
IN_NEED = r"(?:bị|mất tích|mắc|cần|nghèo|có hoàn cảnh|gặp|khuyết tật|già|cao tuổi|sử dụng|tham gia|kinh doanh)"
# Bodies that keep pages of their own on the net.
OWN = (
    r"(?:[^.;]{0,25}? của (?:các )?(?:cơ quan|đơn vị|xã|phường|huyện|thành phố|địa phương|tỉnh|sở|trường|"
    r"thư viện|trung tâm|bệnh viện|ủy ban|ban|đoàn|hội|mình))"
)
NEGATIVE = r"(?:tiêu cực|trái chiều|nhạy cảm|bôi nhọ|nói xấu|chỉ trích|xuyên tạc)"
