"""A small invented report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dondoc.exports.writers.report import (
    Count,
    Counts,
    FigureColumn,
    FigureRow,
    Late,
    Missing,
    Narrative,
    Pending,
    PlanCitation,
    Recipient,
    ReportPaper,
    SetApart,
    Share,
    TargetRow,
    UnitFigures,
    Window,
)


@pytest.fixture
def paper() -> ReportPaper:
    return ReportPaper(
        issuer="Công an tỉnh Sông Mây",
        issuer_above="Ủy ban nhân dân tỉnh Sông Mây",
        place="Sông Mây",
        year=2026,
        symbol="BC-CAT",
        subject="Tổng hợp kết quả thực hiện Kế hoạch phòng cháy trong trường học",
        plan=PlanCitation(
            kind="Kế hoạch",
            title="Bảo đảm an toàn phòng cháy trong trường học năm 2026",
            issuer="Ủy ban nhân dân tỉnh Sông Mây",
            number="18/KH-UBND",
            day=date(2026, 1, 12),
        ),
        cycle_name="Báo cáo 6 tháng đầu năm 2026",
        window=Window(date(2025, 12, 15), date(2026, 6, 14)),
        as_of=date(2026, 6, 19),
        counts=Counts(accepted=2000, sent=3, returned=1, late=2, not_yet_due=0, exempt=1, excluded=1),
        targets=(
            TargetRow("Trường học có phương án", "100%", Share(416, 420), False, 4, 10, 12, "trường học"),
            TargetRow("Lớp tập huấn", "Ít nhất 24 lớp", Count(26, "lớp"), True, None, 7, 12),
            TargetRow("Vụ cháy", "Không quá 2 vụ", Count(3, "vụ"), False, -1, gap_unit="vụ"),
            TargetRow("Đội được huấn luyện", "Ít nhất 95%", None, None),
            TargetRow("Bếp ăn được kiểm tra", "100%", Share(0, 0), None),
        ),
        recipients=(Recipient("Ủy ban nhân dân tỉnh", "để báo cáo"), Recipient("Lưu: VT, PC07")),
        signer_lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        set_apart=(
            SetApart("Trường Tiểu học Thác Ngà", "nghỉ để sửa chữa toàn bộ cơ sở"),
            SetApart("Trường Mầm non Bến Sậy", "đã sáp nhập"),
        ),
        narratives=(Narrative("UBND xã Suối Lam", "Thiếu kinh phí bảo dưỡng.\nĐường vào điểm trường hẹp."),),
        missing=(Missing("Sở Y tế", date(2026, 6, 15), 4),),
        pending=(Pending("UBND xã Khe Trúc", "Bị trả lại, chưa gửi lại", date(2026, 6, 15), 4),),
        late=(Late("UBND xã Gò Vừng", date(2026, 2, 5), date(2026, 3, 7), 30),),
        figures=UnitFigures(
            columns=(FigureColumn("Số lớp", "lớp"), FigureColumn("Tỷ lệ trường đạt", "%")),
            rows=(FigureRow("UBND xã Suối Lam", (1234, Decimal("66.666"))), FigureRow("Sở Y tế", (None, 0))),
            total=FigureRow("Tổng cộng", (1234, None)),
        ),
    )
