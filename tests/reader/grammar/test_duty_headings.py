"""Headings that say whose duties stand below them, and what closes a list of duties. The plans are invented."""

from __future__ import annotations

import pytest

from reader.invented_plans import read

Work = list[tuple[str, str, list[str]]]


def _work(body: str, heading: str = "II. TỔ CHỨC THỰC HIỆN") -> Work:
    plan = read(
        "KẾ HOẠCH\nNước sạch năm 2026\n\nỦy ban nhân dân xã Suối Mẫu ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\nNước sạch.\n\n"
        f"{heading}\n{body}\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn Mẫu\n"
    )
    return [(one.path, one.agency, [task.text for task in one.tasks]) for one in plan.assignments]


@pytest.mark.parametrize(
    ("heading", "agency"),
    [
        ("Trách nhiệm của Trạm cấp nước Khe Mẫu", "Trạm cấp nước Khe Mẫu"),
        ("Trách nhiệm các phòng chuyên môn", "các phòng chuyên môn"),
        ("Trách nhiệm cụ thể của Chi cục Thủy lợi", "Chi cục Thủy lợi"),
        ("Trách nhiệm phối hợp của Công an xã", "Công an xã"),
        ("Nhiệm vụ, quyền hạn của Hội đồng trường", "Hội đồng trường"),
        ("Về trách nhiệm của Phòng Kinh tế", "Phòng Kinh tế"),
        ("Trách nhiệm của hiệu trưởng các trường", "hiệu trưởng các trường"),
        ("Giao nhiệm vụ cho Đội Thủy nông", "Đội Thủy nông"),
        ("Phân công Phòng Thiết bị", "Phòng Thiết bị"),
    ],
)
def test_a_heading_of_duties_names_whose_they_are(heading: str, agency: str) -> None:
    assert _work(f"1. {heading}\n- Súc rửa bể.\n- Thay van.\n2. Trạm Y tế\n- Xét nghiệm mẫu.") == [
        ("II.1", agency, ["Súc rửa bể.", "Thay van."]),
        ("II.2", "Trạm Y tế", ["Xét nghiệm mẫu."]),
    ]


def test_a_part_of_the_plan_may_be_headed_by_the_duties_of_one_body() -> None:
    assert _work("1. Súc rửa bể.\n2. Thay van.", heading="II. TRÁCH NHIỆM CỦA TRẠM CẤP NƯỚC") == [
        ("II", "TRẠM CẤP NƯỚC", ["Súc rửa bể.", "Thay van."])
    ]


@pytest.mark.parametrize(
    ("body", "work"),
    [
        (
            "1. Trạm Y tế\n- Xét nghiệm mẫu.\n2. Công an xã\n- Tuần tra.",
            [("II.1", "Trạm Y tế", ["Xét nghiệm mẫu."]), ("II.2", "Công an xã", ["Tuần tra."])],
        ),
        (
            "- Trạm Y tế xét nghiệm mẫu.\n- Công an xã tuần tra tuyến ống.",
            [
                ("II", "Trạm Y tế", ["Trạm Y tế xét nghiệm mẫu."]),
                ("II", "Công an xã", ["Công an xã tuần tra tuyến ống."]),
            ],
        ),
    ],
)
def test_duties_of_many_that_are_named_below_are_theirs(body: str, work: Work) -> None:
    assert _work(body, heading="II. TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ") == work


def test_common_duties_are_of_those_whom_each_sentence_names() -> None:
    body = "1. Trách nhiệm chung\na) Hai Ban họp bàn mỗi quý.\nb) Văn phòng xã là đầu mối tổng hợp.\n2. Trách nhiệm của Trạm Y tế\n- Xét nghiệm mẫu."
    assert [(path, agency) for path, agency, _ in _work(body)] == [
        ("II.1.a", "Hai Ban"),
        ("II.1.b", "Văn phòng xã"),
        ("II.2", "Trạm Y tế"),
    ]


_LISTED = "1. Công an xã\n- Tuần tra.\n2. Các thôn, bản\n- Thông báo lịch cắt nước.\n"


@pytest.mark.parametrize(
    ("closing", "agency"),
    [
        ("Hằng quý (trước ngày 20), các phòng, đơn vị gửi số liệu về Trạm Y tế.", "các phòng, đơn vị"),
        ("Văn phòng xã theo dõi, đôn đốc việc thực hiện Kế hoạch này.", "Văn phòng xã"),
        ("Thủ trưởng các đơn vị nghiêm túc thực hiện.", "Thủ trưởng các đơn vị"),
    ],
)
def test_a_paragraph_behind_the_last_list_charges_for_the_whole_part(closing: str, agency: str) -> None:
    assert _work(_LISTED + closing)[2:] == [("II", agency, [closing])]


@pytest.mark.parametrize("closing", ["Các thôn, bản ghi sổ đầy đủ.", "Ghi sổ và lưu giữ đầy đủ."])
def test_a_paragraph_behind_the_last_list_that_names_nobody_else_stays_with_the_list(closing: str) -> None:
    assert _work(_LISTED + closing)[1:] == [("II.2", "Các thôn, bản", ["Thông báo lịch cắt nước.", closing])]


def test_paragraphs_that_are_an_agency_s_only_work_stay_with_it() -> None:
    assert _work("1. Công an xã\nTuần tra.\nCác thôn phối hợp bảo vệ đường ống.") == [
        ("II.1", "Công an xã", ["Tuần tra.", "Các thôn phối hợp bảo vệ đường ống."])
    ]


def test_a_numbered_order_for_the_case_of_trouble_is_work() -> None:
    order = "Trong quá trình thực hiện, nếu có vướng mắc, các thôn phản ánh về Trạm Y tế xã."
    assert _work(f"1. Công an xã\n- Tuần tra.\n2. {order}")[1:] == [("II.2", "các thôn", [order])]


@pytest.mark.parametrize("duty", ["có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ"])
def test_the_duty_behind_a_name_belongs_to_the_heading_not_to_the_name(duty: str) -> None:
    plan = _work(f"1. Đội Thủy nông {duty}:\n- Súc rửa bể.\n2. Các Sở: Y tế, Nội vụ rà soát biên chế.")
    assert plan == [
        ("II.1", "Đội Thủy nông", ["Súc rửa bể."]),
        ("II.2", "Các Sở: Y tế, Nội vụ", ["Các Sở: Y tế, Nội vụ rà soát biên chế."]),
    ]


def test_an_office_is_charged_without_the_word_for_who_holds_it() -> None:
    assert _work(
        "1. Đồng chí Trưởng Ban Xây dựng Đảng - Trưởng Tiểu ban: Phụ trách chung.\n2. Trạm Y tế: Lấy mẫu."
    ) == [
        ("II.1", "Trưởng Ban Xây dựng Đảng - Trưởng Tiểu ban", ["Phụ trách chung."]),
        ("II.2", "Trạm Y tế", ["Lấy mẫu."]),
    ]
