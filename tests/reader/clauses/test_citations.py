"""Documents cited by number. The clauses are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.clauses import read_citations

CASES = [
    ("Căn cứ Nghị định số 17/2031/NĐ-CP ngày 04 tháng 7 năm 2031", [("Nghị định", "17/2031/NĐ-CP", "2031-07-04")]),
    ("theo Quyết định 88/QĐ-UBND ngày 3/11/2031 của tỉnh", [("Quyết định", "88/QĐ-UBND", "2031-11-03")]),
    (
        "Luật Thư viện số 46/2031/QH17 và Luật số 9/2031/QH17",
        [("Luật", "46/2031/QH17", None), ("Luật", "9/2031/QH17", None)],
    ),
    ("Bộ luật Hàng hải số 12/2031/QH17", [("Bộ luật", "12/2031/QH17", None)]),
    ("Luật Thư viện; Thông tư số 3/2031/TT-BVHTTDL", [("Thông tư", "3/2031/TT-BVHTTDL", None)]),
    ("tại công văn số 951/SNV-TCBC", [("Công văn", "951/SNV-TCBC", None)]),
    ("Kế hoạch số 51/KH-BCA-BNN&MT ngày 31/8/2031", [("Kế hoạch", "51/KH-BCA-BNN&MT", "2031-08-31")]),
    ("Công văn số 5/SGD&ĐT-VP & phụ lục", [("Công văn", "5/SGD&ĐT-VP", None)]),
    ("Thông báo kết luận số 61-TB/TU ngày 2/3/2031", [("Thông báo kết luận", "61-TB/TU", "2031-03-02")]),
    ("Thông báo Kết luận của Chủ tịch tỉnh số 61/TB-UBND", [("Thông báo kết luận", "61/TB-UBND", None)]),
    ("Báo cáo kết luận số 7/BC-TTr", [("Báo cáo kết luận", "7/BC-TTr", None)]),
    (
        "Thông báo số 7/TB-VP, Kết luận thanh tra số 8/KL-TTr",
        [("Thông báo", "7/TB-VP", None), ("Kết luận thanh tra", "8/KL-TTr", None)],
    ),
    ("KẾT LUẬN SỐ 61-KL/TU", [("Kết luận", "61-KL/TU", None)]),
    (
        "Chương trình phối hợp số 4/CTPH-SYT-SGDĐT ngày 09-9-2031",
        [("Chương trình phối hợp", "4/CTPH-SYT-SGDĐT", "2031-09-09")],
    ),
    (
        "các Nghị quyết: số 11/NQ-HĐND ngày 10/7/2031, số 12/NQ-HĐND ngày 10/7/2031 và 13/NQ-HĐND",
        [
            ("Nghị quyết", "11/NQ-HĐND", "2031-07-10"),
            ("Nghị quyết", "12/NQ-HĐND", "2031-07-10"),
            ("Nghị quyết", "13/NQ-HĐND", None),
        ],
    ),
    ("Kế hoạch số 40 /KH-SYT ngày 01 /6 /2031", [("Kế hoạch", "40/KH-SYT", "2031-06-01")]),
    ("Chỉ thị số 2/CT-UBND; thực hiện Chỉ thị số 2/CT-UBND ngày 8/2/2031", [("Chỉ thị", "2/CT-UBND", "2031-02-08")]),
    ("Quyết định số 70/QĐ-BYT của Bộ trưởng Bộ Y tế ngày 5/5/2031", [("Quyết định", "70/QĐ-BYT", "2031-05-05")]),
    ("nội dung Đề án số 21 của Tỉnh ủy", [("Đề án", "21", None)]),
    ("Kế hoạch số 15/KH-UBND tháng 8 năm 2031", [("Kế hoạch", "15/KH-UBND", None)]),
    ("theo Phiếu trình số 21/PT-KT ngày 03/02/2031", [("Phiếu trình", "21/PT-KT", "2031-02-03")]),
    (
        "Pháp lệnh số 4/2031/PL-UBTVQH và Lệnh số 2/2031/L-CTN",
        [("Pháp lệnh", "4/2031/PL-UBTVQH", None), ("Lệnh", "2/2031/L-CTN", None)],
    ),
    (
        "các Quyết định của Chủ tịch UBND tỉnh: số 31/QĐ-UBND ngày 02/3/2031, số 32/QĐ-UBND",
        [("Quyết định", "31/QĐ-UBND", "2031-03-02"), ("Quyết định", "32/QĐ-UBND", None)],
    ),
    (
        "Nghị định của Chính phủ số 8/2031/NĐ-CP và các Kế hoạch của UBND xã (số 5/KH-UBND; số 6/KH-UBND)",
        [("Nghị định", "8/2031/NĐ-CP", None), ("Kế hoạch", "5/KH-UBND", None), ("Kế hoạch", "6/KH-UBND", None)],
    ),
    ("Chương trình của Đảng ủy xã, Kế hoạch số 7/KH-UBND", [("Kế hoạch", "7/KH-UBND", None)]),
    ("Kế hoạch số 9/KH-UBND; Giấy phép số 3/GP-SXD, 4/GP-SXD", [("Kế hoạch", "9/KH-UBND", None)]),
    ("Chỉ thị số số 6 - CT/TU ngày 02/3/2031", [("Chỉ thị", "6-CT/TU", "2031-03-02")]),
    ("lập biên bản mẫu 03/HNMT", []),
    ("Giấy phép số 12/GP-STNMT ngày 01/3/2031", []),
    ("Số: 204/KH-UBND", []),
    ("Kế hoạch số    /KH-UBND", []),
    ("theo mẫu số 05, điểm b khoản 2 Điều 14", []),
    ("QCVN 10:2031/BXD, TCVN 5687:2031", []),
    ("gọi số 0233.555.019 khi có sự cố", []),
    ("nhà số 12 - Công viên trung tâm", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_documents_are_read_once_with_kind_number_and_date(text, expected):
    assert [(item.kind, item.number, item.date) for item in read_citations(text)] == expected


def test_a_span_runs_from_the_kind_to_the_date():
    text = "Thực hiện Quyết định số 5/QĐ-SYT ngày 01/4/2031 của Sở Y tế"
    (citation,) = read_citations(text)
    assert text[slice(*citation.span)] == "Quyết định số 5/QĐ-SYT ngày 01/4/2031"


@given(
    number=st.integers(1, 9999),
    day=st.dates(min_value=date(1990, 1, 1)),
    form=st.sampled_from(
        [
            "{0:%d/%m/%Y}",
            "{0.day}/{0.month}/{0.year}",
            "{0.day} tháng {0.month} năm {0.year}",
            "{0:%d-%m-%Y}",
            "{0:%d.%m.%Y}",
        ]
    ),
)
def test_a_date_in_any_printed_form_reads_back_as_itself(number, day, form):
    (citation,) = read_citations(f"Quyết định số {number}/QĐ-SXD ngày {form.format(day)} về trật tự xây dựng")
    assert (citation.number, citation.date) == (f"{number}/QĐ-SXD", day.isoformat())
