"""Names of places, and of the organisations that run them. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.units.folding import fold
from dondoc.units.matching.names import composed

_COMMITTEE = "Ủy ban nhân dân"
_SHORT_COMMITTEE = "UBND"
_PREFIXES = tuple(f"{composed(prefix)} " for prefix in (_COMMITTEE, _SHORT_COMMITTEE))
_WITH_CAPITAL = "Thành phố Hồ Chí Minh"  # written so inside a sentence too
_COMMITTEES = re.compile(r"^(?:uy ban nhan dan|ubnd) ")
_KINDS = re.compile(r"^(?:tinh|thanh pho|tp|quan|q|huyen|h|thi xa|tx|thi tran|tt|phuong|p|xa|x|dac khu|dk) (?=.)")
_URBAN = ("Thành phố ", "Quận ", "Thị xã ", "Thị trấn ", "Phường ")
_ISLAND = "Đặc khu "


def organisation_name(place: str) -> str:
    """The people's committee of a place: "Ủy ban nhân dân xã Ea Tiêu" of "Xã Ea Tiêu"."""
    return f"{_COMMITTEE} {_inside(place)}"


def organisation_short_name(place: str) -> str:
    """The same with the abbreviation: "UBND xã Ea Tiêu"."""
    return f"{_SHORT_COMMITTEE} {_inside(place)}"


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """For telling whether two names mean one place: the name without its committee, spelling evened out.

    Accents count: "Xã Tân Lập" is not "Xã Tấn Lập". Case, tone placement and kinds of apostrophe do not.
    """
    key = composed(name.replace("’", "'"))
    for prefix in _PREFIXES:
        key = key.removeprefix(prefix)
    return key


def bare_name(name: str) -> str:
    """A place's own name, without accents and kind: "lai chau" of "UBND tỉnh Lai Châu", "ea tieu" of "X. Ea Tiêu"."""
    words = " ".join(re.findall(r"\w+", fold(name)))
    return _KINDS.sub("", _COMMITTEES.sub("", words))


def zone(place: str) -> str:
    """The value of the field "zone" of `dondoc.units.kinds`."""
    if place.startswith(_ISLAND):
        return "special"
    return "urban" if place.startswith(_URBAN) else "rural"


def _inside(place: str) -> str:
    return place if place == _WITH_CAPITAL else place[0].lower() + place[1:]
