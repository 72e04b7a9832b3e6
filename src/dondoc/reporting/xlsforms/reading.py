"""An XLSForm as a form of dondoc: what it says, what is left aside, and what it asks that no form here can."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.xlsforms.form import BASE, DECIMALS, MARKS, NARRATIVE, SHARE, SOFT, TOP, FormSaid
from dondoc.reporting.xlsforms.from_xpath import Question, Untold, condition_of_note, conditions
from dondoc.reporting.xlsforms.lines import NO, YES, end_of, is_share, is_yes_no, marked, parted, unsaid_type
from dondoc.reporting.xlsforms.sheets import Line, Tables, read_tables

KINDS = {"integer": "count", "int": "count", "decimal": "amount", "text": "text", "string": "text", "file": "file"}
METADATA = ("start", "end", "today", "deviceid", "username", "audit", "simserial", "phonenumber", "subscriberid")
USUAL_DECIMALS = 2
Facts = Mapping[str, Collection[str]]
"""Kind of an indicator -> the keys of the facts that can fill it."""


@dataclass(slots=True)
class Read:
    """The form, and a sentence for each thing that was left aside."""

    form: FormSaid
    aside: list[Problem] = field(default_factory=list)


def read_xlsform(data: bytes, facts: Facts) -> Read:
    """What an XLSForm asks. Raises `Invalid` with everything that a form here can't ask, by sheet and line; a fact that
    is not in ``facts`` for the kind of its indicator too."""
    reader = _Reader(read_tables(data), facts)
    read = reader.read()
    if reader.problems:
        raise Invalid(reader.problems)
    return read


class _Reader:
    """Walks the survey from top to bottom."""

    def __init__(self, tables: Tables, facts: Facts) -> None:
        self._tables = tables
        self._facts = facts
        self.problems: list[Problem] = []
        self._aside: list[Problem] = []
        self._indicators: list[IndicatorDraft] = []
        self._places: dict[str, str] = {}
        self._constraints: list[tuple[Line, str]] = []
        self._notes: list[Line] = []
        self._narrative = ""

    def read(self) -> Read:
        self._walk(list(self._tables.survey), [])
        checks = [*self._hard_checks(), *self._soft_checks()]
        form = FormSaid(self._tables.title, self._narrative, self._indicators, checks)
        return Read(form, self._aside)

    def _walk(self, lines: Sequence[Line], sections: list[str]) -> None:
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if line.kind in ("begin_group", "begin group"):
                end = end_of(lines, at)
                inside = lines[at:end]
                at = end + 1
                if is_share(line, inside):
                    self._add_share(line, inside, sections)
                else:
                    self._set_relevant_aside(line)
                    self._walk(inside, [*sections, line.label])
            else:
                self._take(line, sections)

    def _take(self, line: Line, sections: Sequence[str]) -> None:
        kind = line.kind
        if line.name == NARRATIVE and kind == "text":
            self._narrative = line.label
        elif kind == "note":
            self._take_note(line)
        elif kind in METADATA:
            self._leave(line, "type", _("Dữ liệu của máy người nhập không được hỏi ở đây nên đã bỏ qua."))
        elif kind in KINDS:
            self._add(line, KINDS[kind], sections)
        elif kind.startswith(("select_one ", "select one ")):
            self._add_choice(line, kind.split()[-1], sections)
        elif kind == "image":
            self._add(line, "file", sections)
        else:
            self._refuse(line, "type", unsaid_type(kind))

    def _take_note(self, line: Line) -> None:
        if line.name.startswith(SOFT) and line["relevant"]:
            self._notes.append(line)
        else:
            self._leave(line, "label", _("Dòng chỉ để đọc, không hỏi gì, nên đã bỏ qua."))

    def _add(self, line: Line, kind: str, sections: Sequence[str], answers: tuple[str, ...] = ()) -> None:
        self._set_relevant_aside(line)
        help_text, unit = parted(line["hint"])
        draft = IndicatorDraft(
            line.label,
            kind,
            code=line.name,
            section=" / ".join(filter(None, sections)),
            help=help_text,
            unit=unit,
            decimals=self._decimals(line) if kind == "amount" else 0,
            answers=answers,
            required=line.is_yes("required"),
        )
        self._keep(marked(draft, line[MARKS]), line)
        if line["constraint"]:
            self._constraints.append((line, line["constraint"]))

    def _add_choice(self, line: Line, name: str, sections: Sequence[str]) -> None:
        choices = self._tables.choices.get(name)
        if not choices:
            self._refuse(line, "type", _("Không có danh sách trả lời này ở trang choices. Hãy thêm danh sách."))
            return
        if is_yes_no(choices):
            self._add(line, "yes_no", sections)
        else:
            self._add(line, "choice", sections, tuple(choices.values()))

    def _add_share(self, group: Line, inside: Sequence[Line], sections: Sequence[str]) -> None:
        top, base = (next(line for line in inside if line.name == group.name + end) for end in (TOP, BASE))
        help_text, unit = parted(group["hint"])
        draft = IndicatorDraft(
            group.label,
            "share",
            code=group.name,
            section=" / ".join(filter(None, sections)),
            help=help_text,
            unit=unit or "%",
            numerator_label=top.label,
            denominator_label=base.label,
            required=top.is_yes("required"),
        )
        self._keep(marked(draft, group[MARKS]), group)
        for line in (top, base):
            self._set_relevant_aside(line)
            if line["constraint"]:
                self._constraints.append((line, line["constraint"]))

    def _keep(self, draft: IndicatorDraft, line: Line) -> None:
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,29}", line.name):
            message = _("Mã chỉ gồm chữ cái không dấu, chữ số và gạch dưới, bắt đầu bằng chữ, không quá 30 ký tự.")
            self._refuse(line, "name", message)
        elif line.name.casefold() in self._places:
            self._refuse(line, "name", _("Mã này đã dùng cho chỉ số khác của biểu mẫu. Hãy đặt mã khác."))
        elif not line.label:
            self._refuse(line, "label", _("Hãy ghi tên chỉ số, hoặc bỏ chỉ số này."))
        elif draft.fact and draft.fact not in self._facts.get(draft.kind, ()):
            words = _("Không có số liệu hồ sơ “%(fact)s” cho loại chỉ số này. Hãy bỏ phần fact=…, rồi chọn lại ở đây.")
            self._refuse(line, MARKS, words % {"fact": draft.fact})
        else:
            self._places[line.name.casefold()] = line.place("name")
            self._indicators.append(draft)

    def _decimals(self, line: Line) -> int:
        return int(line[DECIMALS]) if line[DECIMALS] in ("0", "1", "2", "3", "4") else USUAL_DECIMALS

    def _hard_checks(self) -> Iterator[CheckDraft]:
        for line, source in self._constraints:
            message = line["constraint_message"] or _("Số liệu không thỏa điều kiện của biểu mẫu.")
            for condition in self._told(line, "constraint", partial(conditions, source)):
                if condition != f"{line.name.removesuffix(BASE)}.mau >= {line.name.removesuffix(BASE)}.tu":
                    yield CheckDraft(condition, message.removeprefix("Tử số lớn hơn mẫu số. "), hard=True)

    def _soft_checks(self) -> Iterator[CheckDraft]:
        for line in self._notes:
            for condition in self._told(line, "relevant", partial(_of_note, line["relevant"])):
                yield CheckDraft(condition, line.label)

    def _told(self, line: Line, column: str, tell: Callable[[Question], list[str]]) -> list[str]:
        """Conditions in dondoc's language; where it has no words for them the line is refused."""
        try:
            return tell(Question(line.name, self._called, self._answer))
        except Untold as part:
            words = _("Điều kiện này không viết được ở đây (phần “%(part)s”). Hãy bỏ nó, rồi tự viết điều kiện sau.")
            self._refuse(line, column, words % {"part": part})
            return []

    def _called(self, name: str) -> str:
        """What a question is called in a check."""
        for each in self._indicators:
            if each.kind == "share" and name in (each.code + TOP, each.code + BASE, each.code + SHARE):
                return each.code + {TOP: ".tu", BASE: ".mau", SHARE: ""}[name.removeprefix(each.code)]
            if each.code == name and each.kind != "file":
                return each.code
        raise Untold(name)

    def _answer(self, name: str, text: str) -> str | bool:
        """What an answer to a question means: a truth, or its words."""
        draft = next(each for each in self._indicators if each.code == name)
        if draft.kind == "yes_no":
            if text.casefold() not in YES + NO:
                raise Untold(text)
            return text.casefold() in YES
        line = next(line for line in self._tables.survey if line.name == name)
        choices = self._tables.choices.get(line.kind.split()[-1], {}) if draft.kind == "choice" else {text: text}
        if text not in choices:
            raise Untold(text)
        return choices[text]

    def _set_relevant_aside(self, line: Line) -> None:
        if line["relevant"]:
            words = _("Điều kiện hiện câu hỏi (relevant) không có ở đây nên đã bỏ qua: câu này luôn được hỏi.")
            self._leave(line, "relevant", words)

    def _leave(self, line: Line, column: str, message: str) -> None:
        self._aside.append(Problem(line.place(column), message))

    def _refuse(self, line: Line, column: str, message: str) -> None:
        self.problems.append(Problem(line.place(column), message))


def _of_note(source: str, question: Question) -> list[str]:
    return [condition_of_note(source, question)]
