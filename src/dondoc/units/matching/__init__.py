"""Finds the unit, or the group of units, that a plan means by an agency's name. Values in, values out."""

from dondoc.units.matching.matcher import FUZZY_FLOOR, Matcher, match_agency
from dondoc.units.matching.values import Candidate, Match, MatchKind

__all__ = ["FUZZY_FLOOR", "Candidate", "Match", "MatchKind", "Matcher", "match_agency"]
