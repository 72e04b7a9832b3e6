"""From draft to published, to the next version, to retired."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.facts import Fact
from dondoc.core.reasons import fit_reason
from dondoc.criteria.actions.drafts import locked_draft, locked_set, log, refuse
from dondoc.criteria.actions.sets import write_head
from dondoc.criteria.content import digest_of, draft_of, write_levels, write_sections
from dondoc.criteria.models import CriteriaSet, SetState
from dondoc.criteria.queries import versions_of
from dondoc.criteria.whole import publishing_problems


@transaction.atomic
def publish(*, criteria_set: CriteriaSet, facts: Mapping[str, Fact], by: User | None) -> CriteriaSet:
    """Freezes a draft and puts it in force; the version that was in force retires. ``facts`` are all that there are,
    by key.

    Raises `Refused` where it is no draft, `Invalid` with all that `publishing_problems` finds.
    """
    locked = locked_draft(criteria_set)
    draft = draft_of(locked)
    refuse(publishing_problems(draft, facts))
    now = timezone.now()
    for old in versions_of(locked).select_for_update().filter(state=SetState.PUBLISHED):
        old.state, old.retired_at = SetState.RETIRED, now
        old.save(update_fields=["state", "retired_at"])
        log("criteria.replace", old, by, before={"state": "published"}, after={"state": "retired"})
    locked.state, locked.published_at, locked.digest = SetState.PUBLISHED, now, digest_of(draft)
    locked.save(update_fields=["state", "published_at", "digest"])
    log(
        "criteria.publish", locked, by, before={"state": "draft"}, after={"state": "published", "digest": locked.digest}
    )
    return locked


@transaction.atomic
def renew(*, criteria_set: CriteriaSet, by: User) -> CriteriaSet:
    """The next version of a set that was published: a draft, the same to begin with. Where there is one, that one.

    Raises `Refused` for a draft, which can be altered itself.
    """
    locked = locked_set(criteria_set)
    if locked.is_draft:
        raise Refused(_("Bộ tiêu chí này còn là dự thảo nên không cần phiên bản mới. Hãy sửa ngay dự thảo."))
    newest = versions_of(locked).select_for_update().first() or locked
    if newest.is_draft:
        return newest
    draft = draft_of(locked)
    made = CriteriaSet(unit_id=locked.unit_id, version=newest.version + 1, shipped=locked.shipped)
    write_head(made, draft)
    write_levels(made, draft.levels)
    write_sections(made, draft.sections)
    log("criteria.renew", made, by, after={"version": made.version, "from_version": locked.version})
    return made


@transaction.atomic
def retire(*, criteria_set: CriteriaSet, reason: str, by: User) -> None:
    """Takes a published set out of use: no new round or visit is opened with it; those that run go on.

    Raises `Refused` for one that is not in force, or without a reason.
    """
    locked = locked_set(criteria_set)
    if locked.state != SetState.PUBLISHED:
        raise Refused(_("Bộ tiêu chí này không còn áp dụng hoặc chưa ban hành. Hãy tải lại trang."))
    reason = fit_reason(reason, _("Hãy ghi lý do thôi áp dụng bộ tiêu chí."))
    locked.state, locked.retired_at = SetState.RETIRED, timezone.now()
    locked.save(update_fields=["state", "retired_at"])
    log("criteria.retire", locked, by, before={"state": "published"}, after={"state": "retired"}, reason=reason)
