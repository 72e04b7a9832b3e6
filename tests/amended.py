"""An invented plan of the cast's province, a decision that amends it, and a plan that takes its place."""

from __future__ import annotations

from datetime import date

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.documents.actions import compose_reading, take_in
from dondoc.documents.models import Reading
from dondoc.plans.actions import accept_amendment, accept_reading
from dondoc.plans.amendments import comparison
from dondoc.plans.models import Amendment, Plan

ACCEPTED, AMENDED = date(2026, 3, 2), date(2026, 9, 14)
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MÂY
Số: 45/KH-UBND
Sông Mây, ngày 12 tháng 02 năm 2026

KẾ HOẠCH
An toàn hồ đập năm 2026

Ủy ban nhân dân tỉnh Sông Mây ban hành Kế hoạch như sau:
I. MỤC TIÊU
1. 90% hồ chứa có quan trắc.
2. Tổ chức ít nhất 12 lớp tập huấn.
II. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh
- Chủ trì kiểm tra an ninh hồ đập.
- Phối hợp với Sở GD&ĐT cắm biển báo nguy hiểm quanh hồ.
2. Sở GD&ĐT
- Tổ chức dạy bơi cho học sinh ven hồ.
3. UBND xã Suối Lam
a) Bố trí kinh phí nạo vét kênh.
b) Sửa chữa cống lấy nước.
4. UBND phường Bến Đá
- Trực ban mùa mưa lũ tại các hồ chứa.
5. UBND các xã, phường tổng hợp kết quả thực hiện, báo cáo Sở GD&ĐT trước ngày 15/11/2026 để theo dõi.
Trên đây là Kế hoạch an toàn hồ đập năm 2026; các đơn vị tổ chức thực hiện./.

Nơi nhận:
- Công an tỉnh;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thử
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MÂY
Số: 512/QĐ-UBND
Sông Mây, ngày 10 tháng 9 năm 2026

QUYẾT ĐỊNH
Sửa đổi, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND ngày 12/02/2026 về an toàn hồ đập

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

QUYẾT ĐỊNH:

Điều 1. Sửa đổi, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND như sau:
1. Sửa đổi khoản 1 mục I như sau: “1. 95% hồ chứa có quan trắc.”
2. Bãi bỏ điểm b khoản 3 mục II.
3. Thay thế cụm từ “15/11/2026” bằng cụm từ “30/11/2026” tại khoản 5 mục II.
4. Sửa đổi, bổ sung khoản 2 mục II như sau:
“2. Sở GD&ĐT
- Tổ chức dạy bơi miễn phí cho học sinh ven hồ.
- Phối hợp với UBND xã Suối Lam trực cứu hộ tại bãi tắm.”
5. Bổ sung khoản 6 vào sau khoản 5 mục II như sau:
“6. UBND phường Bến Đá
- Chủ trì diễn tập sơ tán dân trước ngày 20/10/2026.”
6. Bãi bỏ khoản 9 mục II.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 1;
- Lưu: VT.

CHỦ TỊCH

Lê Thử
"""
REPLACING = (
    PLAN.replace("45/KH-UBND", "77/KH-UBND")
    .replace("ngày 12 tháng 02", "ngày 05 tháng 9")
    .replace(
        "ban hành Kế hoạch như sau:", "ban hành Kế hoạch này, thay thế Kế hoạch số 45/KH-UBND ngày 12/02/2026, như sau:"
    )
    .replace("90% hồ chứa", "98% hồ chứa")
    .replace("- Trực ban mùa mưa lũ tại các hồ chứa.\n", "- Trực ban mùa mưa lũ tại các hồ chứa, đập dâng.\n")
)
SECOND = """ỦY BAN NHÂN DÂN
TỈNH SÔNG MÂY
Số: 600/QĐ-UBND
Sông Mây, ngày 12 tháng 10 năm 2026

QUYẾT ĐỊNH
Sửa đổi Kế hoạch số 45/KH-UBND ngày 12/02/2026 về an toàn hồ đập

QUYẾT ĐỊNH:

Điều 1. Sửa đổi Kế hoạch số 45/KH-UBND như sau:
1. Thay thế cụm từ “20/10/2026” bằng cụm từ “05/11/2026” tại khoản 6 mục II.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Lê Thử
"""


def office(cast: Cast) -> User:
    """The province's office, which runs the plan."""
    return cast.user(Role.OFFICE, cast.province)


def read(cast: Cast, text: str, name: str) -> Reading:
    """The waiting reading of a text."""
    found = take_in(data=text.encode(), name=name, unit_id=cast.province.pk, by=office(cast))
    assert isinstance(found, Reading)
    return found


def running_plan(cast: Cast) -> Plan:
    """The plan, accepted."""
    reading = read(cast, PLAN, "ke-hoach-45.txt")
    return accept_reading(reading=reading, revision=reading.revision, day=ACCEPTED, by=office(cast))


def composed(cast: Cast, plan: Plan, document: Reading) -> Reading:
    """The plan's text with everything that a document changes in it."""
    numbers = range(len(document.plan["amendments"]))
    base = Reading.objects.get(pk=plan.reading_id)
    return compose_reading(base=base, document=document, numbers=numbers, unit_id=plan.unit_id, by=office(cast))


def amend(cast: Cast, plan: Plan, reading: Reading, *, effect: date = AMENDED, **left_out: str) -> Amendment:
    """Accepts a reading as the plan's text, as it was seen a moment ago."""
    plan.refresh_from_db()
    return accept_amendment(
        plan=plan,
        reading=reading,
        revision=reading.revision,
        seen=comparison(plan, reading, AMENDED).fingerprint,
        effect=effect,
        left_out=left_out,
        today=max(effect, AMENDED),
        by=office(cast),
    )
