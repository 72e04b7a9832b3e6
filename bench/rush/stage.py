"""Makes the scene of a rush in the database of DATABASE_URL: ``python -m bench.rush.stage CLIENTS ROUNDS``.

So many units, each with a head of its own, owe a report of 40 figures in so many rounds. Prints as JSON whose reports
are whose; everything is invented.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")

FIGURES = 40
PASSWORD = "mot-mat-khau-chi-de-do-2026"
SINCE, DUE = date(2025, 7, 1), date(2026, 12, 20)


def main() -> None:
    import django

    django.setup()
    from dondoc.config.commands.migrate import migrate

    migrate(quiet=True)
    print(json.dumps(_scene(int(sys.argv[1]), int(sys.argv[2]))))


def _scene(clients: int, rounds: int) -> list[dict[str, object]]:
    from django.db import transaction

    from dondoc.reporting.models import Cycle, Obligation

    with transaction.atomic():
        top, units = _units(clients)
        form, duty, by = _plan(top)
        heads = _heads(units)
        for number in range(rounds):
            start = SINCE + timedelta(days=number)
            cycle = Cycle.objects.create(
                form=form, duty=duty, name=f"Kỳ {number}", window_start=start, window_end=start, opened_by=by
            )
            Obligation.objects.bulk_create(Obligation(cycle=cycle, unit_id=unit, due=DUE) for unit in units)
        boxes = [f"{each.pk}.value" for each in form.indicators.all()]
        return [
            {
                "email": email,
                "boxes": boxes,
                "reports": list(Obligation.objects.filter(unit_id=unit).order_by("pk").values_list("pk", flat=True)),
            }
            for unit, email in zip(units, heads, strict=True)
        ]


def _units(count: int) -> tuple[int, list[int]]:
    from dondoc.units.models import Unit, UnitKind, UnitVersion
    from dondoc.units.rules import child_path

    made = Unit.objects.bulk_create(Unit() for _ in range(count + 1))
    top, units = made[0].pk, [each.pk for each in made[1:]]
    above = child_path("", top)
    rows = [UnitVersion(unit_id=top, name="Tỉnh mẫu", kind=UnitKind.PROVINCE, path=above, valid_from=SINCE)]
    rows += [
        UnitVersion(
            unit_id=pk, parent_id=top, name=f"Xã mẫu {pk}", kind=UnitKind.COMMUNE, path=child_path(above, pk),
            valid_from=SINCE,
        )
        for pk in units
    ]  # fmt: skip
    UnitVersion.objects.bulk_create(rows)
    return top, units


def _plan(top: int):  # type: ignore[no-untyped-def]
    from dondoc.accounts.models import User
    from dondoc.plans.models import Duty, Plan
    from dondoc.reporting.models import Form, Indicator

    by = User.objects.create(email="vanphong@do.example", name="Văn phòng mẫu")
    plan = Plan.objects.create(unit_id=top, accepted_by=by, kind="Chế độ báo cáo", title="Mẫu")
    duty = Duty.objects.create(plan=plan, order=0, text="Báo cáo", span_start=0, span_end=0, kind="report")
    form = Form.objects.create(plan=plan, title="Mẫu")
    Indicator.objects.bulk_create(
        Indicator(form=form, order=n, code=f"c{n + 1}", kind="count", label=f"Chỉ số {n}") for n in range(FIGURES)
    )
    return form, duty, by


def _heads(units: list[int]) -> list[str]:
    from django.contrib.auth.hashers import make_password

    from dondoc.accounts.models import Membership, Role, User

    password = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(email=f"xa{unit}@do.example", name="Lãnh đạo mẫu", password=password) for unit in units
    )
    Membership.objects.bulk_create(
        Membership(user=user, unit_id=unit, role=Role.HEAD, valid_from=SINCE)
        for user, unit in zip(users, units, strict=True)
    )
    return [user.email for user in users]


if __name__ == "__main__":
    main()
