"""Sending a unit's reports of a plan another way than up the tree."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Plan
from dondoc.reporting.models import Route
from dondoc.reporting.queries import routes_on
from dondoc.reporting.rules.routes import circling
from dondoc.units.queries import as_of, path_of
from dondoc.units.rules import ids_of


@transaction.atomic
def set_route(*, plan: Plan, unit_id: int, to_id: int, since: date, reason: str, by: User) -> Route:
    """From a day on the reports of a unit, and of all below it, are compiled by ``to_id``; a route before it ends then.

    Raises `Invalid` where one of the two does not stand below the plan's unit on that day, where the unit's reports
    go there anyway, and where they would come back to the unit itself; `Refused` where a later route is set already;
    and what `fit_reason` raises.
    """
    why = fit_reason(reason, _("Hãy ghi lý do, ví dụ văn bản quy định đơn vị báo cáo về đâu."))
    Plan.objects.select_for_update().get(pk=plan.pk)
    if problem := _problem(plan, unit_id, to_id, since):
        raise Invalid([Problem("unit", problem)])
    routes = Route.objects.filter(plan=plan, unit_id=unit_id)
    if routes.filter(valid_from__gte=since).exists():
        raise Refused(_("Đơn vị này đã có đường báo cáo từ ngày đó hoặc sau đó. Hãy bỏ đường ấy trước."))
    for open_route in routes.filter(valid_to__isnull=True):
        _end(open_route, since, by)
    route = Route.objects.create(plan=plan, unit_id=unit_id, to_id=to_id, valid_from=since, reason=why, set_by=by)
    after = {"unit": unit_id, "to": to_id, "valid_from": since}
    record("route.set", route, by=by, unit_id=unit_id, after=after, reason=why)
    return route


@transaction.atomic
def end_route(*, route: Route, day: date, by: User) -> None:
    """From a day on the unit's reports go up the tree again; a route that has not begun by then is taken away whole."""
    locked = Route.objects.select_for_update().get(pk=route.pk)
    if locked.valid_to is not None and locked.valid_to <= day:
        return
    if locked.valid_from >= day:
        before = {"unit": locked.unit_id, "to": locked.to_id, "valid_from": locked.valid_from}
        record("route.drop", locked, by=by, unit_id=locked.unit_id, before=before, after={})
        locked.delete()
        return
    _end(locked, day, by)


def _end(route: Route, day: date, by: User) -> None:
    before, after = {"valid_to": route.valid_to}, {"valid_to": day}
    route.valid_to = day
    route.save(update_fields=["valid_to"])
    record("route.end", route, by=by, unit_id=route.unit_id, before=before, after=after)


def _problem(plan: Plan, unit_id: int, to_id: int, since: date) -> str:
    """Why reports of the unit can't go there, "" where they can."""
    top, path, to = (path_of(each, since) for each in (plan.unit_id, unit_id, to_id))
    if not (top and path and to and path.startswith(top) and to.startswith(top)) or unit_id == plan.unit_id:
        return _("Cả hai đơn vị phải nằm dưới đơn vị điều hành kế hoạch vào ngày đó. Hãy chọn đơn vị khác.")
    routes = {**routes_on(plan.pk, since), unit_id: to_id}
    places = dict(as_of(since).filter(unit_id__in=routes.values()).values_list("unit_id", "path"))
    if unit_id in circling(routes, places):
        return _("Báo cáo sẽ quay về chính đơn vị này. Hãy chọn đơn vị khác.")
    if ids_of(path)[-2:-1] == (to_id,):
        return _("Báo cáo của đơn vị vốn đi lên đơn vị này theo cây đơn vị.")
    return ""
