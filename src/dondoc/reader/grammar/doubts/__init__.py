"""What makes a value less sure than the rule that read it: signs seen only in the finished plan."""

from dondoc.reader.grammar.doubts.checking import with_doubts

__all__ = ["with_doubts"]
