"""The reader's refusals as the product's own."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.reader.errors import Unreadable, Value
from dondoc.reader.formats.limits import FILE_BYTES, check_size

LARGEST_FILE = FILE_BYTES


def refused(error: Unreadable) -> Refused:
    """The reader's sentence, in the language of the page."""
    return Refused(sentence(error.template, error.values))


def sentence(template: str, values: Mapping[str, Value]) -> str:
    """A template of the reader with its values, in the language of the page."""
    return _(template).format(**values)


def refuse_too_large(size: int) -> None:
    """Raises `Refused` for a file of more bytes than the reader takes, before it is taken into memory."""
    try:
        check_size(size)
    except Unreadable as error:
        raise refused(error) from error
