"""A reading written as plain data reads back as itself."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.reader.json import plan_from_json, plan_json, source_from_json, source_json
from dondoc.reader.plan import (
    Action,
    After,
    Amendment,
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Funds,
    Head,
    NamedDocument,
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
    Window,
)
from dondoc.reader.rules import UNKNOWN, Basis, Confidence
from dondoc.reader.source import Cell, Line, Source, Table

BY_HAND = {"confidence": "sure", "rule": "hand"}
DOUBTED = {"confidence": "doubtful", "rule": "head.kind", "doubt": "Chữ mờ."}
SOURCE = Source("Kế hoạch", (Line((0, 8)),), "text", wrapped=False)


def drawn() -> st.SearchStrategy[Plan]:
    """Any plan at all, whether or not a document could say it."""
    return st.from_type(Plan)


st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))


def test_a_plan_is_written_in_the_keys_of_the_plan_format() -> None:
    plan = Plan(
        head=Head(
            kind=Text("Kế hoạch", (0, 8), basis=Basis("head.kind", Confidence.DOUBTFUL, "Chữ mờ.")),
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
                    Task(
                        "Theo dõi",
                        (15, 16),
                        outside=Outside("dư luận", (17, 18)),
                        funds=(Funds("2 triệu đồng", (1, 9), 2_000_000, "ngân sách tỉnh"),),
                    ),
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
                window=Window("từ 15/12 năm trước đến 14/12", (2, 9), "--12-15", "--12-14", previous=True),
            ),
        ),
        warnings=("Văn bản không có số.",),
        amendments=(
            Amendment("I.1", "mục II", Action.REPEAL, NamedDocument("Kế hoạch", "12/KH-UBND"), None, (4, 8)),
            Amendment("I.2", "mục III", Action.REPLACE, None, "quý II", (5, 9), old="quý I"),
        ),
    )
    assert plan_json(plan) == {
        "kind": "Kế hoạch",
        "number": "12/KH-UBND",
        "place": None,
        "date": None,
        "title": None,
        "issuer": None,
        "key": "ke-hoach:12/kh-ubnd",
        "spans": {"kind": [0, 8], "number": [9, 19]},
        "bases": {"kind": DOUBTED, "number": BY_HAND},
        "period": {"start": "2026-01-01", "end": "2026-12-31", "span": [20, 28], **BY_HAND},
        "signatory": {
            "authority": None,
            "title": "CHỦ TỊCH",
            "name": None,
            "spans": {"title": [30, 38]},
            "bases": {"title": BY_HAND},
        },
        "recipients": [{"name": "Sở Y tế", "purpose": "để báo cáo", "span": [1, 2], **BY_HAND}],
        "citations": [
            {
                "kind": "Chỉ thị",
                "number": "11-CT/TU",
                "date": "2026-01-04",
                "key": "chi-thi:11-ct/tu:2026",
                "span": [3, 4],
                **BY_HAND,
            }
        ],
        "outline": [
            {"path": "I", "title": "MỤC ĐÍCH", "span": [5, 6], **BY_HAND},
            {"path": "I.1", "title": None, "span": [7, 8], **BY_HAND},
        ],
        "assignments": [
            {
                "path": "III.1",
                "agency": "Sở Y tế",
                "span": [9, 10],
                **BY_HAND,
                "tasks": [
                    {
                        "text": "Tập huấn",
                        "span": [11, 12],
                        **BY_HAND,
                        "role": "lead",
                        "partners": ["Sở Tài chính"],
                        "partner_spans": [[13, 14]],
                        "partner_bases": [BY_HAND],
                        "due": "2026-05-31",
                    },
                    {
                        "text": "Theo dõi",
                        "span": [15, 16],
                        **BY_HAND,
                        "role": "own",
                        "partners": [],
                        "partner_spans": [],
                        "partner_bases": [],
                        "funds": [
                            {
                                "text": "2 triệu đồng",
                                "span": [1, 9],
                                **BY_HAND,
                                "amount": 2_000_000,
                                "source": "ngân sách tỉnh",
                            }
                        ],
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
                **BY_HAND,
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
                **BY_HAND,
                "kind": "report",
                "due": "--11-15",
                "every": "year",
                "who": None,
                "to": None,
                "via": None,
                "next": True,
                "after": {"days": 10, "working": False, "from": "signing"},
                "window": {
                    "text": "từ 15/12 năm trước đến 14/12",
                    "span": [2, 9],
                    **BY_HAND,
                    "start": "--12-15",
                    "end": "--12-14",
                    "previous": True,
                },
            }
        ],
        "amendments": [
            {
                "path": "I.1",
                "clause": "mục II",
                "action": "repeal",
                "document": {"kind": "Kế hoạch", "number": "12/KH-UBND"},
                "text": None,
                "span": [4, 8],
                **BY_HAND,
            },
            {
                "path": "I.2",
                "clause": "mục III",
                "action": "replace",
                "document": None,
                "text": "quý II",
                "old": "quý I",
                "span": [5, 9],
                **BY_HAND,
            },
        ],
        "warnings": ["Văn bản không có số."],
    }


def test_a_source_is_written_with_short_lists_for_its_lines() -> None:
    table = Table((Cell((Line((9, 11), bold=True),), 0, 1, rows=2),), 2, 2)
    lines = (Line((0, 8), gap=True, centred=True, page=1), table)
    source = Source("Kế hoạch\nTT", lines, "scan", True, 1, unsure=((4, 8),), guessed=((9, 11),))
    assert source_json(source) == {
        "text": "Kế hoạch\nTT",
        "format": "scan",
        "wrapped": True,
        "pages": 1,
        "blocks": [[0, 8, "gc", 1], {"rows": 2, "columns": 2, "cells": [[0, 1, 2, 1, [[9, 11, "b"]]]]}],
        "unsure": [[4, 8]],
        "guessed": [[9, 11]],
    }


@settings(max_examples=50)  # each is large: a plan with every kind of item
@given(drawn())
def test_any_plan_reads_back_as_itself(plan: Plan) -> None:
    written = json.loads(json.dumps({"plan": plan_json(plan), "source": source_json(plan.source)}))
    read = plan_from_json(written["plan"], source_from_json(written["source"]))
    assert (read, plan_json(read)) == (plan, plan_json(plan))


def test_a_reading_stored_before_rules_were_kept_still_reads() -> None:
    plan = Plan(Head(kind=Text("Kế hoạch", (0, 8))), SOURCE, recipients=(Recipient("Sở Y tế", None, (1, 2)),))
    stored = plan_json(plan)
    del stored["bases"], stored["signatory"]["bases"]
    for key in ("confidence", "rule"):
        del stored["recipients"][0][key]
    read = plan_from_json(stored, SOURCE)
    assert read == plan
    assert read.head.kind is not None
    assert (read.head.kind.basis, read.recipients[0].basis) == (UNKNOWN, UNKNOWN)
