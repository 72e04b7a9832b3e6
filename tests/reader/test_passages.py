"""Collapsed text and the way back to the source. The texts are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.passage import joined, passage, printed_lines
from dondoc.reader.source import Source, collapse


def _source(text: str) -> Source:
    return Source(text, (), "text", wrapped=False)


@given(st.text(alphabet="ab ổ\t\n ", max_size=30))
def test_every_part_of_a_passage_leads_back_to_its_words(text: str) -> None:
    source = _source(text)
    whole = passage(source, (0, len(text)))
    assert whole.text == collapse(text)
    for start in range(len(whole.text)):
        part = whole.part(start)
        assert source.at(part.span()) == part.text


def test_a_passage_over_a_line_break_keeps_the_offsets_of_both_lines() -> None:
    source = _source("Sở Y tế\ntỉnh Mẫu")
    whole = passage(source, (0, 16))
    assert (whole.text, whole.span(8, 12)) == ("Sở Y tế tỉnh Mẫu", (8, 12))


def test_the_lines_of_a_paragraph_are_given_one_by_one() -> None:
    source = _source("KT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH")
    assert [(one.text, one.span()) for one in printed_lines(source, (0, 26))] == [
        ("KT. CHỦ TỊCH", (0, 12)),
        ("PHÓ CHỦ TỊCH", (14, 26)),
    ]


def test_two_passages_that_a_page_parts_become_one_text() -> None:
    source = _source("Trồng rừng\nTT\nven biển")
    whole = joined(passage(source, (0, 10)), passage(source, (14, 22)))
    assert (whole.text, whole.span(), whole.span(11, 14)) == ("Trồng rừng ven biển", (0, 22), (14, 17))
