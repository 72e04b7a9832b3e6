"""What is stored of inspections: yearly programmes, visits, findings. Units alone; no person is named."""

from dondoc.inspections.models.findings import Finding, FindingState, Remedy, RemedyState, Severity
from dondoc.inspections.models.programmes import (
    LONGEST_SEED,
    LONGEST_TITLE,
    InspectionProgramme,
    LinePick,
    ProgrammeLine,
    ProgrammeState,
    Way,
)
from dondoc.inspections.models.visits import Sending, SheetItem, TeamUnit, Visit, VisitFile, VisitState

__all__ = [
    "LONGEST_SEED",
    "LONGEST_TITLE",
    "Finding",
    "FindingState",
    "InspectionProgramme",
    "LinePick",
    "ProgrammeLine",
    "ProgrammeState",
    "Remedy",
    "RemedyState",
    "Sending",
    "Severity",
    "SheetItem",
    "TeamUnit",
    "Visit",
    "VisitFile",
    "VisitState",
    "Way",
]
