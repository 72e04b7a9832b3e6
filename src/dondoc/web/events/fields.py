"""What a key in an event's state is called, and what sort of value it has.

Columns of models are called as their models call them; what has no name there, or is no column, stands in `_NAMED`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Program, User
from dondoc.criteria.models import Criterion, Level
from dondoc.documents.models import Reading
from dondoc.documents.rules import kind_of
from dondoc.facts import FACTS
from dondoc.inspections.models import Finding, Way
from dondoc.plans.models import Duty, Plan, Task
from dondoc.reminders.models import Channel
from dondoc.reporting.models import Indicator
from dondoc.units.kinds import ALL_FIELDS
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.web.documents.forms import choices_of, labels, labels_of

Label = Promise | str


class Sort(Enum):
    """How a value is said. SINCE is a day of which only the new one counts; UNITS is one unit or a list of them,
    MEMBERS those that went and those that came, PARTS who follows whom by which share; MARK is a flag that has verbs
    of its own; THING is the id of another thing; HIDDEN is of no use to a reader. PLAIN values show by themselves what
    they are: days, times, numbers, flags, texts.
    """

    PLAIN = auto()
    SINCE = auto()
    UNITS = auto()
    MEMBERS = auto()
    PARTS = auto()
    USER = auto()
    THING = auto()
    MARK = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name and sort; ``choices`` for values that stand for words, ``on`` and ``off`` for a mark's verbs.

    ``kind`` is what sort of thing an id is of, by its name in the log.
    """

    label: Label
    sort: Sort = Sort.PLAIN
    choices: Mapping[Any, Label] = field(default_factory=dict)
    on: Label = ""
    off: Label = ""
    kind: str = ""


_HIDDEN = Field("", Sort.HIDDEN)
_NAMED: Mapping[str, Field] = {
    "added_items": Field(_("số mục thêm")),
    "aims": Field(_("mức kết quả")),
    "amendment": _HIDDEN,
    "base": _HIDDEN,
    "browsers": Field(_("số trình duyệt")),
    "above": Field(_("báo"), Sort.UNITS),
    "chosen_units": Field(_("số đơn vị được chọn")),
    "findings": Field(_("số tồn tại")),
    "method": Field(_("cách chọn"), choices=dict(Way.choices)),
    "seed": Field(_("mã bốc thăm")),
    "share": Field(_("tỷ lệ đơn vị (%)")),
    "subject": Field(_("nội dung kiểm tra")),
    "visits": Field(_("số lần mỗi đơn vị")),
    "channel": Field(_("qua"), choices=dict(Channel.choices)),
    "by_document": Field(_("văn bản")),
    "by_hand": Field(_("số thay đổi phải sửa tay")),
    "chair": Field(_("chủ tịch hội đồng"), Sort.UNITS),
    "changed_items": Field(_("số mục sửa")),
    "criteria": Field(_("số tiêu chí")),
    "criteria_changed": Field(_("số tiêu chí sửa")),
    "criteria_gone": Field(_("số tiêu chí bỏ")),
    "criteria_new": Field(_("số tiêu chí thêm")),
    "criterion": Field(_("tiêu chí")),
    "cycle": _HIDDEN,
    "digest": _HIDDEN,
    "days_ahead": Field(_("mở trước hạn (ngày)")),
    "days_past": Field(_("quá hạn (ngày)")),
    "decision": Field(_("quyết định")),
    "device": Field(_("trình duyệt")),
    "done": Field(_("kết quả khắc phục")),
    "due_wished": Field(_("đến ngày")),
    "document": _HIDDEN,
    "duties": Field(_("số việc có hạn")),
    "effect": Field(_("có hiệu lực từ ngày")),
    "ended_items": Field(_("số mục bỏ")),
    "error": Field(_("lý do")),
    "evidence": Field(_("minh chứng")),
    "expires": Field(_("liên kết dùng được đến")),
    "factors": Field(_("số cách xác thực đã gỡ")),
    "feeds": Field(_("số liên kết lịch đã thu hồi")),
    "file": Field(_("tệp")),
    "instead_of": Field(_("thay cho"), Sort.USER),
    "left_out_items": Field(_("số dòng không áp dụng")),
    "links": Field(_("số liên kết đăng nhập đã gỡ")),
    "members": Field(_("hội đồng"), Sort.MEMBERS),
    "partner": Field(_("phối hợp với"), Sort.UNITS),
    "item": Field(_("việc")),
    "made": Field(_("số thay đổi đã ghép")),
    "parts": Field(_("cụ thể"), Sort.PARTS),
    "program": Field(_("dùng trong"), choices=dict(Program.choices)),
    "reading": _HIDDEN,
    "reviewer": Field(_("bởi"), Sort.UNITS),
    "review": Field(_("sơ kết hằng năm vào")),
    "revision": _HIDDEN,
    "rewritten": Field(_("chỗ sửa câu chữ"), choices=labels() | {"via": _("qua"), "path": _("mục")}),
    "round": Field(_("kỳ hạn")),
    "rows": Field(_("số việc")),
    "section": Field(_("mục")),
    "sha256": _HIDDEN,
    "since": Field(_("từ ngày")),
    "targets": Field(_("số chỉ tiêu")),
    "tasks": Field(_("số nhiệm vụ")),
    "total": Field(_("số việc")),
    "undertakes": Field(_("nội dung phụ trách")),
    "unit_count": Field(_("số đơn vị")),
    "units": Field(_("đơn vị"), Sort.MEMBERS),
    "until": Field(_("thôi từ ngày")),
    "up": _HIDDEN,
    "values": _HIDDEN,
    "version": Field(_("bản")),
    "from_version": Field(_("từ bản")),
    "year_end": Field(_("năm đánh giá kết thúc ngày")),
}
_PARTS_OF_PLANS: Mapping[str, Field] = {
    "plan": Field(_("kế hoạch"), Sort.THING, kind=Plan._meta.label_lower),
    "task": Field(_("nhiệm vụ"), Sort.THING, kind=Task._meta.label_lower),
    "duty": Field(_("việc có hạn"), Sort.THING, kind=Duty._meta.label_lower),
}
_UNNAMED_COLUMNS: Mapping[str, Label] = {
    "closed_at": _("đóng lúc"),
    "open_again_at": _("cho gửi lại từ"),
    "due": _("hạn"),
    "every": _("chu kỳ"),
    "kind": _("loại"),
    "state": _("tình trạng"),
    "target": _("chỉ tiêu"),
    "unit": _("đơn vị"),
    "user": _("tài khoản"),
    "valid_to": _("thôi từ ngày"),
}
_ITEMS: Mapping[str, Label] = {
    "head": _("phần đầu"),
    "recipients": _("nơi nhận"),
    "targets": _("chỉ tiêu"),
    "assignments": _("cơ quan được giao"),
    "tasks": _("nhiệm vụ"),
    "deadlines": _("việc có hạn"),
    "citations": _("văn bản viện dẫn"),
}
_ANSWERS: Mapping[str, Label] = {"yes": _("có"), "no": _("không"), "na": _("không áp dụng")}  # in a visit's sheet
_BESIDE_AN_ITEM = ("confidence", "doubt", "path", "rule", "span", "tasks")  # kept with an added item, not typed


def field_of(object_type: str, path: tuple[str, ...]) -> Field:
    """The field at a path of keys in the state of a thing: ("code",), ("details", "zone"), ("dues", "1")."""
    match object_type, path:
        case "units.unit", ("details", name):
            return _of_kind(name)
        case "reporting.form", ("follows",):
            return Field(_("tiếp nối biểu mẫu của"), Sort.THING, kind=Plan._meta.label_lower)
        case (
            ("activities.trainingclass", ("heads",))
            | ("activities.forcecount", ("present",))
            | (
                "activities.commitment",
                ("signed",),
            )
        ):
            return _HIDDEN  # counts of people: their own page tells them, to whom they may be told
        case "reporting.form", ("indicators",):
            return Field(_("số chỉ số"))
        case "reporting.form", ("indicators", place, "fact"):
            known = {fact.key: fact.label for fact in FACTS}
            return _under(_("chỉ số %(place)s") % {"place": place}, Field(_("lấy từ hồ sơ"), choices=known))
        case "reporting.form", ("indicators", place, name):
            return _under(_("chỉ số %(place)s") % {"place": place}, _column(Indicator, name) or Field(name))
        case "criteria.criteriaset", (code, name) if code not in _NAMED:
            return _of_criteria(code, name)
        case "plans.duty", ("gaps", level):
            return Field(_("số ngày làm việc cấp %(level)s gửi trước cấp trên") % {"level": level})
        case "reporting.cycle", ("dues", level):
            return Field(_("hạn gửi cấp %(level)s") % {"level": level})
        case "documents.reading", (key, *rest) if key not in _NAMED and _column(Reading, key) is None:
            return _of_item(key, rest) if rest else Field(f"“{key}”", Sort.UNITS)
        case "plans.assignment" | "plans.duty", (("plan" | "task" | "duty") as name,):
            return _PARTS_OF_PLANS[name]
        case "inspections.visit", ("sheet", item, *parts):
            return _in_sheet(item, parts)
        case "inspections.inspectionprogramme", ("units",):
            return Field(_("số đơn vị ít nhất"))
        case "inspections.inspectionprogramme", ("kind",):
            return Field(_("loại đơn vị"), choices=dict(UnitKind.choices))
        case "plans.task", ("needs",):
            return Field(_("chờ nhiệm vụ"), Sort.THING, kind=object_type)
        case "plans.task" | "plans.target", ("carries_out",):
            return Field(_("thực hiện"), Sort.THING, kind=object_type)
    model = UnitVersion if object_type == Unit._meta.label_lower else _model(object_type)
    return _column(model, path[0]) or _NAMED.get(path[0]) or Field(" ".join(path))


def _in_sheet(item: str, parts: Sequence[str]) -> Field:
    """A box of the sheet of a visit, or a part of it: "tiêu chí 1.2", "tồn tại, hạn khắc phục"."""
    kind, _sign, code = item.partition(":")
    part = parts[0] if parts else ""
    if kind == "answer":
        criterion = _("tiêu chí %(code)s") % {"code": code}
        return Field(f"{criterion}, {_('ghi chú')}") if part == "note" else Field(criterion, choices=_ANSWERS)
    if kind == "finding":
        column = _column(Finding, part)
        if column is None or part == "item":
            return _HIDDEN if part else Field(_("tồn tại"))
        return column if part == "words" else _under(str(_("tồn tại")), column)
    return Field({"held": _("ngày kiểm tra"), "result": _("kết luận")}.get(kind, item))


def _of_kind(name: str) -> Field:
    """A field that only units of one kind have."""
    known = ALL_FIELDS.get(name)
    return Field(known.label, choices=dict(known.choices)) if known else Field(name)


def _of_criteria(code: str, name: str) -> Field:
    """A field of a criterion or a level, under its number or key."""
    column = _column(Criterion, name) or _column(Level, name) or Field(name)
    return _under(_("“%(code)s”") % {"code": code}, column)


def _of_item(key: str, rest: Sequence[str]) -> Field:
    """What a person did to an item of a reading: a value typed over, a mark set or taken off."""
    kind = kind_of(key)
    item = str(_ITEMS[kind])
    if kind != "head":
        places = (place for place in key.split(".") if place[-1].isdecimal())  # "a1" was added
        item += " " + ".".join(str(int(place) + 1) if place.isdecimal() else place for place in places)
    if rest[0] == "drop":
        return Field(item, Sort.MARK, on=_("bỏ"), off=_("lấy lại"))
    if rest[0] == "seen":
        return Field(item, Sort.MARK, on=_("xác nhận"), off=_("thôi xác nhận"))
    if rest[0] == "absent":
        return _under(item, Field(_("điều văn bản không ghi"), choices=labels()))
    name = rest[-1]
    if name in _BESIDE_AN_ITEM:
        return _HIDDEN
    return _under(item, Field(labels_of(kind).get(name, name), choices=dict(choices_of(kind, name))))


def _under(place: str, inner: Field) -> Field:
    """A field named after the place where it stands: "chỉ số 2, tên"."""
    return replace(inner, label=f"{place}, {lowered(str(inner.label))}")


def lowered(label: str) -> str:
    """A label as it stands inside a sentence; abbreviations keep their capitals: "UBND cấp xã"."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def _model(object_type: str) -> type[models.Model] | None:
    try:
        return apps.get_model(object_type)
    except (LookupError, ValueError):
        return None


def _column(model: type[models.Model] | None, name: str) -> Field | None:
    """A column of the model; None where it has none of that name, or the log means something else by it."""
    if model is None or name in _NAMED:
        return None
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(column, models.Field):
        return None
    named = column.verbose_name if isinstance(column.verbose_name, Promise) else None
    label = named or _UNNAMED_COLUMNS.get(name) or name
    return Field(label, _sort_of(column), dict(column.flatchoices))


def _sort_of(column: models.Field[Any, Any]) -> Sort:
    if isinstance(column, models.ForeignKey):
        return {Unit: Sort.UNITS, User: Sort.USER}.get(column.related_model, Sort.HIDDEN)
    return Sort.SINCE if column.name in ("valid_from", "valid_to") else Sort.PLAIN
