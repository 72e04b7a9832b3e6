"""Plans invented for the tests. Places, bodies, persons and numbers are made up."""

from __future__ import annotations

from dondoc.reader import Plan, read_plan

COMMUNE_FIRE_SAFETY = """
ỦY BAN NHÂN DÂN
XÃ SUỐI MẪU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND

Suối Mẫu, ngày 12 tháng 02 năm 2026

KẾ HOẠCH
Tổ chức các hoạt động phòng cháy, chữa cháy
trên địa bàn xã năm 2026

Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15 ngày 29 tháng 11 năm 2024;
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về công tác \
phòng cháy, chữa cháy năm 2026, Ủy ban nhân dân xã Suối Mẫu xây dựng Kế hoạch như sau:

I. MỤC TIÊU
1. Mục tiêu chung: Giảm số vụ cháy do sự cố điện.
2. Chỉ tiêu cụ thể
a) 100% hộ kinh doanh được hướng dẫn kỹ năng thoát nạn.
b) Mỗi năm tổ chức ít nhất 02 buổi diễn tập chữa cháy.

II. NỘI DUNG THỰC HIỆN
1. Kiểm tra cơ sở
Rà soát các cơ sở thuộc diện quản lý, hoàn thành trước ngày 30/6/2026.

III. TỔ CHỨC THỰC HIỆN
1. Công an xã: Chủ trì, phối hợp với các ban, ngành tham mưu triển khai Kế hoạch; báo cáo UBND tỉnh \
trước ngày 15/12/2026.
2. Phòng Văn hóa - Xã hội
- Tuyên truyền trên hệ thống loa truyền thanh.
- Phối hợp với các trường học tổ chức ngoại khóa.
3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động đoàn viên, hội viên tham gia.

Trên đây là Kế hoạch tổ chức các hoạt động phòng cháy, chữa cháy năm 2026./.

Nơi nhận:
- UBND tỉnh (để báo cáo);
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lò Văn Mẫu
"""

MINISTRY_DECISION = """
BỘ VẬN TẢI MẪU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 88/QĐ-BVTM

Hà Nội, ngày 03 tháng 3 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch bảo đảm trật tự, an toàn giao thông năm 2026

BỘ TRƯỞNG BỘ VẬN TẢI MẪU

Theo đề nghị của Vụ trưởng Vụ Vận tải.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch bảo đảm trật tự, an toàn giao thông năm 2026.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT, VTải.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Nguyễn Thị Thí Dụ

KẾ HOẠCH
BẢO ĐẢM TRẬT TỰ, AN TOÀN GIAO THÔNG NĂM 2026
(Ban hành kèm theo Quyết định số 88/QĐ-BVTM ngày 03 tháng 3 năm 2026)

I. MỤC ĐÍCH
Nâng cao ý thức chấp hành pháp luật.

II. TỔ CHỨC THỰC HIỆN
1. Vụ Vận tải chủ trì, phối hợp với Cục Đường bộ đôn đốc việc thực hiện Kế hoạch.
2. Thủ trưởng các cơ quan, đơn vị:
a) Xây dựng kế hoạch chi tiết trước ngày 31/3/2026;
b) Báo cáo kết quả về Vụ Vận tải trước ngày 10/12/2026.

PHỤ LỤC I
DANH MỤC NHIỆM VỤ

| STT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn hoàn thành | Sản phẩm |
|---|---|---|---|---|---|
| I | Hoàn thiện thể chế | | | | |
| 1 | Sửa Thông tư về tải trọng | Vụ Pháp chế | Cục Đường bộ, Vụ Vận tải | Quý III/2026 | Thông tư |
| 2 | Ban hành quy chuẩn | Cục Đường bộ; Vụ Khoa học và Công nghệ | | Tháng 9/2026 | |

PHỤ LỤC II
MẪU BÁO CÁO

I. TÌNH HÌNH
"""

WARD_DIGITAL_SERVICES = """
TỈNH ỦY BÌNH MẪU
ĐẢNG ỦY PHƯỜNG HOA MẪU
*
Số 07-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Hoa Mẫu, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
thực hiện chuyển đổi số trong trường học giai đoạn 2026 - 2030

Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị, Ban Thường vụ Đảng ủy phường ban hành \
Kế hoạch, cụ thể như sau:

A. MỤC TIÊU
- Đến năm 2030, 100% trường học dùng học bạ số.

B. TỔ CHỨC THỰC HIỆN
1. Giao Ủy ban nhân dân phường xây dựng kế hoạch thực hiện, hoàn thành trong quý I/2026.
2. Các chi bộ trực thuộc quán triệt Kế hoạch này đến đảng viên.

Nơi nhận:
- Ban Thường vụ Tỉnh ủy (để b/c),
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Ví Dụ
"""

DROUGHT_WITH_FLATTENED_TABLE = """
SỞ NÔNG NGHIỆP TỈNH BÌNH MẪU
Số: 15/KH-SNN
Bình Mẫu, ngày 15 tháng 3 năm 2026

KẾ HOẠCH
Phòng, chống hạn hán vụ Hè Thu năm 2026

Sở Nông nghiệp ban hành Kế hoạch phòng, chống hạn hán vụ Hè Thu năm 2026 như sau:

I. NHIỆM VỤ CỤ THỂ
STT
Nội dung
Thời gian thực hiện
Đơn vị chủ trì
Đơn vị phối hợp
1
Kiểm kê nguồn nước các hồ chứa; lập phương án
điều tiết.
Trước 31/3/2026
Chi cục Thủy lợi
Các công ty
thủy lợi
2
Nạo vét kênh mương nội đồng.
Tháng 4/2026
UBND các xã
Hợp tác xã

II. TỔ CHỨC THỰC HIỆN
- Chi cục Thủy lợi: Theo dõi, báo cáo Giám đốc Sở trước ngày 25 hằng tháng.
- Văn phòng Sở: Bố trí phương tiện.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT, TL.

GIÁM ĐỐC

Đỗ Thị Ví Dụ
"""

DROWNING_ON_PRINTED_LINES = """
SỞ Y TẾ TỈNH BẮC MẪU        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRUNG TÂM Y TẾ SƠN MẪU        Độc lập - Tự do - Hạnh phúc
Số: 221/KH-TTYT        Sơn Mẫu, ngày 01 tháng 4 năm 2026

KẾ HOẠCH
Phòng, chống đuối nước trẻ em từ ngày 01/5/2026 đến ngày 31/10/2026

Trung tâm Y tế Sơn Mẫu xây dựng kế hoạch phòng, chống đuối nước trẻ em như
sau:
I. MỤC ĐÍCH
1. Giảm số trẻ em bị đuối nước trên địa bàn, nâng cao kiến thức của cha mẹ và
giáo viên về sơ cứu.
II. PHÂN CÔNG NHIỆM VỤ
1. Phòng Kế hoạch - Nghiệp vụ
Chủ trì, phối hợp với Khoa Kiểm soát bệnh tật và các trạm y tế xây dựng tài
liệu truyền thông.
Tổng hợp, báo cáo Giám đốc Trung tâm kết quả thực hiện trước ngày 05/11/2026.
2. Các trạm y tế
- Hướng dẫn các gia đình rào chắn ao, hồ có nguy cơ; phối hợp với Đoàn Thanh
niên cắm biển cảnh báo.
Trên đây là Kế hoạch phòng, chống đuối nước, yêu cầu các khoa, phòng nghiêm túc
thực hiện./.
Nơi nhận:                                   GIÁM ĐỐC
- Sở Y tế (để báo cáo);
- Các khoa, phòng, trạm
y tế;
- Lưu: VT, KHNV.                            Phạm Thị Giả Định
"""

REPORT = """
UBND XÃ SUỐI MẪU
Số: 10/BC-UBND
Suối Mẫu, ngày 05 tháng 12 năm 2026

BÁO CÁO
Kết quả thực hiện Kế hoạch phòng cháy năm 2026

I. KẾT QUẢ
1. Đã tổ chức 02 lớp tập huấn.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
CHỦ TỊCH
Lê Văn Thử
"""

PLANS = (
    COMMUNE_FIRE_SAFETY,
    MINISTRY_DECISION,
    WARD_DIGITAL_SERVICES,
    DROUGHT_WITH_FLATTENED_TABLE,
    DROWNING_ON_PRINTED_LINES,
)


def read(text: str) -> Plan:
    """The reading of a plan given as text."""
    return read_plan(text.encode(), name="ke_hoach.txt")
