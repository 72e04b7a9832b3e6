"""Words, templates and versions of the reports that an office compiles."""

from dondoc.compiling.models.papers import PaperTemplate, PaperVersion
from dondoc.compiling.models.sentences import KeptSentence, PaperKind

__all__ = ["KeptSentence", "PaperKind", "PaperTemplate", "PaperVersion"]
