"""The sources that an office names."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.models import LONGEST_NAME, Source
from dondoc.budget.rules import SourceKind
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers


@transaction.atomic
def add_source(*, unit_id: int, kind: SourceKind, name: str, by: User) -> Source:
    """Names a source for an office and all below it; a closed one of that name is opened again."""
    name = " ".join(name.split())
    if not name:
        raise Invalid([Problem("name", _("Tên nguồn đang trống. Hãy điền tên."))])
    if len(name) > LONGEST_NAME:
        message = _("Tên nguồn dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_NAME}
        raise Invalid([Problem("name", message)])
    refuse_identifiers({"name": name})
    _source, made = Source.objects.get_or_create(unit_id=unit_id, name=name, defaults={"kind": kind})
    source = Source.objects.select_for_update().get(unit_id=unit_id, name=name)
    if not made and not (source.closed and source.kind == kind):
        raise Invalid([Problem("name", _("Đã có nguồn tên này. Hãy đặt tên khác."))])
    source.closed = False
    source.save()
    record("budget.name_source", source, by=by, unit_id=unit_id, after={"name": name, "kind": str(kind)})
    return source


@transaction.atomic
def close_source(*, source: Source, by: User) -> None:
    """Offers a source no more; lines that have it keep it."""
    held = Source.objects.select_for_update().get(pk=source.pk)
    if held.closed:
        raise Refused(_("Nguồn này đã thôi dùng. Hãy tải lại trang."))
    held.closed = True
    held.save(update_fields=["closed"])
    record("budget.source_close", held, by=by, unit_id=held.unit_id, before={"closed": False}, after={"closed": True})
