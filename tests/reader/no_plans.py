"""Documents invented for the tests that are no plans, though many speak of one."""

from __future__ import annotations

NO_PLANS: dict[str, str] = {
    "a report about a plan": """
UBND TỈNH SÔNG MÂY
SỞ Y TẾ
Số: 214/BC-SYT
Sông Mây, ngày 10 tháng 12 năm 2026

BÁO CÁO
Kết quả thực hiện Kế hoạch số 45/KH-UBND ngày 12/02/2026 về an toàn thực phẩm

I. MỤC ĐÍCH, YÊU CẦU CỦA KẾ HOẠCH
Kế hoạch đặt mục tiêu 100% bếp ăn được kiểm tra.
II. KẾT QUẢ
1. Đã kiểm tra 120/150 bếp ăn tập thể, đạt 80%.
III. TỔ CHỨC THỰC HIỆN NĂM 2027
1. Sở Y tế: tiếp tục kiểm tra, báo cáo UBND tỉnh trước ngày 15/12/2027.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Thử
""",
    "a report whose kind is not in capitals": """
UBND XÃ SUỐI MẪU
Số: 77/BC-UBND
Báo cáo kết quả thực hiện Kế hoạch phòng, chống cháy rừng năm 2026

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026, Ủy ban nhân dân xã đã ban hành Kế hoạch cụ thể và báo cáo như sau:
I. KẾT QUẢ THỰC HIỆN
Đã phát dọn 12 km đường băng cản lửa.
II. TỒN TẠI, HẠN CHẾ
Phương tiện còn thiếu.
III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027
Tiếp tục tuần tra.
""",
    "a plain report of half a year": """
UBND PHƯỜNG HOA MẪU
Số: 18/BC-UBND

BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2026

I. KẾT QUẢ ĐẠT ĐƯỢC
1. Thu ngân sách đạt 52% dự toán.
II. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM
1. Phấn đấu thu đạt 100% dự toán trước ngày 31/12/2026.
""",
    "an invitation": """
UBND XÃ SUỐI MẪU
Số: 31/GM-UBND
Suối Mẫu, ngày 04 tháng 3 năm 2026

GIẤY MỜI
Dự hội nghị triển khai Kế hoạch phòng cháy, chữa cháy năm 2026

Kính gửi: Các ông, bà trưởng thôn.
1. Thời gian: 7 giờ 30 phút, ngày 10/3/2026.
2. Địa điểm: Hội trường UBND xã.
3. Nội dung: Triển khai Kế hoạch số 45/KH-UBND.
Trân trọng kính mời.

Nơi nhận:
- Như trên;
- Lưu: VT.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Vàng Văn Thử
""",
    "a decision that sets up a committee for a plan": """
UBND TỈNH SÔNG MÂY
Số: 310/QĐ-UBND
Sông Mây, ngày 02 tháng 4 năm 2026

QUYẾT ĐỊNH
Về việc thành lập Ban Chỉ đạo thực hiện Kế hoạch chuyển đổi số

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Điều 1. Thành lập Ban Chỉ đạo gồm các thành viên sau:
1. Phó Chủ tịch UBND tỉnh, Trưởng ban;
2. Giám đốc Sở Khoa học và Công nghệ, Phó Trưởng ban.
Điều 2. Ban Chỉ đạo có nhiệm vụ giúp UBND tỉnh chỉ đạo thực hiện Kế hoạch.
Điều 3. Chánh Văn phòng, thủ trưởng các sở chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
""",
    "a decision that issues a plan which is missing": """
UBND TỈNH SÔNG MÂY
Số: 311/QĐ-UBND

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch nâng cấp trường học năm 2026

Căn cứ Luật Giáo dục số 43/2019/QH14;
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nâng cấp trường học năm 2026.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng UBND tỉnh, các sở có trách nhiệm thi hành./.
""",
    "a submission that asks for a plan": """
UBND TỈNH SÔNG MÂY
SỞ XÂY DỰNG
Số: 25/TTr-SXD
Sông Mây, ngày 02 tháng 4 năm 2026

TỜ TRÌNH
Về việc ban hành Kế hoạch phát triển nhà ở năm 2026

Kính gửi: Ủy ban nhân dân tỉnh.
Sở Xây dựng đã xây dựng Kế hoạch và kính trình như sau:
I. SỰ CẦN THIẾT
Nhu cầu nhà ở tăng.
II. NỘI DUNG CƠ BẢN CỦA KẾ HOẠCH
1. Mục tiêu: 500 căn hộ.
III. ĐỀ XUẤT, KIẾN NGHỊ
Đề nghị UBND tỉnh xem xét trước ngày 30/4/2026./.
""",
    "an official letter that urges a plan": """
UBND TỈNH SÔNG MÂY
Số: 1204/UBND-KT
V/v xây dựng kế hoạch phòng, chống thiên tai năm 2026
Sông Mây, ngày 02 tháng 4 năm 2026

Kính gửi:
- Các sở, ban, ngành;
- UBND các xã, phường.

Thực hiện Chỉ thị số 09/CT-TTg, UBND tỉnh yêu cầu các đơn vị xây dựng kế hoạch như sau:
1. Các sở, ban, ngành xây dựng Kế hoạch năm 2026, gửi về Sở Nông nghiệp và Môi trường trước ngày 20/4/2026.
2. UBND các xã, phường tổ chức thực hiện Kế hoạch.
3. Sở Nông nghiệp và Môi trường tổng hợp, báo cáo UBND tỉnh./.

Nơi nhận:
- Như trên;
- Lưu: VT, KT.
""",
    "an official letter with parts like those of a plan": """
SỞ GIÁO DỤC VÀ ĐÀO TẠO SÔNG MÂY
Số: 88/SGDĐT-VP
V/v ban hành kế hoạch năm học

Kính gửi: Các trường trung học phổ thông.
Sở Giáo dục và Đào tạo đề nghị các trường ban hành Kế hoạch năm học với các phần:
I. MỤC ĐÍCH, YÊU CẦU
Phù hợp thực tế.
II. NỘI DUNG
Dạy học, kiểm tra.
III. TỔ CHỨC THỰC HIỆN
Hiệu trưởng chịu trách nhiệm.
""",
    "a notice of conclusions": """
UBND TỈNH SÔNG MÂY
VĂN PHÒNG
Số: 60/TB-VP

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về Kế hoạch phục hồi du lịch

1. Giao Sở Văn hóa, Thể thao và Du lịch hoàn thiện Kế hoạch, trình trước ngày 30/5/2026.
2. Sở Tài chính chủ trì, phối hợp bố trí kinh phí.

Nơi nhận:
- Các sở;
- Lưu: VT.
""",
    "a notice of recruitment": """
SỞ NỘI VỤ SÔNG MÂY
THÔNG BÁO
Kế hoạch tuyển dụng viên chức năm 2026

I. CHỈ TIÊU TUYỂN DỤNG
Tuyển 25 viên chức.
II. THỜI GIAN, ĐỊA ĐIỂM NHẬN HỒ SƠ
Từ ngày 01/6/2026 đến ngày 30/6/2026 tại Văn phòng Sở.
""",
    "minutes of a meeting": """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

BIÊN BẢN
Họp góp ý dự thảo Kế hoạch phòng, chống dịch bệnh

I. THÀNH PHẦN
1. Chủ trì: lãnh đạo Trạm Y tế.
II. NỘI DUNG
1. Trạm Y tế trình bày dự thảo Kế hoạch.
2. Các thôn góp ý về thời hạn báo cáo trước ngày 15/6.
III. KẾT LUẬN
Thống nhất hoàn thiện Kế hoạch.
""",
    "a working rule": """
UBND XÃ SUỐI MẪU
QUY CHẾ
Phối hợp thực hiện Kế hoạch bảo vệ rừng
(Ban hành kèm theo Quyết định số 12/QĐ-UBND)

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc phối hợp.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 2. Trách nhiệm của Hạt Kiểm lâm
1. Chủ trì tuần tra hằng tháng.
Điều 3. Trách nhiệm của UBND xã
1. Phối hợp tuần tra.
""",
    "a law": """
QUỐC HỘI
Luật số: 99/2026/QH16

LUẬT
QUY HOẠCH VÀ KẾ HOẠCH SỬ DỤNG ĐẤT MẪU

Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về lập kế hoạch sử dụng đất.
Điều 2. Giải thích từ ngữ
1. Kế hoạch sử dụng đất là việc phân chia theo thời gian.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Trách nhiệm của Ủy ban nhân dân các cấp
1. Ủy ban nhân dân cấp xã xây dựng kế hoạch và báo cáo trước ngày 31/12 hằng năm.
""",
    "a guideline": """
BAN DÂN VẬN TỈNH SÔNG MÂY
Số: 05-HD/BDV

HƯỚNG DẪN
Xây dựng kế hoạch phong trào thi đua khéo việc nước năm 2026

I. MỤC ĐÍCH, YÊU CẦU
Thống nhất cách làm.
II. NỘI DUNG
1. Các đơn vị xây dựng kế hoạch trước ngày 15/3/2026.
III. TỔ CHỨC THỰC HIỆN
1. Các đơn vị báo cáo kết quả.
""",
    "a directive": """
UBND TỈNH SÔNG MÂY
Số: 04/CT-UBND

CHỈ THỊ
Về tăng cường bảo đảm an toàn hồ đập

1. Sở Nông nghiệp và Môi trường chủ trì kiểm tra hồ đập, xây dựng kế hoạch trước ngày 30/4/2026.
2. UBND các xã tổ chức thực hiện.
""",
    "news in Vietnamese": """
Xã Suối Mẫu triển khai kế hoạch phòng cháy

Sáng 12/2, UBND xã Suối Mẫu ban hành Kế hoạch phòng cháy, chữa cháy năm 2026. Theo kế hoạch, 100% hộ kinh doanh \
sẽ được hướng dẫn kỹ năng thoát nạn trước ngày 30/6.

Ông trưởng thôn cho biết người dân rất phấn khởi. Công an xã chủ trì, phối hợp với các thôn tổ chức diễn tập.
""",
    "news under a headline in capitals": """
KẾ HOẠCH MỚI CHO VÙNG CAO

Những ngày này, người dân bản Mẫu tất bật vào vụ. Năm nay bản đặt mục tiêu trồng thêm 20 ha chè.

Chị trưởng bản nói: “Có kế hoạch rồi thì cứ thế mà làm”.
""",
    "English prose": """
The plan for the spring market

1. We will meet on Monday at the town hall.
2. Please bring your own bread, cheese and a plan of the stalls.
3. The committee will report before 15/12/2026.
""",
    "a plan in English": """
ACTION PLAN
Fire safety in schools, 2026

I. OBJECTIVES
1. Train 100% of teachers by 30 June 2026.
II. IMPLEMENTATION
1. The Department of Education leads the work.
""",
    "a course of life": """
SƠ YẾU LÝ LỊCH
I. THÔNG TIN CHUNG
Họ và tên: Ví Dụ
II. MỤC TIÊU NGHỀ NGHIỆP
Trở thành chuyên viên lập kế hoạch.
III. KINH NGHIỆM
1. Phòng Kế hoạch - Tài chính, năm 2020 - 2024.
2. Xây dựng kế hoạch năm cho đơn vị.
""",
    "an empty form of a plan": """
TÊN CƠ QUAN, TỔ CHỨC
Số: ...../KH-.....
......., ngày ... tháng ... năm ......

KẾ HOẠCH
...................................

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: ....................
2. Yêu cầu: ....................
II. NỘI DUNG
..................................................
III. TỔ CHỨC THỰC HIỆN
..................................................

Nơi nhận:
- ...........;
- Lưu: VT.
QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ
""",
    "an empty form with notes": """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Mẫu số 03
KẾ HOẠCH
…………(1)…………

I. MỤC TIÊU
……………………………
II. NHIỆM VỤ
…………………………… (2)
III. PHÂN CÔNG
……………………………

Ghi chú:
(1) Ghi tên kế hoạch.
(2) Ghi rõ nhiệm vụ, đơn vị chủ trì, thời hạn.
""",
    "a table and nothing else": """
| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |
|---|---|---|---|---|
| 1 | Kiểm tra hồ đập | Sở Nông nghiệp và Môi trường | UBND các xã | Quý II/2026 |
| 2 | Tập huấn | Chi cục Thủy lợi | | Tháng 5/2026 |
""",
    "the programme of a meeting": """
UBND TỈNH SÔNG MÂY

CHƯƠNG TRÌNH
Hội nghị triển khai Kế hoạch chuyển đổi số năm 2026

| Thời gian | Nội dung | Thực hiện |
|---|---|---|
| 7h30 - 8h00 | Đón tiếp đại biểu | Văn phòng |
| 8h00 - 8h10 | Tuyên bố lý do, giới thiệu đại biểu | Văn phòng |
| 8h10 - 8h30 | Trình bày Kế hoạch | Sở Khoa học và Công nghệ |
""",
    "a contract": """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HỢP ĐỒNG
Tư vấn lập kế hoạch ứng phó sự cố

Điều 1. Nội dung công việc
1. Bên B lập kế hoạch ứng phó trước ngày 30/6/2026.
Điều 2. Trách nhiệm của các bên
1. Bên A thanh toán.
""",
    "a telegram": """
THỦ TƯỚNG CHÍNH PHỦ
Số: 30/CĐ-TTg

CÔNG ĐIỆN
Về việc ứng phó bão số 3

1. Bộ Nông nghiệp và Môi trường chủ trì rà soát phương án, kế hoạch sơ tán.
2. Ủy ban nhân dân các tỉnh báo cáo trước ngày 10/8/2026.
""",
    "a decision on an organisation's rules": """
UBND TỈNH SÔNG MÂY
Số: 12/2026/QĐ-UBND

QUYẾT ĐỊNH
Quy định chức năng, nhiệm vụ của Phòng Kế hoạch

Điều 1. Chức năng
1. Tham mưu xây dựng kế hoạch.
Điều 2. Nhiệm vụ
1. Tổng hợp kế hoạch hằng năm.
""",
}
