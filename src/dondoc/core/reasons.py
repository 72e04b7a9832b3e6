"""Why something was decided, in a person's own words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.core.identifiers import refuse_identifiers

REASON_LIMIT = 2_000


def fit_reason(reason: str, missing: str) -> str:
    """The reason without the blanks around it.

    Raises `Refused` with the sentence ``missing`` when there is none and when it is too long, `Invalid` for
    personal identifiers.
    """
    bare = reason.strip()
    if not bare:
        raise Refused(missing)
    if len(bare) > REASON_LIMIT:
        raise Refused(_("Lý do dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": REASON_LIMIT})
    refuse_identifiers({"reason": bare})
    return bare
