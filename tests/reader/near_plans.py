"""Plans invented for the tests that look unlike most: in other acts, of other kinds, without a kind."""

from __future__ import annotations

_PARTS = """
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Giảm tai nạn giao thông.
II. NỘI DUNG
1. Tập huấn kỹ năng lái xe cho lực lượng vận tải.
III. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng chủ trì, phối hợp với Công an tỉnh triển khai; báo cáo UBND tỉnh trước ngày 15/12/2026.
2. Các xã, phường tổ chức tuyên truyền.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
"""

NEAR_PLANS: dict[str, str] = {
    "a plan attached to a resolution": """
HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG MÂY
Số: 15/NQ-HĐND
NGHỊ QUYẾT
Về Kế hoạch an toàn giao thông năm 2026

Điều 1. Thông qua Kế hoạch an toàn giao thông năm 2026 kèm theo Nghị quyết này.
Điều 2. Nghị quyết có hiệu lực từ ngày ký./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
CHỦ TỊCH
Hà Văn Thử

KẾ HOẠCH
AN TOÀN GIAO THÔNG NĂM 2026
(Kèm theo Nghị quyết số 15/NQ-HĐND)
"""
    + _PARTS,
    "a programme of action attached to a decision": """
UBND TỈNH SÔNG MÂY
Số: 15/QĐ-UBND
QUYẾT ĐỊNH
Ban hành Chương trình hành động về an toàn giao thông năm 2026

Điều 1. Ban hành kèm theo Quyết định này Chương trình hành động về an toàn giao thông.
Điều 2. Quyết định có hiệu lực từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Hà Văn Thử

CHƯƠNG TRÌNH HÀNH ĐỘNG
VỀ AN TOÀN GIAO THÔNG NĂM 2026
(Ban hành kèm theo Quyết định số 15/QĐ-UBND)
"""
    + _PARTS,
    "a decision that approves a plan in its first article": """
UBND TỈNH SÔNG MÂY
Số: 16/QĐ-UBND
QUYẾT ĐỊNH
Phê duyệt Kế hoạch an toàn giao thông năm 2026

Điều 1. Phê duyệt Kế hoạch an toàn giao thông năm 2026 với các nội dung sau:
"""
    + _PARTS.split("Nơi nhận")[0]
    + """
Điều 2. Quyết định có hiệu lực từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
""",
    "a decision that approves a plan in numbered clauses": """
UBND TỈNH SÔNG MÂY
Số: 17/QĐ-UBND
QUYẾT ĐỊNH
Phê duyệt Kế hoạch an toàn giao thông năm 2026

Điều 1. Phê duyệt Kế hoạch an toàn giao thông năm 2026 với các nội dung sau:
1. Mục tiêu
Giảm tai nạn giao thông.
2. Nhiệm vụ, giải pháp
Tập huấn cho lái xe.
3. Tổ chức thực hiện
a) Sở Xây dựng chủ trì, phối hợp với Công an tỉnh triển khai.
b) Các xã, phường tổ chức tuyên truyền.
Điều 2. Quyết định có hiệu lực từ ngày ký./.
""",
    "a plan that starts at its title": """
Bảo đảm an toàn giao thông trên địa bàn tỉnh năm 2026
"""
    + _PARTS,
    "a plan that starts at its title in capitals": """
BẢO ĐẢM AN TOÀN GIAO THÔNG TRÊN ĐỊA BÀN TỈNH NĂM 2026

Thực hiện Nghị quyết số 12/NQ-CP, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""
    + _PARTS,
    "a plan whose kind is in small letters": """
UBND TỈNH SÔNG MÂY
Số: 18/KH-UBND
Kế hoạch
Bảo đảm an toàn giao thông năm 2026

Ủy ban nhân dân tỉnh xây dựng Kế hoạch bảo đảm an toàn giao thông năm 2026 như sau:
"""
    + _PARTS,
    "a programme of work": """
BAN AN TOÀN GIAO THÔNG TỈNH SÔNG MÂY
Số: 03/CTr-BATGT
CHƯƠNG TRÌNH CÔNG TÁC
Năm 2026
"""
    + _PARTS,
    "a programme of work in a table": """
BAN AN TOÀN GIAO THÔNG TỈNH SÔNG MÂY
Số: 04/CTr-BATGT
CHƯƠNG TRÌNH CÔNG TÁC
Quý II năm 2026

| TT | Nội dung công việc | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Kiểm tra bến xe | Sở Xây dựng | Tháng 4/2026 |
| 2 | Sơ kết 6 tháng | Văn phòng Ban | Tháng 6/2026 |

Nơi nhận:
- Các thành viên;
- Lưu: VT.
""",
    "a joint plan": """
SỞ XÂY DỰNG - CÔNG AN TỈNH SÔNG MÂY
Số: 21/KHLT-SXD-CA
KẾ HOẠCH LIÊN TỊCH
Bảo đảm an toàn giao thông năm 2026
"""
    + _PARTS,
    "a plan of coordination": """
SỞ XÂY DỰNG TỈNH SÔNG MÂY
Số: 22/KHPH-SXD
KẾ HOẠCH PHỐI HỢP
Bảo đảm an toàn giao thông năm 2026
"""
    + _PARTS,
    "a scheme of measures": """
UBND XÃ SUỐI MẪU
Số: 05/PA-UBND
PHƯƠNG ÁN
Bảo đảm an toàn giao thông dịp Tết năm 2026
"""
    + _PARTS,
    "a project that assigns work": """
UBND TỈNH SÔNG MÂY
ĐỀ ÁN
Bảo đảm an toàn giao thông giai đoạn 2026 - 2030
"""
    + _PARTS,
    "a plan by bullets": """
TRƯỜNG TIỂU HỌC SUỐI MẪU
Số: 09/KH-THSM
KẾ HOẠCH
Phòng, chống đuối nước năm 2026

Trường Tiểu học Suối Mẫu xây dựng Kế hoạch như sau:
- Dạy bơi cho học sinh khối 4, 5.
- Giáo viên thể dục chủ trì; báo cáo Hiệu trưởng trước ngày 30/5/2026.

Nơi nhận:
- Phòng Giáo dục;
- Lưu: VT.
""",
}
