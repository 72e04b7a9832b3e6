"""What the search in the check queue looks at."""

from __future__ import annotations

from dondoc.units.folding import fold


def folded(title: str, file_name: str) -> str:
    """A reading's title and file name without accents and case."""
    return fold(f"{title} {file_name}")
