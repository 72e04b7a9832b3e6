"""The sheet of a unit's workbook where all of it is plain, in half of the time that a reader of any sheet takes.

Spreadsheets store lines, cells and texts in few forms. Where the whole sheet is of those below, it is read here; where
one thing is not (a formula, an error, merged cells, a day, a text of many colours), nothing is, and `None` says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dondoc.reporting.workbooks.layout import ANSWERS, MARK, OF_UNIT
from dondoc.reporting.workbooks.parts import Part

Cell = str | float | int | bool | list[str] | None


class UnitSheet(NamedTuple):
    """What stands in the workbook of one unit: its first cell, the unit's name, and of each line that has a key its
    number, the key, the label and the answer."""

    name: str
    identity: str
    unit_name: str
    lines: Sequence[int]
    keys: Sequence[str]
    labels: Sequence[str]
    answers: Sequence[Cell]


_STYLE = rb'(?: s="\d+")?+'
_WORDS = _STYLE + rb'(?: t="s"><v>(\d+)</v></c>|/>)'
_NUMBER = rb"-?\d+(?:\.\d+)?(?:[Ee][-+]?\d+)?"
_ANSWER = rb'(?: s="(\d+)")?+(?: t="s"><v>(\d+)</v></c>|(?: t="n")?><v>(' + _NUMBER + rb")</v></c>|/>)"
_OTHER = _STYLE + rb'(?: t="\w+")?+(?:/>|>(?:<f[^<>]*(?:/>|>[^<]*</f>))?+(?:<v>[^<]*</v>)?+</c>)'
_LINE = re.compile(
    rb'<row r="(\d+)"[^<>/]*+(?:/>|>'
    rb'(?:<c r="A\1"' + _WORDS + rb')?+(?:<c r="B\1"' + _OTHER + rb')?+'
    rb'(?:<c r="C\1"' + _WORDS + rb')?+(?:<c r="D\1"' + _ANSWER + rb')?+'
    rb'(?:<c r="(?:[E-Z]|[A-Z]{2,3})\1"' + _OTHER + rb")*+</row>)"
    rb"|(.)",
    re.DOTALL,
)  # fmt: skip
_BEGIN, _END = b"<sheetData>", b"</sheetData>"

_TEXTS = re.compile(r'(?:<\?xml version="1.0" encoding="UTF-8"[^<>]*>\s*)?<sst [^<>]*>')
_TEXT = re.compile(r'<si><t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)</si>')
_ENTITY = re.compile(r"&(?!(?:lt|gt|quot|apos|amp);)")
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))

_SHEET = re.compile(f'<sheet name="{ANSWERS}"[^<>]* r:id="([^"]+)"'.encode())
_RELATION = re.compile(rb"<Relationship [^<>]*>")
_ID, _TARGET = re.compile(rb' Id="([^"]*)"'), re.compile(rb' Target="(?:/xl/)?([^"]*)"')

_FORMAT = re.compile(rb'<numFmt numFmtId="(\d+)" formatCode="(?:General|[#0,.]+)"/>')
_STYLES = re.compile(rb"<cellXfs[ >].*?</cellXfs>", re.DOTALL)
_FORMATTED = re.compile(rb'<xf (?:[^<>]* )?numFmtId="(\d+)"')
_NUMBERS = {str(each).encode() for each in (0, 1, 2, 3, 4, 9, 10, 11, 37, 38, 39, 40, 49)}
"""Formats that every spreadsheet has, and that show no day or time."""


def unit_sheet(parts: Mapping[str, Part]) -> UnitSheet | None:
    """What the workbook of one unit holds; None where it is no plain one."""
    texts = parts.get("xl/sharedStrings.xml")
    sheet = parts.get(_path_of_sheet(parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels")))
    words = _words(texts.content().decode()) if texts else None
    if words is None or sheet is None:
        return None
    try:
        return _read(sheet.content(), words, _number_styles(parts.get("xl/styles.xml")))
    except IndexError:  # a text that is not there
        return None


def _read(content: bytes, words: Sequence[str], number_styles: frozenset[bytes]) -> UnitSheet | None:
    begin, end = content.find(_BEGIN), content.rfind(_END)
    if not 0 <= begin < end or b"<worksheet " not in content[:200]:
        return None
    if content.find(b"<!", 0, begin) >= 0 or content.find(b"mergeCell", end) >= 0:
        return None
    lines, keys, labels = list[int](), list[str](), list[str]()
    answers: list[Cell] = []
    identity, unit_name, last, answered = "", "", 0, False
    for found in _LINE.finditer(content, begin + len(_BEGIN), end):
        line, key, label, style, text, number, odd = found.groups()
        if odd is not None or int(line) <= last or (number is not None and (style or b"0") not in number_styles):
            return None
        last = int(line)
        mark, called = words[int(key)] if key else "", words[int(label)] if label else ""
        if last == 1:
            identity = mark
            continue
        if last == 2:
            unit_name = called
        if mark:
            lines.append(last)
            keys.append(mark)
            labels.append(called)
            answers.append(float(number) if number else (words[int(text)] or None) if text else None)
        answered = answered or number is not None or text is not None
    if not answered or not identity.startswith(f"{MARK}|{OF_UNIT}|"):
        return None
    return UnitSheet(ANSWERS, identity, unit_name, lines, keys, labels, answers)


def _words(content: str) -> list[str] | None:
    """The texts to which the cells of a workbook point."""
    found: list[str] = _TEXT.findall(content)
    head = _TEXTS.match(content)
    if head is None or content.count("<si") != len(found):
        return None
    if "<!" in content or "_x" in content or content.find("\r", head.end()) >= 0:
        return None
    if [text.strip() for text in found] != found:  # spaces that may or may not count
        return None
    if "&" in content:
        if _ENTITY.search(content):
            return None
        for escaped, meant in _ESCAPED:
            found = [text.replace(escaped, meant) for text in found]
    return found


@lru_cache(maxsize=16)
def _path_of_sheet(workbook: Part | None, relations: Part | None) -> str:
    """Where the sheet to be filled lies, "" where that can't be told. Most workbooks of a round have the same parts."""
    if workbook is None or relations is None:
        return ""
    content = workbook.content()
    found = _SHEET.findall(content)
    if len(found) != 1 or content.count(f'"{ANSWERS}"'.encode()) != 1:
        return ""
    targets = [
        target[1].decode()
        for relation in _RELATION.findall(relations.content())
        if (known := _ID.search(relation)) and known[1] == found[0] and (target := _TARGET.search(relation))
    ]
    return f"xl/{targets[0]}" if len(targets) == 1 else ""


@lru_cache(maxsize=16)
def _number_styles(styles: Part | None) -> frozenset[bytes]:
    """The styles of cells whose numbers are numbers, and no days or times."""
    content = styles.content() if styles else b""
    found = _STYLES.search(content)
    shown = _NUMBERS | set(_FORMAT.findall(content))
    if found is None or found[0].count(b"<xf ") != len(formats := _FORMATTED.findall(found[0])):
        return frozenset()
    return frozenset(str(place).encode() for place, each in enumerate(formats) if each in shown)
