"""E-mail addresses of persons. Those of organisations and offices pass: an office's box outlives who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.identifiers.kinds import Kind
from dondoc.identifiers.papers import Place
from dondoc.identifiers.words import listed, loose

_AT = re.compile(
    rf"[@\[({{<a](?:(?<=@)|(?<=[\[({{<])\s?(?:at|a[ .\-]?{loose('còng')})\s?[\])}}>]"
    rf"|(?<=\w\sa)(?:t| {loose('còng')})\s)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}(?: [0-9]{1,8})? {0,2}\Z")
_DOT = rf" ?(?:\.|[\[({{]? ?(?:dot|{loose('chấm')}) ?[\])}}]?) ?"
_HOST = re.compile(rf" {{0,2}}([a-z0-9\-]{{1,63}}(?:{_DOT}[a-z0-9\-]{{2,63}}){{1,4}})", re.IGNORECASE)
_ANY_DOT = re.compile(_DOT, re.IGNORECASE)

_FREE = listed(
    """
    gmail googlemail yahoo ymail rocketmail outlook hotmail live msn icloud aol proton protonmail gmx zoho
    yandex tutanota
    """
)
_ORGANISATIONS = (
    "gov.vn", "edu.vn", "org.vn", "ac.vn", "int.vn", "mil.vn", "health.vn", "chinhphu.vn", "quochoi.vn", "dcs.vn",
)  # fmt: skip
_OFFICES = listed(
    """
    info contact lienhe hotro support admin vanphong vp vt vanthu cskh tuyensinh ubnd hdnd so phong ban truong th thcs
    thpt mn cty congty htx tt trungtam benhvien tramyte bandoc toasoan ketoan daotao nhansu hr sales office webmaster
    noreply help gopy phananh hotline baocao tonghop pccc tiepnhan dichvu marketing kinhdoanh
    """
)
_PARTS = re.compile(r"[._\-+0-9]+")


def emails(text: str) -> Iterator[Place]:
    """Addresses at free-mail hosts, and at hosts of no known organisation unless the box is an office's ("info@")."""
    for at in _AT.finditer(text):
        name = _NAME.search(text, max(0, at.start() - 70), at.start())
        host = _HOST.match(text, at.end())
        if name and host and _is_personal(name.group(), host.group(1), worded=at.group()[0] in "aA"):
            start = name.start() + len(name.group()) - len(name.group().lstrip())
            yield Kind.EMAIL, start, host.end()


def _is_personal(name: str, written_host: str, *, worded: bool) -> bool:
    host = _ANY_DOT.sub(".", written_host).lower()
    if any(host == known or host.endswith(f".{known}") for known in _ORGANISATIONS):
        return False
    if not _FREE.isdisjoint(host.split(".")):
        return True
    return not worded and _OFFICES.isdisjoint(_PARTS.split(name.lower().strip()))
