"""Damages the parts inside a zip package or a PDF, and packs them up again whole."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from random import Random

from tools.fuzz import mutations
from tools.fuzz.mutations import BYTES, WORDS, damaged
from tools.fuzz.xml import rewritten

_WELL_FORMED = 0.85
_PNG_HEAD = 8
_TAGS = 400
_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)\bstream\r?\n(.*?)\r?\nendstream\s*$", re.DOTALL)
_OPERATOR = re.compile(rb"\b(?:Tj|TJ|Tm|Td|cm|re|q|Q|BT|ET|Tf|l|m|S)\b")


def whole_package(data: bytes, random: Random) -> bytes:
    """A zip package of which one or two parts are damaged inside, and which is itself sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError):
        return data
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    # The body is where nearly everything is read from.
    bodies = [name for name in names if name.endswith(("document.xml", "content.xml"))]
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice(bodies if bodies and random.random() < 0.6 else names)
        change = rewritten if random.random() < _WELL_FORMED else _words
        parts[name] = change(parts[name], random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


def whole_png(data: bytes, random: Random) -> bytes:
    """A PNG of which one part is damaged inside, every part's sum being right."""
    parts = []
    start = _PNG_HEAD
    while start + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, start)
        parts.append([data[start + 4 : start + 8], data[start + 8 : start + 8 + length]])
        start += 12 + length
    if not parts:
        return data
    part = random.choice(parts)
    packed = part[0] == b"IDAT" and random.random() < _WELL_FORMED
    try:
        part[1] = damaged(zlib.decompress(part[1]) if packed else part[1], random, BYTES)
    except zlib.error:
        return data
    part[1] = zlib.compress(part[1], 1) if packed else part[1]
    sums = (struct.pack(">I", zlib.crc32(name + content)) for name, content in parts)
    chunks = (
        struct.pack(">I", len(part[1])) + part[0] + part[1] + total for part, total in zip(parts, sums, strict=True)
    )
    return data[:_PNG_HEAD] + b"".join(chunks)


def whole_tiff(data: bytes, random: Random) -> bytes:
    """A TIFF of which the lists of its tags, at both its ends, are damaged, not its dots."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 6)):
        place = random.randrange(min(len(changed), _TAGS))
        changed[place if random.random() < 0.5 else -1 - place] = random.choice((0, 1, 255, random.randrange(256)))
    return bytes(changed)


def _words(data: bytes, random: Random) -> bytes:
    return damaged(data, random, WORDS)


def whole_pdf(data: bytes, random: Random) -> bytes:
    """A PDF of which some objects are damaged, written with a sound table of its objects."""
    objects = {int(number): content for number, content in _OBJECT.findall(data)}
    trailer = _TRAILER.search(data)
    if not objects or trailer is None:
        return data
    for _ in range(random.choice((1, 1, 2, 4))):
        number = random.choice(list(objects))
        change = random.random()
        if change < 0.1:
            objects[number] = objects[random.choice(list(objects))]
        elif change < 0.15 and len(objects) > 1:
            del objects[number]
        else:
            objects[number] = _damaged_object(objects[number], random)
    return _written(objects, trailer[1])


def _damaged_object(content: bytes, random: Random) -> bytes:
    found = _STREAM.match(content)
    if found is None or random.random() < 0.2:
        return damaged(content, random, _DICTIONARY)
    head, stream = found[1], found[2]
    packed = b"FlateDecode" in head
    try:
        plain = zlib.decompress(stream) if packed else stream
    except zlib.error:
        return content
    plain = damaged(plain, random, _DRAWN)
    stream = zlib.compress(plain, 1) if packed else plain
    head = re.sub(rb"/Length \d+(?: 0 R)?", b"/Length %d" % len(stream), head)
    return head + b"stream\n" + stream + b"\nendstream\n"


def operators(data: bytes, random: Random) -> bytes:
    """One drawing operator in place of another."""
    found = list(_OPERATOR.finditer(data))
    if not found:
        return data
    one, other = random.choice(found), random.choice(found)
    return data[: one.start()] + other[0] + data[one.end() :]


def _written(objects: dict[int, bytes], trailer: bytes) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj%sendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    return bytes(data) + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)


_DICTIONARY = (
    mutations.renumber,
    mutations.renumber,
    mutations.flip,
    mutations.delete,
    mutations.move,
    mutations.repeat,
)
_DRAWN = (*_DICTIONARY, mutations.renumber, mutations.write, operators, operators)
