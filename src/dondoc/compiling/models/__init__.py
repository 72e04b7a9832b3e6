"""Words, templates and versions of the reports that an office compiles."""

from dondoc.compiling.models.sentences import KeptSentence, PaperKind

__all__ = ["KeptSentence", "PaperKind"]
