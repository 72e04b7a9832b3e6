"""The rules that put a clause out of scope, each a verb with its object, on folded text.

The object alone decides little: a village elder may be invited to a class on fire safety, a camera
may watch a weighbridge, a complaint may be answered in time. Where the words can stand for nothing
else they are a rule by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and the syllables of which one stands in everything that it matches, as a cheap
    first look.
    """

    signs: frozenset[str]
    pattern: re.Pattern[str]


def _rule(signs: str, pattern: str) -> Rule:
    return Rule(frozenset(signs.split()), re.compile(rf"(?<!\w)(?:{pattern})"))


# Words that may stand between a verb and its object; a clause's end may not, nor work of telling the public.
_GAP = r"(?:(?!tuyên truyền|phổ biến|đăng tải|truyền thông|quảng bá|tập huấn|hướng dẫn)[^.;:])"
_WATCH = r"nắm bắt|nắm chắc|nắm|theo dõi|giám sát|kiểm soát|quản lý|rà quét|trinh sát|thu thập"
_LIST = r"lập danh sách|lập hồ sơ|sưu tra|gọi hỏi|răn đe|cảm hóa|phân loại|rà soát"
_COUNTER = (
    r"đấu tranh|phản bác|ngăn chặn|chặn lọc|chặn|vô hiệu hóa|gỡ bỏ|bóc gỡ|triệt xóa|phát hiện|"
    r"phòng ngừa|xử lý"
)
_LINK = (
    r"kết nối|liên thông|tích hợp|khai thác|đồng bộ|chia sẻ|làm sạch|đối soát|tra cứu|xác thực|"
    r"đối chiếu|truy xuất"
)
_TRUSTED = r"(?:người (?:có )?uy tín|chức sắc|chức việc|cốt cán)"
_TRUSTED_SIGNS = "uy sắc việc cốt"

# Services that anyone may be asked to take part in.
_SERVICE = (
    r"(?:phòng cháy|chữa cháy|tiêm|y tế|khám|giao thông|vệ sinh|môi trường|rác|đuối nước|trường|đi học|"
    r"bảo hiểm|nước sạch|hiến đất|bảo vệ rừng|thực phẩm|an toàn điện|thiên tai|hiến máu)"
)
# What a "đối tượng" is in tax, insurance, welfare and schooling.
_SERVED = (
    r"(?:tham gia|thụ hưởng|chính sách|bảo trợ|được|nộp|hưởng|kiểm tra|áp dụng|tiêm|ưu tiên|"
    r"yếu thế|điều chỉnh|"
    r"người có công|nghèo|khách hàng|là|học|cần|hỗ trợ|khám|kiểm kê|đầu tư|dễ bị|chịu|phải|thuộc|vay|đào tạo|"
    r"bồi dưỡng|cách ly|tập huấn|mua|đóng|cấp|nhận|thu|trẻ em|công trình|rừng|phục vụ|"
    r"tuyên truyền|nghiên cứu|"
    r"kiểm toán|thanh tra|bảo hiểm|xử lý chất)"
)
# Works and waters that a camera may watch.
_WORKS = (
    r"(?:mỏ|khoáng sản|trạm cân|xả thải|quan trắc|rác|hồ chứa|đập|rừng|mực nước|bếp ăn|kho hàng|nước thải|"
    r"khí thải|ngập)"
)
# Trades whose voluntary helpers are called "cộng tác viên".
_HELPERS = (
    r"(?:dân số|y tế|dinh dưỡng|bảo hiểm|du lịch|thư viện|khuyến nông|công tác xã hội|thú y|"
    r"trẻ em|bảo vệ trẻ em|"
    r"báo chí|đọc sách|thủy lợi|khoa học|thống kê|kỹ thuật|môi trường|phòng cháy|an toàn|truyền thanh|"
    r"dịch thuật|giáo dục|sức khỏe|bán|kinh doanh|phân phối|khám)"
)

_OPINION = (
    _rule(
        "tưởng luận trạng",
        r"(?:nắm bắt|nắm chắc|nắm|theo dõi|giám sát|đánh giá|định hướng|kiểm soát|quản lý)"
        rf"(?:(?!gây|tránh|bức xúc|không để){_GAP}){{0,40}}?(?<!\w)(?:tư tưởng|dư luận|tâm trạng)",
    ),
    _rule(
        "diễn chuyển địch phản phá loạn đổ",
        r"tự diễn biến|tự chuyển hóa|diễn biến hòa bình|thế lực thù địch|phản động|chống phá|bạo loạn|"
        r"lật đổ chính quyền",
    ),
    _rule(
        "ninh nội",
        r"an ninh (?:chính trị nội bộ|tôn giáo|tư tưởng|dân tộc|văn hóa,? tư tưởng)|bảo vệ chính trị nội bộ",
    ),
    _rule(
        "nắm",
        r"nắm (?:chắc |bắt )?tình hình(?:[^.;]{0,60}?(?:an ninh|quản lý địa bàn|tôn giáo)|(?: trong| về)? "
        r"(?:dân tộc|nội bộ|tín đồ|công nhân|học sinh|sinh viên|quần chúng|nhân dân))",
    ),
)
_SPEECH = (
    _rule(
        "mạng blog facebook tiktok youtube zalo internet nhóm",
        r"(?:theo dõi|giám sát|rà quét|trinh sát|kiểm soát|thu thập|nắm (?:bắt |chắc )?(?:tình hình|"
        r"thông tin))"
        rf"(?:(?!an toàn|sự cố|mã độc|lỗ hổng){_GAP}){{0,60}}?(?:không gian mạng|mạng xã hội|trang mạng|blog|"
        r"facebook|tiktok|youtube|zalo|internet|hội nhóm)",
    ),
    _rule(
        "xấu giả sai xuyên luận ngôn đồn",
        rf"(?:{_COUNTER}|kiểm soát){_GAP}{{0,70}}?(?:thông tin xấu|xấu,? độc|tin giả|sai sự thật|xuyên tạc|"
        r"quan điểm sai trái|luận điệu|nội dung xấu|thông tin sai lệch|phát ngôn|tin đồn)",
    ),
    _rule("bác", r"đấu tranh,? phản bác|phản bác(?: các)? (?:quan điểm|luận điệu|thông tin)"),
)
_PERSONS = (
    _rule(
        "tượng",
        rf"(?:{_WATCH}|{_LIST}){_GAP}{{0,30}}?(?<!\w)đối tượng(?!,? {_SERVED})(?! và {_SERVED})|"
        r"(?:vận động|truy bắt) đối tượng(?! (?:tham gia|mua|đóng))",
    ),
    _rule(
        "tiền án lỗi nghiện",
        rf"(?:{_WATCH}|lập danh sách|lập hồ sơ){_GAP}{{0,40}}?(?:tiền án|tiền sự|lầm lỗi|chấp hành xong án|"
        r"người nghiện)",
    ),
    _rule(
        _TRUSTED_SIGNS,
        rf"(?:tranh thủ|phát huy|sử dụng|lập danh sách|nắm|quản lý|theo dõi){_GAP}{{0,40}}?{_TRUSTED}|"
        rf"vận động{_GAP}{{0,40}}?{_TRUSTED}(?![^.;]{{0,80}}{_SERVICE})",
    ),
    _rule(
        "mật đặc tai lưới",
        r"cơ sở bí mật|(?:mạng lưới|cộng tác viên|nguồn tin) bí mật|mật báo|đặc tình|tai mắt|"
        rf"mạng lưới (?:cộng tác viên|cơ sở|thông tin viên)(?! {_HELPERS})",
    ),
    _rule(
        "tố tin",
        r"(?:phát hiện|tham gia|khuyến khích|phong trào)(?: phát hiện)?,? tố giác|"
        r"tố giác(?: và tin báo về)? (?:tội phạm|người|đối tượng)|"
        r"tin báo,? (?:tố giác )?về (?:tội phạm|đối tượng)",
    ),
)
_SYSTEMS = (
    _rule("cư", r"(?:cơ sở dữ liệu|csdl|csdlqg) (?:quốc gia )?(?:về )?dân cư"),
    _rule(
        "cước danh vneid trú khẩu thuê",
        rf"(?:{_LINK}){_GAP}{{0,60}}?(?<!\w)(?:căn cước|định danh (?:điện tử|cá nhân)|vneid|"
        r"dữ liệu cư trú|hộ khẩu|"
        r"nhân khẩu|thuê bao)",
    ),
    _rule(
        "trú vắng khẩu",
        r"(?:quản lý|kiểm tra|rà soát)(?: chặt chẽ| hành chính)?(?: về| công tác)? (?:cư trú|tạm trú|"
        r"tạm vắng|lưu trú|"
        r"nhân khẩu|hộ khẩu|nhân hộ khẩu)",
    ),
    _rule(
        "camera mặt",
        r"camera (?:an ninh|nhận diện|nhận dạng)|nhận (?:diện|dạng) khuôn mặt|"
        r"camera[^.;]{0,80}?chia sẻ (?:hình ảnh|dữ liệu)|"
        rf"(?:{_LINK}){_GAP}{{0,50}}?camera(?!{_GAP}{{0,60}}{_WORKS})",
    ),
)
_BELIEF = (
    _rule(
        "tôn ngưỡng đạo nhóm",
        rf"(?:{_WATCH}|{_COUNTER}|xóa bỏ){_GAP}{{0,40}}?(?:(?:hoạt động|sinh hoạt) (?:tôn giáo|"
        r"tín ngưỡng)|tà đạo|đạo lạ|"
        rf"hiện tượng tôn giáo|truyền đạo)|(?:{_WATCH}){_GAP}{{0,12}}?(?:điểm nhóm|tổ chức tôn giáo)",
    ),
    _rule("lợi", r"lợi dụng (?:các )?(?:vấn đề )?(?:dân tộc|tôn giáo|tín ngưỡng|tự do)"),
)
_PETITIONS = (
    _rule(
        "khiếu đông biểu đình lãn",
        r"(?:phòng ngừa|ngăn chặn|đấu tranh|không để|giải tán|kiểm soát|nắm|"
        rf"theo dõi){_GAP}{{0,60}}?(?:khiếu kiện|"
        r"khiếu nại (?:đông người|vượt cấp)|tụ tập đông người|biểu tình|đình công|lãn công)",
    ),
    _rule(
        "khiếu nghị thư biểu đình",
        rf"không có{_GAP}{{0,40}}?(?:khiếu kiện|(?:khiếu nại|kiến nghị|đơn thư) (?:đông người|vượt cấp|"
        r"kéo dài|phức tạp)|"
        r"biểu tình|đình công)",
    ),
)

RULES = (*_OPINION, *_SPEECH, *_PERSONS, *_SYSTEMS, *_BELIEF, *_PETITIONS)
