"""Forms, cycles, obligations, submissions."""

from dondoc.reporting.models.cycles import Cycle, Obligation, ObligationState, SelfOpening, Stage
from dondoc.reporting.models.extensions import Extension, ExtensionState
from dondoc.reporting.models.forms import Across, Aggregation, Check, Form, Indicator, IndicatorKind
from dondoc.reporting.models.intakes import Intake, IntakeResult, IntakeState, Outcome
from dondoc.reporting.models.notes import FigureNote
from dondoc.reporting.models.routes import Route
from dondoc.reporting.models.submissions import ReportFile, Submission, SubmissionState

__all__ = [
    "Across",
    "Aggregation",
    "Check",
    "Cycle",
    "Extension",
    "ExtensionState",
    "FigureNote",
    "Form",
    "Indicator",
    "IndicatorKind",
    "Intake",
    "IntakeResult",
    "IntakeState",
    "Obligation",
    "ObligationState",
    "Outcome",
    "ReportFile",
    "Route",
    "SelfOpening",
    "Stage",
    "Submission",
    "SubmissionState",
]
