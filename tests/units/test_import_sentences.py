"""What the import says of ids and codes: they are called as their columns are called in the file."""

from __future__ import annotations

import pytest

from cast import Cast
from dondoc.core.errors import Invalid
from dondoc.units.actions import import_units

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("file", "place", "sentence"),
    [
        (
            "id,name,valid_from\n{id},Sớm,2025-01-01",
            "cột valid_from",
            "id {id} đã dùng cho đơn vị có từ 01/07/2025. Hãy ghi ngày từ 01/07/2025 trở đi.",
        ),
        (
            "Số định danh,Tên đơn vị,Có hiệu lực từ ngày\n{id},Sớm,2025-01-01",
            "cột Có hiệu lực từ ngày",
            "Số định danh {id} đã dùng cho đơn vị có từ 01/07/2025. Hãy ghi ngày từ 01/07/2025 trở đi.",
        ),
        (
            "Mã,Tên đơn vị,Loại đơn vị,Mã cấp trên,Có hiệu lực từ ngày\nS00.01,Sớm,commune,,2025-01-01",
            "cột Có hiệu lực từ ngày",
            "Mã S00.01 đã dùng cho đơn vị có từ 01/07/2025. Hãy ghi ngày từ 01/07/2025 trở đi.",
        ),
        (
            "id,name,valid_from\n999,Lạ,2026-01-01",
            "cột id",
            "Không có đơn vị nào có id 999 trong phạm vi của bạn vào ngày 01/01/2026. "
            "Hãy sửa số này theo tệp đã xuất, hoặc để trống nếu là đơn vị mới.",
        ),
        (
            "code,name,kind,Mã cấp trên,valid_from\nT,Trường,school,#999,2026-01-01",
            "cột Mã cấp trên",
            "Không thấy đơn vị nào có số định danh 999 cho Mã cấp trên. Hãy sửa số này theo tệp đã xuất.",
        ),
        (
            "code,name,kind,Mã cấp trên,valid_from\nT,Trường,school,Z9,2026-01-01",
            "cột Mã cấp trên",
            "Không thấy đơn vị nào có mã Z9 cho Mã cấp trên. Hãy sửa mã, hoặc thêm dòng cho đơn vị đó.",
        ),
    ],
)
def test_an_id_is_called_as_its_column_is_called(cast: Cast, file: str, place: str, sentence: str) -> None:
    data = file.replace("{id}", str(cast.commune.pk)).encode()
    with pytest.raises(Invalid) as error:
        import_units(data=data, under=cast.province, by=None)
    problems = [(problem.where, problem.message) for problem in error.value.problems]
    assert problems == [(f"dòng 2, {place}", sentence.replace("{id}", str(cast.commune.pk)))]
