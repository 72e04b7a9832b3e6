"""Makes the papers of a yearly round from what is stored, by the office's templates or those that come along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from dondoc.assessments.aims import watched
from dondoc.assessments.models import Assessment, AssessmentRound, Decision, Review, ScoreState, Settlement, Way
from dondoc.assessments.queries import assessments_in, levels_of, recognitions_named
from dondoc.assessments.rules.aims import reached
from dondoc.assessments.rules.states import State
from dondoc.assessments.sheets import Sheet, sheet_of
from dondoc.assessments.wording import aim_words, reached_words
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.blocks import lines, signatures
from dondoc.compiling.papers.filling import Blocks, Filling
from dondoc.compiling.papers.issuing import decision_words, signed_by
from dondoc.compiling.yearly.tables import (
    NO_LEVEL,
    by_level,
    points,
    recognised_table,
    result_table,
    score_table,
    term,
)
from dondoc.compiling.yearly.words import out_of, round_words
from dondoc.core.errors import Refused
from dondoc.exports.writers.official_docx.elements import Element
from dondoc.reporting.queries import unit_names


def score_sheet(assessment: Assessment, day: date) -> Filling:
    """The sheet that a unit sent last, with the points of the review beside its own where it is concluded.

    Raises `Refused` for a unit that has sent none.
    """
    round_ = assessment.round
    sent = assessment.self_scores.exclude(state=ScoreState.DRAFT).order_by("version").last()
    if sent is None:
        raise Refused(_("Đơn vị chưa gửi phiếu tự chấm nên chưa lập được phiếu chấm điểm."))
    sheet = sheet_of(round_.criteria)
    names = unit_names([assessment.unit_id], day)
    reviewed = assessment.reviewed_at is not None
    words = round_words(round_, day) | {
        "don_vi_duoc_cham": names.get(assessment.unit_id, ("", ""))[1],
        "diem_tu_cham": out_of(assessment.self_points, assessment.self_maximum),
        "muc_tu_cham": sheet.names.get(assessment.self_level, NO_LEVEL),
        "diem_tham_dinh": out_of(assessment.points, assessment.maximum),
        "muc_tham_dinh": sheet.names.get(assessment.level, NO_LEVEL) if reviewed else "......",
    }
    blocks = {
        "bang_diem": score_table(sheet, sent, assessment),
        "chu_ky_hai_ben": signatures(("ĐƠN VỊ TỰ CHẤM",), ("ĐƠN VỊ THẨM ĐỊNH",)),
    }
    return _made(round_, PaperKind.SHEET, words, blocks, assessment)


def minutes(round_: AssessmentRound, day: date) -> Filling:
    """The minutes of the council: its units, what it found, what its members differed in and how that was settled.

    Raises `Refused` for a round that no council reviews.
    """
    if round_.way != Way.COUNCIL:
        raise Refused(_("Đợt này do đơn vị cấp trên thẩm định nên không có biên bản họp hội đồng."))
    sheet = sheet_of(round_.criteria)
    members = list(round_.members.all())
    names = {key: name for key, (_path, name) in unit_names([each.unit_id for each in members], day).items()}
    seats = [
        f"- {names.get(each.unit_id, '')}{': chủ tịch hội đồng' if each.chair else ': thành viên'};" for each in members
    ]
    blocks = _results(round_, sheet, day) | {
        "thanh_phan_hoi_dong": lines(seats, "Chưa đặt hội đồng."),
        "y_kien_khac_nhau": lines(_differences(round_, sheet, day), "Không có."),
        "chu_ky_hai_ben": signatures(("THƯ KÝ",), ("CHỦ TỊCH HỘI ĐỒNG",)),
    }
    return _made(round_, PaperKind.MINUTES, round_words(round_, day) | _counts(round_), blocks)


def proposal(round_: AssessmentRound, day: date) -> Filling:
    """The Tờ trình: results by level, the wanted results of the plan, and the list of units."""
    sheet = sheet_of(round_.criteria)
    words = round_words(round_, day)
    reviewed = _by_rank(round_, sheet)
    wanted = [
        f"- {aim_words(row, sheet)}: {reached_words(reached(aim, reviewed))}."
        for row, aim in watched(round_, sheet, day).aims
    ]
    blocks = _results(round_, sheet, day) | {
        "muc_ket_qua_dat_duoc": lines(wanted, "Kế hoạch không đặt mức kết quả."),
        "noi_nhan_va_chu_ky": signed_by(words["don_vi"], "Như trên"),
    }
    return _made(round_, PaperKind.SCORES, words | _counts(round_), blocks)


def recognition(decision: Decision, day: date) -> Filling:
    """The Quyết định công nhận with its list: of what was published, or would be if the decision were now."""
    round_ = decision.round
    sheet = sheet_of(round_.criteria)
    words = round_words(round_, day)
    rows = recognitions_named(decision, day)
    levels: dict[str, int] = {}
    for each in rows:
        levels[each.level] = levels.get(each.level, 0) + 1
    words |= {
        "so_don_vi_cong_nhan": str(len(rows)),
        **decision_words(decision.number, decision.date, words["ky_hieu_don_vi"], day.year),
        "thoi_han_cong_nhan": term(decision.valid_from, decision.valid_to),
    }
    blocks = {
        "ket_qua_theo_muc": by_level(levels, sheet, only_reached=True),
        "danh_sach_cong_nhan": recognised_table(rows),
        "noi_nhan_va_chu_ky": signed_by(words["don_vi"], "Như Điều 4"),
    }
    return _made(round_, PaperKind.RECOGNISED, words, blocks, decision)


def _results(round_: AssessmentRound, sheet: Sheet, day: date) -> dict[str, list[Element]]:
    rows = assessments_in(round_.assessments.exclude(reviewed_at=None).exclude(state=State.EXCLUDED), day)
    return {"ket_qua_theo_muc": by_level(levels_of(round_), sheet), "bang_ket_qua": result_table(rows, sheet)}


def _by_rank(round_: AssessmentRound, sheet: Sheet) -> Counter[int | None]:
    """How many units were reviewed to the level at each place; None for those that are not reviewed yet."""
    rows = round_.assessments.exclude(state=State.EXCLUDED).values_list("level", "reviewed_at")
    return Counter(None if reviewed_at is None else sheet.ranks.get(level) for level, reviewed_at in rows)


def _counts(round_: AssessmentRound) -> dict[str, str]:
    rows = round_.assessments.exclude(state=State.EXCLUDED)
    return {
        "so_don_vi_cham": str(rows.count()),
        "so_don_vi_tham_dinh": str(rows.exclude(reviewed_at=None).count()),
    }


def _differences(round_: AssessmentRound, sheet: Sheet, day: date) -> list[str]:
    """ "- UBND xã Suối Lam, tiêu chí 1.1: Công an tỉnh 40, Sở GD&ĐT 30; chốt 35. Quý I nộp bù." """
    found = Settlement.objects.filter(self_score__assessment__round=round_, self_score__state=ScoreState.SENT)
    rows = list(found.select_related("self_score__assessment", "criterion").order_by("self_score__assessment_id", "pk"))
    reviews: dict[int, list[Review]] = {}
    members = round_.members.values("unit_id")
    for each in Review.objects.filter(self_score__in=[row.self_score_id for row in rows], unit_id__in=members):
        reviews.setdefault(each.self_score_id, []).append(each)
    units = {row.self_score.assessment.unit_id for row in rows}
    units |= {each.unit_id for given in reviews.values() for each in given}
    names = {key: name for key, (_path, name) in unit_names(list(units), day).items()}
    told = []
    for row in rows:
        key = str(row.criterion_id)
        given = [each.answers.get(key) for each in reviews.get(row.self_score_id, ())]
        if all(answer == given[0] for answer in given):
            continue
        said = ", ".join(
            f"{names.get(each.unit_id, '')} {points(sheet, row.criterion, each.answers.get(key))}"
            for each in reviews.get(row.self_score_id, ())
        )
        unit = names.get(row.self_score.assessment.unit_id, "")
        settled = points(sheet, row.criterion, row.answer)
        told.append(f"- {unit}, tiêu chí {row.criterion.code}: {said}; chốt {settled}. {row.word}")
    return told


def _made(
    round_: AssessmentRound, kind: PaperKind, words: Mapping[str, str], blocks: Blocks, about: Model | None = None
) -> Filling:
    return Filling(about or round_, round_.unit_id, kind, words, blocks)
