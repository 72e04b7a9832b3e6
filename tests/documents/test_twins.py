"""One document taken in twice is told before it is accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

from cast import Cast
from dondoc.documents.actions import edit_item
from dondoc.documents.models import Reading
from dondoc.documents.queries import twins_of
from dondoc.units.queries import as_of, subtree
from readings import make_reading, office, plan_json

DAY = date(2026, 3, 2)


def taken_in(cast: Cast, name: str, **head: Any) -> Reading:
    return make_reading(cast, name=name, plan=plan_json() | head)


def twins(reading: Reading) -> list[str]:
    return [twin.file.name for twin in twins_of(reading, as_of(DAY), DAY)]


def test_the_same_number_of_the_same_issuer_or_the_same_title_is_a_twin(cast: Cast) -> None:
    issuer = "Ủy ban nhân dân tỉnh Sông Mây"
    first = taken_in(cast, "1.docx", number="12/KH-UBND", issuer=issuer)
    taken_in(cast, "so.docx", number="012 /KH-UBND", issuer=issuer.upper(), title="Trích yếu quét sai")
    taken_in(cast, "trich-yeu.docx", number=None, issuer=None)
    taken_in(cast, "nam-khac.docx", number="12/KH-UBND", date="2025-01-12", title="Năm trước")
    taken_in(cast, "co-quan-khac.docx", number="12/KH-UBND", issuer="UBND xã", title="Của xã")
    taken_in(cast, "khong-ghi.docx", number=None, issuer=None, title=None)
    assert twins(first) == ["trich-yeu.docx", "so.docx"]


def test_what_lacks_number_and_title_is_like_nothing(cast: Cast) -> None:
    bare = [taken_in(cast, name, number=None, title=None) for name in ("1.docx", "2.docx")]
    assert [twins(reading) for reading in bare] == [[], []]


def test_a_discarded_reading_or_one_out_of_sight_is_no_twin(cast: Cast) -> None:
    reading = make_reading(cast)
    make_reading(cast, name="bo.docx", state="discarded", reason="Nhầm")
    make_reading(cast, name="xa.docx", unit=cast.commune)
    assert twins(reading) == ["xa.docx"]
    beside = subtree(cast.department.pk, DAY)
    assert list(twins_of(reading, beside, DAY)) == []


def test_a_corrected_head_is_compared_anew(cast: Cast) -> None:
    first, second = make_reading(cast), make_reading(cast, name="2.docx")
    assert twins(second) == ["ke-hoach.docx"]
    edit_item(reading=first, key="head", values={"title": "Kế hoạch khác"}, revision=0, by=office(cast))
    assert twins(second) == []
    edit_item(reading=second, key="head", values={"title": "Kế hoạch  KHÁC"}, revision=0, by=office(cast))
    second.refresh_from_db()
    assert twins(second) == ["ke-hoach.docx"]
