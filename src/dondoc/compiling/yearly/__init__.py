"""Papers of yearly rounds: the score sheet of a unit, minutes of the council, Tờ trình, Quyết định with its list."""

from dondoc.compiling.yearly.making import minutes, proposal, recognition, score_sheet

__all__ = ["minutes", "proposal", "recognition", "score_sheet"]
