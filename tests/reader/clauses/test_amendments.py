"""Sentences that change another document. All are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.clauses.amendments import opens_amendment, read_changes

Read = tuple[str, str, str | None, str | None]


def _changes(text: str) -> list[Read]:
    def at(span: tuple[int, int] | None) -> str | None:
        return None if span is None else text[slice(*span)]

    return [(at(one.clause) or "", one.action.value, at(one.old), at(one.text)) for one in read_changes(text)]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Sửa đổi, bổ sung khoản 2 mục III như sau:", [("khoản 2 mục III", "amend", None, None)]),
        (
            "Sửa đổi khoản 2 mục III Kế hoạch số 45/KH-UBND ngày 12/02/2026 như sau:",
            [("khoản 2 mục III", "amend", None, None)],
        ),
        (
            "Sửa đổi gạch đầu dòng thứ hai điểm a khoản 1 Mục II:",
            [("gạch đầu dòng thứ hai điểm a khoản 1 Mục II", "amend", None, None)],
        ),
        ("Khoản 3 mục II được sửa đổi, bổ sung như sau:", [("Khoản 3 mục II", "amend", None, None)]),
        ("Khoản 3 mục II được bãi bỏ.", [("Khoản 3 mục II", "repeal", None, None)]),
        (
            "Bổ sung khoản 5 vào sau khoản 4 mục III như sau:",
            [("khoản 5 vào sau khoản 4 mục III", "add", None, None)],
        ),
        ("Bổ sung điểm d khoản 3 mục III như sau:", [("điểm d khoản 3 mục III", "add", None, None)]),
        ("Bãi bỏ điểm b khoản 3 Mục II.", [("điểm b khoản 3 Mục II", "repeal", None, None)]),
        (
            "Bãi bỏ khoản 3 mục II và khoản 4 mục III; Phụ lục II.",
            [
                ("khoản 3 mục II", "repeal", None, None),
                ("khoản 4 mục III", "repeal", None, None),
                ("Phụ lục II", "repeal", None, None),
            ],
        ),
        ("Bãi bỏ điểm a và điểm b khoản 2 mục I.", [("điểm a và điểm b khoản 2 mục I", "repeal", None, None)]),
        ("Thay thế khoản 1 mục IV bằng nội dung sau:", [("khoản 1 mục IV", "replace", None, None)]),
        (
            "Thay thế Phụ lục I bằng Phụ lục I ban hành kèm theo Kế hoạch này.",
            [("Phụ lục I", "replace", None, "Phụ lục I ban hành kèm theo Kế hoạch này")],
        ),
        (
            "Thay thế cụm từ “UBND huyện” bằng cụm từ “UBND xã” tại khoản 1 Mục IV.",
            [("khoản 1 Mục IV", "replace", "UBND huyện", "UBND xã")],
        ),
        (
            "Thay cụm từ “Phòng Giáo dục” bằng “Phòng Văn hóa - Xã hội” tại điểm a, điểm b khoản 2 mục III Kế hoạch số 45/KH-UBND.",
            [("điểm a, điểm b khoản 2 mục III", "replace", "Phòng Giáo dục", "Phòng Văn hóa - Xã hội")],
        ),
        ("Tại khoản 1 mục IV, thay cụm từ “quý I” thành “quý II”.", [("khoản 1 mục IV", "replace", "quý I", "quý II")]),
        ("Bỏ cụm từ “cấp huyện” tại khoản 2 mục II.", [("khoản 2 mục II", "repeal", "cấp huyện", None)]),
        (
            "Bổ sung cụm từ “và khu phố” vào sau cụm từ “thôn” tại khoản 2 mục II.",
            [("khoản 2 mục II", "add", None, "và khu phố")],
        ),
        (
            "Điều chỉnh thời gian hoàn thành tại số thứ tự 3 Phụ lục I từ “tháng 6/2026” thành “tháng 9/2026”.",
            [("số thứ tự 3 Phụ lục I", "amend", "tháng 6/2026", "tháng 9/2026")],
        ),
        (
            "Điều chỉnh thời hạn hoàn thành nhiệm vụ tại khoản 4 mục II thành trước ngày 30/9/2026.",
            [("khoản 4 mục II", "amend", None, "trước ngày 30/9/2026")],
        ),
    ],
)
def test_place_action_and_words_are_told_apart(text: str, changes: list[Read]) -> None:
    assert _changes(text) == changes


@pytest.mark.parametrize(
    "text",
    [
        "Tham mưu sửa đổi, bổ sung Quy chế phối hợp trong quý II/2026.",
        "Rà soát, sửa đổi các văn bản không còn phù hợp.",
        "Bổ sung phương tiện chữa cháy cho các thôn.",
        "Điều chỉnh quy hoạch mạng lưới trường lớp.",
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giáo dục số 99/2026/QH16.",
        "Các nội dung khác của Kế hoạch số 87/KH-UBND vẫn giữ nguyên hiệu lực.",
        "Thay thế dần bếp than tại các hộ kinh doanh.",
        "Khoản 2 mục III nêu rõ trách nhiệm của các sở.",
        "",
    ],
)
def test_work_and_titles_change_no_document(text: str) -> None:
    assert _changes(text) == []


def test_a_sentence_may_announce_changes_without_their_places() -> None:
    assert opens_amendment("Sửa đổi, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND như sau:")
    assert not opens_amendment("Ban hành Kế hoạch phòng cháy năm 2026.")
