"""Due dates of a clause: "báo cáo UBND tỉnh trước ngày 15/11 hằng năm"."""

from dondoc.reader.clauses.deadlines.reading import read_deadlines
from dondoc.reader.clauses.deadlines.windows import find_windows, pair_windows

__all__ = ["find_windows", "pair_windows", "read_deadlines"]
