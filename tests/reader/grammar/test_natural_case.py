"""Names printed in capitals, written as the text around writes them."""

from __future__ import annotations

import time

from dondoc.reader.grammar.letterhead import search_dateline
from dondoc.reader.grammar.natural_case import Running, in_natural_case


def test_a_name_is_written_as_the_text_writes_it_and_else_by_the_common_rules() -> None:
    running = Running("Giao Sở Y tế phối hợp với tỉnh Mây Thượng.")
    assert in_natural_case("SỞ Y TẾ TỈNH MÂY THƯỢNG", running) == "Sở Y tế tỉnh Mây Thượng"
    assert in_natural_case("UBND HUYỆN MÂY LÀNH", running) == "UBND huyện Mây Lành"


def test_a_page_of_capitals_is_no_name_and_takes_no_time() -> None:
    page = "MỘT TRANG TOÀN CHỮ HOA " * 4_000
    began = time.perf_counter()
    assert in_natural_case(page, Running(page)) == page
    assert time.perf_counter() - began < 1


def test_a_first_line_as_long_as_a_book_is_searched_for_its_date_in_time() -> None:
    line = "Sông Mây ngày " * 4_000
    began = time.perf_counter()
    assert search_dateline(line) is None
    assert time.perf_counter() - began < 5
