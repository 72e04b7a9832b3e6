"""Takes a succession back, as long as nothing later stands on it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.reasons import fit_reason
from dondoc.successions import journal
from dondoc.successions.dependence import dependents
from dondoc.units.models import Succession, SuccessionPart, SuccessionState, Unit

SHOWN = 5  # of what depends on a succession, named in the refusal


@transaction.atomic
def undo(*, succession: Succession, reason: str, by: User | None) -> Succession:
    """Puts every row that the succession wrote back as it was; units that it made are gone.

    Raises `Refused` for one that was loaded with the units and never carried out here, without a reason, and where
    something later depends on it: the sentence names what. Undoing again changes nothing.
    """
    locked = Succession.objects.select_for_update().get(pk=succession.pk)
    if locked.state == SuccessionState.UNDONE:
        return locked
    if not locked.carried_out:
        raise Refused(_("Việc này được nạp từ danh mục, không thực hiện ở đây, nên không hoàn tác được."))
    why = fit_reason(reason, _("Hãy ghi lý do hoàn tác."))
    if found := dependents(locked):
        raise Refused(_refusal(found))
    changes = list(locked.changes.all())
    made = [each.object_id for each in changes if each.table == Unit._meta.label_lower]
    touched = sorted({part.old_id for part in locked.parts.all() if part.old_id is not None})
    SuccessionPart.objects.filter(new_id__in=made).update(new=None)  # those undone before name them too
    SuccessionPart.objects.filter(old_id__in=made).update(old=None)
    journal.put_back(changes)
    locked.state, locked.undone_at, locked.undone_by, locked.undo_reason = (
        SuccessionState.UNDONE, timezone.now(), by, why,
    )  # fmt: skip
    locked.save(update_fields=["state", "undone_at", "undone_by", "undo_reason"])
    record("succession.undo", locked, by=by, unit_id=touched[0], before={"rows": len(changes)}, reason=why)
    back = [Change(Unit(pk=unit), unit, None, {"succession": locked.pk}) for unit in [*touched, *made]]
    record_all("unit.restore", back, by=by, reason=why)
    return locked


def _refusal(found: list[str]) -> str:
    listed = "; ".join(found[:SHOWN])
    if len(found) > SHOWN:
        listed += _(" và %(count)d việc khác") % {"count": len(found) - SHOWN}
    return _("Chưa hoàn tác được vì có việc làm sau dựa vào: %(what)s. Hãy hoàn tác các việc đó trước.") % {
        "what": listed
    }
