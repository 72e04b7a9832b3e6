"""Papers of commendation, inspections and campaigns of activities: what they say, their versions, an own template."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

from awards import TODAY, Campaign
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.campaign_parts import add_item, call_units
from dondoc.activities.actions.campaigns import Called, make_campaign, start_campaign
from dondoc.activities.actions.deeds import do_item
from dondoc.commendation.actions import decide
from dondoc.compiling.actions.papers import bring_template, keep_paper
from dondoc.compiling.awards import award_decision, award_minutes, award_proposal
from dondoc.compiling.campaigns import campaign_report
from dondoc.compiling.inspections import programme_report, visit_minutes
from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.filling import Filling, word_of
from dondoc.compiling.queries import figures_in
from dondoc.compiling.rules.figures import changes
from dondoc.core.models import Event
from visits import TODAY as VISITED
from visits import Inspections, make_inspections
from word_text import lines_of, opened

pytestmark = pytest.mark.django_db


def said(filling: Filling) -> list[str]:
    return lines_of(word_of(filling))


def marks_of(filling: Filling) -> list[str]:
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name"
    return [each.get(name) for each in opened(word_of(filling)).element.body.xpath(".//w:bookmarkStart")]


@pytest.fixture
def made(cast: Cast) -> Campaign:
    return Campaign(cast)


@pytest.fixture
def inspections(cast: Cast) -> Inspections:
    return make_inspections(cast)


def test_a_proposal_lists_every_form_and_leaves_individuals_to_the_hand(made: Campaign, cast: Cast) -> None:
    proposal = made.propose(cast.commune)
    for number in range(2, 12):
        made.add(f"Hình thức {number}", alone=number == 11)
    lines = said(award_proposal(made.campaign, TODAY))
    assert lines[0].startswith("ỦY BAN NHÂN DÂN\nTỈNH SÔNG MÂY | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert "I | Giấy khen | Giấy khen" in lines
    assert "1 | Ủy ban nhân dân xã Suối Lam | " in lines
    assert "XI | Hình thức 11 | Hình thức 11" in lines
    assert any("Cá nhân: điền khi ban hành" in line for line in lines)
    assert marks_of(award_proposal(made.campaign, TODAY)) == [f"DN_{proposal.pk}"]


def test_minutes_tell_the_votes_and_the_decision_its_number_and_day(made: Campaign, cast: Cast) -> None:
    first, second = made.propose(cast.commune), made.propose(cast.other_commune)
    assert "Số: ......../QĐ-UBND | Sông Mây, ngày ..... tháng ..... năm 2026" in said(
        award_decision(made.campaign, TODAY)
    )
    made.meet((first, 2, 0), (second, 0, 2))
    lines = said(award_minutes(made.campaign, TODAY))
    assert "- Công an tỉnh Sông Mây: chủ tịch hội đồng;" in lines
    assert "Hội đồng họp ngày 20 tháng 11 năm 2026; có mặt 2/2 đơn vị thành viên." in lines
    assert "2 | Ủy ban nhân dân phường Bến Đá | 0 | 2 | " in lines
    told = {"number": "125/QĐ-UBND", "day": TODAY, "awarded": [first.pk], "reason": "Không quá bán.", "today": TODAY}
    decide(campaign=made.campaign, by=made.office, **told)
    made.campaign.refresh_from_db()
    lines = said(award_decision(made.campaign, TODAY))
    assert "Số: 125/QĐ-UBND | Sông Mây, ngày 20 tháng 11 năm 2026" in lines
    assert "Điều 1. Khen thưởng 1 tập thể có thành tích theo danh sách sau:" in lines
    assert not [line for line in lines if "Bến Đá" in line]


def test_versions_are_kept_and_tell_what_changed(made: Campaign, cast: Cast) -> None:
    first = made.propose(cast.commune)
    keep = {"day": TODAY, "by": made.office}
    one, is_new = keep_paper(filling=award_minutes(made.campaign, TODAY), **keep)
    assert (one.number, is_new, keep_paper(filling=award_minutes(made.campaign, TODAY), **keep)) == (
        1,
        True,
        (one, False),
    )
    made.meet((first, 2, 0))
    two, _new = keep_paper(filling=award_minutes(made.campaign, TODAY), **keep)
    told = {each.key: (each.before, each.after) for each in changes(figures_in(one), figures_in(two))}
    assert told[f"DN_{first.pk}"] == ("", "2")
    assert told["don_vi_du_hop"] == (".../2", "2/2")
    assert Event.objects.filter(verb="paper.make", object_id=made.campaign.pk).count() == 2


def test_an_office_makes_them_by_its_own_word_file(made: Campaign, cast: Cast) -> None:
    paper, file = Document(), io.BytesIO()
    paper.add_paragraph("Mẫu riêng: {{ dot_khen_thuong }}, {{ so_de_nghi_khen }} tập thể")
    paper.add_paragraph("{{ danh_sach_khen_thuong }}")
    paper.save(file)
    given = {"unit": cast.province, "kind": PaperKind.AWARD_PROPOSAL, "name": "mau.docx", "by": made.office}
    bring_template(content=file.getvalue(), **given)
    made.propose(cast.commune)
    lines = said(award_proposal(made.campaign, TODAY))
    assert lines[0] == "Mẫu riêng: Khen thưởng năm 2026, 1 tập thể"
    assert "1 | Ủy ban nhân dân xã Suối Lam | " in lines


def test_the_minutes_of_a_visit_name_units_findings_and_leave_people_to_the_hand(inspections: Inspections) -> None:
    visit = inspections.plan(inspections.cast.commune)
    (finding,) = inspections.sign(visit)
    visit.refresh_from_db()
    lines = said(visit_minutes(visit, VISITED))
    assert (
        "Hôm nay, ngày 02 tháng 3 năm 2026, Ủy ban nhân dân tỉnh Sông Mây kiểm tra tại Ủy ban nhân dân xã Suối Lam."
        in lines
    )
    assert f"1 | {finding.words} | {finding.remedy} | ngày 15 tháng 4 năm 2026" in lines
    assert not [line for line in lines if inspections.office.name in line or "cùng tham gia" in line]
    assert marks_of(visit_minutes(visit, VISITED))[-1] == f"TT_{finding.pk}"


def test_the_report_of_a_programme_adds_up_its_visits_and_findings(inspections: Inspections) -> None:
    visit = inspections.plan(inspections.cast.commune)
    (finding,) = inspections.sign(visit)
    filling = programme_report(inspections.programme, date(2026, 5, 4))
    lines = said(filling)
    assert "Đã kiểm tra 1/2 lần phải kiểm tra tại 1 đơn vị; còn thiếu 1 lần." in lines
    assert "1 | Ủy ban nhân dân xã Suối Lam | 02/3/2026 | 1 | 0" in lines
    assert any(
        line.startswith("Đã ghi 1 tồn tại; 0 tồn tại đã khắc phục; 1 tồn tại quá hạn khắc phục.") for line in lines
    )
    assert marks_of(filling) == [f"ND_{inspections.line.pk}", f"KT_{visit.pk}", f"TT_{finding.pk}"]


def test_the_report_of_a_campaign_tells_each_thing_and_each_unit(cast: Cast) -> None:
    by, day = cast.user(Role.OFFICE, cast.province), date(2026, 10, 2)
    told = Called("Tháng an toàn phòng cháy", "campaign", "fire", date(2026, 10, 1), date(2026, 10, 31), "Ngừa cháy.")
    campaign = make_campaign(unit_id=cast.province.pk, told=told, by=by)
    item = add_item(campaign=campaign, text="Kiểm tra bình", figure="Số bình", measure="bình", by=by)
    call_units(campaign=campaign, unit_ids=[cast.commune.pk, cast.other_commune.pk], day=day, by=by)
    start_campaign(campaign=campaign, by=by)
    do_item(item=item, unit_id=cast.commune.pk, done_on=day, count=12, note="", upload=None, today=day, by=by)
    filling = campaign_report(campaign, day)
    lines = said(filling)
    assert "Huy động 2 đơn vị; đã làm xong 1/2 việc (50%); 1 đơn vị đã làm xong mọi việc." in lines
    assert "1 | Kiểm tra bình | 1/2 | Số bình: 12 bình" in lines
    assert "2 | Ủy ban nhân dân xã Suối Lam | 1/1 | 02/10/2026 | Số bình: 12 bình" in lines
    assert "Ngừa cháy." in lines
    assert marks_of(filling)[0] == f"CD_{campaign.pk}_v{item.pk}"
