"""Patterns compiled at their first use."""

from __future__ import annotations

import re

import pytest

from dondoc.reader.clauses.lazy import LazyPattern

TEXT = "Báo cáo trước ngày 15/6 và ngày 15/12"
SOURCE = r"NGÀY (\d{1,2})/(\d{1,2})"


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split"])
def test_a_lazy_pattern_finds_what_a_compiled_one_finds(method: str) -> None:
    lazy, compiled = LazyPattern(SOURCE, re.IGNORECASE), re.compile(SOURCE, re.IGNORECASE)
    for _ in range(2):  # the first use compiles
        assert repr(getattr(lazy, method)(TEXT)) == repr(getattr(compiled, method)(TEXT))


def test_a_lazy_pattern_keeps_within_the_bounds_of_a_search() -> None:
    lazy = LazyPattern(SOURCE, re.IGNORECASE)
    assert [found.span() for found in lazy.finditer(TEXT, 20)] == [(27, 37)]
    assert lazy.search(TEXT, 0, 20) is None


def test_a_lazy_pattern_replaces_its_matches() -> None:
    assert LazyPattern(r"\d+").sub(lambda found: "#" * len(found[0]), TEXT) == "Báo cáo trước ngày ##/# và ngày ##/##"


def test_a_lazy_pattern_is_not_compiled_before_its_first_use() -> None:
    broken = LazyPattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search(TEXT)


def test_a_lazy_pattern_has_no_other_methods() -> None:
    with pytest.raises(AttributeError):
        LazyPattern("a").scanner  # noqa: B018
