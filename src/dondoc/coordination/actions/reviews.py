"""The yearly review of a coordination programme."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.coordination.models import Programme, Review
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents.attachments import Attachment


@transaction.atomic
def record_review(
    *, programme: Programme, year: int, held: date, outcome: str, upload: Attachment | None, today: date, by: User
) -> Review:
    """Keeps the review of a year.

    Raises `Refused` where the year has one, `Invalid` for an empty outcome, a personal identifier in it, or a day
    before the term or after today.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.reviews.filter(year=year).exists():
        raise Refused(_("Năm %(year)s đã có kết quả sơ kết. Hãy tải lại trang.") % {"year": year})
    outcome = outcome.strip()
    problems = []
    if not outcome:
        problems.append(Problem("outcome", _("Kết quả sơ kết đang trống. Hãy ghi kết quả.")))
    if not programme.starts <= held <= today:
        message = _("Ngày sơ kết phải từ ngày thực hiện chương trình đến hôm nay. Hãy ghi lại.")
        problems.append(Problem("held", message))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"outcome": outcome})
    file = upload.keep(unit_id=programme.unit_id, by=by) if upload is not None else None
    review = Review.objects.create(programme=programme, year=year, held=held, outcome=outcome, file=file)
    after = {"year": year, "held": held, "outcome": outcome, "file": file.name if file else ""}
    record("programme.review", programme, by=by, unit_id=programme.unit_id, after=after)
    return review
