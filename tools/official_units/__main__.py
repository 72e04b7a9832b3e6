"""Builds the CSV files of official units: ``python -m tools.official_units RELEASE [OLDER …]``.

Each argument is a folder into which one release of the package vietnam-provinces was unpacked; the first one is
believed, the older ones are compared with it. Only facts are read, as data: nothing of a package is run.
``amendments.csv`` holds what a release lacks or has wrong, each line with its source. The same
folders give the same files, byte for byte.

Written: ``provinces.csv``, ``districts.csv``, ``communes.csv`` and ``changes.csv`` in ``dondoc/units/official``, and
the list of differences in ``docs/official-units.md``. ``decisions.csv`` is kept by hand.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.official_units import lines
from tools.official_units.lines import CHANGES, UNITS, Row
from tools.official_units.releases import read_release

ROOT = Path(__file__).parents[2]
OFFICIAL = ROOT / "src" / "dondoc" / "units" / "official"
PAGE = ROOT / "docs" / "official-units.md"
AMENDMENTS = Path(__file__).with_name("amendments.csv")
_BEGIN, _END = "<!-- differences: begin -->", "<!-- differences: end -->"


def main(folders: Sequence[Path]) -> None:
    """Reads the releases, amends, and writes every file."""
    now, *older = (read_release(folder) for folder in folders)
    amendments = read_csv(AMENDMENTS)
    changes = lines.commune_changes(now, amendments)
    rows = {
        "provinces": lines.province_rows(now, amendments),
        "districts": lines.district_rows(now, amendments),
        "communes": lines.old_communes(now, amendments) + lines.new_communes(now, older, amendments),
        "changes": lines.province_changes(now)
        + changes
        + lines.island_changes(now, changes)
        + lines.later_changes(amendments),
    }
    for name, found in rows.items():
        write_csv(OFFICIAL / f"{name}.csv", CHANGES if name == "changes" else UNITS, found)
    write_page(rows, amendments)


def write_page(rows: dict[str, list[Row]], amendments: Sequence[Row]) -> None:
    """Puts every row that is marked, and every unit that was left out, into the page between its two marks."""
    shown = ["| File | Code | Name | From | Other releases |", "|---|---|---|---|---|"]
    for file in ("districts", "communes"):
        for row in rows[file]:
            if row["differs"]:
                shown.append(f"| {file} | {row['code']} | {row['name']} | {row['valid_from']} | {row['differs']} |")
    for row in rows["changes"]:
        if row["differs"]:
            shown.append(f"| changes | {row['old']} | → {row['new']} | {row['day']} | {row['differs']} |")
    shown += ["", "Units of the January list that had ended before:", "", "| Code | Name | District |", "|---|---|---|"]
    shown += [f"| {r['code']} | {r['name']} | {r['parent']} |" for r in amendments if r["action"] == "drop"]
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.partition(_BEGIN)[0], text.partition(_END)[2]
    PAGE.write_text("\n".join([f"{before}{_BEGIN}", *shown, f"{_END}{after}"]), encoding="utf-8")


def read_csv(path: Path) -> list[Row]:
    """The lines of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Writes the lines with a heading."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="unpacked releases, the newest first")
    main(parser.parse_args().folders)
