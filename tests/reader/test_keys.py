"""What a document is known by wherever it is cited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.keys import DocumentKey, document_key
from dondoc.reader.plan import Citation
from reader.invented_plans import COMMUNE_FIRE_SAFETY, read


@pytest.mark.parametrize(
    ("kind", "number", "date", "key"),
    [
        ("Kế hoạch", "162/KH-BCĐ", "2022-03-28", "ke-hoach:162/kh-bcd:2022"),
        ("Kế hoạch", "162/KH-BCĐ", None, "ke-hoach:162/kh-bcd"),
        ("Nghị định", "105/2025/NĐ-CP", None, "nghi-dinh:105/2025/nd-cp:2025"),
        ("Nghị định", "105/2025/NĐ-CP", "2024-12-31", "nghi-dinh:105/2025/nd-cp:2025"),
        ("Chỉ thị", "09-CT/TW", "2011-12-01", "chi-thi:9-ct/tw:2011"),
        ("Chỉ thị", "09 – CT/TW", "2011-12-01", "chi-thi:9-ct/tw:2011"),
        ("Luật", "55/2024/QH15", None, "luat:55/2024/qh15:2024"),
        ("Bộ luật", "45/2019/QH14", None, "bo-luat:45/2019/qh14:2019"),
        ("Nghị quyết", "43/2022/QH15", None, "nghi-quyet:43/2022/qh15:2022"),
        ("Kế hoạch liên tịch", "21/KHLT-SYT-SGDĐT", None, "ke-hoach:21/khlt-syt-sgddt"),
        ("Công văn", "1204/UBND-KT", "2026-04-02", "cong-van:1204/ubnd-kt:2026"),
        ("Văn bản", "1204/UBND-KT", "2026-04-02", "cong-van:1204/ubnd-kt:2026"),
        ("Tờ trình", "25/TTr-SXD", None, "to-trinh:25/ttr-sxd"),
        ("Chương trình hành động", "03-CTr/TU", None, "chuong-trinh:3-ctr/tu"),
        ("Đề án", "13", None, "de-an:13"),
        (None, "12/KH-UBND", "2026-01-05", "ke-hoach:12/kh-ubnd:2026"),
    ],
)
def test_a_key_has_kind_number_and_year(kind: str | None, number: str, date: str | None, key: str) -> None:
    assert str(document_key(kind, number, date)) == key


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Kế hoạch", "045/KH-UBND"), ("KẾ HOẠCH", "45 / KH - UBND")),
        (("Quyết định", "88/QĐ-BVTM"), ("Quyết định", "88/QD-BVTM")),
        (("Kế hoạch phối hợp", "22/KHPH-SXD"), ("Kế hoạch", "22/KHPH-SXD")),
    ],
)
def test_spellings_of_one_document_have_one_key(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert document_key(*one, None) == document_key(*two, None)


def test_a_year_that_is_not_printed_may_be_any() -> None:
    dated = document_key("Kế hoạch", "12/KH-UBND", "2026-01-05")
    assert dated.may_be(document_key("Kế hoạch", "12/KH-UBND", None))
    assert not dated.may_be(document_key("Kế hoạch", "12/KH-UBND", "2025-01-05"))
    assert not dated.may_be(document_key("Kế hoạch", "13/KH-UBND", "2026-01-05"))


def test_a_plan_and_what_it_cites_have_keys() -> None:
    plan = read(COMMUNE_FIRE_SAFETY)
    assert plan.head.key == DocumentKey("kế hoạch", "45/kh-ubnd", 2026)
    assert [str(one.key) for one in plan.citations] == ["luat:55/2024/qh15:2024", "ke-hoach:12/kh-ubnd:2026"]


def test_a_plan_without_a_number_has_no_key() -> None:
    assert read("KẾ HOẠCH\nTrồng cây\n\nTrường Mẫu ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\nCây xanh.").head.key is None


@given(st.text(), st.text(), st.none() | st.text())
def test_any_citation_has_a_key(kind: str, number: str, date: str | None) -> None:
    key = Citation(kind, number, date, (0, 1)).key
    assert key.may_be(key)
