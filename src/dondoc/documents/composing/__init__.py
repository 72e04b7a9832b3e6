"""The text of a plan as other documents have amended it (văn bản hợp nhất). Pure: readings as values in, a text out.

`compose` exchanges the clauses that an amending document names. Where it can't tell for certain which words are meant
it changes nothing and says so: the outcome names the change that a person has to make by hand.
"""

from dondoc.documents.composing.carrying import carried_edits
from dondoc.documents.composing.exchanging import Composed, Outcome, Why, compose

__all__ = ["Composed", "Outcome", "Why", "carried_edits", "compose"]
