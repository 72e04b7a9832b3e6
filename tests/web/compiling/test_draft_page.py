"""The page on which the report that goes up is written."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.compiling.models import PaperTemplate
from dondoc.compiling.queries import usual_kind
from rounds import Round, make_round
from web.html import page as page_of
from web.html import texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.accept(cast.commune)
    return made


def test_the_office_rewrites_a_sentence_and_is_told_when_its_figures_move(round_: Round, cast: Cast) -> None:
    office = Client()
    office.force_login(round_.office)
    url = reverse("cycle-draft", args=[round_.cycle.pk])
    with time_machine.travel(date(2026, 6, 20)):
        assert f'href="{reverse("cycle", args=[round_.cycle.pk])}?state=late"' in office.get(url).content.decode()
        answer = office.post(
            reverse("cycle-sentence", args=[round_.cycle.pk]),
            {"loai": "half_year", "key": "missing", "text": "Hai đơn vị còn thiếu.", "deed": "keep"},
        )
        assert answer["Location"] == f"{url}?loai=half_year#cau-missing"
        round_.accept(cast.school)
        page = office.get(url).content.decode()
    assert "Hai đơn vị còn thiếu." in page and "số liệu đã thay đổi" in page
    assert "Còn 1 đơn vị quá hạn chưa gửi báo cáo: Ủy ban nhân dân phường Bến Đá." in page


def test_a_bookmark_of_the_file_leads_to_the_reports_behind_its_number(round_: Round, cast: Cast) -> None:
    office = Client()
    office.force_login(round_.office)
    mark, count = f"SL_{round_.cycle.pk}", round_.form.indicators.last()
    marks = (f"{mark}_cs{count.pk}", f"{mark}_dv{cast.commune.pk}", f"{mark}_cs0", "SL_x")
    found = [office.get(reverse("figure-mark", args=[each])) for each in marks]
    assert [(each.status_code, each.get("Location", "")) for each in found] == [
        (302, f"{reverse('cycle-sources', args=[round_.cycle.pk])}?chi-so=1"),
        (302, reverse("obligation", args=[round_.of(cast.commune).pk])),
        (404, ""),
        (404, ""),
    ]
    unit = Client()
    unit.force_login(round_.head(cast.commune))
    found = [
        unit.get(reverse("figure-mark", args=[f"{mark}_dv{each.pk}"])) for each in (cast.commune, cast.other_commune)
    ]
    assert [each.status_code for each in found] == [302, 404]


def test_a_template_that_is_refused_is_told_on_the_page_and_changes_nothing(round_: Round) -> None:
    office = Client()
    office.force_login(round_.office)
    upload = SimpleUploadedFile("mau.docx", b"PK nothing")
    answer = office.post(reverse("paper-template-bring", args=["late"]), {"file": upload})
    assert answer.status_code == 422
    assert "Tệp không phải là tệp Word" in answer.content.decode()
    assert not PaperTemplate.objects.exists()


def test_versions_are_made_taken_and_compared(round_: Round, cast: Cast) -> None:
    office = Client()
    office.force_login(round_.office)
    args = [round_.cycle.pk]
    with time_machine.travel(date(2026, 6, 20)):
        office.post(reverse("paper-make", args=args), {"loai": "late"})
        round_.accept(cast.school)
        office.post(reverse("paper-make", args=args), {"loai": "late"})
    page = office.get(reverse("paper-compare", args=[*args, 2]), {"loai": "late"}).content.decode()
    assert "Báo cáo đã được chấp nhận" in page and "Trường Tiểu học Suối Lam: 10 lớp tập huấn" in page
    assert "<td>Có 1/3 đơn vị gửi báo cáo" in page and "<td>Có 2/3 đơn vị gửi báo cáo" in page
    file = office.get(reverse("paper-word", args=[*args, 2]), {"loai": "late"})
    name = "danh-sach-don-vi-cham-chua-gui-bao-cao-6-thang-dau-nam-2026-ban-2.docx"
    assert (file["Content-Disposition"], file.content[:2]) == (f'attachment; filename="{name}"', b"PK")


def test_the_newest_versions_are_in_sight_and_the_others_folded(round_: Round) -> None:
    office = Client()
    office.force_login(round_.office)
    draft = reverse("cycle-draft", args=[round_.cycle.pk])
    key = page_of(office.get(draft)).xpath("//form[contains(@class, 'own-words')]//input[@name='key']/@value")[0]
    kind, folded = usual_kind(round_.cycle).value, []
    for number in range(1, 8):
        given = {"loai": kind, "key": key, "text": f"Câu {number}."}
        office.post(reverse("cycle-sentence", args=[round_.cycle.pk]), given)
        office.post(reverse("paper-make", args=[round_.cycle.pk]), {"loai": kind})
        folded.append(texts(office.get(draft), "//details/summary[contains(., 'cũ hơn')]"))
    assert folded == [[]] * 5 + [["Xem 1 bản cũ hơn"], ["Xem 2 bản cũ hơn"]]
    found = office.get(draft)
    assert texts(found, "//main//table//th[@scope='row']") == [f"Bản {number}" for number in range(7, 0, -1)]
    assert texts(found, "//details//table//th[@scope='row']") == ["Bản 2", "Bản 1"]
