"""The words that the grammar divides clauses by, of one or two syllables each, in alphabetical order."""

from __future__ import annotations

from dondoc.reader.clauses.fold import fold


def _words(listing: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in listing.replace("\n", " ").split(","))


# Verbs that open a piece of work.
WORKING_VERBS = _words(
    """
áp dụng, ban hành, bao tiêu, bàn giao, báo cáo, bảo dưỡng, bảo đảm, bảo lãnh, bảo quản, bảo trì, bảo
trợ, bảo vệ, biên soạn, biên tập, biểu dương, bình chọn, bình ổn, bồi dưỡng, bồi thường, bố trí, bổ
sung, bơm, cam kết, cách ly, cân đối, cấp, cấp cứu, cấp phát, cắm, cắt giảm, cắt tỉa, cải cách, cải tạo, cảnh
báo, cập nhật, chấm bài, chấm điểm, chấm thi, chấn chỉnh, chấp hành, chăm lo, chăm sóc, chi trả, chia sẻ, chỉ đạo, cho
vay, chọn, chống, chuẩn bị, chuẩn hóa, chọn tạo, chuyển, chuyển đổi, chuyển giao, chuyển tuyến, chủ động, chủ trì,
công bố, coi thi, công khai, công nhận, cung cấp, cung ứng, củng cố, cử cán, cử đảng, cử đoàn, cử lực, cử người,
cưỡng chế, cứng hóa, cứu chữa, cứu trợ,
dán, dạy, dập dịch, di dời, diễn tập, dọn, dọn dẹp, duy trì, duy tu, dùng, dự báo, dự giờ, dự thảo, dựng
bia, dựng mới, dừng, đào tạo, đánh giá, đấu giá, đấu nối, đấu thầu, đẩy mạnh, đẩy nhanh, đăng ký, đăng
tải, đắp, đảm bảo, đặt, đeo, đề nghị, đề xuất, đền bù, điều chỉnh, điều động, điều phối, điều tiết,
điều tra, điều trị, đình chỉ, định giá, định hướng, đo đạc, đo huyết, đo kiểm, đón, đóng, đôn đốc,
đồng bộ, đối chiếu, đối soát, đối thoại, đổi mới, đỡ đầu, động viên, đưa, đưa tin, gắn biển, gạt, ghi nhận,
gia cố, giao, giao ban, giám định, giám sát, giải đáp, giải ngân, giải phóng, giải quyết, giải tỏa,
giải trình, giảm, gieo, giới thiệu, giúp, giúp đỡ, giữ, gửi, hiệu chỉnh, hiệu đính, hoàn chỉnh, hoàn
thành, hoàn thiện, hoàn trả, hoạch định, hòa giải, hỗ trợ, họp bàn, hội ý, huy động, hướng dẫn, in
ấn, kê khai, kết nghĩa, kết nối, khai trương, khám, khắc phục, khảo sát, khen thưởng, khoanh nuôi,
khoanh vùng, khống chế, khơi thông, khởi công, khuyến cáo, khuyến khích, khử khuẩn, khử trùng, kiến
nghị, kiểm định, kiểm kê, kiểm soát, kiểm tra, kiện toàn, ký, ký kết, lát, lấy, lấy mẫu, lắp, lắp
đặt, lập, liên thông, lồng ghép, lưu giữ, lưu trữ, lưu ý, luân chuyển, lựa chọn,
mã hóa, mời gọi, mở, mở rộng,
mua, mua bán, mua sắm, nâng, nâng cao, nâng cấp, nâng hạng, nấu, nắm bắt, nắm chắc, nắn, nạo vét, neo đậu, ngăn
chặn, nghiên cứu, nghiệm thu, nhân giống, nhân rộng, nhận đỡ, nhận khoán, nhận ủy, nhắc nhở, nhắn tin, nhập, nhập liệu,
nhựa hóa, niêm yết, nộp, nuôi, ôn tập, phát dọn, phát động, phát hành, phát hiện, phát huy, phát quang, phát sóng, phát
thưởng, phát tin, phát triển, phân bổ, phân cấp, phân công, phân định, phân giới, phân loại, phân
luồng, phân tích, phản ánh, phản hồi, phê duyệt, phòng ngừa, phối hợp, phổ biến, phun, phủ sóng,
phục hồi, phục vụ, quan tâm, quan trắc, quán triệt, quản lý, quảng bá, quét, quét dọn, quy đổi, quy hoạch,
quyên góp, quyết định, quyết toán, ra mắt, ra quân, rà phá, rà soát, rải, rút kinh, rút ngắn, san lấp, sắp
xếp, sản xuất, soạn thảo, số hóa, sơ kết, sơ tán, sử dụng, sửa, sửa chữa, sửa đổi, tài trợ, tái chế,
tái cấu, tái đàn, tái sử, tăng, tăng cường, tạm dừng, tạo lập, tập hợp, tập huấn, tập trung, tặng,
tham gia, tham mưu, tham quan, tham vấn, thanh lý, thanh toán, thanh tra, thay, thay thế, thành lập,
tháo, tháo dỡ, tháo gỡ,
thẩm định, thẩm tra, thăm, thăm hỏi, thả, theo dõi, thi công, thiết kế, thiết lập, thí điểm, thông
báo, thông qua, thông tin, thống kê, thống nhất, thu, thu giữ, thu gom, thu hoạch, thu hồi, thu hút,
thu mua, thu phí, thu thập, thúc đẩy, thử nghiệm, thực hiện, tiêm, tiêm phòng, tiêu độc, tiêu hủy,
tiến hành, tiếp nhận, tiếp sức, tiếp tế, tiếp thu, tiếp tục, tìm hiểu, tìm kiếm, tích hợp, tính
toán, tôn vinh, tổ chức, tổng hợp, tổng kết, tổng vệ, trang bị, trang trí, tranh thủ, trao, trao đổi, trao tặng, trả
lời, trải nghiệm, treo, tri ân, triển khai, trình, trồng, trồng mới, trợ giúp, truy vết, truy xuất,
truyền thông, trực, trực chốt, tu bổ, tu sửa, tuần tra, tuyên dương, tuyên truyền, tuyển chọn, uống,
ủng hộ, ươm, ứng cứu, ứng dụng, ứng phó, ứng trực, vận chuyển, vận động, vận hành, vẽ, vẽ tranh, vệ
sinh, viết báo, viết bài, viết tin, viết thu, viết chuyên,
vớt, xác định, xác lập, xác minh, xác nhận, xây, xây dựng, xây mới, xả, xem xét, xét, xét
duyệt, xét nghiệm, xếp hạng, xếp lịch, xếp loại, xóa, xóa bỏ, xúc tiến, xử lý, xử phạt, yêu cầu
"""
)

# Nouns that begin like a verb of one syllable.
VERB_HEADED_NOUNS = _words(
    """
cấp bộ, cấp có, cấp cơ, cấp dưỡng, cấp dưới, cấp học, cấp huyện, cấp nước, cấp phường, cấp thẩm, cấp thôn, cấp
tỉnh, cấp trên, cấp trung, cấp ủy, cấp xã, chuyển phát, đặt hàng, đưa đón, đóng quân, đóng tại, đóng trên,
giao dịch, giao lưu, giao thông, giao thừa, giữ xe, ký túc, mở đầu, tăng trưởng, thả rông, thay mặt, thu ngân, thu
nhập, trực ban, trực quan, trực thuộc, trực tiếp, trực tuyến
"""
)

# Words whose second syllable alone would be a verb.
VERB_ENDED_WORDS = _words(
    """
ao nuôi, bản vẽ, nghệ thông, thống thông, toàn thông,
cao cấp, cây trồng, chăn nuôi, chương trình, chứng nhận, công lập, công trình, cùng
cấp, dân lập, độc lập, đồ uống, đưa đón, giáo trình, gieo trồng, hành trình, hộ trồng, hội nhập, khẩn cấp, khoản
thu, khu neo, lịch trực, lộ trình, máy bơm, máy quét, mùa thu, nâng cấp, ngoại giao, người dùng, người mua, người
uống, nguồn thu, nuôi trồng, nước thải, nước uống, phân cấp, phòng khám, phòng trực, phụ cấp, quà tặng,
quá trình, quy trình, sáp nhập, số thu, sơ cấp, sức mua, thu nhập, thuốc uống, thứ cấp, thường trực, tiền
gửi, tiến trình, tiêu dùng, tổng thu, tờ trình, trạm bơm, trợ cấp, trung cấp, trung lập, truy nhập, túc
trực, tự lập, vật dụng, vật nuôi, vùng nuôi, vùng trồng, xã giao, xâm nhập
"""
)

# What a council is named after: "Hội đồng thẩm định".
COUNCIL_WORK = _words(
    "thẩm định, nghiệm thu, tuyển dụng, tuyển chọn, khen thưởng, quản lý, bồi thường, định giá, giám định, tư vấn"
)

# What a team is named after: "đoàn kiểm tra", "ban chỉ đạo".
TEAM_WORK = _words(
    "bảo vệ, biên soạn, chỉ đạo, cứu trợ, điều phối, giám sát, khảo sát, kiểm tra, quản lý, thanh tra, thẩm định, "
    "tiêm phòng, truy vết, truyền thông, tuần tra, ứng cứu, ứng phó, giúp việc"
)
