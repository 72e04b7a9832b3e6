"""Tasks that need other tasks: no task may need itself, by whatever way. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping


def chain(needs: Mapping[int, Collection[int]], start: int, goal: int) -> list[int]:
    """The shortest way from one task to another along what each needs, both ends included; empty for none."""
    came_from: dict[int, int] = {start: start}
    waiting = deque([start])
    while waiting:
        task = waiting.popleft()
        if task == goal:
            return _back(came_from, goal)
        for needed in sorted(needs.get(task, ())):
            if needed not in came_from:
                came_from[needed] = task
                waiting.append(needed)
    return []


def _back(came_from: Mapping[int, int], goal: int) -> list[int]:
    way = [goal]
    while came_from[way[-1]] != way[-1]:
        way.append(came_from[way[-1]])
    return way[::-1]
