"""Reads of criteria sets."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.accounts.models import Role, User
from dondoc.accounts.queries import seats
from dondoc.criteria.models import CriteriaSet, Criterion, SetState
from dondoc.criteria.rules import (
    Attributes,
    CriterionKind,
    CriterionRule,
    Exemption,
    LevelRule,
    Reckoning,
    SetRules,
    Step,
)
from dondoc.units.kinds import fields_of
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, path_of, seen_by
from dondoc.units.rules import ids_of

KEEPERS = (Role.OFFICE, Role.ADMINISTRATOR)


def sets_seen_by(user: User, day: date) -> QuerySet[CriteriaSet]:
    """What is or was in force at the units of the user, at those above them and those below them; and drafts at or
    below the units where the user keeps sets. Three queries now.
    """
    mine = list(seats(user, day).values_list("unit_id", "role"))
    paths = dict(as_of(day).filter(unit_id__in={unit_id for unit_id, _role in mine}).values_list("unit_id", "path"))
    above = {unit_id for path in paths.values() for unit_id in ids_of(path)}
    seen = seen_by(user, day).order_by().values("unit_id")
    found = ~Q(state=SetState.DRAFT) & (Q(unit_id__in=seen) | Q(unit_id__in=above))
    if all(role in KEEPERS for _unit_id, role in mine):
        return CriteriaSet.objects.filter(found | Q(state=SetState.DRAFT, unit_id__in=seen))
    if any(role in KEEPERS for _unit_id, role in mine):
        kept = seen_by(user, day, roles=KEEPERS).order_by().values("unit_id")
        found |= Q(state=SetState.DRAFT, unit_id__in=kept)
    return CriteriaSet.objects.filter(found)


def sets_in_force(unit_id: int, day: date) -> QuerySet[CriteriaSet]:
    """What a unit may open rounds and visits with: published sets of its own and of those above it.

    For the units of one kind filter by ``kind``; a checklist with an empty kind goes for all.
    """
    path = path_of(unit_id, day)
    return CriteriaSet.objects.filter(state=SetState.PUBLISHED, unit_id__in=ids_of(path) if path else ())


def with_words(rows: QuerySet[CriteriaSet], day: date) -> QuerySet[CriteriaSet]:
    """Each with ``unit_name``, as its unit is called on a day or was called last, and ``criterion_count``."""
    called = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    counted = Criterion.objects.filter(criteria_set=OuterRef("pk")).order_by().values("criteria_set")
    return rows.annotate(
        unit_name=Subquery(called.values("name")[:1]),
        criterion_count=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0),
    )


def versions_of(criteria_set: CriteriaSet) -> QuerySet[CriteriaSet]:
    """All versions of a set, the newest first."""
    same = CriteriaSet.objects.filter(unit_id=criteria_set.unit_id, code=criteria_set.code)
    return same.order_by("-version")


def rules_of(criteria_set: CriteriaSet) -> SetRules:
    """A set as it is reckoned with; two queries."""
    return SetRules(
        criteria=tuple(rule_of(criterion) for criterion in criteria_of(criteria_set)),
        levels=tuple(LevelRule(each.key, each.threshold, each.section_share) for each in criteria_set.levels.all()),
        reckoning=Reckoning(criteria_set.reckoning),
    )


def criteria_of(criteria_set: CriteriaSet) -> QuerySet[Criterion]:
    """All criteria of a set in order, each with its section."""
    return criteria_set.criteria.select_related("section").order_by("section__order", "section_id", "order", "pk")


def rule_of(criterion: Criterion) -> CriterionRule:
    """One criterion as it is reckoned with."""
    return CriterionRule(
        id=criterion.pk,
        section=criterion.section_id,
        kind=CriterionKind(criterion.kind),
        points=criterion.points,
        steps=steps_of(criterion),
        higher=criterion.higher,
        per_case=criterion.per_case,
        cap=criterion.cap,
        knocks_to=criterion.knocks_to,
        by_declaration=criterion.by_declaration,
        exemptions=exemptions_of(criterion),
    )


def steps_of(criterion: Criterion) -> tuple[Step, ...]:
    """The steps as stored."""
    return tuple(Step(threshold, points) for threshold, points in criterion.steps)


def exemptions_of(criterion: Criterion) -> tuple[Exemption, ...]:
    """The exemptions as stored."""
    return tuple(Exemption(each["attribute"], tuple(each["values"]), each["negated"]) for each in criterion.exemptions)


def attributes_of(version: UnitVersion) -> Attributes:
    """What is known of a unit that criteria may turn on: its kind, and the choices of the fields of its kind."""
    known = {("kind", str(version.kind))}
    for field in fields_of(version.kind):
        if field.choices and field.name in version.details:
            value = version.details[field.name]
            known |= {(field.name, str(one)) for one in (value if isinstance(value, list) else [value])}
    return frozenset(known)
