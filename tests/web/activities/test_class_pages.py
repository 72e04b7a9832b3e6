"""The pages of training classes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import load_workbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.classes import Held, Planned, hold_unplanned
from dondoc.activities.models import TrainingClass
from dondoc.units.models import Unit
from web.html import rows, text_of

pytestmark = [pytest.mark.django_db]
At = Callable[[Role, Unit], Client]
TYPED = {"title": "Kỹ năng thoát nạn", "area": "fire", "year": "2026", "quarter": "2", "serves": ""}
HELD = {"day": "20/05/2026", "minutes": "1,5", "cost": "2.500.000", "teachers": "30", "pupils": "3"}


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel("2026-06-01 09:00+07:00"):
        yield


def test_a_class_is_planned_and_what_was_held_is_written_down(cast: Cast, at: At) -> None:
    unit = at(Role.OFFICER, cast.commune)
    unit.post(reverse("class-new"), TYPED)
    made = TrainingClass.objects.get()
    unit.post(reverse("class-hold", args=[made.pk]), HELD)
    shown = text_of(unit.get(reverse("class", args=[made.pk])))
    assert all(words in shown for words in ("Đã mở", "20/05/2026", "1,5", "Học sinh, sinh viên: 3", "2.500.000 đồng"))


def test_small_counts_are_told_to_the_unit_alone(cast: Cast, at: At) -> None:
    at(Role.OFFICER, cast.commune).post(reverse("class-held-new"), TYPED | HELD | {"workers": "9"})
    made = TrainingClass.objects.get()
    shown = text_of(at(Role.OFFICE, cast.province).get(reverse("class", args=[made.pk])))
    assert all(words in shown for words in ("42", "Giáo viên: 30", "Học sinh, sinh viên: < 5", "Người lao động: (ẩn)"))


def test_the_list_hides_what_few_took_part_in_and_so_does_its_file(cast: Cast, at: At) -> None:
    by = cast.user(Role.OFFICER, cast.commune)
    told, held = Planned("Sơ cứu", "labour", 2026, 2), Held(date(2026, 5, 1), 60, {"workers": 3})
    hold_unplanned(unit_id=cast.commune.pk, told=told, held=held, today=date(2026, 6, 1), by=by)
    office = at(Role.OFFICE, cast.province)
    assert rows(office.get(reverse("classes")))[0][7] == "< 5"
    with load_workbook(BytesIO(office.get(reverse("classes-export")).content)) as book:
        assert book.get_sheet_by_index(0).to_python()[1][7] == "< 5"
    assert rows(at(Role.OFFICER, cast.commune).get(reverse("classes")))[0][7] == "3"
    overview = office.get(reverse("activities"))
    with load_workbook(BytesIO(office.get(reverse("activities-xlsx")).content)) as book:
        lines = {line[0]: line for line in book.get_sheet_by_index(0).to_python()}
    assert lines["Ủy ban nhân dân xã Suối Lam"][4:6] == [1, "< 5"]
    cells = {row[0]: row for row in rows(overview)}["Ủy ban nhân dân xã Suối Lam"]
    assert "< 5" in cells
    assert "3" not in cells


def test_the_unit_s_file_comes_back_whole_or_with_its_wrong_cells(cast: Cast, at: At) -> None:
    unit = at(Role.OFFICER, cast.commune)
    unit.post(reverse("class-new"), TYPED)
    file = b"".join(unit.get(reverse("class-file-download")))  # type: ignore[arg-type]
    answer = unit.post(reverse("class-file"), {"file": SimpleUploadedFile("lop.xlsx", file)}, follow=True)
    assert "thêm 0 lớp, sửa 0 lớp, 1 lớp giữ nguyên" in text_of(answer)
    wrong = "Chủ đề,Lĩnh vực,Năm,Quý\nBơi,food,2026,9\n".encode()
    answer = unit.post(reverse("class-file"), {"file": SimpleUploadedFile("lop.csv", wrong)})
    assert (answer.status_code, "dòng 2, cột Quý" in text_of(answer)) == (422, True)


def test_wrong_numbers_are_told_beside_their_fields(cast: Cast, at: At) -> None:
    unit = at(Role.OFFICER, cast.commune)
    answer = unit.post(reverse("class-held-new"), TYPED | {"day": "02/06/2026", "minutes": "lâu", "pupils": "ba"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"minutes", "pupils"}
    answer = unit.post(reverse("class-held-new"), TYPED | {"day": "02/06/2026", "minutes": "2"})
    assert "không thể ở sau hôm nay" in text_of(answer)
