"""The first words of a task. The clauses and agencies' joint work are invented."""

import pytest

from dondoc.reader.clauses import Opening, read_opening
from dondoc.reader.clauses.agencies import split_agencies
from dondoc.reader.plan import Role

CASES = [
    ("Chủ trì, phối hợp với Sở Xây dựng và Sở Y tế kiểm tra bể bơi.", Role.LEAD, ["Sở Xây dựng", "Sở Y tế"]),
    ("- Chủ trì phối hợp cùng các đơn vị liên quan cắm biển báo.", Role.LEAD, ["các đơn vị liên quan"]),
    ("Chủ trì kiểm định thang máy; phối hợp với Sở Tài chính thanh toán.", Role.LEAD, []),
    ("Làm đầu mối trả lời phản ánh về vỉa hè.", Role.LEAD, []),
    ("Giao Sở Công Thương (cơ quan thường trực) chủ trì, phối hợp với Công an tỉnh kiểm tra kho gas.", Role.LEAD, ["Công an tỉnh"]),
    ("Sở Khoa học và Công nghệ chủ trì, tham mưu UBND tỉnh ban hành quy chế.", Role.LEAD, []),
    ("Trong phạm vi nhiệm vụ được giao, chủ trì, phối hợp với Kho bạc Nhà nước khu vực đối chiếu số liệu.", Role.LEAD, ["Kho bạc Nhà nước khu vực"]),
    ("Chủ trì, phối hợp với các sở: Y tế, Giáo dục và Đào tạo và UBND các xã mở lớp bơi.", Role.LEAD, ["các sở: Y tế, Giáo dục và Đào tạo", "UBND các xã"]),
    ("Phối hợp với các Bộ: Y tế, Công an, Quốc phòng và Công an các tỉnh diễn tập.", Role.COORDINATE, ["các Bộ: Y tế, Công an, Quốc phòng", "Công an các tỉnh"]),
    ("Phối hợp chặt chẽ với Đài Truyền thanh xã phát tin cảnh báo lũ.", Role.COORDINATE, ["Đài Truyền thanh xã"]),
    ("Hằng quý, tích cực phối hợp Hội Nông dân tỉnh tập huấn ủ phân.", Role.COORDINATE, ["Hội Nông dân tỉnh"]),
    ("Cùng với Trạm Thú y phường phun khử trùng chợ.", Role.COORDINATE, ["Trạm Thú y phường"]),
    ("Phối hợp với các sở, ban, ngành, đoàn thể, UBND các xã, phường và địa phương vớt rác.", Role.COORDINATE, ["các sở, ban, ngành, đoàn thể", "UBND các xã, phường", "địa phương"]),
    ("Phối hợp với Sở Văn hóa, Thể thao và Du lịch; Báo và Phát thanh, truyền hình tỉnh trong quảng bá phố đi bộ.", Role.COORDINATE, ["Sở Văn hóa, Thể thao và Du lịch", "Báo và Phát thanh, truyền hình tỉnh"]),
    ("Phối hợp với Bệnh viện đa khoa tỉnh, các cơ sở khám, chữa bệnh nhằm giảm thời gian chờ.", Role.COORDINATE, ["Bệnh viện đa khoa tỉnh", "các cơ sở khám, chữa bệnh"]),
    ("Phối hợp với Sở Tài chính (Phòng Quản lý giá) công bố giá cát.", Role.COORDINATE, ["Sở Tài chính (Phòng Quản lý giá)"]),
    ("Phối hợp với gia đình học sinh, nhà trường quản lý xe đạp điện.", Role.COORDINATE, ["gia đình học sinh", "nhà trường"]),
    ("Căn cứ chức năng, nhiệm vụ phối hợp với cơ quan, tổ chức liên quan lấy mẫu nước.", Role.COORDINATE, ["cơ quan, tổ chức liên quan"]),
    ("Đề nghị Tỉnh đoàn phối hợp với Sở Nội vụ trồng cây.", Role.COORDINATE, ["Sở Nội vụ"]),
    ("Chủ trì cùng các tổ trưởng dự giờ tiết bơi.", Role.LEAD, ["các tổ trưởng"]),
    ("Phối hợp với Trạm Y tế và các hợp tác xã du lịch tổ chức lớp bơi.", Role.COORDINATE, ["Trạm Y tế", "các hợp tác xã du lịch"]),
    ("Phối hợp với Phòng Nội vụ và Văn thư, lưu trữ sắp xếp kho.", Role.COORDINATE, ["Phòng Nội vụ và Văn thư, lưu trữ"]),
    ("Phối hợp với UBND các xã ven biển neo đậu tàu.", Role.COORDINATE, ["UBND các xã ven biển"]),
    ("Phối hợp với Trạm Y tế và Khoa Khoa học cơ bản biên soạn bài.", Role.COORDINATE, ["Trạm Y tế", "Khoa Khoa học cơ bản"]),
    ("Phối hợp với Ban Quản lý dự án đầu tư xây dựng tỉnh, các nhà thầu giám sát.", Role.COORDINATE, ["Ban Quản lý dự án đầu tư xây dựng tỉnh", "các nhà thầu"]),
    ("Phối hợp các tổ tiêm phòng giữ gìn trật tự.", Role.COORDINATE, ["các tổ tiêm phòng"]),
    ("Phối hợp với các Xí nghiệp thủy nông: Bắc Mẫu, Nam Mẫu và Cụm đầu mối Đá Lăn lập lịch.", Role.COORDINATE, ["các Xí nghiệp thủy nông: Bắc Mẫu, Nam Mẫu", "Cụm đầu mối Đá Lăn"]),
    ("Phối hợp với Công ty Điện lực tỉnh nắn cột.", Role.COORDINATE, ["Công ty Điện lực tỉnh"]),
    ("Phối hợp với UBND các xã Nậm Mẫu, Khe Mẫu và Công an tỉnh cắm biển.", Role.COORDINATE, ["UBND các xã Nậm Mẫu, Khe Mẫu", "Công an tỉnh"]),
    ("Phối hợp với các Sở Tài chính, Nội vụ, Xây dựng rà soát.", Role.COORDINATE, ["các Sở Tài chính, Nội vụ, Xây dựng"]),
    ("Phối hợp với Sở Y tế, Thống kê tỉnh rà soát.", Role.COORDINATE, ["Sở Y tế", "Thống kê tỉnh"]),
    ("Phối hợp với Sở Y tế thống kê bể bơi.", Role.COORDINATE, ["Sở Y tế"]),
    ("Cùng với Công an tỉnh, UBND các xã, phường nhắn tin cảnh báo.", Role.COORDINATE, ["Công an tỉnh", "UBND các xã, phường"]),
    ("Phối hợp với Quỹ Đầu tư phát triển tỉnh cho vay.", Role.COORDINATE, ["Quỹ Đầu tư phát triển tỉnh"]),
    ("Phối hợp với Phòng Đầu tư tham mưu kế hoạch vốn.", Role.COORDINATE, ["Phòng Đầu tư"]),
    ("Phối hợp với Chi cục An toàn vệ sinh thực phẩm kiểm tra bếp.", Role.COORDINATE, ["Chi cục An toàn vệ sinh thực phẩm"]),
    ("Phối hợp với Hội đồng thẩm định giá đất và Sở Y tế rà soát.", Role.COORDINATE, ["Hội đồng thẩm định giá đất", "Sở Y tế"]),
    ("Phối hợp với các khoa xếp lịch diễn tập.", Role.COORDINATE, ["các khoa"]),
    ("Ngoài nhiệm vụ nêu tại mục 3, phối hợp với Trạm Y tế phường mở lớp sơ cứu.", Role.COORDINATE, ["Trạm Y tế phường"]),
    ("Bên cạnh các nhiệm vụ chung, chủ trì, phối hợp với Công an xã tuần tra hồ.", Role.LEAD, ["Công an xã"]),
    ("Ngoài ra, phối hợp với Xã đoàn vớt bèo.", Role.COORDINATE, ["Xã đoàn"]),
    ("Cùng với việc tuyên truyền, phối hợp với Công an xã nhắc nhở.", Role.COORDINATE, ["Công an xã"]),
    ("Căn cứ khả năng ngân sách hằng năm, phối hợp với Sở Xây dựng bố trí vốn nạo vét;", Role.COORDINATE, ["Sở Xây dựng"]),
    ("Chủ trì phối hợp với các sở, ngành liên quan tổ chức, triển khai, kiểm tra việc đo mưa.", Role.LEAD, ["các sở, ngành liên quan"]),
    ("Phối hợp với các cơ quan, tổ chức, đơn vị liên quan nạo vét cống.", Role.COORDINATE, ["các cơ quan, tổ chức, đơn vị liên quan"]),
    ("Phối hợp với Ban Chỉ đạo tỉnh về chuyển đổi số tập huấn.", Role.COORDINATE, ["Ban Chỉ đạo tỉnh về chuyển đổi số"]),
    ("Ngoài giờ hành chính, bố trí người trực bơm, phối hợp với Công an xã.", Role.OWN, []),
    ("Phối hợp với Trung tâm Dịch vụ việc làm tỉnh, các doanh nghiệp mở lớp bơi.", Role.COORDINATE, ["Trung tâm Dịch vụ việc làm tỉnh", "các doanh nghiệp"]),
    ("Phối hợp với Báo Mẫu, Trang thông tin điện tử xã đưa tin.", Role.COORDINATE, ["Báo Mẫu", "Trang thông tin điện tử xã"]),
    ("Phối hợp với Trung tâm Giáo dục thường xuyên tổ chức lớp bơi.", Role.COORDINATE, ["Trung tâm Giáo dục thường xuyên"]),
    ("Phối hợp với các thành viên trong Ban Chỉ đạo kiểm tra bể.", Role.COORDINATE, ["các thành viên trong Ban Chỉ đạo"]),
    ("Phối hợp với Trung tâm Phục vụ hành chính công xã niêm yết.", Role.COORDINATE, ["Trung tâm Phục vụ hành chính công xã"]),
    ("Phối hợp với các trường trong việc xét nghiệm nước.", Role.COORDINATE, ["các trường"]),
    ("Phối hợp với các trường trong tổ chức lớp bơi.", Role.COORDINATE, ["các trường"]),
    ("Phối hợp với tiểu ban tuyên truyền, khánh tiết chuẩn bị cờ.", Role.COORDINATE, ["tiểu ban tuyên truyền, khánh tiết"]),
    ("Chủ trì hoặc phối hợp với các đơn vị liên quan lấy mẫu.", Role.LEAD, ["các đơn vị liên quan"]),
    ("Đầu mối phối hợp với các sở, ngành theo dõi mực nước.", Role.LEAD, ["các sở, ngành"]),
    ("Phối hợp với các doanh nghiệp trong khu công nghiệp rà soát bể.", Role.COORDINATE, ["các doanh nghiệp trong khu công nghiệp"]),
    ("Phối hợp với UBND xã và các ngành liên quan chọn điểm dạy bơi.", Role.COORDINATE, ["UBND xã", "các ngành liên quan"]),
    ("Phối hợp với Hội Nông dân và các tổ hợp tác dùng nước thông báo lịch bơm.", Role.COORDINATE, ["Hội Nông dân", "các tổ hợp tác dùng nước"]),
    ("Phối hợp với tổ bắt chó thả rông, xử phạt chủ nuôi.", Role.COORDINATE, ["tổ bắt chó thả rông"]),
    ("Phối hợp với Trung tâm Thủy sản thả cá giống.", Role.COORDINATE, ["Trung tâm Thủy sản"]),
    ("Chủ trì, cùng với các xã cùng cấp phát động trồng cây.", Role.LEAD, ["các xã cùng cấp"]),
    ("Phối hợp với phòng KT,HT&ĐT, Công an xã kiểm tra chợ.", Role.COORDINATE, ["phòng KT,HT&ĐT", "Công an xã"]),
    ("Phối hợp với P. Hành chính, các Khoa và Viện đào tạo tổ chức khảo sát.", Role.COORDINATE, ["P. Hành chính", "các Khoa", "Viện đào tạo"]),
    ("Phối hợp với lực lượng an ninh cơ sở kiểm tra bến đò.", Role.COORDINATE, ["lực lượng an ninh cơ sở"]),
    ("Phối hợp lập bản đồ điểm ngập.", Role.COORDINATE, []),
    ("Phối hợp trong công tác cứu hộ hồ bơi.", Role.COORDINATE, []),
    ("Thực hiện Chỉ thị số 3/CT-UBND, phối hợp với Sở Y tế đo bụi.", Role.COORDINATE, ["Sở Y tế"]),
    ("Thực hiện đo bụi tại mỏ đá, phối hợp với Sở Y tế xử lý.", Role.OWN, []),
    ("Chỉ đạo các xã phối hợp với Sở Y tế phun thuốc muỗi.", Role.OWN, []),
    ("Tổ chức phối hợp giữa các trạm bơm.", Role.OWN, []),
    ("Giao Văn phòng UBND tỉnh theo dõi, phối hợp với các sở đôn đốc tiến độ.", Role.OWN, []),
    ("Trên cơ sở kết quả khảo sát, sửa chữa cầu treo và phối hợp với Sở Tài chính quyết toán.", Role.OWN, []),
    ("Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh họp mỗi quý.", Role.OWN, []),
]  # fmt: skip

NO_TASKS = [
    "1. Mục đích",
    "Ngày 05/01/2031, Sở Xây dựng đã phối hợp với Sở Y tế đo tiếng ồn.",
    "",
    "III. CƠ QUAN PHỐI HỢP",
    "4. Sở Nông nghiệp và Môi trường:",
    "Các sở, ban, ngành, địa phương",
    "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2029;",
    "Nơi nhận: Sở Y tế; Lưu: VT.",
    "Trên đây là Kế hoạch phát triển thư viện năm 2031.",
    "Năm 2030, Sở Y tế đã chủ trì kiểm tra 12 bể bơi.",
    "(Kèm theo Kế hoạch số 3/KH-UBND ngày 02/02/2031)",
]


@pytest.mark.parametrize(("text", "role", "partners"), CASES)
def test_an_opening_gives_the_role_and_each_partner_as_printed(text, role, partners):
    opening = read_opening(text)
    assert opening is not None
    assert (opening.role, [partner.text for partner in opening.partners]) == (role, partners)
    assert [text[slice(*partner.span)] for partner in opening.partners] == partners


@pytest.mark.parametrize("text", NO_TASKS)
def test_headings_bases_recipients_and_past_acts_are_no_tasks(text):
    assert read_opening(text) is None


def test_a_task_without_charging_words_is_the_agencys_own():
    assert read_opening("Rà soát, thay thế bình chữa cháy hết hạn.") == Opening(Role.OWN, ())


def test_a_list_that_breaks_off_at_its_comma_keeps_its_names():
    assert split_agencies("các thôn,", 0, 9) == [(0, 8)]
