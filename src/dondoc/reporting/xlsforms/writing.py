"""The rows of an XLSForm. Pure: a form in, tables out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.xlsforms.form import (
    BASE,
    DECIMALS,
    MARKS,
    NAMESPACE,
    NARRATIVE,
    NO,
    SHARE,
    SOFT,
    TOP,
    YES,
    YES_NO,
    FormSaid,
)
from dondoc.reporting.xlsforms.to_xpath import Unsayable, said

SURVEY = (
    "type", "name", "label", "hint", "required", "constraint", "constraint_message", "relevant", "calculation",
    DECIMALS, MARKS,
)  # fmt: skip
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "version", "namespaces")
TYPES = {"count": "integer", "amount": "decimal", "text": "text", "file": "file"}
Row = dict[str, str]


@dataclass(slots=True)
class Tables:
    """The sheets of an XLSForm; ``left_out`` holds the checks that it can't say, with their sentences."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: Row = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def tables(form: FormSaid, form_id: str, version: str) -> Tables:
    """A form as XLSForm says it."""
    found = Tables(settings={"form_title": form.title, "form_id": form_id, "version": version, "namespaces": NAMESPACE})
    under = ""
    for each in form.indicators:
        if each.section != under:
            _close(found, under)
            under = each.section
            if under:
                found.survey.append({"type": "begin_group", "name": f"muc_{len(found.survey) + 1}", "label": under})
        found.survey += _questions(each)
        found.choices += _choices(each)
    _close(found, under)
    _say_checks(found, form)
    if form.narrative_label:
        found.survey.append({"type": "text", "name": NARRATIVE, "label": form.narrative_label})
    if any(each.kind == "yes_no" for each in form.indicators):
        found.choices += [
            {"list_name": YES_NO, "name": YES, "label": "Có"},
            {"list_name": YES_NO, "name": NO, "label": "Không"},
        ]
    return found


def _close(found: Tables, under: str) -> None:
    if under:
        found.survey.append({"type": "end_group"})


def _questions(each: IndicatorDraft) -> Iterator[Row]:
    asked = {"required": "yes" if each.required else "", MARKS: _marks(each)}
    if each.kind == "share":
        yield {"type": "begin_group", "name": each.code, "label": each.label, "hint": _hint(each), MARKS: asked[MARKS]}
        whole = {"type": "integer", "required": asked["required"]}
        top, base = each.code + TOP, each.code + BASE
        yield whole | {"name": top, "label": each.numerator_label, "constraint": ". >= 0"}
        over = {"constraint": f". >= 0 and . >= ${{{top}}}", "constraint_message": "Tử số lớn hơn mẫu số."}
        yield whole | {"name": base, "label": each.denominator_label} | over
        reckoned = f"if(${{{base}}} > 0, 100 * ${{{top}}} div ${{{base}}}, '')"
        yield {"type": "calculate", "name": each.code + SHARE, "calculation": reckoned}
        yield {"type": "end_group"}
        return
    row = {"type": _type(each), "name": each.code, "label": each.label, "hint": _hint(each), **asked}
    if each.kind in ("count", "amount"):
        row["constraint"] = ". >= 0"
    if each.kind == "amount":
        row[DECIMALS] = str(each.decimals)
    yield row


def _type(each: IndicatorDraft) -> str:
    if each.kind == "yes_no":
        return f"select_one {YES_NO}"
    return f"select_one {each.code}" if each.kind == "choice" else TYPES[each.kind]


def _hint(each: IndicatorDraft) -> str:
    unit = f"(Đơn vị tính: {each.unit})" if each.unit else ""
    return " ".join(filter(None, (each.help, unit)))


def _choices(each: IndicatorDraft) -> Iterator[Row]:
    if each.kind == "choice":
        for place, answer in enumerate(each.answers, start=1):
            yield {"list_name": each.code, "name": f"a{place}", "label": answer}


def _marks(each: IndicatorDraft) -> str:
    """What XLSForm has no word for, kept for the way back."""
    found = {
        "people": each.about_people,
        "carried": each.carried_over,
        "final_only": not each.estimated,
        f"total={each.aggregation}": each.aggregation != "sum" and each.kind not in ("text", "file"),
        f"fact={each.fact}": bool(each.fact),
        f"across={each.across}": each.across != "sum",
    }
    return " ".join(name for name, holds in found.items() if holds)


def _say_checks(found: Tables, form: FormSaid) -> None:
    """Hard checks as constraints of their last question; soft ones as notes that show where they do not hold."""
    indicators = {each.code.casefold(): each for each in form.indicators}
    rows = {row["name"]: row for row in found.survey if "name" in row}
    order = {name: place for place, name in enumerate(rows)}
    notes: list[Row] = []
    for check in form.checks:
        try:
            spoken = said(check.expression, indicators, order)
        except Unsayable:
            found.left_out.append((check.expression, check.message))
            continue
        if check.hard:
            _constrain(rows[spoken.last], spoken.guarded(), check.message)
        else:
            name = f"{SOFT}{len(notes) + 1}"
            notes.append({"type": "note", "name": name, "label": check.message, "relevant": spoken.broken()})
    found.survey += notes


def _constrain(row: Row, constraint: str, message: str) -> None:
    row["constraint"] = " and ".join(filter(None, (row.get("constraint", ""), f"({constraint})")))
    row["constraint_message"] = " ".join(filter(None, (row.get("constraint_message", ""), message)))


def as_lines(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> Iterator[list[str]]:
    """The rows of a sheet, a cell for each column."""
    for row in rows:
        yield [row.get(column, "") for column in columns]
