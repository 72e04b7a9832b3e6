"""A reading written as plain data reads back as itself."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from dondoc.reader.json import plan_from_json, plan_json, source_from_json, source_json
from dondoc.reader.plan import (
    After,
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Head,
    OutlineItem,
    Outside,
    Period,
    Plan,
    Recipient,
    Role,
    Signatory,
    Target,
    Task,
    Text,
)
from dondoc.reader.source import Cell, Line, Source, Table

SOURCE = Source("Kế hoạch", (Line((0, 8)),), "text", wrapped=False)


def drawn() -> st.SearchStrategy[Plan]:
    """Any plan at all, whether or not a document could say it."""
    return st.from_type(Plan)


st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))


def test_a_plan_is_written_in_the_keys_of_the_plan_format() -> None:
    plan = Plan(
        head=Head(
            kind=Text("Kế hoạch", (0, 8)),
            number=Text("12/KH-UBND", (9, 19)),
            period=Period("2026-01-01", "2026-12-31", (20, 28)),
            signatory=Signatory(title=Text("CHỦ TỊCH", (30, 38))),
        ),
        source=SOURCE,
        recipients=(Recipient("Sở Y tế", "để báo cáo", (1, 2)),),
        citations=(Citation("Chỉ thị", "11-CT/TU", "2026-01-04", (3, 4)),),
        outline=(OutlineItem("I", "MỤC ĐÍCH", (5, 6)), OutlineItem("I.1", None, (7, 8))),
        assignments=(
            Assignment(
                "III.1",
                "Sở Y tế",
                (9, 10),
                (
                    Task("Tập huấn", (11, 12), Role.LEAD, (Text("Sở Tài chính", (13, 14)),), due="2026-05-31"),
                    Task("Theo dõi", (15, 16), outside=Outside("dư luận", (17, 18))),
                ),
            ),
        ),
        targets=(Target("II", "100% trường", (19, 20), ">=", 100.0, "%", "trường", by="2026-12-31", of=12.5),),
        deadlines=(
            Deadline(
                "V",
                "trước ngày 15/11",
                (21, 22),
                DeadlineKind.REPORT,
                "--11-15",
                "year",
                next=True,
                after=After("signing", days=10),
            ),
        ),
        warnings=("Văn bản không có số.",),
    )
    assert plan_json(plan) == {
        "kind": "Kế hoạch",
        "number": "12/KH-UBND",
        "place": None,
        "date": None,
        "title": None,
        "issuer": None,
        "spans": {"kind": [0, 8], "number": [9, 19]},
        "period": {"start": "2026-01-01", "end": "2026-12-31", "span": [20, 28]},
        "signatory": {"authority": None, "title": "CHỦ TỊCH", "name": None, "spans": {"title": [30, 38]}},
        "recipients": [{"name": "Sở Y tế", "purpose": "để báo cáo", "span": [1, 2]}],
        "citations": [{"kind": "Chỉ thị", "number": "11-CT/TU", "date": "2026-01-04", "span": [3, 4]}],
        "outline": [
            {"path": "I", "title": "MỤC ĐÍCH", "span": [5, 6]},
            {"path": "I.1", "title": None, "span": [7, 8]},
        ],
        "assignments": [
            {
                "path": "III.1",
                "agency": "Sở Y tế",
                "span": [9, 10],
                "tasks": [
                    {
                        "text": "Tập huấn",
                        "span": [11, 12],
                        "role": "lead",
                        "partners": ["Sở Tài chính"],
                        "partner_spans": [[13, 14]],
                        "due": "2026-05-31",
                    },
                    {
                        "text": "Theo dõi",
                        "span": [15, 16],
                        "role": "own",
                        "partners": [],
                        "partner_spans": [],
                        "scope": "outside",
                        "scope_words": "dư luận",
                        "scope_span": [17, 18],
                    },
                ],
            }
        ],
        "targets": [
            {
                "path": "II",
                "text": "100% trường",
                "span": [19, 20],
                "subject": "trường",
                "comparator": ">=",
                "value": 100,
                "unit": "%",
                "every": None,
                "by": "2026-12-31",
                "of": 12.5,
            }
        ],
        "deadlines": [
            {
                "path": "V",
                "text": "trước ngày 15/11",
                "span": [21, 22],
                "kind": "report",
                "due": "--11-15",
                "every": "year",
                "who": None,
                "to": None,
                "via": None,
                "next": True,
                "after": {"days": 10, "working": False, "from": "signing"},
            }
        ],
        "warnings": ["Văn bản không có số."],
    }


def test_a_source_is_written_with_short_lists_for_its_lines() -> None:
    table = Table((Cell((Line((9, 11), bold=True),), 0, 1, rows=2),), 2, 2)
    source = Source("Kế hoạch\nTT", (Line((0, 8), gap=True, centred=True, page=1), table), "pdf", True, 1)
    assert source_json(source) == {
        "text": "Kế hoạch\nTT",
        "format": "pdf",
        "wrapped": True,
        "pages": 1,
        "blocks": [[0, 8, "gc", 1], {"rows": 2, "columns": 2, "cells": [[0, 1, 2, 1, [[9, 11, "b"]]]]}],
    }


@given(drawn())
def test_any_plan_reads_back_as_itself(plan: Plan) -> None:
    written = json.loads(json.dumps({"plan": plan_json(plan), "source": source_json(plan.source)}))
    assert plan_from_json(written["plan"], source_from_json(written["source"])) == plan
