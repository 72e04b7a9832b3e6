"""How reading a long file tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

# Called with the number of pages recognised and the number of all that have to be; what it raises ends the reading.
Progress = Callable[[int, int], None]
