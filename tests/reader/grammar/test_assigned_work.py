"""Which paragraphs are whose work. The plans are invented."""

from __future__ import annotations

from reader.invented_plans import read


def _work(body: str) -> list[tuple[str, str, list[str]]]:
    plan = read(f"KẾ HOẠCH\nAn toàn giao thông\n\nXã Mẫu ban hành Kế hoạch như sau:\n\n{body}")
    return [(one.path, one.agency, [task.text for task in one.tasks]) for one in plan.assignments]


def test_bullets_and_paragraphs_below_an_agency_are_its_tasks() -> None:
    body = """I. PHÂN CÔNG NHIỆM VỤ
1. Công an xã
- Tuần tra các tuyến đường.
- Xử lý vi phạm.
2. Đề nghị Đoàn Thanh niên xã
Vận động đoàn viên đội mũ bảo hiểm.
a) Trực cổng trường."""
    assert _work(body) == [
        ("I.1", "Công an xã", ["Tuần tra các tuyến đường.", "Xử lý vi phạm."]),
        ("I.2", "Đoàn Thanh niên xã", ["Vận động đoàn viên đội mũ bảo hiểm.", "Trực cổng trường."]),
    ]


def test_a_bullet_that_opens_with_an_agency_and_a_colon_is_an_entry_of_its_own() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Các đoàn thể xã
Phối hợp với Công an xã tuyên truyền.
- Hội Nông dân xã: Vận động hội viên làm đường.
- Hội Phụ nữ xã:
+ Duy trì đoạn đường tự quản.
+ Tập huấn lái xe an toàn."""
    assert _work(body) == [
        ("I.1", "Các đoàn thể xã", ["Phối hợp với Công an xã tuyên truyền."]),
        ("I.1", "Hội Nông dân xã", ["Vận động hội viên làm đường."]),
        ("I.1", "Hội Phụ nữ xã", ["Duy trì đoạn đường tự quản.", "Tập huấn lái xe an toàn."]),
    ]


def test_a_numbered_sentence_charges_an_agency_and_keeps_the_bullets_below_it() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Căn cứ Kế hoạch này, các thôn xây dựng kế hoạch.
- Kế hoạch gửi về Công an xã trước ngày 10/3/2026.
2. Giao Công an xã theo dõi, đôn đốc."""
    assert _work(body) == [
        (
            "I.1",
            "các thôn",
            [
                "Căn cứ Kế hoạch này, các thôn xây dựng kế hoạch.",
                "Kế hoạch gửi về Công an xã trước ngày 10/3/2026.",
            ],
        ),
        ("I.2", "Công an xã", ["Giao Công an xã theo dõi, đôn đốc."]),
    ]


def test_a_closing_paragraph_charges_under_its_section_and_a_formula_charges_nobody() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Tuần tra các tuyến đường.
Ủy ban nhân dân xã yêu cầu các thôn nghiêm túc thực hiện Kế hoạch này.
Trên đây là Kế hoạch an toàn giao thông./."""
    assert _work(body) == [
        ("I.1", "Công an xã", ["Tuần tra các tuyến đường."]),
        ("I", "các thôn", ["Ủy ban nhân dân xã yêu cầu các thôn nghiêm túc thực hiện Kế hoạch này."]),
    ]


def test_each_bullet_of_a_reporting_part_is_read_as_a_sentence() -> None:
    body = """I. CHẾ ĐỘ BÁO CÁO
- Các thôn báo cáo Công an xã trước ngày 05/12.
- Công an xã tổng hợp, báo cáo Ủy ban nhân dân xã."""
    assert _work(body) == [
        ("I", "Các thôn", ["Các thôn báo cáo Công an xã trước ngày 05/12."]),
        ("I", "Công an xã", ["Công an xã tổng hợp, báo cáo Ủy ban nhân dân xã."]),
    ]


def test_a_paragraph_below_a_heading_of_its_own_stands_under_that_heading() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Tuần tra các tuyến đường.
2. Chế độ báo cáo:
Đề nghị các thôn báo cáo Công an xã trước ngày 05/12."""
    assert _work(body)[1:] == [("I.2", "các thôn", ["Đề nghị các thôn báo cáo Công an xã trước ngày 05/12."])]


def test_a_closing_paragraph_behind_a_numbered_sentence_on_reports_stands_under_its_number() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Công an xã tuần tra các tuyến đường.
2. Chế độ thông tin, báo cáo: Các thôn báo cáo trước ngày 05/12.
Quá trình thực hiện có vướng mắc, các trường học phản ánh về Công an xã."""
    assert [(path, agency) for path, agency, _ in _work(body)] == [
        ("I.1", "Công an xã"),
        ("I.2", "Các thôn"),
        ("I.2", "các trường học"),
    ]


def test_offices_are_told_by_their_colon_whatever_their_names_say_and_work_may_stand_below() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Hội Phụ nữ tỉnh
- Ban Hỗ trợ phụ nữ phát triển kinh tế: Chủ trì tập huấn.
- Trung tâm Dạy nghề Mẫu (nếu được giao):
Mở lớp lái xe.
- Hỗ trợ phụ nữ phát triển kinh tế: 20 hộ."""
    assert _work(body) == [
        ("I.1", "Ban Hỗ trợ phụ nữ phát triển kinh tế", ["Chủ trì tập huấn."]),
        ("I.1", "Trung tâm Dạy nghề Mẫu (nếu được giao)", ["Mở lớp lái xe."]),
        ("I.1", "Hội Phụ nữ tỉnh", ["Hỗ trợ phụ nữ phát triển kinh tế: 20 hộ."]),
    ]


def test_work_set_in_other_parts_is_assigned_to_nobody() -> None:
    body = """I. NHIỆM VỤ, GIẢI PHÁP
1. Phân công, phân cấp quản lý đường
- Sở Xây dựng rà soát biển báo.
II. KINH PHÍ
Sở Tài chính bố trí kinh phí."""
    assert _work(body) == []


def test_a_part_divided_by_agencies_assigns_work_whatever_its_title() -> None:
    body = """I. NHIỆM VỤ CỤ THỂ
1. Công an xã
- Tuần tra.
2. Trạm Y tế
- Sơ cứu.
3. Các trường học
- Dạy luật giao thông.
4. Câu lạc bộ Xe đạp xanh
- Sửa xe miễn phí."""
    assert [(path, agency) for path, agency, _ in _work(body)] == [
        ("I.1", "Công an xã"),
        ("I.2", "Trạm Y tế"),
        ("I.3", "Các trường học"),
        ("I.4", "Câu lạc bộ Xe đạp xanh"),
    ]


def test_lettered_items_below_a_numbered_sentence_belong_to_it_unless_they_charge_another() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
1. Các thôn có trách nhiệm:
a) Phát quang hành lang đường;
b) Giao Trưởng thôn theo dõi biển báo."""
    assert _work(body) == [
        ("I.1", "Các thôn", ["Phát quang hành lang đường;"]),
        ("I.1.b", "Trưởng thôn", ["Giao Trưởng thôn theo dõi biển báo."]),
    ]


def test_paragraphs_without_a_heading_each_charge_their_own_agency() -> None:
    body = """I. TỔ CHỨC THỰC HIỆN
Căn cứ Kế hoạch này, các đoàn thể tổ chức thực hiện.
Trạm Y tế bố trí sơ cứu. Trực 24/24 giờ.
Công an xã
- Tuần tra các tuyến đường.
- Trạm Y tế phối hợp khi có tai nạn."""
    assert _work(body) == [
        ("I", "các đoàn thể", ["Căn cứ Kế hoạch này, các đoàn thể tổ chức thực hiện."]),
        ("I", "Trạm Y tế", ["Trạm Y tế bố trí sơ cứu. Trực 24/24 giờ."]),
        ("I", "Công an xã", ["Tuần tra các tuyến đường.", "Trạm Y tế phối hợp khi có tai nạn."]),
    ]


def test_work_charged_to_a_named_official_belongs_to_the_office_held() -> None:
    body = """I. PHÂN CÔNG NHIỆM VỤ
1. Ông Lò Văn Mẫu - Phó Chủ tịch Ủy ban nhân dân xã
- Chỉ đạo chung.
- Bà Vi Thị Mẫu, Trưởng Trạm Y tế: Bố trí sơ cứu."""
    assert _work(body) == [
        ("I.1", "Phó Chủ tịch Ủy ban nhân dân xã", ["Chỉ đạo chung."]),
        ("I.1", "Trưởng Trạm Y tế", ["Bố trí sơ cứu."]),
    ]


def test_a_paragraph_without_a_dash_that_opens_with_an_agency_and_a_colon_is_an_entry_of_its_own() -> None:
    body = """1. PHÂN CÔNG NHIỆM VỤ
Phòng Quản lý nước:
- Vận hành các cống.
Phòng Tài vụ: cân đối vốn, thanh toán cho đơn vị thi công.
Các đội thủy nông:
- Trực tại cống.
Nhân viên bảo vệ: Khi có sự cố, báo ngay Giám đốc."""
    assert _work(body) == [
        ("1", "Phòng Quản lý nước", ["Vận hành các cống."]),
        ("1", "Phòng Tài vụ", ["cân đối vốn, thanh toán cho đơn vị thi công."]),
        ("1", "Các đội thủy nông", ["Trực tại cống."]),
        ("1", "Nhân viên bảo vệ", ["Khi có sự cố, báo ngay Giám đốc."]),
    ]


def test_the_levels_of_an_organisation_are_charged_as_agencies_are() -> None:
    body = """V. TỔ CHỨC THỰC HIỆN
1. Cấp tỉnh
1.1. Ban Phong trào
- Tổ chức lễ ra quân.
2. Cấp xã, đoàn trực thuộc
- Xây dựng kế hoạch.
3. Cấp phát vật tư
- Phao cứu sinh phát tại kho."""
    assert _work(body) == [
        ("V.1.1", "Ban Phong trào", ["Tổ chức lễ ra quân."]),
        ("V.2", "Cấp xã, đoàn trực thuộc", ["Xây dựng kế hoạch."]),
    ]
