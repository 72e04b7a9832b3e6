"""The lines of the files, from releases and amendments."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tools.official_units.releases import Place, Release

START = "2025-03-01"  # since the last resolution before the reform came into force
REFORM = "2025-07-01"
UNITS = ("code", "name", "parent", "valid_from", "valid_to", "differs")
CHANGES = ("old", "new", "day", "how", "differs")
Row = dict[str, str]


def province_rows(now: Release, amendments: Sequence[Row]) -> list[Row]:
    """The 63 provinces, the 34 since the reform, and those whose name changed later."""
    later = {row["code"]: row for row in amendments if row["action"] == "since" and len(row["code"]) == 2}
    old = {number: name for number, (name, _above) in now.old["province"].items()}
    rows = []
    for number, name in old.items():
        stays = now.provinces.get(number) == name and number not in merged_provinces(now)
        end = "" if stays and number not in later else later[number]["day"] if stays else REFORM
        rows.append(unit(number, name, "", START, end))
    for number, name in now.provinces.items():
        if old.get(number) != name or number in merged_provinces(now):
            rows.append(unit(number, name, "", REFORM, later[number]["day"] if number in later else ""))
    rows += [unit(number, row["name"], "", row["day"], "") for number, row in later.items()]
    return sorted(rows, key=by_day_and_code)


def merged_provinces(now: Release) -> set[str]:
    """The provinces since the reform that came from several."""
    return {new for new, olds in provinces_before(now).items() if len(olds) > 1}


def provinces_before(now: Release) -> dict[str, set[str]]:
    """For each province since the reform, those that its communes were in."""
    found: dict[str, set[str]] = defaultdict(set)
    for old, new in now.links:
        if old in now.old["commune"]:  # the others are amendments, in districts that have more communes
            district = now.old["commune"][old][1]
            found[now.communes[new][1]].add(now.old["district"][district][1])
    return found


def province_changes(now: Release) -> list[Row]:
    """Which province went on as which. The one that keeps its name goes on itself, whatever its code."""
    rows = []
    for new, olds in provinces_before(now).items():
        if len(olds) > 1:
            kept = {old for old in olds if alike(now.old["province"][old][0]) == alike(now.provinces[new])}
            rows += [change(old, new, REFORM, "same" if old in kept else "whole") for old in olds]
    return sorted(rows, key=lambda row: (row["new"], row["old"]))


def district_rows(now: Release, amendments: Sequence[Row]) -> list[Row]:
    """The districts, which all ended with the reform."""
    rows = []
    for number, (name, province) in sorted(now.old["district"].items()):
        renamed = [row for row in amendments if row["action"] == "name" and row["code"] == number]
        better = renamed[0]["name"] if renamed else name
        rows.append(unit(number, better, province, START, REFORM, f"0.6.0: {name}" if renamed else ""))
    return rows


def old_communes(now: Release, amendments: Sequence[Row]) -> list[Row]:
    """The communes on the eve of the reform: the January list, amended."""
    found = {number: unit(number, *place, START, REFORM) for number, place in now.old["commune"].items()}
    for row in amendments:
        number = row["code"]
        if row["action"] == "drop":
            del found[number]
        elif row["action"] == "code":
            moved = found.pop(number)
            found[row["to"]] = moved | {"code": row["to"], "differs": f"0.6.0: {number}"}
        elif row["action"] == "name" and number in found:
            found[number] |= {"name": row["name"], "differs": f"0.6.0: {found[number]['name']}"}
        elif row["action"] == "add":
            found[number] = unit(number, row["name"], row["parent"], START, REFORM, "0.6.0: –")
    return sorted(found.values(), key=by_day_and_code)


def new_communes(now: Release, older: Sequence[Release], amendments: Sequence[Row]) -> list[Row]:
    """The communes since the reform, with what older releases say; and those that became wards later."""
    later = {row["code"]: row for row in amendments if row["action"] == "since" and len(row["code"]) == 5}
    places = {number: (capital(name), province) for number, (name, province) in now.communes.items()}
    marks = differences(places, [release for release in (*older, now) if release.communes])
    rows = []
    for number, (name, province) in places.items():
        end = later[number]["day"] if number in later else ""
        rows.append(unit(number, name, province, REFORM, end, marks.get(number, "")))
    rows += [unit(number, row["name"], row["parent"], row["day"], "") for number, row in later.items()]
    return sorted(rows, key=by_day_and_code)


def differences(places: dict[str, Place], releases: Iterable[Release]) -> dict[str, str]:
    """What releases have otherwise, by our code: "2025.8.1: 00073" or "2025.10.1: Xã Hoà Hội"."""
    marks: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for release in releases:
        codes = {place_key(place): number for number, place in release.communes.items()}
        for number, place in places.items():
            other = codes.get(place_key(place), number)  # by its name, else by its code
            if other != number:
                marks[number][other].append(release.number)
            theirs = release.communes.get(other, ("–", ""))
            if theirs[0] != place[0]:
                marks[number][theirs[0]].append(release.number)
    return {
        number: "; ".join(f"{' '.join(releases)}: {text}" for text, releases in found.items())
        for number, found in marks.items()
    }


def commune_changes(now: Release, amendments: Sequence[Row]) -> list[Row]:
    """Which commune went where: ``same``, ``whole``, ``people`` (all of its people) or ``part``."""
    codes = {row["code"]: row["to"] for row in amendments if row["action"] == "code"}
    links = {(codes.get(old, old), new): partly for (old, new), partly in now.links.items()}
    differs = {}
    for row in amendments:
        if row["action"] == "stayed":
            for pair in [pair for pair in links if pair[0] == row["code"] and pair[1] != row["to"]]:
                del links[pair]
        elif row["action"] == "went":
            links[row["code"], row["to"]] = False
            differs[row["code"], row["to"]] = f"{now.number}: {slip_of(now, amendments, row['to'])}"
    targets, origins = grouped(links, 0), grouped(links, 1)
    rows = []
    for (old, new), partly in sorted(links.items()):
        if len(targets[old]) > 1:
            how = "part" if partly else "people"
        else:
            how = "same" if len(origins[new]) == 1 else "whole"
            if how == "whole" and partly:
                differs[old, new] = f"{now.number}: part"
        rows.append(change(old, new, REFORM, how, differs.get((old, new), "")))
    return rows


def slip_of(now: Release, amendments: Sequence[Row], new: str) -> str:
    """The code that the release gives, by mistake, for a commune that went to ``new``."""
    return next(row["code"] for row in amendments if row["action"] == "stayed" and (row["code"], new) in now.links)


def island_changes(now: Release, changes: Sequence[Row]) -> list[Row]:
    """The island districts, which had no communes and each went on as one commune."""
    reached = {row["new"] for row in changes}
    rows = []
    for new, (name, _province) in now.communes.items():
        if new not in reached:
            island = alike(name).removeprefix("đặc khu ")
            olds = [n for n, (old, _p) in now.old["district"].items() if alike(old) == f"huyện {island}"]
            rows.append(change(*olds, new, REFORM, "same"))
    return sorted(rows, key=lambda row: row["old"])


def later_changes(amendments: Sequence[Row]) -> list[Row]:
    """The units that got another name after the reform and go on."""
    rows = [change(r["code"], r["code"], r["day"], "same") for r in amendments if r["action"] == "since"]
    return sorted(rows, key=lambda row: (row["day"], len(row["old"]), row["old"]))


def capital(name: str) -> str:
    """A name with a capital first: one release has "xã Bắc Sơn"."""
    return name[0].upper() + name[1:]


def alike(name: str) -> str:
    """For comparing names: one case, one kind of dash and apostrophe, the tone mark in one place."""
    text = name.casefold().replace("–", "-").replace("’", "'")
    return re.sub(r"(?<![q])(o|u)([aeyàèỳảẻỷãẽỹáéýạẹỵ])\b", _tone_first, text)


def _tone_first(found: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFD", found[2])
    return unicodedata.normalize("NFC", found[1] + letters[1:] + letters[0])


def place_key(place: Place) -> Place:
    """By what a commune is recognised in another release."""
    return alike(place[0]), place[1]


def grouped(links: Iterable[tuple[str, str]], side: int) -> dict[str, list[tuple[str, str]]]:
    """The links by their old (0) or new (1) commune."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in links:
        found[pair[side]].append(pair)
    return found


def unit(number: str, name: str, parent: str, start: str, end: str, differs: str = "") -> Row:
    """A line of a file of units."""
    return dict(zip(UNITS, (number, name, parent, start, end, differs), strict=True))


def change(old: str, new: str, day: str, how: str, differs: str = "") -> Row:
    """A line of the file of changes."""
    return dict(zip(CHANGES, (old, new, day, how, differs), strict=True))


def by_day_and_code(row: Row) -> tuple[str, str]:
    """The order of the files of units."""
    return row["valid_from"], row["code"]
