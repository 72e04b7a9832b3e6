"""The text of the commune's sample plan, which carries out the province's. All of it is invented."""

from __future__ import annotations

from datetime import date

from dondoc.exports.writers.official_docx.head import Head
from dondoc.exports.writers.report import Recipient
from dondoc.samples.papers import Line, SamplePlan, auto_heading, body, section


def _agency(name: str) -> Line:
    return auto_heading(name, list_number=1)


_OPENING = (
    body(
        "Thực hiện Kế hoạch số 18/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Mây về "
        "bảo đảm an toàn phòng cháy, chữa cháy trong trường học trên địa bàn tỉnh năm 2026, Ủy ban nhân "
        "dân xã Suối Lam xây dựng Kế hoạch thực hiện trên địa bàn xã, như sau:"
    ),
)

_PURPOSE = (
    section("I. MỤC ĐÍCH, YÊU CẦU"),
    body(
        "1. Cụ thể hóa các nhiệm vụ của Kế hoạch số 18/KH-UBND phù hợp với điều kiện của các trường học "
        "trên địa bàn xã."
    ),
    body("2. Phân công rõ đơn vị, thời hạn; gắn việc tự kiểm tra của trường học với việc kiểm tra của xã."),
)

_TARGETS = (
    section("II. CHỈ TIÊU"),
    body("1. 100% trường học trên địa bàn xã có phương án chữa cháy được phê duyệt trong quý II năm 2026."),
    body("2. Tổ chức ít nhất 02 lớp tập huấn kỹ năng thoát nạn cho trường học."),
    body("3. 100% bình chữa cháy của trường học được kiểm tra, bảo dưỡng."),
)

_MEASURES = (
    section("III. NỘI DUNG THỰC HIỆN"),
    body("1. Kiểm tra hệ thống điện, bếp ăn, lối thoát nạn của 03 trường học trên địa bàn xã."),
    body("2. Tổ chức tập huấn, thực tập phương án chữa cháy và thoát nạn theo cụm trường."),
    body("3. Xây dựng mô hình “Trường học an toàn phòng cháy, chữa cháy” tại Trường Tiểu học Suối Lam."),
)

_CHARGES = (
    section("IV. TỔ CHỨC THỰC HIỆN"),
    _agency("Công an xã"),
    body(
        "- Chủ trì, phối hợp với Phòng Văn hóa - Xã hội kiểm tra công tác phòng cháy, chữa cháy tại trường "
        "học; hoàn thành trước ngày 31/8/2026."
    ),
    body("- Tổng hợp, tham mưu UBND xã báo cáo kết quả thực hiện gửi về Công an tỉnh theo quy định."),
    _agency("Phòng Văn hóa - Xã hội"),
    body("- Chủ trì, phối hợp với Công an xã tổ chức các lớp tập huấn cho trường học trong quý III năm 2026."),
    body("- Hướng dẫn trường học bảo đảm an toàn bếp ăn bán trú."),
    _agency("Phòng Kinh tế"),
    body("Phối hợp với Công an xã tham mưu UBND xã bố trí kinh phí thực hiện Kế hoạch."),
    _agency("Các trường học trên địa bàn xã"),
    body("- Tự kiểm tra, khắc phục tồn tại; gửi kết quả về Công an xã trước ngày 15/4/2026."),
    body("- Báo cáo 6 tháng trước ngày 05/6/2026, báo cáo năm trước ngày 05/12/2026, gửi về UBND xã (qua Công an xã)."),
    body(
        "Trên đây là Kế hoạch thực hiện công tác bảo đảm an toàn phòng cháy, chữa cháy trong trường học "
        "năm 2026 trên địa bàn xã Suối Lam; yêu cầu các đơn vị tổ chức thực hiện./."
    ),
)

COMMUNE_PLAN = SamplePlan(
    day=date(2026, 2, 5),
    head=Head(
        issuer="Ủy ban nhân dân xã Suối Lam",
        number="Số: 09/KH-UBND",
        dateline="Suối Lam, ngày 05 tháng 02 năm 2026",
        kind="Kế hoạch",
        subject="Thực hiện công tác bảo đảm an toàn phòng cháy, chữa cháy trong trường học năm 2026",
    ),
    lines=(*_OPENING, *_PURPOSE, *_TARGETS, *_MEASURES, *_CHARGES),
    recipients=(
        Recipient("UBND tỉnh", "để báo cáo"),
        Recipient("Công an tỉnh", "để báo cáo"),
        Recipient("Công an xã, các phòng thuộc UBND xã", "để thực hiện"),
        Recipient("Các trường học trên địa bàn xã", "để thực hiện"),
        Recipient("Lưu: VT, CAX"),
    ),
    signer_lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Trần Thị Ví Dụ",
)
