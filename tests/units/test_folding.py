"""Text without accents."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.units.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Xã  Suối\u00a0Lam ", "xa suoi lam"),
        ("Đặc khu Hòn Sáo", "dac khu hon sao"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Ủy ban", "uy ban"),
        ("Uỷ ban", "uy ban"),
        ("Sở GD&ĐT", "so gd&dt"),
    ],
)
def test_accents_case_and_stray_spaces_go(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text("aàảãáạăằâầđeêếiìoôơờuưựyỳ ĐÂƯ"))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
