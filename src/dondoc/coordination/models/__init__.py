"""What is stored of units that work together."""

from dondoc.coordination.models.committee import LONGEST_TITLE, Holding, Post, PostKind
from dondoc.coordination.models.programme import LONGEST_NUMBER, Party, Programme, Review

__all__ = ["LONGEST_NUMBER", "LONGEST_TITLE", "Holding", "Party", "Post", "PostKind", "Programme", "Review"]
