"""Writing the words of a compiled report."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.compiling.models import KeptSentence, PaperKind
from dondoc.compiling.queries import PARTS
from dondoc.compiling.rules.drafting import own_key
from dondoc.compiling.rules.sentences import Sentence, sentences
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.exports.writers.report import ReportPaper
from dondoc.reporting.models import Cycle

TEXT_LIMIT = 5_000


@transaction.atomic
def write_sentence(
    *, cycle: Cycle, kind: PaperKind, key: str, text: str, paper: ReportPaper, left_out: bool, by: User
) -> None:
    """Keeps a sentence as a person wrote it, or leaves it out; without words, or as the figures say it, it is no more
    kept. ``paper`` holds what the figures say now.

    Raises `Refused` for a sentence that the paper has not and for one that is too long, `Invalid` for personal
    identifiers.
    """
    words = text.replace("\x00", "").strip()
    if len(words) > TEXT_LIMIT:
        raise Refused(_("Đoạn này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": TEXT_LIMIT})
    refuse_identifiers({"text": words})
    offered = _offered(kind, key, paper)
    rows = KeptSentence.objects.select_for_update().filter(cycle=cycle, kind=kind, key=key)
    old = rows.first()
    before = {"text": old.text, "left_out": old.left_out} if old else {"text": "", "left_out": False}
    after = {"text": "" if left_out or words == offered else words, "left_out": left_out}
    if after["text"] or left_out:
        values = {**after, "offered": offered, "written_by": by}
        KeptSentence.objects.update_or_create(cycle=cycle, kind=kind, key=key, defaults=values)
    elif old:
        old.delete()
    if before != after:
        record("cycle.sentence", cycle, by=by, unit_id=cycle.form.plan.unit_id, before=before, after=after)


def _offered(kind: PaperKind, key: str, paper: ReportPaper) -> str:
    """What the figures say for a key; "" for the office's own words."""
    made = sentences(paper)
    found: dict[str, Sentence] = {each.key: each for part in PARTS[kind] for each in made[part]}
    if key in found:
        return found[key].text
    if key in {own_key(part) for part in PARTS[kind]}:
        return ""
    raise Refused(_("Câu này không còn trong bản thảo vì số liệu đã thay đổi. Hãy tải lại trang."))
