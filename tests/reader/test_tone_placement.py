"""Both ways of placing a tone ("hoà", "hòa"; "uỷ", "ủy") read the same."""

from __future__ import annotations

import re
from unicodedata import normalize

from dondoc.reader import read_plan
from dondoc.reader.json import plan_json

PLAN = """ỦY BAN NHÂN DÂN XÃ HÒA MẪU
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Mẫu, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Hòa giải ở cơ sở và phòng cháy năm 2026

I. MỤC TIÊU
100% tổ hòa giải được tập huấn, bảo vệ sức khỏe.
II. TỔ CHỨC THỰC HIỆN
1. Ủy ban Mặt trận Tổ quốc Việt Nam xã
- Chủ trì, phối hợp với Trạm Y tế xã tuyên truyền; báo cáo Ủy ban nhân dân xã trước ngày 15/12/2026.
2. Trạm Y tế xã
- Phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam xã tổ chức khám sức khỏe.

Nơi nhận:
- Đảng ủy xã (để báo cáo);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
"""
_OLD_PLACE = re.compile("([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?![\\w\u0300-\u036f])", re.IGNORECASE)


def in_the_old_way(text: str) -> str:
    return normalize("NFC", _OLD_PLACE.sub(r"\1\3\2", normalize("NFD", text)))


def without_tone_places(value: object) -> object:
    """A reading whose texts are spelled in the old way, without the rules that read them: one may put right more."""
    if isinstance(value, dict):
        return {key: without_tone_places(one) for key, one in value.items() if key != "bases"}
    if isinstance(value, list | tuple):
        return [without_tone_places(one) for one in value]
    return in_the_old_way(value) if isinstance(value, str) else value


def test_a_plan_spelled_in_the_old_way_reads_as_the_same_plan() -> None:
    old = in_the_old_way(PLAN)
    assert "Uỷ ban" in old
    assert "hoà giải" in old
    new_reading, old_reading = (plan_json(read_plan(text.encode(), name="ke-hoach.txt")) for text in (PLAN, old))
    assert new_reading["assignments"]
    assert new_reading["targets"]
    assert new_reading["deadlines"]
    assert without_tone_places(new_reading) == without_tone_places(old_reading)
