"""``dondoc log``: whether the event log is whole, a seal to keep elsewhere, and the log as a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dondoc.config.commands import BadInput, File, start_django

if TYPE_CHECKING:
    from dondoc.core.events import Fault, Seal

SEAL_BYTES = 1 << 20
SHOWN_FAULTS = 20
_SEAL = re.compile(r"(\d{1,18}) ([0-9a-f]{64}) (\S+)")
_DAYS = ("%d/%m/%Y", "%Y-%m-%d")


class Day(click.ParamType[date]):
    """A day as 05/03/2026 or 2026-03-05."""

    name = "ngày"

    def convert(self, value: str | date, param: click.Parameter | None, context: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        for pattern in _DAYS:
            try:
                return datetime.strptime(value, pattern).date()  # noqa: DTZ007
            except ValueError:
                continue
        raise BadInput(f"“{value}” không phải là ngày. Hãy viết như 05/03/2026 hoặc 2026-03-05.")


@click.group(help="Nhật ký thay đổi.")
def command() -> None:
    """Holds the log's sub-commands."""


@command.command(help="Kiểm tra nhật ký có bị sửa, mất dòng hay bị cắt đuôi không.")
@click.option("--seal", "file", type=File(SEAL_BYTES), help="Tệp các dấu niêm phong đã giữ ở nơi khác.")
def verify(file: Path | None) -> None:
    start_django(database=True)
    from dondoc.core.events import faults
    from dondoc.core.models import Event

    seals = list(_seals(file)) if file else []
    found = []
    for fault in faults(seals):
        found.append(_sentence(fault))
        if len(found) == SHOWN_FAULTS:
            found.append(f"Chỉ nêu {SHOWN_FAULTS} chỗ đầu tiên.")
            break
    if found:
        raise BadInput("\n".join(["Nhật ký không còn nguyên vẹn.", *found, _ADVICE]))
    held = f", khớp với {len(seals)} dấu niêm phong" if seals else ""
    click.echo(f"Nhật ký nguyên vẹn: {Event.objects.count()} sự kiện{held}.")


@command.command(help="In dấu niêm phong của nhật ký để giữ ở nơi khác (máy khác, thư, giấy).")
@click.option("--to", "file", type=click.Path(path_type=Path), help="Ghi thêm vào cuối tệp này thay vì in ra.")
def seal(file: Path | None) -> None:
    start_django(database=True)
    from django.utils import timezone

    from dondoc.core.events import last_seal

    found = last_seal()
    if found is None:
        raise BadInput("Nhật ký chưa có sự kiện nào nên chưa có gì để niêm phong.")
    line = f"{found.id} {found.digest} {timezone.localtime(found.at).isoformat(timespec='seconds')}"
    if file is None:
        click.echo(line)
        return
    try:
        with file.open("a", encoding="ascii") as stream:
            stream.write(f"{line}\n")
    except OSError as error:
        raise BadInput(f"Không ghi được {file} ({error.strerror}). Hãy chọn nơi khác.") from error
    click.echo(f"Đã ghi dấu niêm phong của {found.id} sự kiện vào {file}. Hãy giữ tệp này ngoài máy chủ.")


@command.command(help="Ghi nhật ký ra tệp, sự kiện cũ trước.")
@click.option("--from", "since", type=Day(), help="Từ ngày này.")
@click.option("--to", "until", type=Day(), help="Đến hết ngày này.")
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl cho máy đọc, csv cho bảng tính.")
@click.option("--out", "file", type=click.Path(path_type=Path), help="Tệp để ghi; không nêu thì in ra.")
def export(since: date | None, until: date | None, form: str, file: Path | None) -> None:
    if since and until and since > until:
        raise BadInput("Ngày --from phải không sau ngày --to. Hãy sửa một trong hai ngày.")
    from dondoc.exports.writers.events import FORMATS

    if form not in FORMATS:
        raise BadInput(f"Không có dạng tệp “{form}”. Hãy chọn một trong: {', '.join(FORMATS)}.")
    start_django(database=True)
    from django.utils import translation

    from dondoc.core.models import Event
    from dondoc.web.events import queries
    from dondoc.web.events.export import rows

    events = Event.objects.all()
    if since:
        events = queries.since(events, since)
    if until:
        events = queries.until(events, until)
    with translation.override("vi"):
        _write(FORMATS[form](rows(events, newest_first=False)), file)


def _write(pieces: Iterable[str], file: Path | None) -> None:
    """To the file, or to standard output; a reader that wants no more ends it in silence."""
    try:
        if file is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            sys.stdout.writelines(pieces)
            sys.stdout.flush()
        else:
            with file.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(pieces)
            click.echo(f"Đã ghi nhật ký vào {file}.", err=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        raise BadInput(f"Không ghi được {file} ({error.strerror}). Hãy chọn nơi khác.") from error


def _seals(file: Path) -> Iterator[Seal]:
    """The seals of a file, one a line; any line that is none is bad input."""
    from dondoc.core.events import Seal

    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(f"{file.name} không phải là tệp dấu niêm phong. Hãy chọn tệp do dondoc log seal ghi.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        match = _SEAL.fullmatch(line.strip())
        try:
            if match is None:
                raise ValueError(line)
            yield Seal(int(match[1]), match[2], datetime.fromisoformat(match[3]))
        except ValueError as error:
            raise BadInput(
                f"{file.name}, dòng {number}: không phải là một dấu niêm phong. "
                "Mỗi dòng gồm số sự kiện, dấu gồm 64 chữ số, và thời điểm, như dondoc log seal in ra."
            ) from error


_ADVICE = (
    "Hãy giữ nguyên cơ sở dữ liệu để điều tra, so với bản sao lưu gần nhất mà dondoc log verify còn báo nguyên vẹn. "
    "Cách đọc kết quả: docs/event-log.md."
)


def _sentence(fault: Fault) -> str:
    """What is wrong, and where."""
    where = f"số {fault.first}" if fault.first == fault.last else f"từ số {fault.first} đến số {fault.last}"
    return {
        "altered": f"- Sự kiện {where} đã bị sửa, hoặc sự kiện ngay trước đó đã bị sửa rồi tính lại dấu.",
        "missing": f"- Sự kiện {where} đã bị lấy đi.",
        "cut": f"- Phần cuối của nhật ký đã bị cắt: thiếu sự kiện {where}.",
        "added": f"- Sự kiện {where} không do dondoc ghi, hoặc dấu cuối của nhật ký đã bị sửa.",
        "unsealed": f"- Sự kiện {where} khác với sự kiện đã niêm phong: nhật ký đã bị viết lại.",
        "unguarded": "- Khóa chống sửa của cơ sở dữ liệu không còn hoặc đang tắt. Hãy tìm ai đã tắt, "
        "rồi chạy: dondoc migrate",
    }[fault.kind]
