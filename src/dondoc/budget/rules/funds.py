"""Where money comes from, and which source the words of a plan mean."""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """The sources that every office has; an office names its own ones under one of them."""

    CENTRAL = "central"
    PROVINCE = "province"
    COMMUNE = "commune"
    SOCIAL = "social"
    OTHER = "other"


_SIGNS = (
    (SourceKind.SOCIAL, ("xa hoi hoa", "tai tro", "van dong", "dong gop")),
    (SourceKind.CENTRAL, ("trung uong", "muc tieu quoc gia")),
    (SourceKind.COMMUNE, ("cap xa", "ngan sach xa", "xa, phuong", "ngan sach phuong")),
    (SourceKind.PROVINCE, ("cap tinh", "ngan sach tinh", "thanh pho", "dia phuong")),
)


def source_named(folded: str) -> SourceKind:
    """The kind of source that words without accents name, the most particular first; OTHER where they name none."""
    for kind, signs in _SIGNS:
        if any(sign in folded for sign in signs):
            return kind
    return SourceKind.OTHER
