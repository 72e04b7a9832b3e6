"""The papers of a yearly round, read back as Word shows them."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import docx
import pytest

from assessing import TODAY, make_assessing
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.assessments.actions.aims import AimDraft, set_aims
from dondoc.assessments.actions.concluding import conclude, settle
from dondoc.compiling.actions.papers import bring_template
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.filling import Filling, word_of
from dondoc.compiling.yearly import minutes, proposal, recognition, score_sheet
from dondoc.core.errors import Refused

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 15)


def read(filling: Filling) -> tuple[list[str], list[list[list[str]]]]:
    """The paragraphs of the body, and the tables but for the head's."""
    paper = docx.Document(io.BytesIO(word_of(filling)))
    lines = [each.text for each in paper.paragraphs if each.text.strip()]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    return lines, tables[1:]


def test_the_score_sheet_holds_every_criterion_with_both_points(cast: Cast) -> None:
    assessing = make_assessing(cast)
    with pytest.raises(Refused, match="chưa gửi"):
        score_sheet(assessing.of(cast.commune), DAY)
    assessing.send(cast.commune, assessing.typed(na23="1", x23="Không có chợ."))
    key = assessing.key("1.1")
    assessing.review(cast.commune, {f"a-{key}": "20", f"x-{key}": "Thiếu."})
    lines, tables = read(score_sheet(assessing.of(cast.commune), DAY))
    assert "Đơn vị được chấm: Ủy ban nhân dân xã Suối Lam" in lines
    assert "Đơn vị tự chấm: 100/100 điểm, mức Xuất sắc." in lines
    assert "Kết quả thẩm định: 80/100 điểm, mức Khá." in lines
    assert tables[0] == [
        ["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định"],
        ["I", *["Phòng cháy, chữa cháy"] * 4],
        ["1.1", "Kiểm tra cơ sở", "40", "40", "20"],
        ["1.2", "Có đội chữa cháy cơ sở", "20", "20", "20"],
        ["II", *["Chế độ báo cáo"] * 4],
        ["2.1", "Báo cáo gửi đúng hạn", "40", "40", "40"],
        ["2.2", "Để xảy ra cháy lớn", "Loại trừ", "Không", "Không"],
        ["2.3", "Kiểm tra chợ", "10", "Không áp dụng", "Không áp dụng"],
        ["", "Tổng điểm", "110", "100", "80"],
    ]


def test_the_minutes_say_what_members_differed_in_and_what_was_settled(cast: Cast) -> None:
    council = make_assessing(cast, cast.police, cast.department)
    key, police = council.key("1.1"), council.people(Role.OFFICE, cast.police)
    council.send(cast.commune)
    council.review(cast.commune, reviewer=cast.police)
    council.review(cast.commune, {f"a-{key}": "30", f"x-{key}": "Thiếu."}, reviewer=cast.department)
    sheet = council.of(cast.commune)
    settle(assessment=sheet, version=1, criterion_id=key, text="35", word="Quý I nộp bù.", by=police)
    conclude(assessment=sheet, version=1, by=police)
    lines, tables = read(minutes(council.round, DAY))
    assert "- Công an tỉnh Sông Mây: chủ tịch hội đồng;" in lines
    assert (
        "- Ủy ban nhân dân xã Suối Lam, tiêu chí 1.1: Công an tỉnh Sông Mây 40, Sở Giáo dục và Đào tạo 30; chốt 35."
        " Quý I nộp bù."
    ) in lines
    assert tables[0][1] == ["1", "Ủy ban nhân dân xã Suối Lam", "110", "105/110", "105", "Xuất sắc"]


def test_no_minutes_without_a_council(cast: Cast) -> None:
    with pytest.raises(Refused, match="không có biên bản"):
        minutes(make_assessing(cast).round, DAY)


def test_the_proposal_tells_levels_and_what_the_plan_wants(cast: Cast) -> None:
    assessing = make_assessing(cast)

    set_aims(round_=assessing.round, aims=[AimDraft("average", "up", True, Decimal(100), True)], by=assessing.office)
    assessing.send(cast.commune)
    assessing.review(cast.commune)
    assessing.send(cast.other_commune)
    lines, _tables = read(proposal(assessing.round, DAY))
    assert "- Xuất sắc: 1 đơn vị;" in lines
    assert "- Ít nhất 100 % đơn vị từ mức Trung bình trở lên: còn thiếu 1 đơn vị (1/2)." in lines


def test_the_decision_is_the_same_before_and_after_it_is_published(cast: Cast) -> None:
    assessing = make_assessing(cast)
    assessing.send(cast.commune)
    assessing.review(cast.commune)
    decision = assessing.decide(cast.commune)
    before = word_of(recognition(decision, DAY))
    assessing.publish(cast.commune)
    decision.refresh_from_db()
    assert word_of(recognition(decision, DAY)) == before
    lines, tables = read(recognition(decision, DAY))
    head = [cell.text for cell in docx.Document(io.BytesIO(before)).tables[0].rows[1].cells]
    assert head == ["Số: 125/QĐ-UBND", "Sông Mây, ngày 14 tháng 12 năm 2026"]
    assert "Điều 2. Thời hạn công nhận: từ ngày 14 tháng 12 năm 2026 đến hết ngày 31 tháng 12 năm 2027." in lines
    assert tables[-1] == [["TT", "Đơn vị", "Mức công nhận"], ["1", "Ủy ban nhân dân xã Suối Lam", "Xuất sắc"]]


def test_an_office_makes_them_by_its_own_template(cast: Cast) -> None:
    assessing = make_assessing(cast)
    paper = docx.Document()
    paper.add_paragraph("Mẫu riêng của {{ don_vi }}: {{ dot_cham_diem }}")
    file = io.BytesIO()
    paper.save(file)
    bring_template(
        unit=cast.province, kind=PaperKind.SCORES, name="mau.docx", content=file.getvalue(), by=assessing.office
    )
    lines, _tables = read(proposal(assessing.round, TODAY))
    assert lines == ["Mẫu riêng của Ủy ban nhân dân tỉnh Sông Mây: Chấm điểm xã an toàn năm 2026"]
