"""The verbs that open a piece of work. A noun phrase in a plan ends where one of them begins.

Vietnamese writes a space between syllables and marks no part of speech, so that a clause is divided
by the words it may open with. A verb spelt with a capital inside a clause is part of a name ("Ban
Quản lý") and divides nothing.
"""

from __future__ import annotations

import re

from dondoc.reader.clauses.fold import fold

_WORDS = """
áp dụng, ban hành, bàn giao, báo cáo, bảo dưỡng, bảo đảm, bảo quản, bảo trì, bảo vệ, biên soạn,
biên tập, bình ổn, bồi dưỡng, bồi thường, bố trí, bổ sung, bơm, cam kết, cấp, cấp cứu, cấp phát,
cắm, cắt giảm, cắt tỉa, cải cách, cải tạo, cảnh báo, cập nhật, chấn chỉnh, chấp hành, chăm sóc,
chi trả, chia sẻ, chỉ đạo, chuẩn bị, chuẩn hóa, chuyển, chuyển đổi, chuyển giao, chủ động, chủ
trì, công bố, công khai, công nhận, cung cấp, cung ứng, củng cố, cứu trợ, dạy, di dời, diễn tập,
duy trì, duy tu, dự báo, dự thảo, dùng, đeo, uống, dựng bia, dựng mới, đào tạo, đánh giá, đấu nối, đẩy mạnh, đẩy
nhanh, đăng ký, đăng tải, đắp, đảm bảo, đặt, đề nghị, đề xuất, đền bù, điều chỉnh, điều phối,
điều tiết, điều tra, điều trị, đo đạc, đón, đóng, đôn đốc, đối chiếu, đối thoại, đổi mới, động
viên, đưa, gắn biển, ghi nhận, gia cố, giao, giám sát, giải ngân, giải phóng, giải quyết, giải
tỏa, giảm, giới thiệu, giúp, giúp đỡ, giữ, gửi, hiệu chỉnh, hoàn thành, hoàn thiện, hoàn trả, hỗ
trợ, huy động, hướng dẫn, kê khai, kết nối, khai trương, khám, khắc phục, khảo sát, khen thưởng,
khơi thông, khởi công, khuyến khích, khử khuẩn, khử trùng, kiến nghị, kiểm định, kiểm kê, kiểm
soát, kiểm tra, kiện toàn, ký, ký kết, lấy, lấy mẫu, lắp, lắp đặt, lập, lồng ghép, lựa chọn, mở,
mở rộng, mua, mua sắm, nâng, nâng cao, nâng cấp, nắm bắt, nắm chắc, nắm tình hình, nạo vét, ngăn
chặn, nghiên cứu, nghiệm thu, nhân rộng, nhắc nhở, nhập, niêm yết, nộp, nuôi, ôn tập, phát động,
phát hành, phát hiện, phát huy, phát quang, phát sóng, phát triển, phân bổ, phân cấp, phân công,
phân loại, phân luồng, phân tích, phê duyệt, phòng ngừa, phối hợp, phổ biến, phun, phủ sóng,
phục hồi, phục vụ, quan tâm, quan trắc, quán triệt, quản lý, quảng bá, quy hoạch, quyên góp,
quyết định, quyết toán, ra mắt, ra quân, rà soát, rút ngắn, san lấp, sắp xếp, sản xuất, soạn
thảo, số hóa, sơ kết, sơ tán, sử dụng, sửa, sửa chữa, sửa đổi, tái chế, tăng, tăng cường, tạo
điều kiện, tạo lập, tập huấn, tập trung, tặng, tham gia, tham mưu, thanh lý, thanh toán, thanh
tra, thay, thay thế, thành lập, tháo dỡ, tháo gỡ, thẩm định, thẩm tra, thăm, thăm hỏi, thả, theo
dõi, thi công, thiết kế, thiết lập, thí điểm, thông báo, thông qua, thông tin, thống kê, thống
nhất, thu, thu gom, thu hồi, thu hút, thúc đẩy, thử nghiệm, thực hiện, tiêm, tiêm phòng, tiêu
độc, tiêu hủy, tiến hành, tiếp nhận, tiếp tục, tìm kiếm, tính toán, tôn vinh, tổ chức, tổng hợp,
tổng kết, trang bị, tranh thủ, trao, trao đổi, trao tặng, trả lời, treo, triển khai, trình,
trồng, truyền thông, trực, tu bổ, tu sửa, tuần tra, tuyên dương, tuyên truyền, tuyển chọn, ủng
hộ, ứng dụng, ứng phó, ứng trực, vận chuyển, vận động, vận hành, vệ sinh, vớt, xác định, xác
minh, xác nhận, xây, xây dựng, xây mới, xem xét, xét, xét duyệt, xếp loại, xóa, xóa bỏ, xúc
tiến, xử lý, xử phạt, yêu cầu
"""
VERBS = frozenset(fold(word.strip()) for word in _WORDS.replace("\n", " ").split(","))
_WORD = re.compile(r"[^\W\d_]+")
# "tổ chức" is also the noun "organisation", told by what stands beside it.
_ORGANISATION_AFTER = re.compile(
    r"tổ chức(?=\s*(?:[,.;:)]|$|và\b|chính trị|xã hội|liên quan|có liên quan|đoàn thể|đảng|"
    r"thành viên|hoạt động|"
    r"quốc tế|tín dụng|kinh tế|tôn giáo|khác\b|hội\b|công đoàn|trong\b|trên\b|quần chúng|"
    r"hành nghề|hội, đoàn))"
)
_ORGANISATION_BEFORE = re.compile(r"(?:các|cơ quan,|cá nhân,|cơ quan và|mỗi|những|ban)\s$")
# What a verb of one syllable is not: the head of a noun that begins alike.
_NOUNS = {
    "giao": {"giao thông", "giao dịch", "giao ban", "giao lưu", "giao thừa"},
    "cấp": {
        "cấp xã",
        "cấp tỉnh",
        "cấp huyện",
        "cấp thôn",
        "cấp cơ",
        "cấp ủy",
        "cấp trên",
        "cấp dưới",
        "cấp có",
        "cấp học",
        "cấp thẩm",
        "cấp phường",
        "cấp trung",
        "cấp cứu",
        "cấp nước",
        "cấp bộ",
    },
    "trực": {"trực thuộc", "trực tuyến", "trực tiếp", "trực ban", "trực quan"},
    "thu": {"thu nhập", "thu ngân", "thu phí"},
    "chuyển": {"chuyển phát"},
    "đặt": {"đặt hàng"},
    "mở": {"mở đầu"},
    "đóng": {"đóng trên", "đóng quân", "đóng tại"},
    "tăng": {"tăng trưởng"},
    "giữ": {"giữ xe"},
    "thay": {"thay mặt"},
    "xét": {"xét nghiệm"},
}
# Words of two syllables whose second is a verb of one.
_SECOND_HALVES = frozenset(
    [
        "công lập",
        "độc lập",
        "trung cấp",
        "sơ cấp",
        "trợ cấp",
        "phụ cấp",
        "nâng cấp",
        "phân cấp",
        "khẩn cấp",
        "ngoại giao",
        "xã giao",
        "chứng nhận",
        "tự lập",
        "thường trực",
        "túc trực",
    ]
)
_TEAM = re.compile(r"(?<!tỉnh )(?<!công )(?<!thành )(?:đoàn|tổ|đội|nhóm|ban)\s$")
_TEAM_WORK = frozenset(
    [
        "kiểm tra",
        "thanh tra",
        "khảo sát",
        "giám sát",
        "chỉ đạo",
        "quản lý",
        "biên soạn",
        "thẩm định",
        "điều phối",
    ]
)
_WHOLE_WORDS = VERBS | _SECOND_HALVES
_NOUN_BEFORE = re.compile(
    r"(?:các|những|mỗi|từng|công tác|việc|nhiệm vụ|hoạt động|lực lượng|cơ quan|quy chế|kết quả|"
    r"kế hoạch|nội dung|cơ sở|thuốc)\s$"
)


def find_verb(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Offset of the first working verb in lower case at or after ``start``; None where there is none."""
    folded = fold(text)
    stop = len(text) if end is None else end
    words = list(_WORD.finditer(folded, start, stop))
    for index, word in enumerate(words):
        if text[word.start()].islower() and _opens(folded, words, index, start):
            return word.start()
    return None


def begins_with_verb(text: str, start: int = 0) -> bool:
    """Whether the word at ``start`` is a working verb, in either case."""
    folded = fold(text)
    words = list(_WORD.finditer(folded, start, min(len(text), start + 30)))
    return bool(words) and words[0].start() == start and _opens(folded, words, 0, start)


def _opens(folded: str, words: list[re.Match[str]], index: int, start: int) -> bool:
    first = words[index]
    pair = first[0]
    if index + 1 < len(words) and folded[first.end() : words[index + 1].start()] == " ":
        pair = f"{first[0]} {words[index + 1][0]}"
    single = first[0] in VERBS and pair not in _NOUNS.get(first[0], ())
    if not single and pair not in VERBS:
        return False
    if index > 0 and f"{words[index - 1][0]} {first[0]}" in _WHOLE_WORDS:
        return False  # the second half of a word, as in the name "Sở Xây dựng"
    before = folded[max(start, first.start() - 16) : first.start()]
    if pair == "tổ chức":
        return not (_ORGANISATION_AFTER.match(folded, first.start()) or _ORGANISATION_BEFORE.search(before))
    if pair in _TEAM_WORK and _TEAM.search(before):
        return False
    return not _NOUN_BEFORE.search(before)
