"""Targets of a clause: "100% trường học được kiểm tra", "giảm 5% số vụ", "mỗi xã 01 mô hình"."""

from dondoc.reader.clauses.targets.reading import read_targets

__all__ = ["read_targets"]
