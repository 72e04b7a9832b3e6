"""The units that are chosen for a line, with the reasons as they were on that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import fit_reason
from dondoc.inspections.actions.programmes import lock_programme
from dondoc.inspections.models import (
    LONGEST_SEED,
    InspectionProgramme,
    LinePick,
    ProgrammeLine,
    ProgrammeState,
    Visit,
    VisitState,
    Way,
)
from dondoc.inspections.queries.programmes import eligible_units, required_of
from dondoc.inspections.rules.choosing import HEAVIEST, Candidate, Method, Pick, Ranked, Sign, choose, ranked


@transaction.atomic
def choose_units(
    *,
    line: ProgrammeLine,
    method: Method,
    seed: str,
    weights: Mapping[Sign, int],
    candidates: Sequence[Candidate],
    today: date,
    by: User,
) -> int:
    """Chooses as many units as the line still requires; gives how many were added.

    In a draft what an earlier choice took goes first, but for units that were left out with a reason, chosen by hand
    or visited; once the programme is issued a choice only fills up, with the seed of the first. ``candidates`` are all
    units that the line may be held at, with their signs. Raises `Invalid` for the seed or the weights.
    """
    programme = lock_programme(line.programme)
    line = ProgrammeLine.objects.select_for_update().get(pk=line.pk)
    issued = programme.state != ProgrammeState.DRAFT
    seed = line.seed if issued and line.seed else " ".join(seed.split())
    _refuse(method, seed, weights)
    if not issued:
        _drop_earlier(line)
    stands = {pick.unit_id: pick for pick in line.picks.all()}
    chosen = sum(not pick.left_out for pick in stands.values())
    wanted = max(0, required_of(line, len(candidates)).units - chosen)
    picks = choose(ranked(candidates, weights, seed), wanted, method, held=stands)
    LinePick.objects.bulk_create(_row(line, each) for each in picks)
    line.method, line.seed, line.eligible, line.chosen_on = method.value, seed, len(candidates), today
    line.weights = {sign.value: weight for sign, weight in weights.items()}
    line.save(update_fields=["method", "seed", "weights", "eligible", "chosen_on"])
    after = {"subject": line.subject, "method": method.value, "seed": seed, "chosen_units": len(picks)}
    record("inspection.choose", programme, by=by, unit_id=programme.unit_id, after=after)
    return len(picks)


@transaction.atomic
def add_pick(*, line: ProgrammeLine, unit_id: int, today: date, by: User) -> LinePick:
    """Adds one unit by hand. Raises `Refused` for one that is there, or no unit of the line's."""
    programme = lock_programme(line.programme)
    there = line.picks.filter(unit_id=unit_id).first()
    if there is not None:
        raise Refused(_("Đơn vị này đã có trong danh sách. Hãy tìm trong bảng các đơn vị đã chọn."))
    if not eligible_units(programme, line.kind, today).filter(unit_id=unit_id).exists():
        raise Refused(_("Đơn vị này không thuộc diện của nội dung kiểm tra. Hãy chọn đơn vị khác."))
    pick = LinePick.objects.create(line=line, unit_id=unit_id, way=Way.HAND)
    _record("inspection.pick", programme, pick, by)
    return pick


@transaction.atomic
def leave_out(*, pick: LinePick, reason: str, by: User) -> None:
    """Leaves a chosen unit out, with the reason. Raises `Refused` where it has a visit that was not cancelled."""
    programme = lock_programme(pick.line.programme)
    why = fit_reason(reason, _("Chưa ghi lý do đưa đơn vị ra ngoài. Hãy ghi lý do."))
    visits = Visit.objects.filter(line=pick.line, unit_id=pick.unit_id).exclude(state=VisitState.CANCELLED)
    if visits.exists():
        raise Refused(_("Đơn vị này đã có lần kiểm tra. Hãy hủy lần kiểm tra trước khi đưa đơn vị ra ngoài."))
    pick.left_out = why
    pick.save(update_fields=["left_out"])
    _record("inspection.leave_out", programme, pick, by, why)


@transaction.atomic
def put_back(*, pick: LinePick, by: User) -> None:
    """Takes a unit in again that was left out."""
    programme = lock_programme(pick.line.programme)
    if not pick.left_out:
        return
    pick.left_out = ""
    pick.save(update_fields=["left_out"])
    _record("inspection.put_back", programme, pick, by)


def _drop_earlier(line: ProgrammeLine) -> None:
    visited = Visit.objects.filter(line=line).values("unit_id")
    line.picks.filter(left_out="").exclude(way=Way.HAND).exclude(unit_id__in=visited).delete()


def _refuse(method: Method, seed: str, weights: Mapping[Sign, int]) -> None:
    problems = []
    if method is not Method.RISK and not seed:
        problems.append(Problem("seed", _("Chưa có mã bốc thăm. Hãy ghi mã đã công bố, ví dụ số vé của buổi họp.")))
    if len(seed) > LONGEST_SEED:
        problems.append(Problem("seed", _("Mã bốc thăm dài quá %(most)d ký tự.") % {"most": LONGEST_SEED}))
    for sign, weight in weights.items():
        if not 0 <= weight <= HEAVIEST:
            problems.append(Problem(sign.value, _("Trọng số phải từ 0 đến %(most)d.") % {"most": HEAVIEST}))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"seed": seed})


def _row(line: ProgrammeLine, pick: Pick) -> LinePick:
    found: Ranked = pick.ranked
    return LinePick(
        line=line,
        unit_id=found.candidate.unit_id,
        way=pick.way.value,
        points=found.points,
        draw=found.draw,
        reasons=_reasons(found),
    )


def _reasons(found: Ranked) -> list[dict[str, object]]:
    each: Iterable[dict[str, object]] = (asdict(reason) for reason in found.reasons)
    return list(each)


def _record(verb: str, programme: InspectionProgramme, pick: LinePick, by: User, why: str = "") -> None:
    after = {"unit": pick.unit_id, "subject": pick.line.subject}
    record(verb, programme, by=by, unit_id=programme.unit_id, after=after, reason=why)
