"""Bringing templates, and making papers."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.compiling.models import PaperKind, PaperTemplate, PaperVersion
from dondoc.compiling.papers.filling import Filling, word_of
from dondoc.compiling.papers.templates import refuse_template
from dondoc.compiling.queries import template_of, versions_of
from dondoc.compiling.reading import paper_now
from dondoc.compiling.rules.figures import Figures, figures_of, packed
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
    refuse_template(content, kind)
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
    """Makes a paper of a reporting round of what is stored. Gives the version, and whether it is new."""
    now = paper_now(cycle, kind, day)
    figures = figures_of(now.paper)
    made, is_new = _keep(cycle, kind, now.content, now.template, figures, day, by)
    if is_new:
        record("cycle.paper", cycle, by=by, unit_id=cycle.form.plan.unit_id, after=_told(made))
    return made, is_new


@transaction.atomic
def keep_paper(*, filling: Filling, day: date, by: User) -> tuple[PaperVersion, bool]:
    """The same of any other paper. Raises `Refused` where its template can't be filled."""
    template = template_of(filling.unit_id, filling.kind)
    figures = filling.figures()
    made, is_new = _keep(filling.about, filling.kind, word_of(filling), template, figures, day, by)
    if is_new:
        record("paper.make", filling.about, by=by, unit_id=filling.unit_id, after=_told(made))
    return made, is_new


def _keep(
    about: Model, kind: PaperKind, content: bytes, template: PaperTemplate | None, figures: Figures, day: date, by: User
) -> tuple[PaperVersion, bool]:
    """Where a paper comes out as the last time, byte for byte, that one stays the last."""
    type(about)._base_manager.select_for_update().get(pk=about.pk)
    digest = store(content)
    last = versions_of(about, kind).first()
    if last is not None and last.sha256 == digest:
        return last, False
    made = PaperVersion.objects.create(
        object_type=about._meta.label_lower,
        object_id=about.pk,
        kind=kind,
        number=last.number + 1 if last else 1,
        as_of=day,
        template=template,
        sha256=digest,
        size=len(content),
        figures=store(packed(figures)),
        made_by=by,
    )
    return made, True


def _told(made: PaperVersion) -> dict[str, object]:
    return {"number": made.number, "kind": str(made.kind), "sha256": made.sha256}


def _put_away(unit: Unit, kind: PaperKind) -> str:
    """The name of the template that held until now, "" where there was none."""
    old = PaperTemplate.objects.select_for_update().filter(unit=unit, kind=kind, put_away=False).first()
    if old is None:
        return ""
    old.put_away = True
    old.save(update_fields=["put_away"])
    return old.name
