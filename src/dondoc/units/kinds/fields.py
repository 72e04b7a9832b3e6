"""Which fields each kind of unit has, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dondoc.units.models import UnitKind


class Shape(StrEnum):
    """What a field holds."""

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    TAX_CODE = "tax_code"


@dataclass(frozen=True, slots=True)
class KindField:
    """One field; ``name`` is its own among all kinds, for it is a column of files too."""

    name: str
    label: StrPromise
    shape: Shape
    choices: tuple[tuple[str, StrPromise], ...] = ()
    help: StrPromise | str = ""


_ZONE = KindField(
    "zone",
    _("Loại hình hành chính"),
    Shape.CHOICE,
    (
        ("rural", _("Nông thôn (tỉnh, huyện, xã)")),
        ("urban", _("Đô thị (thành phố, quận, thị xã, thị trấn, phường)")),
        ("special", _("Đặc khu")),
    ),
)
_GRADE = KindField(
    "grade",
    _("Phân loại đơn vị hành chính"),
    Shape.CHOICE,
    (("0", _("Đặc biệt")), ("1", _("Loại I")), ("2", _("Loại II")), ("3", _("Loại III"))),
)
_PLACE = (_ZONE, _GRADE)
_DEPARTMENT = (
    KindField(
        "branch",
        _("Loại cơ quan"),
        Shape.CHOICE,
        (
            ("professional", _("Cơ quan chuyên môn của UBND")),
            ("vertical", _("Cơ quan ngành dọc")),
            ("service", _("Đơn vị sự nghiệp công lập")),
        ),
    ),
    KindField(
        "tier",
        _("Cấp quản lý"),
        Shape.CHOICE,
        (("central", _("Trung ương")), ("province", _("Cấp tỉnh")), ("commune", _("Cấp xã"))),
    ),
)
_SCHOOL = (
    KindField(
        "school_levels",
        _("Cấp học"),
        Shape.CHOICES,
        (
            ("preschool", _("Mầm non")),
            ("primary", _("Tiểu học")),
            ("lower_secondary", _("Trung học cơ sở")),
            ("upper_secondary", _("Trung học phổ thông")),
            ("continuing", _("Giáo dục thường xuyên")),
            ("vocational", _("Giáo dục nghề nghiệp")),
            ("higher", _("Đại học")),
        ),
        _("Trường nhiều cấp thì chọn nhiều."),
    ),
    KindField(
        "ownership",
        _("Loại hình trường"),
        Shape.CHOICE,
        (("public", _("Công lập")), ("people_founded", _("Dân lập")), ("private", _("Tư thục"))),
    ),
)
_ENTERPRISE = (
    KindField(
        "tax_code",
        _("Mã số thuế của tổ chức"),
        Shape.TAX_CODE,
        help=_("10 chữ số, chi nhánh thêm 3 chữ số: 0100047516-001. Không nhận mã số thuế cá nhân."),
    ),
    KindField(
        "sector",
        _("Ngành, lĩnh vực"),
        Shape.CHOICE,
        (
            ("agriculture", _("Nông, lâm nghiệp và thủy sản")),
            ("mining", _("Khai khoáng")),
            ("manufacturing", _("Công nghiệp chế biến, chế tạo")),
            ("utilities", _("Điện, khí đốt, nước, xử lý rác thải")),
            ("construction", _("Xây dựng")),
            ("trade", _("Bán buôn, bán lẻ")),
            ("transport", _("Vận tải, kho bãi")),
            ("hospitality", _("Lưu trú, ăn uống")),
            ("other_services", _("Dịch vụ khác")),
        ),
    ),
    KindField(
        "size",
        _("Quy mô"),
        Shape.CHOICE,
        (
            ("micro", _("Siêu nhỏ")),
            ("small", _("Nhỏ")),
            ("medium", _("Vừa")),
            ("large", _("Lớn")),
        ),
        _("Theo Điều 5 Nghị định 80/2021/NĐ-CP."),
    ),
)
_RESIDENTIAL_AREA = (
    KindField(
        "area_form",
        _("Hình thức khu dân cư"),
        Shape.CHOICE,
        (
            ("thon", _("Thôn")),
            ("to_dan_pho", _("Tổ dân phố")),
            ("ban", _("Bản")),
            ("buon", _("Buôn")),
            ("lang", _("Làng")),
            ("ap", _("Ấp")),
            ("khu_pho", _("Khu phố")),
            ("khom", _("Khóm")),
            ("soc", _("Sóc, phum")),
            ("other", _("Hình thức khác")),
        ),
    ),
)
_COMMITTEE = (
    KindField(
        "decision_number",
        _("Số quyết định thành lập"),
        Shape.TEXT,
        help=_("Như trên văn bản: 12/QĐ-UBND."),
    ),
)

FIELDS: Mapping[UnitKind, tuple[KindField, ...]] = {
    UnitKind.PROVINCE: _PLACE,
    UnitKind.DISTRICT: _PLACE,
    UnitKind.COMMUNE: _PLACE,
    UnitKind.DEPARTMENT: _DEPARTMENT,
    UnitKind.SCHOOL: _SCHOOL,
    UnitKind.ENTERPRISE: _ENTERPRISE,
    UnitKind.RESIDENTIAL_AREA: _RESIDENTIAL_AREA,
    UnitKind.COMMITTEE: _COMMITTEE,
    UnitKind.OTHER: (),
}
ALL_FIELDS: Mapping[str, KindField] = {field.name: field for fields in FIELDS.values() for field in fields}


def fields_of(kind: UnitKind | str) -> tuple[KindField, ...]:
    """The fields of one kind, in the order of forms and files."""
    return FIELDS[UnitKind(kind)]


def kinds_with(name: str) -> tuple[UnitKind, ...]:
    """The kinds that have the field."""
    return tuple(kind for kind, fields in FIELDS.items() if any(field.name == name for field in fields))
