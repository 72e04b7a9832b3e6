"""Reads one unpacked release of the package vietnam-provinces, as data: nothing of it is run."""

from __future__ import annotations

import ast
import json
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Place = tuple[str, str]  # a name, and the code of the unit above


@dataclass
class Release:
    """One release: its number, its units since the reform and, where it has them, those before and the map."""

    number: str
    provinces: dict[str, str]
    communes: dict[str, Place]
    old: dict[str, dict[str, Place]] = field(default_factory=dict)  # by level
    links: dict[tuple[str, str], bool] = field(default_factory=dict)  # old, new commune: whether only a part


def read_release(folder: Path) -> Release:
    """One unpacked release; those of the years before 2025.8 have only the units before the reform."""
    package = folder / "vietnam_provinces"
    number = next(folder.glob("*.dist-info")).name.removesuffix(".dist-info").partition("-")[2]
    tree = json.loads((package / "data" / "nested-divisions.json").read_text(encoding="utf-8"))
    if "districts" in tree[0]:
        return Release(number, {}, {}, old=_old_tree(tree))
    release = Release(
        number,
        {code(province["code"], 2): province_name(province) for province in tree},
        {
            code(commune["code"], 5): (tidy(commune["name"]), code(province["code"], 2))
            for province in tree
            for commune in province["wards"]
        },
    )
    if (package / "legacy").is_dir():
        release.old = _legacy(package / "legacy" / "_lookup.py")
        release.links = _links(package / "_ward_conversion_2025.py")
    return release


def _old_tree(tree: list[dict[str, Any]]) -> dict[str, dict[str, Place]]:
    old: dict[str, dict[str, Place]] = {"province": {}, "district": {}, "commune": {}}
    for province in tree:
        top = code(province["code"], 2)
        old["province"][top] = (province_name(province), "")
        for district in province["districts"]:
            middle = code(district["code"], 3)
            old["district"][middle] = (tidy(district["name"]), top)
            for commune in district["wards"]:
                old["commune"][code(commune["code"], 5)] = (tidy(commune["name"]), middle)
    return old


def _legacy(path: Path) -> dict[str, dict[str, Place]]:
    """The three levels before the reform; a unit's last field names the one above, as ``D_001``."""
    found = constants(path)
    levels = (("province", 2), ("district", 3), ("commune", 5))
    return {
        level: {
            code(number, digits): (tidy(fields[0]), "" if level == "province" else str(fields[-1]).partition("_")[2])
            for number, fields in found[f"{'WARD' if level == 'commune' else level.upper()}_MAPPING"].items()
        }
        for level, digits in levels
    }


def _links(path: Path) -> dict[tuple[str, str], bool]:
    """For each old and new commune whether only a part of the old one went there."""
    found = constants(path)["NEW_TO_OLD"]
    return {(code(old[0], 5), code(new, 5)): old[3] for new, (_ref, olds) in found.items() for old in olds}


def constants(path: Path) -> dict[str, Any]:
    """The values that a module assigns to names, read from its text; a call stands for its arguments."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = literal(node.value)
    return found


def literal(node: ast.expr) -> Any:
    """A dictionary, tuple, constant, attribute's name or call's arguments."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Attribute():
            return node.attr
        case ast.Tuple():
            return tuple(literal(item) for item in node.elts)
        case ast.Call():
            return tuple(literal(item) for item in node.args)
        case ast.Dict():
            pairs = zip(node.keys, node.values, strict=True)
            return {literal(key): literal(value) for key, value in pairs if key is not None}
    raise ValueError(ast.dump(node))


def tidy(text: str) -> str:
    """Composed letters and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def province_name(province: dict[str, Any]) -> str:
    """With "Tỉnh", which some releases leave out."""
    name = tidy(province["name"])
    return name if name.startswith(("Tỉnh ", "Thành phố ")) else f"Tỉnh {name}"


def code(number: int, digits: int) -> str:
    """An official code with its leading zeros."""
    return f"{number:0{digits}}"
