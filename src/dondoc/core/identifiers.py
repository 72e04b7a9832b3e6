"""Refuses texts that hold personal identifiers (docs/identifiers.md).

Every text that a person types or imports goes through one of the two functions here before it is stored.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.identifiers import Found, Kind, find_identifiers, masked


def identifier_problems(fields: Mapping[str, str], *, labels: Mapping[str, str] | None = None) -> list[Problem]:
    """One problem for each identifier; ``fields`` maps a place (a field's name, a cell) to its text.

    The problem keeps that place; in a text of several lines its sentence names the line. ``labels`` holds what a
    place is called where that tells more than the text does.
    """
    problems = []
    for where, text in fields.items():
        for found in find_identifiers(text, label=(labels or {}).get(where, "")):
            line = text.count("\n", 0, found.span[0]) + 1 if "\n" in text.strip("\n") else None
            problems.append(Problem(where, refusal(found, line)))
    return problems


def refuse_identifiers(fields: Mapping[str, str], *, labels: Mapping[str, str] | None = None) -> None:
    """Raises `Invalid` with the `identifier_problems` of the fields, if there are any."""
    problems = identifier_problems(fields, labels=labels)
    if problems:
        raise Invalid(problems)


def refusal(found: Found, line: int | None = None) -> str:
    """What was found, its middle masked, in which line of a longer text, and what to do."""
    if line is None:
        message = _("Có %(kind)s “%(value)s”. Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân.")
    else:
        message = _(
            "Có %(kind)s “%(value)s” ở dòng %(line)d. Hãy xóa đi rồi gửi lại: phần mềm không giữ thông tin của cá nhân."
        )
    return message % {"kind": kind_in_words(found.kind), "value": masked(found.value), "line": line}


def kind_in_words(kind: Kind) -> str:
    """What a kind of identifier is called within a sentence."""
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
    }[kind]
