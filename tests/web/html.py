"""Reads pages the way a person would: headings, texts, table rows."""

from __future__ import annotations

from django.http import HttpResponse
from lxml import html


def page(response: HttpResponse) -> html.HtmlElement:
    """The response as a tree."""
    return html.fromstring(response.content.decode())


def heading(response: HttpResponse) -> str:
    """The one h1."""
    (found,) = page(response).xpath("//h1")
    return words(found)


def texts(response: HttpResponse, xpath: str) -> list[str]:
    """The words of each element found."""
    return [words(element) for element in page(response).xpath(xpath)]


def text_of(response: HttpResponse) -> str:
    """All words of the page as one line."""
    return words(page(response))


def words(element: html.HtmlElement) -> str:
    """All text of an element, white space tidied."""
    return " ".join(element.text_content().split())


def rows(response: HttpResponse) -> list[list[str]]:
    """The body of the page's only table."""
    return [[words(cell) for cell in row.xpath("./th|./td")] for row in page(response).xpath("//tbody/tr")]
