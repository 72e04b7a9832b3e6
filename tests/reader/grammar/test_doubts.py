"""Signs in the finished plan that make a value less sure than its rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dondoc.reader import Plan, read_plan, read_source
from dondoc.reader.plan import Value
from dondoc.reader.rules import Confidence
from reader import invented_plans
from reader.invented_plans import read
from reader.values import values

_PLAN = """
ỦY BAN NHÂN DÂN
XÃ SUỐI MẪU

Số: {number}

Suối Mẫu, ngày {date}

KẾ HOẠCH
{title}

Căn cứ {cited};

I. MỤC TIÊU
1. Chỉ tiêu{heading}
{target}

{second}. TỔ CHỨC THỰC HIỆN
1. {agency}
- {task}
- Kiểm tra các cơ sở kinh doanh trên địa bàn xã.
- Tổ chức hội nghị sơ kết ở các thôn trên địa bàn xã.

Nơi nhận:
- UBND tỉnh;
- {recipient};
- Lưu: VT.

CHỦ TỊCH

{name}
"""
_USUAL = {
    "number": "45/KH-UBND",
    "date": "12 tháng 02 năm 2026",
    "title": "Phòng cháy, chữa cháy trên địa bàn xã năm 2026",
    "cited": "Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025 của Chính phủ",
    "heading": "",
    "target": "- 100% hộ kinh doanh được hướng dẫn kỹ năng thoát nạn.",
    "second": "II",
    "agency": "Công an xã",
    "task": "Báo cáo Ủy ban nhân dân xã trước ngày 15/12/2026.",
    "recipient": "Các thôn",
    "name": "Lò Văn Mẫu",
}


def _plan(**parts: str) -> Plan:
    return read(_PLAN.format(**_USUAL | parts))


def _doubts(plan: Plan) -> dict[str, str]:
    """The doubts by the words that they are about."""
    return {_words(plan, value): value.basis.doubt for _, value in values(plan) if value.basis.doubt}


def _words(plan: Plan, value: Value) -> str:
    return plan.source.at(getattr(value, "span"))  # noqa: B009 - every value has one


def test_nothing_speaks_against_a_usual_plan() -> None:
    assert _doubts(_plan()) == {}


@pytest.mark.parametrize(
    ("part", "said", "words", "doubt"),
    [
        ("number", "45/2025/KH-UBND", "45/2025/KH-UBND", "Năm trong số, ký hiệu khác năm của ngày ghi bên cạnh."),
        ("date", "12 tháng 02 năm 1926", "ngày 12 tháng 02 năm 1926", "Năm này khác thường đối với một kế hoạch."),
        ("title", "Tổng kết", "Tổng kết", "Trích yếu quá ngắn."),
        (
            "title",
            "Phòng cháy, chữa cháy trên địa bàn xã năm 2024",
            "năm 2024",
            "Kế hoạch được ký sau khi thời gian thực hiện đã hết.",
        ),
        (
            "cited",
            "Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2024",
            "Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2024",
            "Năm trong số, ký hiệu khác năm của ngày ghi bên cạnh.",
        ),
        (
            "cited",
            "Chỉ thị số 10/CT-TTg ngày 31/02/2025",
            "Chỉ thị số 10/CT-TTg ngày 31/02/2025",
            "Ngày này không có trong lịch.",
        ),
        (
            "cited",
            "Chỉ thị số 10/CT-TTg ngày 19/4/2026",
            "Chỉ thị số 10/CT-TTg ngày 19/4/2026",
            "Ngày của văn bản viện dẫn muộn hơn ngày ký kế hoạch.",
        ),
        ("cited", "Chỉ thị số 10/CT-TTg", "Chỉ thị số 10/CT-TTg", "Không thấy ngày của văn bản viện dẫn."),
        (
            "second",
            "III",
            "III. TỔ CHỨC THỰC HIỆN",
            "Đề mục này không nối tiếp số thứ tự của đề mục trước.",
        ),
        ("second", "I", "Công an xã", "Chưa chắc về số thứ tự của đề mục chứa nội dung này."),
        ("recipient", "Trạm Y tế (để bíc)", "Trạm Y tế", "Mục đích gửi có chữ khác thường."),
        ("task", "Tuần tra.", "Tuần tra.", "Nhiệm vụ chỉ có một, hai từ."),
        (
            "task",
            "Kiểm tra các cơ sở kinh doanh (kể cả chợ.",
            "Kiểm tra các cơ sở kinh doanh (kể cả chợ.",
            "Dấu ngoặc không đủ cặp, chữ có thể bị cắt.",
        ),
        (
            "task",
            "Báo cáo Ủy ban nhân dân xã trước ngày 15/01/2026.",
            "Báo cáo Ủy ban nhân dân xã trước ngày 15/01/2026",
            "Ngày này sớm hơn ngày ký kế hoạch.",
        ),
        (
            "task",
            "Báo cáo Ủy ban nhân dân xã trước ngày 15/12/2036.",
            "Báo cáo Ủy ban nhân dân xã trước ngày 15/12/2036",
            "Ngày này ở xa ngoài thời gian của kế hoạch.",
        ),
        (
            "recipient",
            "Các thôn; Trạm Y tế",
            "Các thôn; Trạm Y tế",
            "Dòng này còn lẫn dấu ngoặc hoặc gồm nhiều nơi nhận.",
        ),
        ("name", "Lò Nguyễnvănmẫu", "Lò Nguyễnvănmẫu", "Họ tên người ký có dạng khác thường."),
        (
            "target",
            "- 100% hộ kinh doanh được hướng dẫn kỹ năng thoát nạn đến năm 2045.",
            "100% hộ kinh doanh được hướng dẫn kỹ năng thoát nạn đến năm 2045",
            "Ngày này ở xa ngoài thời gian của kế hoạch.",
        ),
    ],
)
def test_a_sign_lowers_confidence_and_says_why(part: str, said: str, words: str, doubt: str) -> None:
    assert _doubts(_plan(**{part: said})).get(words) == doubt


def test_what_stands_under_a_doubled_number_is_not_sure() -> None:
    plan = _plan(second="I")
    assignment = plan.assignments[-1]
    held = [assignment, *assignment.tasks, *plan.targets, *plan.deadlines]
    assert {value.confidence for value in held} == {Confidence.LIKELY}


def test_a_part_numbered_otherwise_than_those_beside_it_is_in_doubt() -> None:
    text = "1. MỤC ĐÍCH\nGiảm cháy.\n\nII. YÊU CẦU\nAn toàn.\n\nIII. KINH PHÍ\nNgân sách xã.\n"
    outline = read(f"KẾ HOẠCH\nPhòng cháy, chữa cháy năm 2026\n\n{text}").outline
    assert [(item.path, item.basis.doubt) for item in outline] == [
        ("1", "Đề mục này đánh số khác kiểu với các đề mục cùng cấp."),
        ("II", "Đề mục này không nối tiếp số thứ tự của đề mục trước."),
        ("III", None),
    ]


def test_lines_of_a_signature_in_the_wrong_order_are_in_doubt() -> None:
    close = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\n{}\n\nLò Văn Mẫu\n"
    text = invented_plans.COMMUNE_FIRE_SAFETY.partition("Nơi nhận:")[0]
    signing = [
        read(text + close.format(lines)).head.signatory
        for lines in ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "PHÓ CHỦ TỊCH\nTM. ỦY BAN NHÂN DÂN\nKT.\nCHỦ TỊCH")
    ]
    assert [one.title and one.title.confidence for one in signing] == [Confidence.SURE, Confidence.DOUBTFUL]


def test_what_was_parted_by_guess_is_not_sure() -> None:
    plan = read(" ".join(invented_plans.COMMUNE_FIRE_SAFETY.split()))
    assert plan.source.guessed
    assert {value.confidence for _, value in values(plan)} <= {Confidence.LIKELY, Confidence.DOUBTFUL}


def test_an_agency_that_is_in_doubt_casts_doubt_on_its_tasks() -> None:
    plan = _plan(agency="Công an xã, Trạm Y tế và")
    [assignment] = plan.assignments
    assert assignment.confidence is Confidence.DOUBTFUL
    assert {task.confidence for task in assignment.tasks} == {Confidence.LIKELY}


def test_words_that_recognition_was_unsure_of_make_a_short_value_doubtful_and_a_long_one_likely() -> None:
    plan = read_plan(invented_plans.COMMUNE_FIRE_SAFETY.encode(), name="plan.txt")
    number, task = plan.head.number, plan.assignments[0].tasks[0]
    assert number is not None
    unsure = ((number.span[0], number.span[0] + 2), (task.span[0], task.span[0] + 3))
    scanned = read_source(replace(plan.source, unsure=unsure))
    number, task = scanned.head.number, scanned.assignments[0].tasks[0]
    assert number is not None
    assert (number.confidence, number.basis.doubt) == (
        Confidence.DOUBTFUL,
        "Máy nhận dạng không chắc về chữ ở chỗ này.",
    )
    assert (task.confidence, task.basis.doubt) == (
        Confidence.LIKELY,
        "Máy nhận dạng không chắc về một vài chữ ở chỗ này.",
    )
    told = [value.basis.doubt for _, value in values(scanned) if value.basis.doubt]
    assert sum("Máy nhận dạng" in doubt for doubt in told) == 2
