"""A set goes out as a workbook and comes in again the same; what is wrong is told by sheet and cell."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from criteria_sets import SMALL
from dondoc.core.errors import Invalid
from dondoc.criteria.faults import attributes_for
from dondoc.criteria.files.sheets import COLUMNS
from dondoc.criteria.files.words import IS, IS_NOT, OR, attribute_label, number_of
from dondoc.criteria.files.workbook import from_workbook
from dondoc.criteria.rules import CriterionDraft, Exemption, SectionDraft, SetDraft, Step
from dondoc.criteria.rules.tidying import tidy_set
from dondoc.criteria.shipped import shipped_sets
from dondoc.exports.criteria import write_criteria

ODD = replace(
    SMALL,
    year_end=(2, 29),
    reckoning="share",
    full=0,
    sections=(
        SectionDraft(
            "A",
            "=1+1",
            (
                CriterionDraft(
                    "1.10",
                    "Tỷ lệ, %",
                    "steps",
                    25,
                    steps=(Step(0, 25), Step(123450, 5)),
                    higher=False,
                    fact="reports.on_time",
                    exemptions=(
                        Exemption("ownership", ("public", "private"), True),
                        Exemption("school_levels", ("higher",)),
                    ),
                ),
                CriterionDraft("1.2", "Không xếp loại", "knock_out", knocks_to="weak"),
            ),
        ),
        SectionDraft("B", "Trống"),
    ),
)


def book(draft: SetDraft) -> bytes:
    file = BytesIO()
    write_criteria(file, draft)
    return file.getvalue()


@pytest.mark.parametrize("draft", [SMALL, ODD, *shipped_sets().values()], ids=lambda draft: draft.code)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_goes_out_comes_in_again_the_same(draft: SetDraft, language: str) -> None:
    with translation.override(language):
        assert from_workbook(book(draft)) == tidy_set(draft)


def edited(draft: SetDraft, cells: dict[tuple[str, str], object]) -> bytes:
    workbook = load_workbook(BytesIO(book(draft)))
    for (sheet, cell), value in cells.items():
        workbook[sheet][cell] = value
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def problems(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        from_workbook(data)
    return [(problem.where, problem.message) for problem in caught.value.problems]


def column(name: str) -> str:
    return chr(ord("A") + list(COLUMNS).index(name))


def test_what_is_wrong_is_told_by_sheet_and_cell() -> None:
    data = edited(
        SMALL,
        {
            ("Bộ tiêu chí", "B7"): "ngày cuối năm",
            ("Tiêu chí", f"{column('points')}2"): 1.005,
            ("Tiêu chí", f"{column('kind')}3"): "Chấm mò",
            ("Tiêu chí", f"{column('exemptions')}4"): "Cấp học: Mầm non",
            ("Tiêu chí", f"{column('steps')}5"): "nhiều",
            ("Tiêu chí", f"{column('code')}6"): "1.1",
            ("Tiêu chí", f"{column('help')}6"): "gọi 0912 345 678",
            ("Xếp loại", "C2"): "cao",
        },
    )
    found = problems(data)
    assert [where for where, _message in found] == [
        "trang Xếp loại, ô C2 (Từ)",
        "trang Bộ tiêu chí, ô B7 (Năm đánh giá kết thúc ngày)",
        "trang Tiêu chí, ô F2 (Điểm tối đa)",
        "trang Tiêu chí, ô E3 (Cách chấm)",
        "trang Tiêu chí, ô S4 (Không áp dụng cho)",
        "trang Tiêu chí, ô G5 (Các mức)",
        "trang Tiêu chí, ô O6 (Hướng dẫn chấm)",
        "trang Tiêu chí, ô C6 (Số tiêu chí)",
    ]
    assert found[2][1] == "Ô này phải là số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 0,25."


def test_a_file_of_other_sheets_is_refused() -> None:
    assert problems(b"a,b\n1,2") == [
        ("tệp", "Tệp không có trang “Bộ tiêu chí”. Hãy dùng tệp đã xuất từ một bộ tiêu chí."),
        ("trang Bộ tiêu chí, Mã", problems(b"a,b\n1,2")[1][1]),
        ("trang Bộ tiêu chí, Tên bộ tiêu chí", "Hãy ghi tên bộ tiêu chí."),
        ("trang Bộ tiêu chí, Loại đơn vị", "Hãy chọn loại đơn vị mà bộ tiêu chí chấm."),
        ("tệp", "Tệp không có trang “Tiêu chí”. Hãy dùng tệp đã xuất từ một bộ tiêu chí."),
    ]


def test_no_label_holds_what_parts_the_words_of_an_exemption() -> None:
    with translation.override("vi"):
        known = attributes_for("")
        words = [attribute_label(name) for name in known]
        words += [label for labels in known.values() for label in labels.values()]
    assert [word for word in words for part in (IS, IS_NOT, OR, ";") if part in f" {word} "] == []


@pytest.mark.parametrize(("text", "number"), [("12.5", 1250), ("0,25", 25), ("0.30000000000000004", 30), ("7", 700)])
def test_cells_hold_numbers_as_spreadsheets_and_as_people_write_them(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["1.234", "NaN", "1e99", "", "-"])
def test_other_cells_are_no_numbers(text: str) -> None:
    with pytest.raises(ValueError):
        number_of(text)
