"""The figures of a hundred thousand accepted reports, as the database gives them part by part: it joins the rows of one
in memory that it has at hand, while the part before is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

import numpy as np
from django.db import connection
from psycopg import Cursor

from dondoc.consolidation.reading import numbers
from dondoc.consolidation.rules.index import NOWHERE, Ints, Places
from dondoc.consolidation.rules.tree import SCALE
from dondoc.reporting.rules.unpacking import Packed, unpack_joined

SPAN = 2**15
"""So many ids a part spans at most: where reports came in no order, small parts read every page of the table again."""
PART = 2**24
"""So many bytes a part takes at most: PostgreSQL joins no more than 2^30, and both sides hold one in memory."""
AT_ONCE = 1024
"""So many rows of a driver stay in the processor's cache."""
WIDEST = 8  # bytes of a figure
Part = tuple[Ints, Ints, bytes]  # ids of obligations, the length of each packed report, and these one after the other
Accepted = Callable[[], tuple[Ints, Packed]]

_ON_SQLITE = """
SELECT obligation_id, vector FROM reporting_submission
WHERE obligation_id BETWEEN %s AND %s AND state = 'accepted'
"""
_ON_POSTGRESQL = """
SELECT found.* FROM unnest(%s::bigint[], %s::bigint[]) AS part (low, high), LATERAL (
    SELECT string_agg(int8send(obligation_id * %s + length(vector)), ''), string_agg(vector, '')
    FROM reporting_submission WHERE obligation_id BETWEEN low AND high AND state = 'accepted'
) AS found
"""


def accepted_now(obligations: Ints, width: int) -> Accepted:
    """Asks which of these obligations have an accepted report, and does not wait: what is returned gives their ids and
    the figures, a row each of ``width`` columns. Until it is called nothing else may be asked of the database.

    The reports are asked for by ranges of ids, which costs half of what joining the tables does. What others owe may
    be among them, and is left out.
    """
    ids = np.sort(obligations)
    span = max(1, min(SPAN, PART // (WIDEST * max(width, 1))))
    parts = _parts(*_ranges(ids, span))
    begun = list(islice(parts, 1))
    return lambda: _figures((_only(ids, *part) for part in chain(begun, parts)), width)


def _figures(parts: Iterable[Part], width: int) -> tuple[Ints, Packed]:
    ids, rows = [np.zeros(0, dtype=np.int64)], [np.zeros((0, width), dtype=np.int8)]
    for found, lengths, joined in parts:
        ids.append(found)
        rows.append(unpack_joined(joined, lengths, width))
    return np.concatenate(ids), np.concatenate(rows)


def _only(ids: Ints, found: Ints, lengths: Ints, joined: bytes) -> Part:
    """What a part holds of these ids, in ascending order: reports of other forms have other columns."""
    near = slice(*np.searchsorted(ids, [found.min(), found.max() + 1]).tolist())
    mine = Places(ids[near], ids[near]).find(found) != NOWHERE
    if np.all(mine):
        return found, lengths, joined
    ends = np.cumsum(lengths)
    cuts = zip((ends - lengths)[mine].tolist(), ends[mine].tolist(), strict=True)
    return found[mine], lengths[mine], b"".join([joined[start:end] for start, end in cuts])


def _ranges(ids: Ints, span: int) -> tuple[list[int], list[int]]:
    """Of ids in ascending order the lowest and the highest in each ``span``."""
    starts = np.flatnonzero(np.diff(ids // span, prepend=NOWHERE))
    ends = np.append(starts, len(ids))[1:] - 1
    return ids[starts].tolist(), ids[ends].tolist()


def _parts(lows: list[int], highs: list[int]) -> Iterator[Part]:
    """What is accepted in each range of ids; nothing else may be asked before the last part has come."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with Cursor(connection.connection) as binary:  # Django's own cursors give bytes as hexadecimal text
            for pairs, joined in binary.stream(_ON_POSTGRESQL, (lows, highs, SCALE), binary=True):
                if joined is not None:
                    yield *np.divmod(numbers(pairs), SCALE), joined
        return
    with connection.cursor() as cursor:
        for span in zip(lows, highs, strict=True):
            cursor.execute(_ON_SQLITE, span)
            while rows := cursor.fetchmany(AT_ONCE):
                vectors = [row[1] for row in rows]
                lengths = np.fromiter(map(len, vectors), dtype=np.int64, count=len(rows))
                yield np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows)), lengths, b"".join(vectors)
