"""Whole documents, invented, from file to reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.reader import Plan, Unreadable, read_plan
from dondoc.reader.json import plan_json
from dondoc.reader.source import Span, collapse
from reader import invented_plans
from reader.invented_plans import read


def _head(plan: Plan) -> dict[str, str | None]:
    named = {
        "kind": plan.head.kind,
        "number": plan.head.number,
        "place": plan.head.place,
        "date": plan.head.date,
        "title": plan.head.title,
        "issuer": plan.head.issuer,
        "authority": plan.head.signatory.authority,
        "office": plan.head.signatory.title,
        "name": plan.head.signatory.name,
    }
    return {key: value.text if value else None for key, value in named.items()}


def _period(plan: Plan) -> tuple[str, str] | None:
    return (plan.head.period.start, plan.head.period.end) if plan.head.period else None


def _work(plan: Plan) -> list[tuple[str, str, list[str]]]:
    return [(one.path, one.agency, [task.text for task in one.tasks]) for one in plan.assignments]


def test_a_commune_plan_is_read_from_head_to_signature() -> None:
    plan = read(invented_plans.COMMUNE_FIRE_SAFETY)
    assert _head(plan) == {
        "kind": "Kế hoạch",
        "number": "45/KH-UBND",
        "place": "Suối Mẫu",
        "date": "2026-02-12",
        "title": "Tổ chức các hoạt động phòng cháy, chữa cháy trên địa bàn xã năm 2026",
        "issuer": "Ủy ban nhân dân xã Suối Mẫu",
        "authority": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "office": "PHÓ CHỦ TỊCH",
        "name": "Lò Văn Mẫu",
    }
    assert _period(plan) == ("2026-01-01", "2026-12-31")
    assert [(one.name, one.purpose) for one in plan.recipients] == [
        ("UBND tỉnh", "để báo cáo"),
        ("Các thôn", None),
        ("Lưu: VT", None),
    ]
    assert [(one.kind, one.number, one.date) for one in plan.citations] == [
        ("Luật", "55/2024/QH15", "2024-11-29"),
        ("Kế hoạch", "12/KH-UBND", "2026-01-05"),
    ]
    assert plan.warnings == ()


def test_a_commune_plan_yields_its_outline_work_targets_and_deadlines() -> None:
    plan = read(invented_plans.COMMUNE_FIRE_SAFETY)
    assert [(item.path, item.title) for item in plan.outline] == [
        ("I", "MỤC TIÊU"),
        ("I.1", "Mục tiêu chung"),
        ("I.2", "Chỉ tiêu cụ thể"),
        ("I.2.a", None),
        ("I.2.b", None),
        ("II", "NỘI DUNG THỰC HIỆN"),
        ("II.1", "Kiểm tra cơ sở"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
        ("III.1", "Công an xã"),
        ("III.2", "Phòng Văn hóa - Xã hội"),
        ("III.3", None),
    ]
    assert [(one.path, one.agency, [task.role.value for task in one.tasks]) for one in plan.assignments] == [
        ("III.1", "Công an xã", ["lead"]),
        ("III.2", "Phòng Văn hóa - Xã hội", ["own", "coordinate"]),
        ("III.3", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", ["own"]),
    ]
    assert [(one.path, one.comparator, one.value, one.unit, one.every) for one in plan.targets] == [
        ("I.2.a", ">=", 100, "%", None),
        ("I.2.b", ">=", 2, "buổi", "year"),
    ]
    assert [(one.path, one.kind.value, one.due, one.who) for one in plan.deadlines] == [
        ("II.1", "other", "2026-06-30", None),
        ("III.1", "report", "2026-12-15", "Công an xã"),
    ]


def test_a_decision_that_attaches_a_plan_gives_its_own_head_and_the_plans_parts() -> None:
    plan = read(invented_plans.MINISTRY_DECISION)
    assert (_head(plan)["kind"], _head(plan)["number"]) == ("Quyết định", "88/QĐ-BVTM")
    assert _head(plan)["name"] == "Nguyễn Thị Thí Dụ"
    assert [item.path for item in plan.outline] == ["I", "II", "II.1", "II.2", "II.2.a", "II.2.b"]
    assert _work(plan) == [
        (
            "II.1",
            "Vụ Vận tải",
            ["Vụ Vận tải chủ trì, phối hợp với Cục Đường bộ đôn đốc việc thực hiện Kế hoạch."],
        ),
        (
            "II.2",
            "Thủ trưởng các cơ quan, đơn vị",
            [
                "Xây dựng kế hoạch chi tiết trước ngày 31/3/2026;",
                "Báo cáo kết quả về Vụ Vận tải trước ngày 10/12/2026.",
            ],
        ),
        ("PL.I.I.1", "Vụ Pháp chế", ["Sửa Thông tư về tải trọng"]),
        ("PL.I.I.2", "Cục Đường bộ", ["Ban hành quy chuẩn"]),
        ("PL.I.I.2", "Vụ Khoa học và Công nghệ", ["Ban hành quy chuẩn"]),
    ]


def test_a_party_plan_is_read_with_its_own_number_and_signing_forms() -> None:
    plan = read(invented_plans.WARD_DIGITAL_SERVICES)
    assert _head(plan) == {
        "kind": "Kế hoạch",
        "number": "07-KH/ĐU",
        "place": "Hoa Mẫu",
        "date": "2026-01-20",
        "title": "thực hiện chuyển đổi số trong trường học giai đoạn 2026 - 2030",
        "issuer": "Đảng ủy phường Hoa Mẫu",
        "authority": "T/M BAN THƯỜNG VỤ",
        "office": "BÍ THƯ",
        "name": "Trần Văn Ví Dụ",
    }
    assert _period(plan) == ("2026-01-01", "2030-12-31")
    assert [(one.path, one.agency) for one in plan.assignments] == [
        ("B.1", "Ủy ban nhân dân phường"),
        ("B.2", "Các chi bộ trực thuộc"),
    ]


def test_a_table_flattened_in_the_body_is_read_as_tasks_of_its_section() -> None:
    plan = read(invented_plans.DROUGHT_WITH_FLATTENED_TABLE)
    assert _work(plan) == [
        ("I.1", "Chi cục Thủy lợi", ["Kiểm kê nguồn nước các hồ chứa; lập phương án điều tiết."]),
        ("I.2", "UBND các xã", ["Nạo vét kênh mương nội đồng."]),
        ("II", "Chi cục Thủy lợi", ["Theo dõi, báo cáo Giám đốc Sở trước ngày 25 hằng tháng."]),
        ("II", "Văn phòng Sở", ["Bố trí phương tiện."]),
    ]
    first = plan.assignments[0].tasks[0]
    assert (first.time, first.due, [one.text for one in first.partners]) == (
        "Trước 31/3/2026",
        "2026-03-31",
        ["Các công ty thủy lợi"],
    )


def test_printed_lines_and_two_columns_are_put_in_order() -> None:
    plan = read(invented_plans.DROWNING_ON_PRINTED_LINES)
    assert _head(plan)["issuer"] == "Trung tâm Y tế Sơn Mẫu"
    assert (_head(plan)["office"], _head(plan)["name"]) == ("GIÁM ĐỐC", "Phạm Thị Giả Định")
    assert _period(plan) == ("2026-05-01", "2026-10-31")
    assert [one.name for one in plan.recipients] == ["Sở Y tế", "Các khoa, phòng, trạm y tế", "Lưu: VT, KHNV"]
    assert _work(plan) == [
        (
            "II.1",
            "Phòng Kế hoạch - Nghiệp vụ",
            [
                "Chủ trì, phối hợp với Khoa Kiểm soát bệnh tật và các trạm y tế xây dựng tài liệu truyền thông.",
                "Tổng hợp, báo cáo Giám đốc Trung tâm kết quả thực hiện trước ngày 05/11/2026.",
            ],
        ),
        (
            "II.2",
            "Các trạm y tế",
            [
                "Hướng dẫn các gia đình rào chắn ao, hồ có nguy cơ; phối hợp với Đoàn Thanh niên cắm biển cảnh báo.",
            ],
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        invented_plans.REPORT,
        "UBND XÃ SUỐI MẪU\nGIẤY MỜI\nDự hội nghị triển khai kế hoạch\n\nTrân trọng kính mời.",
        "This is a short note.\n\n1. First point is about tea.\n2. Second point is about bread.",
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch phòng cháy\n\nĐiều 1. Ban hành kèm theo Kế hoạch phòng cháy.\n"
        "Điều 2. Quyết định có hiệu lực từ ngày ký.\nĐiều 3. Chánh Văn phòng thi hành Quyết định này./.",
    ],
    ids=["report", "invitation", "English prose", "decision without a plan"],
)
def test_a_document_that_is_no_plan_yields_an_outline_at_most_and_a_warning(text: str) -> None:
    given_plan = plan_json(read(text))
    assert len(given_plan.pop("warnings")) == 1
    given_plan.pop("outline")
    assert plan_json(Plan(head=read(text).head, source=read(text).source)) | given_plan == given_plan | {
        "outline": [],
        "warnings": [],
    }


def test_a_file_that_is_no_document_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unreadable, match="Tệp không có nội dung"):
        read_plan(b"", name="trong.txt")


def _spanned(plan: Plan) -> Iterator[tuple[str, Span]]:
    """Every value that is verbatim with its span; dates, kinds and the completed issuer are not."""
    head, signature = plan.head, plan.head.signatory
    for value in (head.number, head.place, head.title, signature.authority, signature.title, signature.name):
        if value is not None:
            yield value.text, value.span
    for recipient in plan.recipients:
        yield recipient.name, recipient.span
    for assignment in plan.assignments:
        yield assignment.agency, assignment.span
        for task in assignment.tasks:
            yield task.text, task.span
            yield from ((partner.text, partner.span) for partner in task.partners)
    for target in plan.targets:
        yield target.text, target.span
    for deadline in plan.deadlines:
        yield deadline.text, deadline.span


@pytest.mark.parametrize("text", invented_plans.PLANS)
def test_every_value_leads_back_to_the_words_it_came_from(text: str) -> None:
    plan = read(text)
    values = list(_spanned(plan))
    assert values
    assert [(collapse(plan.source.text[slice(*span)]), span) for _, span in values] == values


_LINES = ["TT", "-", "I", "(", *"\n".join(invented_plans.PLANS).split("\n")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_LINES), max_size=40))
def test_lines_of_plans_in_any_order_are_read_without_an_error(lines: list[str]) -> None:
    text = "\n".join(["KẾ HOẠCH", *lines])
    assert plan_json(read(text)) == plan_json(read(text))
