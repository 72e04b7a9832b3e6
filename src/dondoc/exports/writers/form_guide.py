"""The sentences of the sheet that explains how a workbook is filled in: files speak Vietnamese, whoever makes them."""

from __future__ import annotations

GUIDE_LINES = (
    "1. Chỉ điền vào các ô viền xanh ở trang “Báo cáo”. Ô nền vàng là ô bắt buộc chưa điền. Các ô khác đã khóa"
    " để tệp đọc lại được.",
    "2. Ô số: ghi số, không ghi chữ. Một nghìn hai trăm ghi là 1200. Không phát sinh thì ghi số 0, đừng để trống.",
    "3. Số có phần lẻ: gõ dấu phẩy hay dấu chấm theo cài đặt của Excel trên máy bạn, miễn là Excel hiểu đó là số"
    " (số nằm sát bên phải ô).",
    "4. Ô có danh sách: bấm mũi tên cạnh ô rồi chọn. Ô chữ: không ghi thông tin của cá nhân (số căn cước, số điện"
    " thoại, ngày sinh).",
    "5. Không dùng công thức trong ô trả lời. Nếu chép từ bảng khác, hãy dán dạng giá trị (Paste Special, Values).",
    "6. Không gộp ô, không đổi tên chỉ số, không sửa phần nhận dạng ẩn: tệp bị sửa phần này sẽ bị từ chối.",
    "7. Cột “Kỳ trước” là số liệu kỳ gần nhất đã được chấp nhận, chỉ để tham khảo.",
    "8. Điền xong: lưu tệp (.xlsx), mở trang báo cáo của đơn vị, chọn “Điền từ tệp Excel”, xem lại rồi gửi; hoặc gửi"
    " tệp cho văn phòng tổng hợp để nhập cùng lúc. Ô để trống giữ nguyên những gì đã nhập trên trang.",
    "9. Tệp đính kèm của báo cáo (nếu có) được thêm trên trang báo cáo, không thêm trong tệp này.",
)
