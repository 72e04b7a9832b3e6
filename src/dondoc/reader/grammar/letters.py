"""The letters of Vietnamese for character classes: in Unicode its capitals and small letters stand mixed."""

from __future__ import annotations

_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
SMALL = "a-z" + _ACCENTED
CAPITAL = "A-Z" + _ACCENTED.upper()
