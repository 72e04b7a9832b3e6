"""Reads names that mean several units at once: "các sở, ban, ngành; UBND các xã, phường"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from dondoc.units.matching.names import Place, Words
from dondoc.units.matching.values import Candidate
from dondoc.units.models import UnitKind


class Group(StrEnum):
    """A sort of units that plans address together."""

    DEPARTMENTS = "departments"
    COMMITTEES = "committees"
    COMMUNES = "communes"
    DISTRICTS = "districts"
    SCHOOLS = "schools"
    ENTERPRISES = "enterprises"
    AREAS = "areas"
    UNITS = "units"  # "đơn vị", "cơ quan": says nothing by itself

    def label(self) -> str:
        """The group as plans write it."""
        return {
            Group.DEPARTMENTS: _("các sở, ban, ngành"),
            Group.COMMITTEES: _("các đoàn thể"),
            Group.COMMUNES: _("các xã, phường, đặc khu"),
            Group.DISTRICTS: _("các huyện, thị xã, thành phố"),
            Group.SCHOOLS: _("các trường học"),
            Group.ENTERPRISES: _("các doanh nghiệp"),
            Group.AREAS: _("các khu dân cư"),
            Group.UNITS: _("các đơn vị"),
        }[self]


_NOUNS: dict[str, Group] = {
    "to chuc chinh tri xa hoi": Group.COMMITTEES,
    "to chuc doan the": Group.COMMITTEES,
    "doan the": Group.COMMITTEES,
    "co so giao duc": Group.SCHOOLS,
    "nha truong": Group.SCHOOLS,
    "truong hoc": Group.SCHOOLS,
    "truong": Group.SCHOOLS,
    "doanh nghiep": Group.ENTERPRISES,
    "cong ty": Group.ENTERPRISES,
    "to dan pho": Group.AREAS,
    "khu dan cu": Group.AREAS,
    "khu pho": Group.AREAS,
    "thon": Group.AREAS,
    "buon": Group.AREAS,
    "cap huyen": Group.DISTRICTS,
    "thi xa": Group.DISTRICTS,
    "thanh pho": Group.DISTRICTS,
    "huyen": Group.DISTRICTS,
    "quan": Group.DISTRICTS,
    "cap xa": Group.COMMUNES,
    "dac khu": Group.COMMUNES,
    "thi tran": Group.COMMUNES,
    "phuong": Group.COMMUNES,
    "xa": Group.COMMUNES,
    "dia phuong": Group.COMMUNES,
    "co quan": Group.UNITS,
    "don vi": Group.UNITS,
    "so": Group.DEPARTMENTS,
    "nganh": Group.DEPARTMENTS,
    "phong": Group.DEPARTMENTS,
    "ban": Group.DEPARTMENTS,
}
_FILLERS = (
    "cac", "cap tinh", "chu tich", "chuyen mon", "cong lap", "dong tren dia ban", "giam doc", "hieu truong",
    "lanh dao", "ngoai cong lap", "nguoi dung dau", "thu truong", "thuoc", "tinh", "tren dia ban",
    "truc thuoc", "uy ban nhan dan",
)  # fmt: skip
# The longest phrase first: "thi xa" is no "xa", nor is "to chuc chinh tri xa hoi"
_PIECE = re.compile("|".join(rf"\b{phrase}\b" for phrase in sorted([*_NOUNS, *_FILLERS], key=len, reverse=True)))
_COMMUNE_TYPES = ("xa", "phuong", "dac khu", "thi tran")
_COMMUNE_TYPE = re.compile(rf"\b({'|'.join(_COMMUNE_TYPES)}) ")
# In a commune's own plan "trên địa bàn xã" is the commune itself, not a sort of units
_OWN_GROUND = re.compile(
    rf"\b(tren dia ban|thuoc)(?: uy ban nhan dan)?(?:(?: toan)? (?:{'|'.join(_COMMUNE_TYPES)})\b)+"
)
_PROVINCIAL = re.compile(r"\b(?:tinh|so)\b")
_VAGUE = re.compile(r"\b(?:co )?lien quan\b|\bchuc nang\b")
_OTHER_PROVINCES = re.compile(r"\bcac tinh\b")
_KINDS = {
    Group.COMMITTEES: UnitKind.COMMITTEE,
    Group.DEPARTMENTS: UnitKind.DEPARTMENT,
    Group.COMMUNES: UnitKind.COMMUNE,
    Group.SCHOOLS: UnitKind.SCHOOL,
    Group.ENTERPRISES: UnitKind.ENTERPRISE,
    Group.AREAS: UnitKind.RESIDENTIAL_AREA,
}
# A plan's "các sở, ban, ngành" stand directly below its owner
_OWN_LEVEL = (Group.DEPARTMENTS, Group.COMMITTEES)
_DISTRICT_NAME = re.compile(r"^(?:uy ban nhan dan )?(?:huyen|quan|thi xa|thanh pho) ")


@dataclass(frozen=True, slots=True)
class GroupName:
    """The groups that a name speaks of; ``types`` are the sorts of communes it lists, () for all."""

    groups: tuple[Group, ...]
    types: tuple[str, ...]
    vague: bool


def is_beyond(group: GroupName, words: Words, owner: Candidate) -> bool:
    """Whether a group in the plan of a unit lies outside that unit's own tree, among those above or beside it.

    A commune speaks of its own schools and offices unless it says "các sở", "tỉnh" or "các xã"; an office's own
    are those that it calls "trực thuộc".
    """
    text = " ".join(words)
    if owner.kind is UnitKind.COMMUNE:
        return bool(group.types or _PROVINCIAL.search(text))
    return "truc thuoc" not in text


def read_group(words: Words, place: Place) -> GroupName | None:
    """The groups in a name of nothing but group words; None when it has any other word or no group."""
    text = " ".join(words)
    vague = bool(_VAGUE.search(text))
    text = _VAGUE.sub(" ", text).replace(" ".join(place.name) or "\0", " ")
    level = " ".join(place.level)
    text = _without_own_level(text, level)
    phrases = _PIECE.findall(text)
    if _PIECE.sub(" ", text).split() or not _is_plural(text, phrases) or _names_another(text, level):
        return None
    named = list(dict.fromkeys(_NOUNS[phrase] for phrase in phrases if phrase in _NOUNS))
    if level == "thanh pho" and not {"huyen", "quan", "thi xa"} & set(phrases):
        named = [group for group in named if group is not Group.DISTRICTS]
    return _settled(named, phrases, vague) if named else None


def members(
    group: Group, types: tuple[str, ...], candidates: Sequence[Candidate], keys: Sequence[str]
) -> tuple[int, ...]:
    """The ids of the units in a group, in the candidates' order; ``keys`` are their folded names."""
    return tuple(
        candidate.unit_id
        for candidate, key in zip(candidates, keys, strict=True)
        if candidate.depth > 0 and _belongs(candidate, key, group, types)
    )


def _without_own_level(text: str, level: str) -> str:
    """In a commune's plan, the words without those that only say "of this commune"."""
    if level not in _COMMUNE_TYPES:
        return text
    text = _OWN_GROUND.sub(r"\1", text)
    types = set(_PIECE.findall(text)) & set(_COMMUNE_TYPES)
    if types == {level} and f"cac {level}" not in text:
        text = re.sub(rf"(?<!cap )(?<!dia )(?<!dan )\b{level}\b", "", text)
    return " ".join(text.split())


def _names_another(text: str, level: str) -> bool:
    """Whether the words name more than groups: other provinces, or in a commune's plan its own committee."""
    own_committee = level in _COMMUNE_TYPES and f"uy ban nhan dan {level}" in text
    return own_committee or bool(_OTHER_PROVINCES.search(text))


def _is_plural(text: str, phrases: list[str]) -> bool:
    """Whether the words speak of several units: "các ...", "sở, ban, ngành", "xã, phường", "cấp xã"."""
    types = {phrase for phrase in phrases if phrase in _COMMUNE_TYPES}
    listed = text.startswith(("so ban nganh", "so nganh", "to chuc"))
    return "cac" in phrases or "cap xa" in phrases or listed or len(types) > 1


def _settled(named: list[Group], phrases: list[str], vague: bool) -> GroupName:
    if not {"so", "nganh", "phong"} & set(phrases):  # "các thôn, bản"; "các ban" alone says nothing
        named = [group for group in named if group is not Group.DEPARTMENTS]
    if Group.UNITS in named and Group.COMMUNES in named and "dia phuong" in phrases:
        named = [Group.DEPARTMENTS, *named]  # "các đơn vị, địa phương" are the departments and the communes
    groups = tuple(dict.fromkeys(group for group in named if group is not Group.UNITS))
    types = tuple(phrase for phrase in _COMMUNE_TYPES if phrase in phrases)
    everywhere = {"dia phuong", "cap xa"} & set(phrases)
    return GroupName(groups, () if everywhere else types, vague or not groups)


def _belongs(candidate: Candidate, key: str, group: Group, types: tuple[str, ...]) -> bool:
    if group is Group.DISTRICTS:
        return candidate.depth == 1 and bool(_DISTRICT_NAME.match(key))
    if candidate.kind != _KINDS[group] or (group in _OWN_LEVEL and candidate.depth != 1):
        return False
    own_type = _COMMUNE_TYPE.search(key)
    return group is not Group.COMMUNES or not types or not own_type or own_type[1] in types
