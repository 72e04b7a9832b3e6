"""Words, templates and versions of the reports that an office compiles, and totals that were sent up."""

from dondoc.compiling.models.consolidations import Consolidation
from dondoc.compiling.models.kinds import PaperKind
from dondoc.compiling.models.papers import PaperTemplate, PaperVersion
from dondoc.compiling.models.sentences import KeptSentence

__all__ = ["Consolidation", "KeptSentence", "PaperKind", "PaperTemplate", "PaperVersion"]
