"""Bringing templates, and making papers."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.compiling.models import PaperKind, PaperTemplate, PaperVersion
from dondoc.compiling.papers.templates import refuse_template
from dondoc.compiling.reading import paper_now
from dondoc.compiling.rules.figures import figures_of, packed
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents.storage import store
from dondoc.reporting.models import Cycle
from dondoc.units.models import Unit

NAME_LIMIT = 200


def bring_template(*, unit: Unit, kind: PaperKind, name: str, content: bytes, by: User) -> PaperTemplate:
    """From now on a unit makes this kind of paper by this Word file.

    Raises `Invalid` where the file can't be a template (see `refuse_template`), or its name holds personal
    identifiers; nothing of it is kept then.
    """
    bare = name.replace("\x00", "").strip()
    if not bare or len(bare) > NAME_LIMIT:
        raise Invalid([Problem("file", _("Tên tệp mẫu trống hoặc dài quá 200 ký tự. Hãy đổi tên tệp."))])
    refuse_identifiers({"file": bare})
    refuse_template(content)
    with transaction.atomic():
        digest = store(content)
        before = _put_away(unit, kind)
        made = PaperTemplate.objects.create(
            unit=unit, kind=kind, name=bare, sha256=digest, size=len(content), brought_by=by
        )
        after = {"file": bare, "kind": kind.value}
        record("unit.paper_template", unit, by=by, unit_id=unit.pk, before={"file": before}, after=after)
    return made


@transaction.atomic
def drop_template(*, unit: Unit, kind: PaperKind, by: User) -> None:
    """Goes back to the template that comes with the program; asked twice, nothing happens."""
    before = _put_away(unit, kind)
    if before:
        state = {"file": before, "kind": kind.value}
        record("unit.paper_template_off", unit, by=by, unit_id=unit.pk, before=state)


@transaction.atomic
def make_version(*, cycle: Cycle, kind: PaperKind, day: date, by: User) -> tuple[PaperVersion, bool]:
    """Makes a paper of what is stored; where it comes out as the last time, byte for byte, that one stays the last.

    Gives the version, and whether it is new.
    """
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    now = paper_now(cycle, kind, day)
    digest = store(now.content)
    last = PaperVersion.objects.filter(cycle=cycle, kind=kind).first()
    if last is not None and last.sha256 == digest:
        return last, False
    made = PaperVersion.objects.create(
        cycle=cycle,
        kind=kind,
        number=last.number + 1 if last else 1,
        as_of=day,
        template=now.template,
        sha256=digest,
        size=len(now.content),
        figures=store(packed(figures_of(now.paper))),
        made_by=by,
    )
    after = {"number": made.number, "kind": kind.value, "sha256": digest}
    record("cycle.paper", cycle, by=by, unit_id=cycle.form.plan.unit_id, after=after)
    return made, True


def _put_away(unit: Unit, kind: PaperKind) -> str:
    """The name of the template that held until now, "" where there was none."""
    old = PaperTemplate.objects.select_for_update().filter(unit=unit, kind=kind, put_away=False).first()
    if old is None:
        return ""
    old.put_away = True
    old.save(update_fields=["put_away"])
    return old.name
