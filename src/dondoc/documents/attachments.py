"""Files that are kept beside a record as they came in and never read: decisions, programmes, evidence."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents import storage
from dondoc.documents.models import StoredFile

LARGEST = 20 * 1024 * 1024  # bytes
LONGEST_NAME = 255
ENDINGS = {"pdf": ".pdf", "docx": ".docx", "png": ".png", "jpg": ".jpg"}
_DOCX_PARTS = {"[Content_Types].xml", "word/document.xml"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that may be kept: its bytes, its kind by content, and its name with the ending of that kind."""

    data: bytes
    name: str
    kind: str

    def store(self) -> str:
        """Writes it to disk and gives its SHA-256; the same file again costs nothing."""
        return storage.store(self.data)

    def keep(self, *, unit_id: int, by: User) -> StoredFile:
        """Stores it as a file of a unit, the same bytes once; call it inside the action's transaction."""
        file, _made = StoredFile.objects.get_or_create(
            unit_id=unit_id,
            sha256=self.store(),
            defaults={"name": self.name, "size": len(self.data), "uploaded_by": by},
        )
        return file


def attachment(data: bytes, name: str, *, unnamed: str = "van-ban") -> Attachment:
    """Checks a file that came in; ``unnamed`` is what it is called where its name says nothing.

    Raises `Invalid` for its size, for content that is no PDF, DOCX, PNG or JPEG, or an identifier in its name.
    """
    kind = _checked_kind(data)
    return Attachment(data, _named(name, kind, unnamed), kind)


def kind_of(data: bytes) -> str | None:
    """What the bytes are, by their content; None for anything that is not kept."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "docx" if data.startswith(b"PK\x03\x04") and _is_docx(data) else None


def _checked_kind(data: bytes) -> str:
    if len(data) > LARGEST:
        large = _("Tệp lớn hơn %(most)d MB. Hãy giảm dung lượng rồi chọn lại.") % {"most": LARGEST >> 20}
        raise Invalid([Problem("file", large)])
    kind = kind_of(data)
    if kind is None:
        other = _("Tệp này không phải là PDF, DOCX hay ảnh PNG, JPEG. Hãy chọn tệp khác.")
        raise Invalid([Problem("file", other)])
    return kind


def _named(name: str, kind: str, unnamed: str) -> str:
    """The name with the ending of what the file is, without signs that a path or a screen takes otherwise."""
    composed = unicodedata.normalize("NFC", name)
    bare = "".join(letter for letter in composed if letter.isprintable() and letter not in '/\\"').strip()
    refuse_identifiers({"file": bare})
    ending = ENDINGS[kind]
    stem = bare[: -len(ending)] if bare.lower().endswith(ending) else bare
    return (stem or unnamed)[: LONGEST_NAME - len(ending)] + ending


def _is_docx(data: bytes) -> bool:
    """Whether the table of contents is that of a Word document; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return set(package.namelist()) >= _DOCX_PARTS
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
