"""A small set with every kind of criterion, as a draft."""

from __future__ import annotations

from dondoc.criteria.rules import (
    DEFAULT_LEVELS,
    CriterionDraft,
    CriterionKind,
    Exemption,
    SectionDraft,
    SetDraft,
    Step,
)

FIRE = SectionDraft(
    "I",
    "Phòng cháy",
    (
        CriterionDraft("1.1", "Có phương án chữa cháy", CriterionKind.YES_NO, 2000, source="Luật Phòng cháy"),
        CriterionDraft(
            "1.2", "Tự kiểm tra hằng tháng", CriterionKind.SCALE, 1000, evidence="Sổ", evidence_required=True
        ),
        CriterionDraft(
            "1.3",
            "Bể nước chữa cháy",
            CriterionKind.YES_NO,
            1000,
            exemptions=(Exemption("school_levels", ("preschool",)),),
            by_declaration=True,
        ),
    ),
)
WORK = SectionDraft(
    "II",
    "Tập huấn, báo cáo",
    (
        CriterionDraft(
            "2.1", "Số lớp tập huấn", CriterionKind.STEPS, 4000, steps=(Step(100, 1500), Step(300, 4000)), unit="lớp"
        ),
        CriterionDraft("2.2", "Báo cáo chậm", CriterionKind.DEDUCTION, 2000, per_case=25, cap=2500, unit="báo cáo"),
        CriterionDraft("2.3", "Để xảy ra cháy", CriterionKind.KNOCK_OUT, knocks_to="average"),
        CriterionDraft("2.4", "Không tự chấm điểm", CriterionKind.KNOCK_OUT),
    ),
)
SMALL = SetDraft(
    code="truong-hoc",
    name="Trường học an toàn",
    kind="school",
    issued_by="Quyết định số 12/QĐ-UBND",
    year_end=(10, 31),
    sections=(FIRE, WORK),
    levels=DEFAULT_LEVELS,
)
