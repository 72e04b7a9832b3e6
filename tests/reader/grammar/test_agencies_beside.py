"""Agencies by words that no list holds, by an office that a person holds, by a field with a verb in it. All are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan
from dondoc.reader.grammar.agencies import skip_asking
from dondoc.reader.rules import Confidence
from reader.invented_plans import read

_HEAD = "KẾ HOẠCH\nNước sạch năm 2026\n\nỦy ban nhân dân xã Suối Mẫu ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\nNước sạch.\n\n"
_CLOSE = "\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn Mẫu\n"


def plan(work: str) -> Plan:
    return read(f"{_HEAD}II. TỔ CHỨC THỰC HIỆN\n{work}{_CLOSE}")


def work(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.path, one.agency, task.text) for one in plan.assignments for task in one.tasks]


@pytest.mark.parametrize("name", ["Xưởng gốm Bàu Đá", "Các chuỗi cửa hàng tiện lợi", "ABC Telecom Suối Mẫu"])
def test_a_heading_among_agencies_is_one_whatever_its_words(name: str) -> None:
    one = plan(
        f"1. Công an xã\n- Tuần tra.\n2. Giao Trạm Y tế xã lấy mẫu nước.\n3. Các thầy lang\nThăm hộ dân.\n4. {name}: Sửa van."
    )
    assert work(one)[3] == ("II.4", name, "Sửa van.")
    assert one.assignments[3].confidence is not Confidence.SURE


def test_a_line_and_a_bullet_among_agencies_are_agencies_whatever_their_words() -> None:
    one = plan("Trạm Y tế xã\n- Lấy mẫu.\nXưởng gốm Bàu Đá\n- Sửa bể.")
    assert work(one) == [("II", "Trạm Y tế xã", "Lấy mẫu."), ("II", "Xưởng gốm Bàu Đá", "Sửa bể.")]
    one = plan("- Công an xã: Tuần tra.\n- Trạm Y tế xã: Lấy mẫu.\n- Xưởng gốm Bàu Đá: Sửa bể.\n- Thời gian: Tháng 5.")
    assert [agency for _, agency, _ in work(one)] == [
        "Công an xã",
        "Trạm Y tế xã",
        "Xưởng gốm Bàu Đá",
        "Xưởng gốm Bàu Đá",
    ]


def test_a_matter_or_work_among_agencies_is_none() -> None:
    one = plan(
        "1. Công an xã\n- Tuần tra.\n2. Trạm Y tế xã\n- Lấy mẫu.\n3. Kinh phí\n- Từ ngân sách xã.\n4. Kiểm tra\n- Hằng quý."
    )
    assert [agency for _, agency, _ in work(one)] == ["Công an xã", "Trạm Y tế xã"]


@pytest.mark.parametrize(
    ("named", "office"),
    [
        ("ThS. Lò Thị Mẫu - Trưởng khoa Dược", "Trưởng khoa Dược"),
        ("BS.CKII. Lò Văn Mẫu, Phó Giám đốc Bệnh viện", "Phó Giám đốc Bệnh viện"),
        ("KTS. Lò Văn Mẫu - Trưởng ban Quản lý chợ", "Trưởng ban Quản lý chợ"),
        ("Thầy Lò Văn Mẫu - Phó Hiệu trưởng", "Phó Hiệu trưởng"),
        ("Cô giáo Lò Thị Mẫu - Tổ trưởng Tổ Văn", "Tổ trưởng Tổ Văn"),
        ("Lò Văn Mẫu - Chánh Văn phòng", "Chánh Văn phòng"),
        ("Đề nghị đ/c Lò Văn Mẫu, Bí thư Chi bộ", "Bí thư Chi bộ"),
    ],
)
def test_work_of_a_named_official_is_that_of_the_office(named: str, office: str) -> None:
    assert named[skip_asking(named) :] == office
    assert work(plan(f"1. Công an xã\n- Tuần tra.\n2. {named}: Duyệt hồ sơ."))[1] == ("II.2", office, "Duyệt hồ sơ.")


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế - Hạ tầng",
        "Phường Sông Hồng - Chủ tịch",
        "Sở Y tế, Sở Nội vụ",
        "TP. Hồ Chí Minh - Trung tâm vùng",
    ],
)
def test_a_place_or_an_office_is_no_person(text: str) -> None:
    assert skip_asking(text) == 0


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Nội vụ và Văn thư, lưu trữ",
        "Ban Thi đua, khen thưởng",
        "Thường trực Tổ giúp việc",
        "Các hợp tác xã làng nghề",
        "Các khách sạn, nhà hàng",
        "Trung tâm Dịch vụ tổng hợp",
        "Viettel Suối Mẫu",
        "Nhà thầu thi công",
    ],
)
def test_a_name_is_whole_in_a_heading_a_line_a_bullet_and_a_sentence(name: str) -> None:
    forms = [f"1. {name}\n- Sửa chữa thiết bị.", f"{name}\n- Sửa chữa thiết bị.", f"- {name}: Sửa chữa thiết bị.",
             f"1. {name} sửa chữa thiết bị.", f"1. Giao {name} chủ trì sửa chữa thiết bị."]  # fmt: skip
    assert [one.agency for form in forms for one in plan(form).assignments] == [name] * len(forms)


def test_the_standing_part_of_a_programme_is_charged_whole() -> None:
    one = plan(
        "1. Giao Phòng Dân số (Sở Y tế) và Phòng Chính trị (Sở Nội vụ) là bộ phận thường trực, tổng hợp kết quả."
    )
    assert [(item.agency, item.tasks[0].role.value) for item in one.assignments] == [
        ("Phòng Dân số (Sở Y tế) và Phòng Chính trị (Sở Nội vụ)", "own")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch này thay thế Kế hoạch đã ban hành năm trước của xã.",
        "Kế hoạch này được áp dụng đến khi có văn bản mới.",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời phản ánh về Trạm Y tế xã để xem xét.",
        "Quá trình triển khai thực hiện nếu phát sinh vấn đề mới, các thôn trao đổi với Công an xã để giải quyết./.",
    ],
)
def test_what_closes_a_plan_is_no_work(text: str) -> None:
    assert work(plan(f"1. Công an xã\n- Tuần tra.\n{text}")) == [("II.1", "Công an xã", "Tuần tra.")]


@pytest.mark.parametrize(
    "text",
    [
        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân xã trước ngày 15/11/2026.",
        "Kế hoạch này được phổ biến đến các thôn, yêu cầu các đơn vị thực hiện nghiêm túc.",
    ],
)
def test_what_orders_work_at_the_close_is_work(text: str) -> None:
    assert len(work(plan(f"1. Công an xã\n- Tuần tra.\n{text}"))) == 2


def test_the_formula_of_a_part_on_reports_charges_those_who_report() -> None:
    text = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Trạm Y tế xã để tổng hợp."
    one = plan(f"1. Công an xã\n- Tuần tra.\n\nIII. CHẾ ĐỘ BÁO CÁO\n{text}")
    assert work(one)[1:] == [("III", "các đơn vị", text)]
