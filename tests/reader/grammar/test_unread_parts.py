"""What a reading left unread is told in a sentence. The plans are invented."""

from __future__ import annotations

from dondoc.reader.grammar.unread import (
    MUCH_UNREAD,
    NO_PARTS,
    NO_RECIPIENTS,
    NO_SIGNATORY,
    NO_TASKS,
    TABLE_UNREAD,
)
from reader import invented_plans
from reader.invented_plans import read

_HEAD = "KẾ HOẠCH\nPhòng cháy, chữa cháy năm 2026\n\nỦy ban nhân dân xã Suối Mẫu ban hành Kế hoạch như sau:\n\n"
_WORK = "II. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Kiểm tra các chợ trên địa bàn xã.\n"
_CLOSE = "\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn Mẫu\n"


def test_a_plan_that_is_read_whole_warns_of_nothing() -> None:
    assert read(invented_plans.COMMUNE_FIRE_SAFETY).warnings == ()


def test_a_plan_without_tasks_signature_or_recipients_says_so() -> None:
    aims = "I. MỤC TIÊU\n1. 100% hộ kinh doanh được tập huấn.\n"
    assert read(_HEAD + aims).warnings == (NO_TASKS, NO_SIGNATORY, NO_RECIPIENTS)
    assert read(_HEAD + aims + _WORK + _CLOSE).warnings == ()


def test_agencies_on_lines_of_their_own_are_read() -> None:
    lines = "".join(f"Trung tâm Cứu hộ vùng ven suối số {number}\n- Trực.\n" for number in range(9))
    assert read(_HEAD + "MỤC TIÊU\n- An toàn.\n\nTỔ CHỨC THỰC HIỆN\n" + lines + _CLOSE).warnings == ()


def test_paragraphs_of_work_that_charge_nobody_are_told_of() -> None:
    vague = "Việc bảo đảm an toàn là nội dung quan trọng trong đời sống của người dân ở mọi nơi.\n" * 6
    plan = read(
        _HEAD + "I. MỤC TIÊU\nAn toàn.\n\nII. TỔ CHỨC THỰC HIỆN\n" + vague + "1. Công an xã\n- Kiểm tra chợ.\n" + _CLOSE
    )
    assert plan.warnings == (MUCH_UNREAD,)


def test_a_table_of_work_whose_columns_are_not_known_is_told_of() -> None:
    rows = "| Thứ | Ai | Ở đâu |\n|---|---|---|\n| Hai | Tổ 1 | Chợ |\n| Ba | Tổ 2 | Trường |\n"
    assert read(_HEAD + "I. MỤC TIÊU\nAn toàn.\n\n" + _WORK + rows + _CLOSE).warnings == (TABLE_UNREAD,)


def test_a_long_text_without_numbered_parts_is_told_of() -> None:
    text = "Chủ tịch Ủy ban nhân dân xã giao Công an xã kiểm tra các chợ trên địa bàn xã trong mùa khô năm nay. " * 40
    assert read(_HEAD + text + _CLOSE).warnings == (NO_TASKS, NO_PARTS)
