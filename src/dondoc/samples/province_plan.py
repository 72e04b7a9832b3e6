"""The text of the province's sample plan. All of it is invented but the laws that it cites."""

from __future__ import annotations

from datetime import date

from dondoc.exports.writers.official_docx.head import Head
from dondoc.exports.writers.report import Recipient
from dondoc.samples.papers import Line, SamplePlan, auto_heading, basis, body, heading, section
from dondoc.samples.province_tasks import PROVINCE_TASKS


def _agency(name: str) -> Line:
    return auto_heading(name, list_number=1)


_GROUNDS = (
    basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
    basis("Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ ngày 29 tháng 11 năm 2024;"),
    basis(
        "Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025 của Chính phủ quy định chi tiết một "
        "số điều và biện pháp thi hành Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ;"
    ),
    basis("Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 31/TTr-CAT ngày 05 tháng 01 năm 2026;"),
    body(
        "Ủy ban nhân dân tỉnh Sông Mây ban hành Kế hoạch bảo đảm an toàn phòng cháy, chữa cháy trong "
        "trường học trên địa bàn tỉnh năm 2026, như sau:"
    ),
)

_PURPOSE = (
    section("I. MỤC ĐÍCH, YÊU CẦU"),
    heading("1. Mục đích"),
    body(
        "a) Nâng cao trách nhiệm của các cơ quan quản lý và của người đứng đầu trường học trong công tác "
        "phòng cháy, chữa cháy và cứu nạn, cứu hộ."
    ),
    body(
        "b) Bảo đảm trường học có đủ phương tiện, lối thoát nạn và phương án chữa cháy; giảm nguy cơ cháy, "
        "nổ do hệ thống điện, bếp ăn và kho chứa."
    ),
    heading("2. Yêu cầu"),
    body(
        "a) Phân công rõ cơ quan chủ trì, cơ quan phối hợp, thời hạn và sản phẩm; không làm ảnh hưởng đến "
        "việc dạy và học."
    ),
    body("b) Báo cáo đúng thời hạn, số liệu có kiểm tra; kết quả thực hiện là căn cứ xét thi đua của đơn vị."),
)

_TARGETS = (
    section("II. CHỈ TIÊU"),
    body("1. 100% trường học có phương án chữa cháy, cứu nạn, cứu hộ được phê duyệt."),
    body("2. Ít nhất 95% trường học tổ chức thực tập phương án chữa cháy trong năm 2026."),
    body("3. Ít nhất 90% trường học có đội phòng cháy, chữa cháy cơ sở được huấn luyện nghiệp vụ."),
    body("4. Tổ chức ít nhất 24 lớp tập huấn kỹ năng phòng cháy, chữa cháy và thoát nạn cho trường học."),
    body("5. 100% bếp ăn bán trú được kiểm tra an toàn về hệ thống điện và khí đốt."),
    body("6. Đến hết năm 2026, xây dựng ít nhất 12 mô hình “Trường học an toàn phòng cháy, chữa cháy”."),
    body("7. Không để xảy ra cháy, nổ gây hậu quả nghiêm trọng tại trường học."),
)

_MEASURES = (
    section("III. NHIỆM VỤ, GIẢI PHÁP"),
    heading("1. Kiểm tra, khắc phục"),
    body("- Rà soát, lập danh mục trường học thuộc diện quản lý về phòng cháy, chữa cháy."),
    body("- Kiểm tra hệ thống điện, bếp ăn, kho chứa, lối thoát nạn, nguồn nước chữa cháy của trường học."),
    body("- Lập kế hoạch khắc phục từng tồn tại, nêu rõ thời hạn, kinh phí và đơn vị chịu trách nhiệm."),
    heading("2. Tập huấn, thực tập"),
    body("- Tổ chức lớp tập huấn cho đội phòng cháy, chữa cháy cơ sở của trường học theo cụm xã, phường."),
    body("- Thực tập phương án chữa cháy, thoát nạn; rút kinh nghiệm sau mỗi lần thực tập."),
    heading("3. Trang bị phương tiện"),
    body("- Kiểm tra, bảo dưỡng bình chữa cháy, hệ thống báo cháy; thay thế phương tiện hỏng, hết hạn."),
    body("- Nhân rộng mô hình “Trường học an toàn phòng cháy, chữa cháy”."),
)

_CHARGES = (
    section("IV. TỔ CHỨC THỰC HIỆN"),
    _agency("Công an tỉnh"),
    body(
        "- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo, UBND các xã, phường kiểm tra công tác phòng cháy, "
        "chữa cháy tại trường học; hoàn thành trước ngày 30/9/2026."
    ),
    body("- Hướng dẫn trường học xây dựng, thực tập phương án chữa cháy, cứu nạn, cứu hộ."),
    body(
        "- Là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp, tham mưu UBND tỉnh "
        "báo cáo theo quy định."
    ),
    _agency("Sở Giáo dục và Đào tạo"),
    body("- Chủ trì, phối hợp với Công an tỉnh tổ chức các lớp tập huấn cho trường học."),
    body("- Chỉ đạo các trường trực thuộc kiểm tra hệ thống điện, bếp ăn bán trú trước khi khai giảng năm học mới."),
    _agency("Sở Tài chính"),
    body(
        "Phối hợp với Công an tỉnh, Sở Giáo dục và Đào tạo tham mưu UBND tỉnh bố trí kinh phí thực hiện Kế "
        "hoạch theo phân cấp ngân sách."
    ),
    _agency("Sở Xây dựng"),
    body("- Hướng dẫn việc cải tạo lối thoát nạn, ngăn cháy tại các công trình trường học."),
    body("- Phối hợp với Công an tỉnh trong thẩm định, nghiệm thu về phòng cháy, chữa cháy theo phân cấp."),
    _agency("Sở Công Thương"),
    body("Chủ trì, phối hợp với các công ty điện lực kiểm tra an toàn sử dụng điện tại trường học."),
    _agency("Báo và Phát thanh, Truyền hình Sông Mây"),
    body("Mở chuyên mục hướng dẫn kỹ năng phòng cháy, chữa cháy và thoát nạn trong trường học."),
    _agency("UBND các xã, phường"),
    body("- Xây dựng kế hoạch thực hiện, gửi về Công an tỉnh trước ngày 10/02/2026; bố trí kinh phí theo phân cấp."),
    body("- Chỉ đạo trường học trên địa bàn tự kiểm tra, khắc phục tồn tại; xây dựng ít nhất 01 mô hình điểm."),
    section("V. CHẾ ĐỘ BÁO CÁO"),
    body(
        "1. Sở Giáo dục và Đào tạo, UBND các xã, phường báo cáo kết quả thực hiện 6 tháng "
        "trước ngày 15/6/2026, báo cáo năm trước ngày 15/12/2026, gửi về Công an tỉnh (qua Phòng Cảnh sát "
        "phòng cháy, chữa cháy và cứu nạn, cứu hộ) để tổng hợp."
    ),
    body(
        "2. Công an tỉnh tổng hợp, báo cáo UBND tỉnh kết quả 6 tháng trước ngày 20/6/2026 và kết quả năm "
        "trước ngày 20/12/2026."
    ),
    body(
        "Trên đây là Kế hoạch bảo đảm an toàn phòng cháy, chữa cháy trong trường học trên địa bàn tỉnh năm "
        "2026; yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./."
    ),
)

PROVINCE_PLAN = SamplePlan(
    day=date(2026, 1, 12),
    head=Head(
        issuer="Ủy ban nhân dân tỉnh Sông Mây",
        number="Số: 18/KH-UBND",
        dateline="Sông Mây, ngày 12 tháng 01 năm 2026",
        kind="Kế hoạch",
        subject="Bảo đảm an toàn phòng cháy, chữa cháy trong trường học trên địa bàn tỉnh Sông Mây năm 2026",
    ),
    lines=(*_GROUNDS, *_PURPOSE, *_TARGETS, *_MEASURES, *_CHARGES),
    recipients=(
        Recipient("Bộ Công an", "để báo cáo"),
        Recipient("Thường trực Tỉnh ủy", "để báo cáo"),
        Recipient("Chủ tịch, các Phó Chủ tịch UBND tỉnh"),
        Recipient("Các sở, ban, ngành tỉnh", "để thực hiện"),
        Recipient("UBND các xã, phường", "để thực hiện"),
        Recipient("Lưu: VT, NC"),
    ),
    signer_lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Nguyễn Văn Mẫu",
    appendix=PROVINCE_TASKS,
)
