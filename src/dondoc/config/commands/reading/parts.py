"""The parts of a reading that ``--only`` can choose."""

from __future__ import annotations

import click

from dondoc.config.commands import BadInput

PARTS = {
    "head": "Phần đầu",
    "outline": "Đề cương",
    "targets": "Chỉ tiêu",
    "assignments": "Phân công",
    "deadlines": "Hạn gửi",
    "amendments": "Sửa đổi, bổ sung",
    "citations": "Văn bản viện dẫn",
    "recipients": "Nơi nhận",
}
HEAD_KEYS = ("kind", "number", "key", "place", "date", "title", "issuer", "period", "signatory", "spans", "bases")


class Only(click.ParamType[frozenset[str]]):
    """Names of parts with commas between them."""

    name = "phần"

    def convert(
        self, value: str | frozenset[str], param: click.Parameter | None, context: click.Context | None
    ) -> frozenset[str]:
        if isinstance(value, frozenset):
            return value
        chosen = frozenset(name.strip() for name in value.split(",") if name.strip())
        unknown = sorted(chosen - PARTS.keys())
        if unknown or not chosen:
            raise BadInput(f"Không có phần “{', '.join(unknown)}”. Hãy chọn trong: {', '.join(PARTS)}.")
        return chosen


def only_json(data: dict[str, object], only: frozenset[str]) -> dict[str, object]:
    """The keys of the chosen parts; warnings always stay."""
    keys = {"warnings", *only, *(HEAD_KEYS if "head" in only else ())}
    return {key: value for key, value in data.items() if key in keys}
