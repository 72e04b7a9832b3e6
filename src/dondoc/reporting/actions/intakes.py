"""Many filled workbooks at once: given in by an office, read by a worker. Each write of a worker names it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import timedelta
from typing import IO

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.prepared import PreparedSave
from dondoc.core.reasons import fit_reason
from dondoc.reporting.models import Cycle, Intake, IntakeResult, IntakeState
from dondoc.reporting.workbooks import spool
from dondoc.reporting.workbooks.packages import Unfit, files_in
from dondoc.reporting.workbooks.sentences import refusal

MOST_BYTES = 200 << 20  # of all files together
SILENCE = timedelta(seconds=180)  # after which a worker counts as dead
ATTEMPTS = 3
_RESULTS = PreparedSave(IntakeResult)
BUSY = (IntakeState.WAITING, IntakeState.RUNNING)


class Lost(Exception):
    """The job is no longer this worker's."""


def take_in_workbooks(
    *,
    cycle: Cycle,
    unit_id: int,
    uploads: Sequence[tuple[str, IO[bytes]]],
    reason: str,
    sends: bool,
    by: User,
    instead_of: User | None = None,
) -> Intake:
    """Leaves filled workbooks, single or in zips, to a worker.

    Raises `Refused` for a closed round, no reason, no files, too many or too large ones; `Invalid` for a personal
    identifier in the reason or the name of a file.
    """
    why = fit_reason(reason, _("Hãy ghi lý do nhập thay, ví dụ: các đơn vị gửi số liệu qua thư điện tử."))
    if cycle.closed_at is not None:
        raise Refused(_("Kỳ báo cáo đã đóng nên không thay đổi được nữa."))
    if not uploads:
        raise Refused(_("Chưa chọn tệp nào. Hãy chọn các tệp Excel đã điền, hoặc một tệp nén (.zip) chứa chúng."))
    package = spool.keep(uploads)
    try:
        files = _counted(package)
        with transaction.atomic():
            intake = Intake.objects.create(
                cycle=cycle,
                unit_id=unit_id,
                by=by,
                instead_of=instead_of,
                reason=why,
                sends=sends,
                language=get_language() or "vi",
                package=package,
                files=files,
            )
            after = {"files": files, "sends": sends}
            record("cycle.take_in", cycle, by=by, unit_id=unit_id, after=after, reason=why)
    except BaseException:
        spool.drop(package)
        raise
    return intake


def cancel_intake(*, intake: Intake) -> None:
    """Stops reading; what is entered already stays. Stopping what has ended changes nothing."""
    with transaction.atomic():
        locked = Intake.objects.select_for_update().get(pk=intake.pk)
        if locked.state not in BUSY:
            return
        _end(locked, IntakeState.CANCELLED)
    spool.drop(intake.package)


def claim(worker: str) -> Intake | None:
    """Gives a worker the oldest job that waits or whose worker fell silent; None where there is none.

    A job over which too many workers died has failed.
    """
    now = timezone.now()
    silent = Q(state=IntakeState.RUNNING, heartbeat__lt=now - SILENCE)
    for found in Intake.objects.filter(Q(state=IntakeState.WAITING) | silent).order_by("pk")[:20]:
        as_seen = Intake.objects.filter(pk=found.pk, state=found.state, worker=found.worker, heartbeat=found.heartbeat)
        if found.attempts >= ATTEMPTS:
            as_seen.update(state=IntakeState.FAILED, worker="", package="", ended_at=now)
            spool.drop(found.package)
        elif as_seen.update(state=IntakeState.RUNNING, worker=worker, heartbeat=now, attempts=F("attempts") + 1):
            return Intake.objects.select_related("cycle__form__plan", "by", "instead_of").get(pk=found.pk)
    return None


def advance(intake: Intake, worker: str, results: Sequence[IntakeResult], files_done: int) -> None:
    """Writes down what became of some files; call it in the transaction that entered them. Raises `Lost`."""
    _update(intake, worker, files_done=files_done, heartbeat=timezone.now())
    _RESULTS.add(results)


def finish(intake: Intake, worker: str) -> None:
    """Ends a job that is read to the end; raises `Lost`."""
    _update(intake, worker, state=IntakeState.DONE, worker="", package="", ended_at=timezone.now())
    spool.drop(intake.package)


def release(intake: Intake, worker: str) -> None:
    """Puts a job back for the next worker, because this one was told to end; raises `Lost`."""
    _update(intake, worker, state=IntakeState.WAITING, worker="", attempts=F("attempts") - 1, heartbeat=None)


def _counted(package: str) -> int:
    """How many files a zip holds, by its directory alone."""
    path = spool.path_of(package)
    if path.stat().st_size > MOST_BYTES:
        raise Refused(_("Các tệp lớn hơn %(most)d MB. Hãy chia thành nhiều lần gửi.") % {"most": MOST_BYTES >> 20})
    try:
        with path.open("rb") as source:
            names = [inside.name for inside in files_in(source)]
    except Unfit as reason:
        raise Refused(refusal(str(reason))) from reason
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise Refused(_("Tệp nén không mở được. Hãy nén lại thành .zip, không có mật khẩu, rồi gửi lại.")) from error
    if not names:
        raise Refused(_("Tệp nén không có tệp nào. Hãy nén các tệp Excel đã điền rồi gửi lại."))
    refuse_identifiers({f"{_('Tên tệp')} {place}": name for place, name in enumerate(names, start=1)})
    return len(names)


def _update(intake: Intake, holder: str, /, **values: object) -> None:
    if not Intake.objects.filter(pk=intake.pk, state=IntakeState.RUNNING, worker=holder).update(**values):
        raise Lost


def _end(intake: Intake, state: IntakeState) -> None:
    intake.state, intake.worker, intake.package, intake.ended_at = state, "", "", timezone.now()
    intake.save(update_fields=["state", "worker", "package", "ended_at"])
