"""Due dates of a clause: "báo cáo UBND tỉnh trước ngày 15/11 hằng năm"."""

from dondoc.reader.clauses.deadlines.reading import read_deadlines

__all__ = ["read_deadlines"]
