"""Options of ``dondoc read`` that would do nothing together are refused, not passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping

from dondoc.config.commands import BadInput

_ALONE = "Với --clauses không dùng {option}: mỗi dòng in ra một danh sách JSON. Hãy bỏ {option}."
_EXPLAIN = "--explain giải thích bản in ra màn hình của một tệp, không dùng được với {option}. Hãy bỏ một trong hai."
_ONLY = "--only chọn phần của bản in hoặc của --json, không dùng được với {option}. Hãy bỏ một trong hai."


def check_options(given: Mapping[str, object], *, clauses: bool, many: bool) -> None:
    """Raises ``BadInput`` for the first option that the others leave nothing to do.

    ``given`` has the options by their names ("--json") with the values that were typed; ``many``: more than one
    file is read.
    """
    asked = {name for name, value in given.items() if value}
    if clauses:
        _refuse(_ALONE, sorted(asked))
        return
    if "--explain" in asked:
        _refuse(_EXPLAIN, [name for name in ("--json", "--html", "--summary") if name in asked])
        _refuse(_EXPLAIN, ["nhiều tệp"] if many else [])
    if "--only" in asked and "--json" not in asked:
        _refuse(_ONLY, [name for name in ("--html", "--summary") if name in asked])
        _refuse(_ONLY, ["nhiều tệp khi không có --json"] if many else [])


def _refuse(sentence: str, idle: list[str]) -> None:
    if idle:
        raise BadInput(sentence.format(option=idle[0]))
