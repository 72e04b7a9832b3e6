"""An assessment held until the transaction ends, and moved as its table of states allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.models import Assessment, ScoreState, SelfScore
from dondoc.assessments.rules.states import STEPS, Move, may
from dondoc.core.errors import Refused
from dondoc.core.events import record

VERBS: Mapping[Move, str] = {
    Move.SEND: "assessment.send",
    Move.REVIEW: "assessment.review",
    Move.RETURN: "assessment.return",
    Move.CONCLUDE: "assessment.conclude",
    Move.REOPEN: "assessment.reopen",
    Move.DECIDE: "assessment.decide",
    Move.UNDO_DECISION: "assessment.undecide",
    Move.PUBLISH: "assessment.publish",
    Move.RECONSIDER: "assessment.reconsider",
    Move.EXCLUDE: "assessment.exclude",
    Move.PUT_BACK: "assessment.put_back",
}


def lock(assessment: Assessment) -> Assessment:
    """The row as it stands now, with its round; nobody else changes it until the transaction ends."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("round__criteria")
    return rows.get(pk=assessment.pk)


def refuse_move(locked: Assessment, move: Move) -> None:
    """Raises `Refused` where the table of states does not let it."""
    if not may(locked.at, move):
        raise Refused(_not_from(locked, move))


def step(
    locked: Assessment,
    move: Move,
    *,
    by: User | None,
    reason: str = "",
    also: Mapping[str, Any] | None = None,
) -> None:
    """Moves a locked assessment, with what else changes, and logs it."""
    refuse_move(locked, move)
    before: dict[str, Any] = {"state": locked.state}
    locked.state = STEPS[move].to.value
    locked.revision += 1
    if STEPS[move].with_reason:
        locked.reason = reason
    for name, value in (also or {}).items():
        setattr(locked, name, value)
    locked.save()
    after = {"state": locked.state}
    record(VERBS[move], locked, by=by, unit_id=locked.unit_id, before=before, after=after, reason=reason)


def sent_score(locked: Assessment, version: int) -> SelfScore:
    """What the unit sent last; raises `Refused` where that is not the version that was looked at."""
    sent = locked.self_scores.filter(state=ScoreState.SENT).order_by("version").last()
    if sent is None:
        raise Refused(_("Đơn vị chưa gửi phiếu tự chấm. Hãy tải lại trang."))
    if sent.version != version:
        raise Refused(_("Đơn vị đã gửi bản mới hơn. Hãy tải lại trang và xem bản mới."))
    return sent


def _not_from(locked: Assessment, move: Move) -> str:
    state = {"state": str(locked.get_state_display()).lower()}
    sentences = {
        Move.SEND: _("Phiếu này đang ở tình trạng “%(state)s” nên không gửi được. Hãy tải lại trang."),
        Move.RETURN: _("Phiếu này đang ở tình trạng “%(state)s” nên không trả lại được. Hãy tải lại trang."),
        Move.DECIDE: _("Có đơn vị đang ở tình trạng “%(state)s” nên chưa quyết định được. Hãy bỏ chọn đơn vị đó."),
        Move.EXCLUDE: _("Đơn vị đang ở tình trạng “%(state)s” nên không đưa ra ngoài đợt được."),
    }
    other = _("Đơn vị đang ở tình trạng “%(state)s” nên chưa làm việc này được. Hãy tải lại trang.")
    return sentences.get(move, other) % state
