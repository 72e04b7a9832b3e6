"""The kinds of identifiers, and one that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Kind(StrEnum):
    """What sort of identifier was found. All but the dates of birth are among the personal data that Nghị định
    13/2023/NĐ-CP, Điều 2 lists by name."""

    CITIZEN_ID = "citizen_id"
    OLD_ID = "old_id"
    PASSPORT = "passport"
    PERSONAL_CODE = "personal_code"
    PHONE = "phone"
    EMAIL = "email"
    BANK_ACCOUNT = "bank_account"
    BIRTH_DATE = "birth_date"
    PLATE = "plate"

    def label(self) -> str:
        """The kind in words, within a sentence."""
        return {
            Kind.CITIZEN_ID: _("số căn cước công dân"),
            Kind.OLD_ID: _("số chứng minh nhân dân"),
            Kind.PASSPORT: _("số hộ chiếu"),
            Kind.PERSONAL_CODE: _("mã số bảo hiểm, thuế hoặc bằng lái của một người"),
            Kind.PHONE: _("số điện thoại cá nhân"),
            Kind.EMAIL: _("thư điện tử cá nhân"),
            Kind.BANK_ACCOUNT: _("số tài khoản của một người"),
            Kind.BIRTH_DATE: _("ngày sinh của một người"),
            Kind.PLATE: _("biển số xe"),
        }[self]


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier: the words as written and their place in the text."""

    kind: Kind
    value: str
    span: tuple[int, int]

    def sentence(self, line: int | None = None) -> str:
        """What was found, its middle masked, in which line of a longer text, and what to do."""
        if line is None:
            message = _("Có %(kind)s “%(value)s”. Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân.")
        else:
            message = _(
                "Có %(kind)s “%(value)s” ở dòng %(line)d. "
                "Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân."
            )
        return message % {"kind": self.kind.label(), "value": masked(self.value), "line": line}


def masked(value: str) -> str:
    """The value with the middle half of its letters and digits replaced by dots."""
    places = [place for place, letter in enumerate(value) if letter.isalnum()]
    shown = len(places) // 4
    hidden = set(places[shown : len(places) - shown])
    return "".join("•" if place in hidden else letter for place, letter in enumerate(value))
