"""Recipients and signatures in the ways in which offices print them. The lists and the names are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan, read_plan
from reader.formats.docx_file import cell, docx, paragraph, table
from reader.invented_plans import read

_PLAN = """UBND XÃ SUỐI MẪU
Số: 1/KH-UBND
Suối Mẫu, ngày 01 tháng 02 năm 2026

KẾ HOẠCH
Phòng cháy, chữa cháy

Thực hiện chỉ đạo của tỉnh, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Giảm cháy.

II. TỔ CHỨC THỰC HIỆN
1. Công an xã: Chủ trì tham mưu.

Trên đây là Kế hoạch phòng cháy, chữa cháy./.

"""


def _plan(close: str) -> Plan:
    return read(_PLAN + close)


def _recipients(close: str) -> list[tuple[str, str | None]]:
    return [(one.name, one.purpose) for one in _plan(close).recipients]


def _signatory(close: str) -> tuple[str | None, str | None, str | None]:
    found = _plan(close).head.signatory
    authority, title, name = (one.text if one else None for one in (found.authority, found.title, found.name))
    return authority, title, name


@pytest.mark.parametrize(
    ("close", "recipients"),
    [
        (
            "Nơi nhận:\n- Như trên;\n- Các phòng, đơn vị thuộc xã và các đoàn\nthể xã;\n- Lưu VT, VP (02b).",
            [("Như trên", None), ("Các phòng, đơn vị thuộc xã và các đoàn thể xã", None), ("Lưu VT, VP (02b)", None)],
        ),
        (
            "Nơi nhận:\nNhư trên\nCác thôn\nLưu: VT\n\nCHỦ TỊCH",
            [("Như trên", None), ("Các thôn", None), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận:\n+ Đảng ủy xã (Để báo cáo),\n+ Hội Nông dân xã,\n• Lưu.",
            [("Đảng ủy xã", "Để báo cáo"), ("Hội Nông dân xã", None), ("Lưu", None)],
        ),
        (
            "Nơi nhận: - UBND tỉnh (để b/c); - Các thôn (để t/h); - Lưu: VT.",
            [("UBND tỉnh", "để b/c"), ("Các thôn", "để t/h"), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận:\n- UBND tỉnh;        }\n- HĐND xã;          } (để báo cáo)\n- Các thôn;         }\n"
            "- Trạm Y tế;        } (để thực hiện)\n- Lưu: VT.",
            [
                ("UBND tỉnh", "để báo cáo"),
                ("HĐND xã", "để báo cáo"),
                ("Các thôn", "để thực hiện"),
                ("Trạm Y tế", "để thực hiện"),
                ("Lưu: VT", None),
            ],
        ),
        (
            "Nơi nhận:\n- Sở Y tế;\n- Các thôn } để t/hiện\n- Trạm Y tế }\n- Lưu: VT.",
            [("Sở Y tế", None), ("Các thôn", "để t/hiện"), ("Trạm Y tế", "để t/hiện"), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận:\n- UBND tỉnh   }\n- Sở Y tế   } (để báo cáo);\n- Lưu: VT.",
            [("UBND tỉnh", "để báo cáo"), ("Sở Y tế", "để báo cáo"), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận:\n- Các thôn } (để thực\n- Trạm Y tế } hiện);\n- Lưu: VT.",
            [("Các thôn", "để thực hiện"), ("Trạm Y tế", "để thực hiện"), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận:\n- UBND tỉnh } để b/c\n- Các thôn } để t/h\n- Lưu: VT.",
            [("UBND tỉnh", "để b/c"), ("Các thôn", "để t/h"), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\n- UBND tỉnh;\nCHỦ TỊCH\n- Lưu: VT.\n\nNguyễn Văn Mẫu",
            [("UBND tỉnh", None), ("Lưu: VT", None)],
        ),
        (
            "Nơi nhận: TM. BAN CHỈ ĐẠO\n- Ban Chỉ đạo tỉnh TRƯỞNG BAN\n- Các thôn;\n- Lưu: VT. Nguyễn Văn Mẫu",
            [("Ban Chỉ đạo tỉnh", None), ("Các thôn", None), ("Lưu: VT", None)],
        ),
    ],
)
def test_each_recipient_is_told_from_its_purpose_and_from_the_signature(
    close: str, recipients: list[tuple[str, str | None]]
) -> None:
    assert _recipients(close) == recipients


@pytest.mark.parametrize(
    ("signature", "signatory"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n(Đã ký)\nNguyễn Văn Mẫu",
            ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu"),
        ),
        (
            "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Văn Mẫu",
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"),
        ),
        ("T/M BAN CHẤP HÀNH\nBÍ THƯ\n\nH’Mẫu Kđoh", ("T/M BAN CHẤP HÀNH", "BÍ THƯ", "H’Mẫu Kđoh")),
        (
            "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nĐại tá Lò Văn Mẫu",
            ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Đại tá Lò Văn Mẫu"),
        ),
        ("HIỆU TRƯỞNG\n(Ký tên, đóng dấu)\nTHÁI THỊ MẪU", (None, "HIỆU TRƯỞNG", "THÁI THỊ MẪU")),
        ("Giám đốc\nĐã ký: Bs. Thái Thị Mẫu", (None, "Giám đốc", "Bs. Thái Thị Mẫu")),
    ],
)
def test_a_signature_gives_authority_office_and_name(
    signature: str, signatory: tuple[str | None, str | None, str | None]
) -> None:
    assert _signatory(f"Nơi nhận:\n- Lưu: VT.\n\n{signature}") == signatory
    assert _signatory(signature) == signatory


def test_a_list_in_the_cell_below_its_heading_is_read() -> None:
    close = "| Nơi nhận: | CHỦ TỊCH |\n| --- | --- |\n| - UBND tỉnh;<br>- Lưu: VT. | Lò Văn Mẫu |"
    assert _recipients(close) == [("UBND tỉnh", None), ("Lưu: VT", None)]
    assert _signatory(close) == (None, "CHỦ TỊCH", "Lò Văn Mẫu")


def test_a_sheet_without_a_number_behind_the_signature_is_no_part_of_it() -> None:
    close = (
        "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nDANH MỤC NHIỆM VỤ NĂM 2026\n"
        "(Kèm theo Kế hoạch số 1/KH-UBND ngày 01/02/2026)\n"
    )
    assert _signatory(close) == (None, "CHỦ TỊCH", None)
    assert _recipients(close) == [("Lưu: VT", None)]


_LIST = "\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    ("close", "signatory"),
    [
        ("SỞ Y TẾ\nGIÁM ĐỐC\nSỞ NỘI VỤ\nGIÁM ĐỐC\n\nLò Văn Mẫu\nVi Thị Mẫu\n", ("SỞ Y TẾ", "GIÁM ĐỐC", "Lò Văn Mẫu")),
        ("SỞ Y TẾ\nSỞ NỘI VỤ\nKT. GIÁM ĐỐC\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLò Văn Mẫu\nVi Thị Mẫu\n",
         ("SỞ Y TẾ KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Văn Mẫu")),
        ("SỞ Y TẾ\nGIÁM ĐỐC\n\nLò Văn Mẫu\n\nSỞ NỘI VỤ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nVi Thị Mẫu\n",
         ("SỞ Y TẾ", "GIÁM ĐỐC", "Lò Văn Mẫu")),
        ("     SỞ Y TẾ                     SỞ NỘI VỤ\n    GIÁM ĐỐC                   KT. GIÁM ĐỐC\n"
         "                              PHÓ GIÁM ĐỐC\n\n   Lò Văn Mẫu                  Vi Thị Mẫu\n",
         ("SỞ Y TẾ", "GIÁM ĐỐC", "Lò Văn Mẫu")),
    ],
    ids=["by columns", "by rows", "one below the other", "side by side"],
)  # fmt: skip
def test_of_two_who_sign_the_first_is_read_unmixed_and_the_list_below_them(
    close: str, signatory: tuple[str | None, ...]
) -> None:
    assert _signatory(close + _LIST) == signatory
    assert _recipients(close + _LIST) == [("UBND tỉnh", None), ("Lưu: VT", None)]


def test_two_signatures_in_a_table_parted_by_a_page_are_read_by_columns() -> None:
    rows = (
        table(cell("SỞ Y TẾ", "GIÁM ĐỐC") + cell("SỞ NỘI VỤ", "GIÁM ĐỐC")),
        table(cell("Lò Văn Mẫu", "Nơi nhận:") + cell("Vi Thị Mẫu")),
    )
    head = "".join(paragraph(line) if line else "" for line in _PLAN.splitlines())
    listed = "".join(paragraph(line) for line in ("- UBND tỉnh;", "- Lưu: VT."))
    plan = read_plan(docx(head + "".join(rows) + listed), name="plan.docx")
    found = plan.head.signatory
    assert [one and one.text for one in (found.authority, found.title, found.name)] == [
        "SỞ Y TẾ",
        "GIÁM ĐỐC",
        "Lò Văn Mẫu",
    ]
    assert [one.name for one in plan.recipients] == ["UBND tỉnh", "Lưu: VT"]


@pytest.mark.parametrize(
    ("left", "right", "signatory"),
    [
        (("GIÁM ĐỐC SỞ Y TẾ", "Lò Văn Mẫu"), ("GIÁM ĐỐC SỞ NỘI VỤ", "Vi Thị Mẫu"), (None, "GIÁM ĐỐC SỞ Y TẾ", "Lò Văn Mẫu")),
        (("SỞ Y TẾ", "GIÁM ĐỐC", "Bác sĩ CKII Lò Văn Mẫu"), ("SỞ NỘI VỤ", "GIÁM ĐỐC", "Vi Thị Mẫu"),
         ("SỞ Y TẾ", "GIÁM ĐỐC", "Bác sĩ CKII Lò Văn Mẫu")),
    ],
)  # fmt: skip
def test_two_who_sign_side_by_side_above_the_list_are_no_part_of_the_body(
    left: tuple[str, ...], right: tuple[str, ...], signatory: tuple[str | None, ...]
) -> None:
    head = "".join(paragraph(line) if line else "" for line in _PLAN.splitlines())
    listed = "".join(paragraph(line) for line in ("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."))
    plan = read_plan(docx(head + table(cell(*left) + cell(*right)) + listed), name="plan.docx")
    found = plan.head.signatory
    assert tuple(one and one.text for one in (found.authority, found.title, found.name)) == signatory
    assert [one.name for one in plan.recipients] == ["UBND tỉnh", "Lưu: VT"]


@pytest.mark.parametrize("title", ["DANH MỤC", "LỊCH KIỂM TRA", "BẢNG PHÂN CÔNG"])
def test_a_table_behind_the_name_of_who_signs_takes_its_title_with_it(title: str) -> None:
    lines = [*_PLAN.splitlines(), "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lò Văn Mẫu", title]
    head = "".join(paragraph(line) if line else "" for line in lines)
    rows = (("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"), ("1", "Sửa bể", "Trạm Y tế xã", "Quý II/2026"))
    plan = read_plan(docx(head + table(*("".join(cell(one) for one in row) for row in rows))), name="plan.docx")
    found = plan.head.signatory
    assert (found.authority, found.title and found.title.text) == (None, "CHỦ TỊCH")
    assert [(one.path, one.agency) for one in plan.assignments[1:]] == [("PL.1", "Trạm Y tế xã")]


def test_notes_behind_the_signature_are_read_through_all_their_lines() -> None:
    plan = read(
        "KẾ HOẠCH\nCấp nước năm 2026\n\nXã Mẫu ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU[1]\nNước sạch.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nLò Văn Mẫu\n\n[1]\nChương trình số 3-CTr/TU ngày 02/3/2026; Kế hoạch số 5/KH-\n"
        "UBND ngày 03/3/2026.\n[2] Nghị\nquyết số 7/NQ-HĐND.\n"
    )
    assert [(one.kind, one.number, one.date) for one in plan.citations] == [
        ("Chương trình", "3-CTr/TU", "2026-03-02"),
        ("Kế hoạch", "5/KH-UBND", "2026-03-03"),
        ("Nghị quyết", "7/NQ-HĐND", None),
    ]
