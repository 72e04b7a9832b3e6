"""Two people at one thing at once."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.assessments.models import Review, SelfScore
from dondoc.core.errors import Refused


class Conflict(Refused):
    """What was typed was changed since it was read, by someone else or in another tab; ``kept`` is stored now."""

    def __init__(self, kept: SelfScore | Review) -> None:
        self.kept = kept
        super().__init__(
            _("Phiếu này vừa được sửa ở nơi khác (thẻ khác hoặc người khác). Hãy tải lại trang rồi nhập tiếp.")
        )
