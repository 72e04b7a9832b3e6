"""An invented plan of the cast's province as the reader gives it, small enough to compare whole."""

from __future__ import annotations

import hashlib
from typing import Any

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.documents import storage, twins
from dondoc.documents.models import Reading, StoredFile
from dondoc.documents.rules import head_of
from dondoc.documents.search import folded
from dondoc.units.models import Unit

LINES = (
    "KẾ HOẠCH",
    "An toàn phòng cháy, chữa cháy trường học năm 2026",
    "I. CHỈ TIÊU",
    "1. 95% trường học tổ chức thực tập phương án chữa cháy.",
    "2. Tổ chức ít nhất 12 lớp tập huấn.",
    "II. PHÂN CÔNG",
    "1. Công an tỉnh",
    "- Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học.",
    "- Theo dõi dư luận trên mạng xã hội.",
    "2. UBND các xã, phường",
    "- Bố trí kinh phí kiểm tra.",
    "3. Công ty Điện lực Sông Mây",
    "- Kiểm tra an toàn điện tại trường học.",
    "III. BÁO CÁO",
    "UBND các xã, phường báo cáo Công an tỉnh trước ngày 15/11/2026.",
    "Các đơn vị xây dựng kế hoạch trong 10 ngày kể từ ngày ký.",
    "Nơi nhận:",
    "- Bộ Công an (để b/c);",
)
TEXT = "\n".join(LINES)
TITLE = LINES[1]


def span(words: str) -> list[int]:
    """Where these words stand in the document."""
    start = TEXT.index(words)
    return [start, start + len(words)]


def placed(words: str, **values: Any) -> dict[str, Any]:
    """An item with its text and span."""
    return {"text": words, "span": span(words), **values}


def plan_json() -> dict[str, Any]:
    """The Plan JSON of the document."""
    return {
        "kind": "Kế hoạch",
        "number": None,
        "place": None,
        "date": "2026-01-12",
        "title": TITLE,
        "issuer": "Ủy ban nhân dân tỉnh Sông Mây",
        "spans": {"kind": span("KẾ HOẠCH"), "title": span(TITLE)},
        "period": {"start": "2026-01-01", "end": "2026-12-31", "span": span("năm 2026")},
        "signatory": {"authority": None, "title": None, "name": None, "spans": {}},
        "recipients": [
            {"name": "Bộ Công an", "purpose": "để b/c", "span": span("Bộ Công an (để b/c)")},
        ],
        "citations": [],
        "outline": [],
        "assignments": [
            {
                "path": "II.1",
                "agency": "Công an tỉnh",
                "span": span("Công an tỉnh"),
                "tasks": [
                    placed(
                        "Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học.",
                        role="lead",
                        partners=["Sở GD&ĐT"],
                        partner_spans=[span("Sở GD&ĐT")],
                    ),
                    placed(
                        "Theo dõi dư luận trên mạng xã hội.",
                        role="own",
                        partners=[],
                        partner_spans=[],
                        scope="outside",
                        scope_words="Theo dõi dư luận",
                        scope_span=span("Theo dõi dư luận"),
                    ),
                ],
            },
            {
                "path": "II.2",
                "agency": "UBND các xã, phường",
                "span": span("UBND các xã, phường"),
                "tasks": [placed("Bố trí kinh phí kiểm tra.", role="own", partners=[], partner_spans=[])],
            },
            {
                "path": "II.3",
                "agency": "Công ty Điện lực Sông Mây",
                "span": span("Công ty Điện lực Sông Mây"),
                "tasks": [placed("Kiểm tra an toàn điện tại trường học.", role="own", partners=[], partner_spans=[])],
            },
        ],
        "targets": [
            placed(
                "95% trường học tổ chức thực tập phương án chữa cháy",
                path="I.1",
                subject="trường học",
                comparator=">=",
                value=95,
                unit="%",
                every=None,
                by="2026-12-31",
            ),
            placed(
                "ít nhất 12 lớp tập huấn",
                path="I.2",
                subject="lớp tập huấn",
                comparator=">=",
                value=12,
                unit="lớp",
                every="year",
                by=None,
            ),
        ],
        "deadlines": [
            placed(
                "báo cáo Công an tỉnh trước ngày 15/11/2026",
                path="III",
                kind="report",
                due="2026-11-15",
                every=None,
                who="UBND các xã, phường",
                to="Công an tỉnh",
                via=None,
            ),
            placed(
                "xây dựng kế hoạch trong 10 ngày kể từ ngày ký",
                path="III",
                kind="plan",
                due=None,
                every=None,
                who=None,
                to=None,
                via=None,
                after={"days": 10, "working": False, "from": "signing"},
            ),
        ],
        "warnings": [],
    }


def source_json() -> dict[str, Any]:
    """The normalised source of the document: one line a paragraph, the head centred."""
    blocks, start = [], 0
    for number, line in enumerate(LINES):
        blocks.append([start, start + len(line), "bc"] if number < 2 else [start, start + len(line)])
        start += len(line) + 1
    return {"text": TEXT, "format": "text", "wrapped": False, "pages": None, "blocks": blocks}


def office(cast: Cast) -> User:
    """The province's office, which takes the document in."""
    return cast.user(Role.OFFICE, cast.province)


def make_reading(cast: Cast, *, unit: Unit | None = None, name: str = "ke-hoach.docx", **values: Any) -> Reading:
    """A waiting reading of the document; ``values`` go over its columns."""
    owner, data = unit or cast.province, name.encode()
    file = StoredFile.objects.create(
        unit=owner,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        uploaded_by=office(cast),
    )
    storage.store(data)
    columns = {"plan": plan_json(), "source": source_json(), "title": TITLE, "folded": folded(TITLE, name)} | values
    head = head_of(columns["plan"], columns.get("edits", {}))
    marks = {"by_number": twins.by_number(head), "by_title": twins.by_title(head)}
    return Reading.objects.create(file=file, unit=owner, **marks, **columns)
