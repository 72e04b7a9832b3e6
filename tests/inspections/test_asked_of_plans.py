"""What clauses of plans ask to be inspected, and how much that requires."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dondoc.inspections.rules.asking import Asked, Required, asked, required, sentence_at


@pytest.mark.parametrize(
    ("text", "units", "share", "visits", "kind", "words"),
    [
        ("Mỗi năm kiểm tra ít nhất 30% số trường học, mỗi trường 01 lần.", None, 30, 1, "school",
         ("30% số trường học", "mỗi trường 01 lần")),
        ("Kiểm tra từ 20 đơn vị trở lên.", 20, None, 1, "", ("từ 20 đơn vị trở lên",)),
        ("Thanh tra, kiểm tra doanh nghiệp mỗi năm 2 lần.", None, None, 2, "enterprise", ("mỗi năm 2 lần",)),
        ("Hằng quý kiểm tra các xã, phường.", None, None, 4, "commune", ("Hằng quý",)),
        ("Định kỳ 6 tháng 1 lần kiểm tra cơ sở.", None, None, 2, "", ("6 tháng 1 lần",)),
        ("Tổ chức kiểm tra tối thiểu 12,5% doanh nghiệp.", None, Fraction(25, 2), 1, "enterprise",
         ("12,5% doanh nghiệp",)),
        ("Giám sát ít nhất 15 khu dân cư, ít nhất hai lần/năm.", 15, None, 2, "residential_area",
         ("ít nhất 15 khu dân cư", "ít nhất hai lần/năm")),
    ],
)  # fmt: skip
def test_numbers_of_inspections_are_read_with_their_words(
    text: str, units: int | None, share: Fraction | None, visits: int, kind: str, words: tuple[str, ...]
) -> None:
    assert asked(text) == Asked(units, Fraction(share) if share else None, visits, kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức 24 lớp tập huấn cho trường học.",
        "Kiểm tra hệ thống điện, bếp ăn của trường học.",
        "100% bếp ăn bán trú được kiểm tra an toàn.",
        "",
    ],
)
def test_a_clause_without_inspections_or_their_numbers_asks_nothing(text: str) -> None:
    assert asked(text) is None


def test_words_are_those_of_the_text_however_it_was_composed() -> None:
    found = asked("Kiểm tra từ 20 đơn vị trở lên".replace("ể", "ể"))
    assert found is not None
    assert found.words == ("từ 20 đơn vị trở lên",)


def test_a_share_is_rounded_up_a_count_stays_and_neither_means_all() -> None:
    assert required(units=None, share=Fraction(30), visits=1, eligible=11) == Required(4, 4)
    assert required(units=20, share=None, visits=2, eligible=11) == Required(20, 40)
    assert required(units=None, share=None, visits=2, eligible=11) == Required(11, 22)


def test_the_whole_sentence_around_a_number_is_read() -> None:
    text = "II. CHỈ TIÊU\n1. Mỗi năm kiểm tra ít nhất 30% số\ntrường học, mỗi trường 02 lần.\n2. Kiểm tra từ 20 đơn vị trở lên.\n"
    start = text.index("mỗi trường")
    found = sentence_at(text, start, start + len("mỗi trường 02 lần"))
    assert found == "Mỗi năm kiểm tra ít nhất 30% số trường học, mỗi trường 02 lần."
    read = asked(found)
    assert read is not None
    assert (read.share, read.visits) == (30, 2)
