"""The appendix of the province's sample plan: the table of tasks. All of it is invented."""

from __future__ import annotations

from dondoc.samples.papers import Appendix, Group, TaskRow

_ROWS = (
    Group("I", "Kiểm tra, khắc phục"),
    TaskRow(
        number="1",
        content="Rà soát, lập danh mục trường học thuộc diện quản lý về phòng cháy, chữa cháy",
        lead="Công an tỉnh",
        partners="Sở Giáo dục và Đào tạo; UBND các xã, phường",
        time="Tháng 3/2026",
        product="Danh mục trường học",
    ),
    TaskRow(
        number="2",
        content="Kiểm tra hệ thống điện, bếp ăn bán trú của trường học",
        lead="Sở Công Thương",
        partners="Công an tỉnh; Sở Giáo dục và Đào tạo",
        time="Quý II năm 2026",
        product="Báo cáo kết quả kiểm tra",
    ),
    TaskRow(
        number="3",
        content="Hướng dẫn cải tạo lối thoát nạn, giải pháp ngăn cháy tại trường học",
        lead="Sở Xây dựng",
        partners="Công an tỉnh",
        time="Trước ngày 30/6/2026",
        product="Văn bản hướng dẫn",
    ),
    Group("II", "Tập huấn, thực tập phương án"),
    TaskRow(
        number="1",
        content="Tổ chức 24 lớp tập huấn cho đội phòng cháy, chữa cháy cơ sở của trường học",
        lead="Sở Giáo dục và Đào tạo",
        partners="Công an tỉnh; UBND các xã, phường",
        time="Quý III năm 2026",
        product="Báo cáo kết quả tập huấn",
    ),
    TaskRow(
        number="2",
        content="Thực tập phương án chữa cháy, thoát nạn tại trường học",
        lead="UBND các xã, phường",
        partners="Công an tỉnh",
        time="Tháng 10/2026",
        product="Biên bản thực tập",
    ),
    TaskRow(
        number="3",
        content="Mở chuyên mục hướng dẫn kỹ năng thoát nạn trong trường học",
        lead="Báo và Phát thanh, Truyền hình Sông Mây",
        partners="Công an tỉnh; Sở Giáo dục và Đào tạo",
        time="Thường xuyên",
        product="Chuyên mục",
    ),
    Group("III", "Nguồn lực, mô hình"),
    TaskRow(
        number="1",
        content="Tham mưu bố trí kinh phí thực hiện Kế hoạch",
        lead="Sở Tài chính",
        partners="Công an tỉnh; Sở Giáo dục và Đào tạo",
        time="Tháng 02/2026",
        product="Tờ trình",
    ),
    TaskRow(
        number="2",
        content="Xây dựng 12 mô hình “Trường học an toàn phòng cháy, chữa cháy”",
        lead="UBND các xã, phường",
        partners="Công an tỉnh; Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh",
        time="Năm 2026",
        product="Mô hình được công nhận",
    ),
)

PROVINCE_TASKS = Appendix(
    subject="PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH",
    reference="(Kèm theo Kế hoạch số 18/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Mây)",
    rows=_ROWS,
)
