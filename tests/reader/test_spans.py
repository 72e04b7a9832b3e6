"""The words at the span of a value are the value, in every form of a plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dondoc.reader import Plan, read_plan
from dondoc.reader.plan import (
    Amendment,
    Assignment,
    Citation,
    OutlineItem,
    Period,
    Recipient,
    Target,
    Task,
    Text,
    Value,
)
from dondoc.reader.source import collapse
from dondoc.samples import sample_path
from reader import invented_plans
from reader.forms import FORMS
from reader.values import values

_SAMPLES = (
    "plans/ke-hoach-pccc-truong-hoc-tinh.docx",
    "plans/ke-hoach-pccc-truong-hoc-tinh.pdf",
    "plans/ke-hoach-pccc-truong-hoc-xa.docx",
)
_GOLDEN = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.suffix != ".json")
_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_SHORT = {"ubnd": "ủy ban nhân dân", "uỷ": "ủy", "hđnd": "hội đồng nhân dân", "bcđ": "ban chỉ đạo"}


def _says(field: str, value: Value, words: str) -> bool:
    """Whether the printed words say the value; what is completed or turned into numbers is so by its core."""
    match value:
        case Text() if field == "kind":
            return words.casefold() == value.text.casefold()
        case Text() if field == "date":
            found = _DATE.fullmatch(words)
            return found is not None and value.text == f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
        case Text() if field == "issuer":
            return _in_full(words) <= set(value.text.casefold().split())
        case Period():
            return value.end[:4] in words
        case Citation():
            return value.number in words.replace(" ", "")
        case OutlineItem():
            label = value.path.rpartition(".")[2]
            spelled = words.startswith("Phần thứ ")  # its number is in words
            return (spelled or label in words) and (value.title or "") in words
        case Assignment():
            return words == value.agency
        case Recipient():
            return words == value.name
        case Amendment():
            return value.clause in words or (value.text or "") in words
        case _:
            return words == getattr(value, "text")  # noqa: B009 - every other value is its text


def _in_full(words: str) -> set[str]:
    return {part for word in words.casefold().split() for part in _SHORT.get(word, word).split()}


def _strays(plan: Plan) -> list[tuple[str, Value, str]]:
    found = [(field, value, _words(plan, value)) for field, value in values(plan)]
    return [one for one in found if not _says(*one)]


def _words(plan: Plan, value: Value) -> str:
    start, end = getattr(value, "span")  # noqa: B009 - every value has one
    return collapse(plan.source.text[start:end])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", invented_plans.PLANS)
def test_the_words_at_a_span_are_the_value(text: str, form: str) -> None:
    plan = FORMS[form](text)
    assert sum(1 for _ in values(plan)) > 20
    assert _strays(plan) == []


@pytest.mark.parametrize("name", _SAMPLES)
def test_the_words_at_a_span_of_a_sample_are_the_value(name: str) -> None:
    plan = read_plan(sample_path(name).read_bytes(), name=name)
    assert {type(value) for _, value in values(plan)} >= {Text, Period, Recipient, OutlineItem, Task, Target}
    assert _strays(plan) == []


@pytest.mark.parametrize("path", _GOLDEN, ids=lambda path: path.name)
def test_the_words_at_a_span_of_another_office_s_plan_are_the_value(path: Path) -> None:
    assert _strays(read_plan(path.read_bytes(), name=path.name)) == []
