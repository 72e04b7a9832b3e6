"""A damaged file may hold one paragraph of any length: it is read in time that grows with its length, no faster."""

from __future__ import annotations

import time

import pytest

from dondoc.reader import read_plan
from dondoc.reader.clauses import Context, find_outside, read_deadlines
from dondoc.reader.clauses.masking import BLANK, blank, without_documents
from dondoc.reader.formats.one_line import parted_lines
from dondoc.reader.grammar import tasks
from dondoc.reader.plan import Outside

# Seconds of work, many times what each needs: read in quadratic time, each would pass them.
QUICK = 5
TIMES = 12_000
DATES = 1_500
TRAINS = "2. Tổ chức tập huấn, thực tập phương án chữa cháy và thoát nạn theo cụm trường."
REPORTS = "Nhân viên y tế báo cáo Hiệu trưởng và UBND phường (qua Phòng Văn hóa) trước ngày 05/12/2026. "
CONTEXT = Context(2026, "2026-01-05", "2026-12-31")


def test_sentences_without_a_date_of_their_own_are_not_searched_over_and_over() -> None:
    began = time.process_time()
    (found,) = read_deadlines(f"Xong trước ngày 20/11, trong tháng. {TRAINS * TIMES}", CONTEXT)
    assert (found.due, time.process_time() - began < QUICK) == ("2026-11-20", True)


def test_the_agencies_of_many_due_dates_are_read_without_masking_the_paragraph_anew() -> None:
    began = time.process_time()
    found = read_deadlines(REPORTS * DATES, CONTEXT)
    assert (len(found), {one.due for one in found}) == (DATES, {"2026-12-05"})
    assert time.process_time() - began < QUICK


@pytest.mark.parametrize("mark", ["- Thành lập đoàn kiểm tra, ", "- Huyện đoàn: chủ trì, phối hợp với Sở Y tế "])
def test_marks_that_begin_no_paragraph_are_told_by_what_stands_right_before_them(mark: str) -> None:
    began = time.process_time()
    assert list(parted_lines(mark * TIMES)) == [mark * TIMES]
    assert time.process_time() - began < QUICK


def test_many_documents_cited_in_one_paragraph_are_blanked_at_once() -> None:
    cited = "Nghị định số 15/2018/NĐ-CP ngày 02/02/2018; "
    began = time.process_time()
    masked = without_documents(cited * TIMES)
    assert (len(masked), set(masked)) == (len(cited) * TIMES, {BLANK, ";", " "})
    assert time.process_time() - began < QUICK


def test_stretches_are_blanked_where_they_overlap_and_in_any_order() -> None:
    assert blank("0123456789", [(6, 8), (1, 3), (2, 4), (2, 3)]) == f"0{BLANK * 3}45{BLANK * 2}89"
    assert blank("0123", []) == "0123"


def test_a_paragraph_is_asked_once_whether_it_is_in_scope_however_many_dates_it_sets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def find(text: str) -> Outside | None:
        asked.append(text)
        return find_outside(text)

    monkeypatch.setattr(tasks, "find_outside", find)
    plan = read_plan(
        "KẾ HOẠCH\nKiểm tra trường học năm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: Báo cáo UBND tỉnh trước ngày 15/6 "
        "và trước ngày 15/12/2026; tổng kết trước ngày 20/12/2026.\n2. Sở Xây dựng: Kiểm tra.\n".encode(),
        name="ke-hoach.txt",
    )
    assert len(plan.deadlines) == 3
    assert len(asked) == len(set(asked))
