"""Kept sums as files below the data directory: a folder a round and day, mapped into memory when read.

A folder is written under another name and then renamed, so a reader finds a whole one or none. Readers map it so that
what they alter stays their own.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from django.conf import settings

from dondoc.consolidation.owing import Owing
from dondoc.consolidation.reckoned import Reckoned
from dondoc.consolidation.rules.index import Ints, Places
from dondoc.consolidation.rules.tree import Tree
from dondoc.core.events import Seal

SEAL = "seal.json"
ROUNDS_KEPT = 12
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """Sums, and the last event that they surely know of."""

    seal: Seal
    reckoned: Reckoned


def find(cycle_id: int, day: date) -> Kept | None:
    """What is kept of a round for a day; None where there is nothing, or it can't be read."""
    for folder in sorted(_root().glob(f"{_name(cycle_id, day)}-*"), reverse=True):
        try:
            return _read(folder)
        except (OSError, ValueError, KeyError):
            continue  # another process has just put a newer one in its place
    return None


def keep(cycle_id: int, day: date, seal: Seal, reckoned: Reckoned) -> None:
    """Writes sums and drops older ones; where the disk does not take them, they are not kept."""
    root = _root()
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".", dir=root))
        try:
            _write(folder, seal, reckoned)
            target = root / f"{_name(cycle_id, day)}-{seal.id:012}-{seal.digest[:12]}"
            if not target.exists():
                folder.rename(target)
                _drop_old(root, cycle_id, target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        log.warning("sums of round %s are not kept", cycle_id, exc_info=True)


def _root() -> Path:
    return Path(settings.TOTALS_ROOT)


def _name(cycle_id: int, day: date) -> str:
    return f"{cycle_id}-{day.isoformat()}"


def _drop_old(root: Path, cycle_id: int, target: Path) -> None:
    """Of one round the newest stays; of all rounds those that were kept last."""
    kept = sorted((each for each in root.iterdir() if each != target), key=lambda each: each.stat().st_mtime)
    old = [each for each in kept if each.name.startswith(f"{cycle_id}-")]
    rest = [each for each in kept if each not in old and not each.name.startswith(".")]
    for each in [*old, *rest[: max(len(rest) - ROUNDS_KEPT + 1, 0)]]:
        shutil.rmtree(each, ignore_errors=True)


def _arrays(reckoned: Reckoned) -> dict[str, Ints]:
    tree, owing = reckoned.tree, reckoned.owing
    return {
        "unit_ids": tree.unit_ids,
        "row_ids": tree.rows.ids,
        "row_rows": tree.rows.rows,
        "parents": tree.parents,
        "ends": tree.ends,
        "units": owing.units,
        "reporter_ids": owing.reporters.ids,
        "reporter_rows": owing.reporters.rows,
        "places": owing.places,
        "standings": owing.standings,
        "reports": np.asfortranarray(owing.reports),  # read by the column
        "sums": reckoned.sums,
        "filled": reckoned.filled,
        "counts": reckoned.counts,
    }


def _write(folder: Path, seal: Seal, reckoned: Reckoned) -> None:
    for name, array in _arrays(reckoned).items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    words = {"id": seal.id, "digest": seal.digest, "at": seal.at.isoformat()}
    (folder / SEAL).write_text(json.dumps(words), encoding="ascii")


def _read(folder: Path) -> Kept:
    words = json.loads((folder / SEAL).read_text(encoding="ascii"))
    seal = Seal(words["id"], words["digest"], datetime.fromisoformat(words["at"]))

    def array(name: str) -> Ints:
        return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="c", allow_pickle=False))

    rows = Places(array("row_ids"), array("row_rows"))
    tree = Tree(array("unit_ids"), rows, array("parents"), array("ends"))
    reporters = Places(array("reporter_ids"), array("reporter_rows"))
    owing = Owing(array("units"), reporters, array("places"), array("standings"), array("reports"))
    return Kept(seal, Reckoned(tree, owing, array("sums"), array("filled"), array("counts")))
