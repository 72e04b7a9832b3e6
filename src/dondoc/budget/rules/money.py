"""Amounts in đồng: whole numbers, never fractions."""

from __future__ import annotations

import re

LARGEST = 100_000_000_000_000
"""The most that one entry, and one line in one column, may hold: a hundred thousand billion đồng (một trăm nghìn tỷ).

Ninety thousand of them still fit into the 64 bits of a database's sum.
"""
_TYPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+")


def parse_amount(text: str) -> int | None:
    """What was typed, in đồng: "1.250.000", "1 250 000" or "1250000", with "đồng" or "đ" behind it or without.

    None for anything else: a comma, a minus, "1,5 tỷ".
    """
    bare = re.sub(r"\s*(?:đồng|đ|VND|VNĐ)\.?\s*$", "", text.replace("\u00a0", " ").strip(), flags=re.IGNORECASE)
    return int(re.sub(r"[. ]", "", bare)) if _TYPED.fullmatch(bare) and bare.isascii() else None


def in_words(amount: int) -> str:
    """An amount as documents print it: "1.250.000"."""
    return f"{amount:,}".replace(",", ".")
