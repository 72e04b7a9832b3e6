"""Coordination programmes and the units that signed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.coordination.models import LONGEST_NUMBER, Party, Programme
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents.attachments import Attachment
from dondoc.units.models import Unit
from dondoc.units.queries import last_version, version_of


@dataclass(frozen=True, slots=True)
class Signed:
    """What the document of a programme says: its name, its term, and the day of each year that it is reviewed by."""

    title: str
    number: str
    signed: date
    starts: date
    ends: date | None
    review_month: int
    review_day: int


@transaction.atomic
def create_programme(*, unit: Unit, partner: Unit, signed: Signed, upload: Attachment | None, by: User) -> Programme:
    """Keeps at a unit a programme that it signed with another one; more parties are added one by one.

    Raises `Invalid` with everything that is wrong in it, and for two parties that are one.
    """
    _refuse(signed)
    programme = Programme(unit=unit)
    _write(programme, signed, upload, by)
    Party.objects.create(programme=programme, unit=unit)
    after = _logged(programme) | {"partner": partner.pk}
    record("programme.create", programme, by=by, unit_id=unit.pk, after=after)
    add_party(programme=programme, unit=partner, undertakes="", by=by)
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, signed: Signed, upload: Attachment | None, by: User) -> None:
    """Puts a programme right, prolongs or ends it; without a new file the old one stays. Raises `Invalid`."""
    programme = Programme.objects.select_for_update(of=("self",)).select_related("file").get(pk=programme.pk)
    _refuse(signed)
    before = _logged(programme)
    _write(programme, signed, upload, by)
    record("programme.change", programme, by=by, unit_id=programme.unit_id, before=before, after=_logged(programme))


@transaction.atomic
def add_party(*, programme: Programme, unit: Unit, undertakes: str, by: User) -> Party:
    """Adds a unit that signed the programme, or says anew what it undertakes.

    One that began later may join what others signed, or have taken the place of one that did. Raises `Invalid` for a
    unit that had ended on the day it was signed, or a personal identifier.
    """
    undertakes = undertakes.strip()
    name = _name_since(unit, programme.signed)
    refuse_identifiers({"undertakes": undertakes})
    party, made = Party.objects.get_or_create(programme=programme, unit=unit, defaults={"undertakes": undertakes})
    before = None if made else {"undertakes": f"{name}: {party.undertakes}"}
    if not made:
        party.undertakes = undertakes
        party.save(update_fields=["undertakes"])
    after = {"undertakes": f"{name}: {undertakes}"}
    record("programme.party", programme, by=by, unit_id=programme.unit_id, before=before, after=after)
    return party


@transaction.atomic
def remove_party(*, party: Party, by: User) -> None:
    """Takes a party out. Raises `Refused` for the keeper, and where fewer than two would stay."""
    programme = Programme.objects.select_for_update().get(pk=party.programme_id)
    if party.unit_id == programme.unit_id:
        raise Refused(_("Đơn vị giữ chương trình không thể rút. Hãy kết thúc chương trình nếu không còn thực hiện."))
    if programme.parties.count() <= 2:
        raise Refused(_("Chương trình phối hợp có ít nhất hai bên. Hãy thêm bên khác trước khi bỏ bên này."))
    before = {"unit": party.unit_id, "undertakes": party.undertakes}
    record("programme.party_out", programme, by=by, unit_id=programme.unit_id, before=before)
    party.delete()


def _name_since(unit: Unit, signed: date) -> str:
    """What a unit was called on the day, or is called since it began; raises `Invalid` for one that had ended."""
    version = version_of(unit.pk, signed) or last_version(unit.pk)
    if version is None or (version.valid_to is not None and version.valid_to <= signed):
        message = _("Đơn vị này đã kết thúc vào ngày ký. Hãy xem lại ngày ký hoặc chọn đơn vị khác.")
        raise Invalid([Problem("unit", message)])
    return version.name


def _write(programme: Programme, signed: Signed, upload: Attachment | None, by: User) -> None:
    programme.title = " ".join(signed.title.split())
    programme.number = " ".join(signed.number.split())
    programme.signed, programme.starts, programme.ends = signed.signed, signed.starts, signed.ends
    programme.review_month, programme.review_day = signed.review_month, signed.review_day
    if upload is not None:
        programme.file = upload.keep(unit_id=programme.unit_id, by=by)
    programme.save()


def _refuse(signed: Signed) -> None:
    problems = []
    if not signed.title.strip():
        problems.append(Problem("title", _("Tên chương trình đang trống. Hãy điền tên.")))
    if len(signed.number) > LONGEST_NUMBER:
        message = _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": LONGEST_NUMBER}
        problems.append(Problem("number", message))
    if signed.ends is not None and signed.ends < signed.starts:
        problems.append(Problem("ends", _("Ngày kết thúc ở trước ngày bắt đầu. Hãy ghi lại một trong hai ngày.")))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"title": signed.title, "number": signed.number})


def _logged(programme: Programme) -> dict[str, Any]:
    return {
        "title": programme.title,
        "number": programme.number,
        "signed": programme.signed,
        "starts": programme.starts,
        "ends": programme.ends,
        "review": f"{programme.review_day}/{programme.review_month}",
        "file": programme.file.name if programme.file else "",
    }
