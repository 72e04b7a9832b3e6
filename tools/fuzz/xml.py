"""Damages XML so that it stays well-formed: the fault lies in what it says."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from lxml import etree

from tools.fuzz.mutations import WORDS, damaged

_TIMES = (1, 1, 1, 3, 200)
_DEPTHS = (2, 30, 100, 230)
_VALUES = (
    "",
    "0",
    "-1",
    "1",
    "2",
    "9",
    "63",
    "64",
    "99999999999",
    "abc",
    "true",
    "0.5",
    "ảo",
    "%1.%2.%9.",
    "restart",
    "٣",
)
_MOST_CHANGES = 12


def rewritten(data: bytes, random: Random) -> bytes:
    """The XML with one to twelve of its elements changed; as it is where it is not well-formed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return data
    for _ in range(random.randint(1, _MOST_CHANGES)):
        elements = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
        if not elements:
            break
        random.choice(_CHANGES)(random.choice(elements), elements, random)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _repeat(one: etree._Element, _: list[etree._Element], random: Random) -> None:
    for _ in range(random.choice(_TIMES)):
        one.addnext(deepcopy(one))


def _drop(one: etree._Element, _: list[etree._Element], random: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _copy(one: etree._Element, elements: list[etree._Element], random: Random) -> None:
    random.choice(elements).insert(0, deepcopy(one))


def _nest(one: etree._Element, _: list[etree._Element], random: Random) -> None:
    inner = deepcopy(one)
    for _ in range(random.choice(_DEPTHS)):
        outer = etree.Element(one.tag)
        outer.append(inner)
        inner = outer
    one.append(inner)


def _rename(one: etree._Element, elements: list[etree._Element], random: Random) -> None:
    one.tag = random.choice(elements).tag


def _set(one: etree._Element, elements: list[etree._Element], random: Random) -> None:
    holders = [element for element in [one, *one.iter(), *elements] if element.attrib]
    if holders:
        holder = holders[0] if random.random() < 0.5 else random.choice(holders)
        holder.set(random.choice(list(holder.attrib)), random.choice(_VALUES))


def _say(one: etree._Element, elements: list[etree._Element], random: Random) -> None:
    spoken = [element for element in elements if element.text and element.text.strip()]
    if spoken:
        element = random.choice(spoken)
        content = damaged((element.text or "").encode(), random, WORDS).decode(errors="ignore")
        element.text = "".join(sign for sign in content if sign.isprintable() or sign in "\n\t")


_CHANGES = (_repeat, _drop, _copy, _nest, _rename, _set, _set, _say, _say)
