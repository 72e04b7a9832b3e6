"""Who a sentence charges. The sentences are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.grammar.agencies import list_agencies, names_agency
from dondoc.reader.grammar.charges import find_charge
from dondoc.reader.passage import Passage


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện.", "Sở Y tế"),
        ("Giao Công an xã (cơ quan thường trực) theo dõi, đôn đốc.", "Công an xã"),
        ("Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch.", "các sở, ban, ngành"),
        ("Căn cứ Kế hoạch này, đề nghị các trường học xây dựng kế hoạch.", "các trường học"),
        ("Ủy ban nhân dân xã yêu cầu các thôn nghiêm túc thực hiện.", "các thôn"),
        ("Giám đốc Sở Giáo dục và Đào tạo chịu trách nhiệm về kết quả.", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("Định kỳ hằng quý (trước ngày 20), các đơn vị gửi báo cáo.", "các đơn vị"),
        ("Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc.", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Giao đồng chí Lò Văn Mẫu, Trưởng Công an xã theo dõi, đôn đốc.", "Trưởng Công an xã"),
        ("Phòng Công tác sinh viên xây dựng kịch bản.", "Phòng Công tác sinh viên"),
        ("Chủ các bến đò, hộ kinh doanh chịu trách nhiệm về phao cứu sinh.", "Chủ các bến đò, hộ kinh doanh"),
        ("Giao tổ trưởng các tổ dân phố thông báo lịch cắt nước.", "tổ trưởng các tổ dân phố"),
        ("Giao nhiệm vụ cho Công an xã tuần tra bến đò.", "Công an xã"),
        ("Giao Trung tâm Hỗ trợ phát triển doanh nghiệp tổ chức tập huấn.", "Trung tâm Hỗ trợ phát triển doanh nghiệp"),
        ("Hai Ban họp bàn mỗi tháng một lần.", "Hai Ban"),
        ("Các bộ phận được phân công nghiêm túc thực hiện.", "Các bộ phận được phân công"),
        ("Các đơn vị được hỗ trợ báo cáo kết quả.", "Các đơn vị"),
        ("Cuối năm học, nhà trường rút kinh nghiệm.", "nhà trường"),
        ("Các Cục: Cấp nước, Biển và Hải đảo căn cứ Phụ lục, lập kế hoạch.", "Các Cục: Cấp nước, Biển và Hải đảo"),
        ("Các cơ sở thuộc thẩm quyền quản lý của Sở Y tế báo cáo.", "Các cơ sở thuộc thẩm quyền quản lý của Sở Y tế"),
        ("Các thành viên khác trong tiểu ban căn cứ Kế hoạch này, đôn đốc.", "Các thành viên khác trong tiểu ban"),
        ("Tiểu ban Hậu cần chuẩn bị phao.", "Tiểu ban Hậu cần"),
        ("Đảng ủy Công an xã lãnh đạo Công an xã tuần tra bến đò.", "Đảng ủy Công an xã"),
        ("Chi bộ các thôn lãnh đạo nhân dân làm đường.", "Chi bộ các thôn"),
        ("Các cấp uỷ, tổ chức đảng lãnh đạo việc sắp xếp trụ sở.", "Các cấp uỷ, tổ chức đảng"),
        ("Chi bộ và lãnh đạo nhà trường phối hợp trồng cây.", "Chi bộ và lãnh đạo nhà trường"),
        ("Các ngành liên quan ươm cây giống.", "Các ngành liên quan"),
        ("Các cơ quan liên quan cùng cấp báo cáo.", "Các cơ quan liên quan cùng cấp"),
        ("Các tổ hợp tác dùng nước thông báo lịch lấy nước.", "Các tổ hợp tác dùng nước"),
        ("Các đơn vị sử dụng lao động tổ chức tập huấn.", "Các đơn vị sử dụng lao động"),
        ("Trạm Y tế xã dùng nước sạch rửa dụng cụ.", "Trạm Y tế xã"),
        ("Các trường tiểu học, trung học cơ sở chọn cử học sinh dự thi.", "Các trường tiểu học, trung học cơ sở"),
        ("Công đoàn cơ sở vận động đoàn viên.", "Công đoàn cơ sở"),
        ("Các cơ sở sản xuất gạch lắp lọc bụi.", "Các cơ sở sản xuất gạch"),
        ("Giao đồng chí Phó Bí thư Thường trực chỉ đạo chung.", "Phó Bí thư Thường trực"),
        ("Các bác sĩ khoa Nội trực cấp cứu.", None),
        ("Khoa Nội trực cấp cứu cả dịp lễ.", "Khoa Nội"),
        ("Các ông (bà) Trưởng phòng thuộc Sở căn cứ nhiệm vụ triển khai.", "Các ông (bà) Trưởng phòng thuộc Sở"),
        ("Cấp xã tổ chức hội thi vòng một.", "Cấp xã"),
        (
            "Đề nghị Hội Nông dân và các hội thành viên: Giám sát, vận động hội viên.",
            "Hội Nông dân và các hội thành viên",
        ),
        ("Giao các thôn: Phun, rải vôi bột.", "các thôn"),
        ("Các sở: Xây dựng, Tài chính bố trí vốn.", "Các sở: Xây dựng, Tài chính"),
        ("Phó Viện trưởng trực tiếp phụ trách, chỉ đạo việc di dời.", "Phó Viện trưởng"),
        ("Thủ trưởng cấp trên trực tiếp phê duyệt lịch trực.", "Thủ trưởng cấp trên trực tiếp"),
        ("Các Phó Chánh án chỉ đạo các bộ phận.", "Các Phó Chánh án"),
        ("Sở Công Thương trên cơ sở nhu cầu của các xã, lập danh mục chợ.", "Sở Công Thương"),
        ("Giao Phòng Kinh tế (KT) là cơ quan thường trực, tổng hợp.", "Phòng Kinh tế"),
        ("CDC tỉnh giám sát ổ dịch.", "CDC tỉnh"),
        ("P. Hành chính tổng hợp báo cáo.", "P. Hành chính"),
        ("BQL chợ Bến Mẫu bố trí lực lượng.", "BQL chợ Bến Mẫu"),
        ("Tòa Dân sự niêm yết lịch xét xử.", "Tòa Dân sự"),
        ("Các tòa nhà cao tầng lắp đặt báo cháy.", None),
        ("Phòng Kiểm soát, thanh tra và thi đua phối hợp rà soát.", "Phòng Kiểm soát, thanh tra và thi đua"),
        ("Phòng Nội vụ kiểm tra, giám sát và báo cáo kết quả.", "Phòng Nội vụ"),
        ("Các cơ quan tham mưu, giúp việc Huyện ủy rà soát.", "Các cơ quan tham mưu, giúp việc Huyện ủy"),
        ("Các cơ quan tham mưu, giúp việc Huyện ủy:", None),
        ("Cơ quan tham mưu và giúp việc Thành ủy bố trí cán bộ.", "Cơ quan tham mưu và giúp việc Thành ủy"),
        ("Trung tâm Y tế với vai trò thường trực, tổng hợp số liệu.", "Trung tâm Y tế"),
        ("Trạm Khuyến nông cử cán bộ xuống thôn.", "Trạm Khuyến nông"),
        ("Tổ hợp tác Bản Mẫu nhận khoán bảo vệ rừng.", "Tổ hợp tác Bản Mẫu"),
        ("Các thôn, lực lượng bảo vệ cơ sở tuần tra.", "Các thôn, lực lượng bảo vệ cơ sở"),
        ("Đ/c Phó Bí thư phụ trách công tác kiểm tra chuẩn bị hồ sơ.", "Phó Bí thư phụ trách công tác kiểm tra"),
        ("Giao đồng chí Lò Thị Mẫu - Ủy viên Chi ủy theo dõi.", "Ủy viên Chi ủy"),
        ("Các tổ đảng cử đảng viên tham gia.", "Các tổ đảng"),
        ("Công an xã, lực lượng an ninh cơ sở kiểm tra bến đò.", "Công an xã, lực lượng an ninh cơ sở"),
        ("Chủ động nắm tình hình bến đò.", None),
        ("Tổ chức 02 lớp tập huấn cho giáo viên.", None),
        ("Kinh phí thực hiện do ngân sách xã bảo đảm.", None),
        ("Sở Y tế.", None),
    ],
)
def test_the_phrase_that_names_who_is_charged_is_found(text: str, agency: str | None) -> None:
    found = find_charge(text)
    assert (text[slice(*found)] if found else None) == agency


def test_a_name_known_from_elsewhere_settles_where_a_long_name_ends() -> None:
    committee = "Ban Chỉ đạo phòng, chống thiên tai và xây dựng trường học an toàn các xã"
    text = f"Đề nghị các sở, {committee} triển khai Kế hoạch."
    found = find_charge(text, {committee})
    assert found is not None
    assert text[slice(*found)] == f"các sở, {committee}"


@pytest.mark.parametrize(
    "text",
    [
        "Công an xã",
        "Đề nghị Mặt trận Tổ quốc Việt Nam xã",
        "Các trường học trên địa bàn",
        "Hiệu trưởng các trường",
    ],
)
def test_a_heading_that_names_an_agency_is_told(text: str) -> None:
    assert names_agency(text)


@pytest.mark.parametrize(
    "text",
    ["Tổ chức tập huấn", "Phòng, chống đuối nước", "Báo cáo kết quả", "Hội nghị sơ kết", "Chế độ báo cáo"],
)
def test_a_heading_that_names_work_is_no_agency(text: str) -> None:
    assert not names_agency(text)


@pytest.mark.parametrize(
    ("cell", "agencies"),
    [
        ("Sở Y tế, Sở Văn hóa, Thể thao và Du lịch", ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Các sở, ban, ngành và UBND các xã", ["Các sở, ban, ngành", "UBND các xã"]),
        ("Các Bộ: Y tế, Xây dựng", ["Các Bộ: Y tế, Xây dựng"]),
        ("Cục Đường bộ; Vụ Khoa học và Công nghệ", ["Cục Đường bộ", "Vụ Khoa học và Công nghệ"]),
        ("- Trạm Y tế;", ["Trạm Y tế"]),
        ("- Trường Chính trị tỉnh; - Sở Nội vụ", ["Trường Chính trị tỉnh", "Sở Nội vụ"]),
        ("+ Trạm Y tế, + Công an xã", ["Trạm Y tế", "Công an xã"]),
        ("Phòng Văn hóa - Xã hội; Phòng Kinh tế", ["Phòng Văn hóa - Xã hội", "Phòng Kinh tế"]),
        ("Ban Giám hiệu, Bộ phận văn thư, thư viện", ["Ban Giám hiệu", "Bộ phận văn thư, thư viện"]),
        ("Các thôn, khu dân cư", ["Các thôn, khu dân cư"]),
        ("Các đội, tổ, phân xưởng; Phòng Kỹ thuật", ["Các đội, tổ, phân xưởng", "Phòng Kỹ thuật"]),
        ("Các chi hội, chi đoàn, tổ dân cư, Trạm Y tế", ["Các chi hội, chi đoàn, tổ dân cư", "Trạm Y tế"]),
        ("Phòng Hành chính, Tổ xe, Bộ phận bảo vệ", ["Phòng Hành chính", "Tổ xe", "Bộ phận bảo vệ"]),
        ("Phòng CNTT, khoa Nội, khoa Dược", ["Phòng CNTT", "khoa Nội", "khoa Dược"]),
        ("Phòng KT,HT&ĐT; Công an phường", ["Phòng KT,HT&ĐT", "Công an phường"]),
        ("Các phòng, Tòa chuyên trách", ["Các phòng, Tòa chuyên trách"]),
        ("Tổng phụ trách Đội; GVCN", ["Tổng phụ trách Đội", "GVCN"]),
        ("Tòa Hình sự; Tòa Dân sự", ["Tòa Hình sự", "Tòa Dân sự"]),
        ("Văn phòng, Phòng Cán bộ, Thanh tra và Thi đua", ["Văn phòng", "Phòng Cán bộ, Thanh tra và Thi đua"]),
        ("Phòng Cán bộ, Thanh tra và Văn phòng", ["Phòng Cán bộ", "Thanh tra", "Văn phòng"]),
        ("UBND các xã Nậm Mẫu, Khe Mẫu; Công an tỉnh", ["UBND các xã Nậm Mẫu, Khe Mẫu", "Công an tỉnh"]),
    ],
)
def test_a_cell_is_split_into_its_agencies(cell: str, agencies: list[str]) -> None:
    assert [one.text for one in list_agencies(Passage(cell, 0))] == agencies


def test_line_breaks_of_a_cell_part_agencies_but_no_name() -> None:
    cell = Passage("Phòng Kế hoạch Văn phòng Cục Trung tâm Y tế Sơn Mẫu", 0)
    breaks = frozenset({14, 28, 43})
    assert [one.text for one in list_agencies(cell, breaks)] == [
        "Phòng Kế hoạch",
        "Văn phòng Cục",
        "Trung tâm Y tế Sơn Mẫu",
    ]
