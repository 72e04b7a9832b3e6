from __future__ import annotations

from dondoc.documents.identifiers import Sighting, sightings


def test_identifiers_in_a_document_are_told_with_their_page() -> None:
    text = "Kế hoạch\nĐầu mối: 0912 345 678"
    source = {
        "text": text, "format": "pdf", "wrapped": True, "pages": 2, "blocks": [[0, 8, "", 1], [9, len(text), "", 2]],
    }  # fmt: skip
    start = text.index("0912")
    assert sightings(source) == [Sighting("số điện thoại cá nhân", start, len(text), 2)]


def test_a_document_without_identifiers_tells_nothing() -> None:
    source = {
        "text": "Số 12/KH-UBND, 1.250.000.000 đồng", "format": "text", "wrapped": False, "pages": None, "blocks": [],
    }  # fmt: skip
    assert sightings(source) == []
