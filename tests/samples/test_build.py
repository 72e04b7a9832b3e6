"""The shipped samples: the plans are what their texts build, the units hang together."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from docx import Document

from dondoc.samples import sample_path
from dondoc.samples.build import PLANS, build


def _document_xml(path: Path) -> bytes:
    return zipfile.ZipFile(path).read("word/document.xml")


def _units() -> list[dict[str, str]]:
    with sample_path("province.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_plans_are_what_their_texts_build(tmp_path: Path) -> None:
    build(tmp_path)
    built = {name: _document_xml(tmp_path / name) for name in PLANS}
    assert {name: _document_xml(sample_path(f"plans/{name}")) for name in PLANS} == built


def test_agencies_stand_under_automatic_numbers_that_no_text_holds() -> None:
    plan = Document(str(sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.docx")))
    numbered = [p.text for p in plan.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert numbered == [
        "Công an tỉnh",
        "Sở Giáo dục và Đào tạo",
        "Sở Tài chính",
        "Sở Xây dựng",
        "Sở Công Thương",
        "Báo và Phát thanh, Truyền hình Sông Mây",
        "UBND các xã, phường",
    ]


def test_the_appendix_is_a_table_of_eight_tasks_in_three_groups() -> None:
    plan = Document(str(sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.docx")))
    numbers = [row.cells[0].text for row in plan.tables[-1].rows]
    assert numbers == ["STT", "I", "1", "2", "3", "II", "1", "2", "3", "III", "1", "2"]


def test_the_units_are_one_province_with_its_communes_departments_schools_and_enterprises() -> None:
    kinds = Counter(unit["kind"] for unit in _units())
    assert kinds == {"province": 1, "commune": 12, "department": 14, "school": 23, "enterprise": 7}


def test_every_unit_stands_after_the_unit_above_it() -> None:
    codes = [""]
    for unit in _units():
        assert unit["parent"] in codes
        codes.append(unit["code"])
    assert len(codes) == len(set(codes)) == 58


def test_a_sample_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(FileNotFoundError, match=r"Không có tệp mẫu “plans/khac\.docx”"):
        sample_path("plans/khac.docx")
