"""What the form of a new item begins with."""

from __future__ import annotations

import pytest

from dondoc.documents.suggestions import suggested

HEAD = {"date": "2026-01-12", "period_start": "2026-01-01", "period_end": "2026-12-31"}


@pytest.mark.parametrize(
    ("kind", "words", "wanted"),
    [
        (
            "targets",
            "Ít nhất 90% trường học có lối thoát nạn trước ngày 30/6.",
            {"comparator": ">=", "value": 90, "unit": "%", "subject": "trường học", "by": "2026-06-30"},
        ),
        ("targets", "Giữ vững kết quả", {"text": "Giữ vững kết quả", "comparator": ">="}),
        (
            "tasks",
            "Chủ trì, phối hợp với Sở Y tế, UBND các xã, phường kiểm tra; hoàn thành trước ngày 15/11/2026.",
            {"role": "lead", "partners": ["Sở Y tế", "UBND các xã, phường"], "due": "2026-11-15"},
        ),
        ("tasks", "Mua bình chữa cháy.", {"text": "Mua bình chữa cháy.", "role": "own", "due": None}),
        (
            "deadlines",
            "UBND các xã báo cáo Công an tỉnh trước ngày 15/11.",
            {"kind": "report", "due": "2026-11-15", "who": "UBND các xã", "to": "Công an tỉnh"},
        ),
        ("recipients", "Bộ Công an (để b/c);", {"name": "Bộ Công an", "purpose": "để b/c"}),
        ("recipients", "Lưu: VT.", {"name": "Lưu: VT", "purpose": None}),
        (
            "citations",
            "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026",
            {"kind": "Quyết định", "number": "12/QĐ-UBND", "date": "2026-01-05"},
        ),
        ("citations", "Luật PCCC", {"number": "Luật PCCC"}),
        ("assignments", "Công an tỉnh:", {"agency": "Công an tỉnh"}),
    ],
)
def test_words_are_read_as_the_reader_reads_them(kind: str, words: str, wanted: dict[str, object]) -> None:
    found = suggested(kind, words, HEAD)
    assert {name: found.get(name) for name in wanted} == wanted


def test_a_document_without_dates_gives_what_it_can() -> None:
    assert suggested("deadlines", "báo cáo trước ngày 15/11/2026", {})["due"] == "2026-11-15"


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        suggested("outline", "I. Mục", HEAD)
