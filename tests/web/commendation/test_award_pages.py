"""The pages of commendations: from an open campaign to the register."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from awards import Campaign
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.commendation.models import AwardForm, CommendationCampaign, Proposal
from web.conftest import Open
from web.html import rows, text_of
from word_text import lines_of

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Khen thưởng năm 2026",
    "year": "2026",
    "window_start": "15/12/2025",
    "window_end": "14/12/2026",
    "propose_by": "01/12/2026",
    "decide_by": "31/12/2026",
    "barred": "Trung bình, Yếu",
    "least_on_time": "90",
}


@pytest.fixture(autouse=True)
def in_november() -> Any:
    with time_machine.travel("2026-11-20 10:00+07:00", tick=False):
        yield


@pytest.fixture
def office(cast: Cast, signed_in: Open) -> Client:
    return signed_in(cast.user(Role.OFFICE, cast.province))


@pytest.fixture
def head(cast: Cast, signed_in: Open) -> Client:
    return signed_in(cast.user(Role.HEAD, cast.commune))


def test_a_campaign_goes_from_its_opening_to_the_register(cast: Cast, office: Client, head: Client) -> None:
    office.post(reverse("commendation-new"), TYPED)
    campaign = CommendationCampaign.objects.get()
    office.post(reverse("commendation-form", args=[campaign.pk]), {"name": "Giấy khen", "kind": "commune", "number": 1})
    office.post(reverse("commendation-form", args=[campaign.pk]), {"name": "Bằng khen", "for_individuals": "on"})
    typed = {"unit": cast.commune.pk, "form": AwardForm.objects.get(name="Giấy khen").pk, "achievements": "Không cháy."}
    head.post(reverse("proposal-new", args=[campaign.pk]), typed)
    proposal = Proposal.objects.get()
    shown = text_of(head.get(reverse("proposal", args=[proposal.pk])))
    assert "Đủ điều kiện" in shown and "Chỉ tiêu của UBND cấp xã: 0 đơn vị xếp trước, trong 1 suất" in shown
    office.post(reverse("council-member", args=[campaign.pk]), {"unit": cast.police.pk, "chair": "on"})
    told = {"held": "20/11/2026", "present": "1", "minutes": "Thống nhất."}
    office.post(reverse("council-meeting", args=[campaign.pk]), told)
    votes = {"votes_for": "1", "votes_against": "0"}
    office.post(reverse("proposal-opinion", args=[proposal.pk]), votes)
    decision = {"number": "125/QĐ-UBND", "day": "20/11/2026", "award": proposal.pk}
    office.post(reverse("commendation-decide", args=[campaign.pk]), decision)
    assert rows(head.get(reverse("awards"))) == [
        [
            "Ủy ban nhân dân xã Suối Lam",
            "Giấy khenKhen thưởng năm 2026",
            "2026",
            "125/QĐ-UBND20/11/2026",
            "Được khen thưởng",
        ]
    ]
    content = office.get(reverse("thing-paper-now", args=["awarded", campaign.pk])).content
    lines = lines_of(content)
    assert "1 | Ủy ban nhân dân xã Suối Lam | " in lines
    assert any("Cá nhân: điền khi ban hành" in line for line in lines)
    assert "Số: 125/QĐ-UBND | Sông Mây, ngày 20 tháng 11 năm 2026" in lines


def test_who_can_not_be_awarded_is_told_beside_the_name(cast: Cast, office: Client) -> None:
    made = Campaign(cast)
    first, second = made.propose(cast.commune), made.propose(cast.other_commune)
    made.meet((first, 2, 0), (second, 2, 0))
    typed = {"number": "1/QĐ", "day": "20/11/2026", "award": [first.pk, second.pk]}
    answer = office.post(reverse("commendation-decide", args=[made.campaign.pk]), typed)
    assert (answer.status_code, "Có điều kiện chưa đạt" in text_of(answer)) == (422, True)
    assert CommendationCampaign.objects.get().state == "met"


def test_evidence_is_kept_and_given_back(cast: Cast, head: Client, office: Client) -> None:
    proposal = Campaign(cast).propose(cast.commune)
    file = SimpleUploadedFile("bc.pdf", b"%PDF-1.7 invented")
    head.post(reverse("award-proof-add", args=[proposal.pk]), {"file": file, "words": "Báo cáo"})
    url = reverse("award-proof-file", args=[proposal.proofs.get().pk])
    answer: Any = office.get(url)
    assert b"".join(answer) == b"%PDF-1.7 invented"


def test_the_office_keeps_versions_of_a_paper_and_others_do_not_see_it(
    cast: Cast, office: Client, signed_in: Open
) -> None:
    made = Campaign(cast)
    proposal = made.propose(cast.commune)
    named = ["award_meet", made.campaign.pk]
    assert "Chưa lưu bản nào." in text_of(office.get(reverse("thing-papers", args=named)))
    assert office.post(reverse("thing-paper-make", args=named)).status_code == 302
    made.meet((proposal, 2, 0))
    shown = text_of(office.post(reverse("thing-paper-make", args=named), follow=True))
    assert "Đã lập bản 2." in shown and "Số đơn vị dự họp trên số đơn vị của hội đồng: .../2 → 2/2" in shown
    assert lines_of(office.get(reverse("thing-paper", args=[*named, 1])).content)
    assert office.get(reverse("figure-mark", args=[f"DN_{proposal.pk}"])).headers["Location"] == reverse(
        "proposal", args=[proposal.pk]
    )
    assert office.get(reverse("thing-papers", args=["late", made.campaign.pk])).status_code == 404
    council = signed_in(cast.user(Role.HEAD, cast.department))
    assert council.get(reverse("thing-paper-now", args=named)).status_code == 403


def test_a_council_gets_no_links_to_units_out_of_its_sight(cast: Cast, office: Client, signed_in: Open) -> None:
    made = Campaign(cast)
    url = reverse("proposal", args=[made.propose(cast.commune).pk])
    link = reverse("unit-recognitions", args=[cast.commune.pk])
    council = signed_in(cast.user(Role.HEAD, cast.department))
    assert [link in page.get(url).content.decode() for page in (office, council)] == [True, False]


def test_the_register_is_exported(cast: Cast, office: Client) -> None:
    made = Campaign(cast)
    proposal = made.propose(cast.commune)
    made.meet((proposal, 2, 0))
    typed = {"number": "1/QĐ", "day": "20/11/2026", "award": proposal.pk}
    office.post(reverse("commendation-decide", args=[made.campaign.pk]), typed)
    office.post(reverse("award-revoke", args=[proposal.pk]), {"reason": "Báo cáo sai"})
    answer: Any = office.get(reverse("awards-export"), {"q": "suoi lam"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][1:3] == ["Ủy ban nhân dân xã Suối Lam", "Giấy khen"]
    assert [cell.value for cell in sheet[2]][6] == "Đã thu hồi"


def test_an_officer_proposes_nobody(cast: Cast, signed_in: Open) -> None:
    made = Campaign(cast)
    officer = signed_in(cast.user(Role.OFFICER, cast.commune))
    assert officer.get(reverse("proposal-new", args=[made.campaign.pk])).status_code == 403


def test_proposals_are_exported_with_their_conditions(cast: Cast, office: Client) -> None:
    made = Campaign(cast)
    made.propose(cast.commune)
    answer: Any = office.get(reverse("proposals-export", args=[made.campaign.pk]))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet is not None
    line = [cell.value for cell in sheet[2]]
    assert line[:2] == ["Ủy ban nhân dân xã Suối Lam", "Giấy khen"]
    assert "Chỉ tiêu của UBND cấp xã: 0 đơn vị xếp trước, trong 1 suất (Đạt)" in str(line[2])


def test_the_list_of_rounds_is_saved_as_it_is_narrowed(cast: Cast, office: Client) -> None:
    office.post(reverse("commendation-new"), TYPED)
    office.post(reverse("commendation-new"), TYPED | {"title": "Khen thưởng đột xuất"})
    saved = office.get(reverse("commendations-export"), {"q": "dot xuat"})
    lines = list(load_workbook(BytesIO(b"".join(saved))).worksheets[0].values)  # type: ignore[arg-type]
    assert [line[0] for line in lines[1:]] == ["Khen thưởng đột xuất"]
    assert lines[1][2] == 2026


def test_the_page_of_a_campaign_costs_the_same_with_one_proposal_and_with_three(
    cast: Cast, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    campaign = Campaign(cast)
    campaign.propose(cast.commune)
    address = reverse("commendation", args=[campaign.campaign.pk])
    with django_assert_max_num_queries(34) as one:
        office.get(address)
    campaign.propose(cast.other_commune)
    campaign.propose(cast.school)
    with django_assert_max_num_queries(len(one)):
        office.get(address)
