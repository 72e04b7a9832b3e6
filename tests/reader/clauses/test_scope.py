"""What is out of scope and what is not (docs/scope.md, rule 5). The clauses are invented."""

import pytest

from dondoc.reader.clauses import find_outside
from dondoc.reader.plan import Outside

OUTSIDE = [
    ("Nắm chắc tình hình tư tưởng của công nhân.", "Nắm chắc tình hình tư tưởng"),
    ("Theo dõi dư luận trong phường.", "Theo dõi dư luận"),
    ("Định hướng dư luận trước kỳ họp.", "Định hướng dư luận"),
    ("Cảnh giác với các thế lực thù địch.", "thế lực thù địch"),
    ("Bảo vệ an ninh chính trị nội bộ.", "an ninh chính trị nội bộ"),
    ("Nắm tình hình sinh viên trong trường.", "Nắm tình hình sinh viên"),
    ("Rà quét, phát hiện bài viết trên mạng xã hội.", "Rà quét, phát hiện bài viết trên mạng xã hội"),
    ("Ngăn chặn, gỡ bỏ thông tin xấu.", "Ngăn chặn, gỡ bỏ thông tin xấu"),
    ("Đấu tranh phản bác luận điệu trên báo.", "Đấu tranh phản bác luận điệu"),
    ("Lập danh sách, phân loại đối tượng trên địa bàn.", "Lập danh sách, phân loại đối tượng"),
    ("Quản lý người có tiền án tại thôn.", "Quản lý người có tiền án"),
    ("Tranh thủ già làng, người có uy tín.", "Tranh thủ già làng, người có uy tín"),
    ("Vận động chức sắc ký cam kết.", "Vận động chức sắc"),
    ("Xây dựng mạng lưới cộng tác viên trong khu trọ.", "mạng lưới cộng tác viên"),
    ("Xây dựng cơ sở bí mật trong nhà máy.", "cơ sở bí mật"),
    ("Phát động tố giác tội phạm trong dân cư.", "tố giác tội phạm"),
    ("Khai thác cơ sở dữ liệu quốc gia về dân cư.", "cơ sở dữ liệu quốc gia về dân cư"),
    ("Đối soát dữ liệu học sinh với căn cước.", "Đối soát dữ liệu học sinh với căn cước"),
    ("Kiểm tra tạm trú các khu trọ.", "Kiểm tra tạm trú"),
    ("Lắp hệ thống camera an ninh ngõ phố.", "camera an ninh"),
    ("Kết nối camera của hộ dân về trụ sở.", "Kết nối camera"),
    ("Theo dõi sinh hoạt tôn giáo trên địa bàn.", "Theo dõi sinh hoạt tôn giáo"),
    ("Không để hình thành khiếu kiện đông người.", "Không để hình thành khiếu kiện"),
    ("Xét thi đua đơn vị không có khiếu nại vượt cấp.", "không có khiếu nại vượt cấp"),
]

INSIDE = [
    "Lắp camera giám sát tại trạm cân mỏ đá.",
    "Kết nối camera quan trắc mực nước hồ về Sở Xây dựng.",
    "Kiểm tra bình chữa cháy tại cơ sở thờ tự.",
    "Phòng ngừa cháy nổ tại các tổ chức tôn giáo.",
    "Mở lớp phổ biến pháp luật giao thông cho đồng bào dân tộc thiểu số, chức sắc.",
    "Vận động chức sắc, tín đồ tham gia tiêm chủng.",
    "Tuyên truyền an toàn điện trên mạng xã hội.",
    "Theo dõi, đôn đốc việc đăng tải bài viết trên mạng xã hội.",
    "Giám sát an toàn thông tin trên không gian mạng.",
    "Trả lời kiến nghị của cử tri đúng hạn.",
    "Giải quyết khiếu nại, tố cáo đúng thời hạn.",
    "Quản lý đối tượng tham gia bảo hiểm y tế.",
    "Rà soát đối tượng thụ hưởng chính sách nhà ở.",
    "Lập danh sách hộ dân vùng sạt lở cần di dời.",
    "Củng cố mạng lưới cộng tác viên dân số.",
    "Nắm tình hình mưa lũ, dịch bệnh để ứng phó.",
    "Quản lý khai thác cát, không gây bức xúc dư luận.",
    "Kiểm tra an toàn cháy tại cơ sở lưu trú du lịch.",
    "Theo dõi sức khỏe học sinh bán trú.",
    "",
]


@pytest.mark.parametrize(("text", "words"), OUTSIDE)
def test_work_upon_people_is_outside_with_the_words_that_decided_it(text, words):
    outside = find_outside(text)
    assert outside is not None
    assert (outside.words, text[slice(*outside.span)]) == (words, words)


@pytest.mark.parametrize("text", INSIDE)
def test_service_and_safety_work_for_anyone_is_inside(text):
    assert find_outside(text) is None


def test_either_tone_placement_is_read():
    assert find_outside("Vô hiệu hoá tin giả.") == Outside("Vô hiệu hoá tin giả", (0, 19))
