"""``dondoc tick``: everything that is timed, once; for a systemd timer or cron. Any number may run at the same time."""

from __future__ import annotations

import logging
from collections.abc import Callable

import click

from dondoc.config.commands import start_django

_log = logging.getLogger(__name__)
Goes = Callable[[], bool]


@click.command(help="Làm một lượt mọi việc theo giờ: nhắc hạn, gửi thư, mở kỳ mới, chuyển việc của đơn vị đã sắp xếp.")
def command() -> None:
    start_django(database=True)
    told, faults = run()
    click.echo(told)
    if faults:
        raise click.ClickException(f"{faults} phần việc gặp lỗi và sẽ được làm lại ở lượt sau; xem nhật ký máy chủ.")


def run(go_on: Goes = lambda: True) -> tuple[str, int]:
    """Does each part by itself, so that a fault in one leaves the others alone; what was done, and how many failed."""
    sentences, faults = [], 0
    for part in (_settle, _amend, _open_rounds, _open_cycles, _remind, _clear, _write_history):
        try:
            sentences.append(part(go_on))
        except Exception:
            _log.exception("A timed part failed; it is tried again in the next round.")
            faults += 1
    return " ".join(sentences), faults


def _settle(_go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.successions.actions import settle_due

    return f"Đã chuyển việc theo {settle_due(timezone.localdate())} quyết định sắp xếp đơn vị."


def _amend(_go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.plans.actions import put_into_force

    return f"Đã đưa {put_into_force(timezone.localdate())} lần sửa đổi kế hoạch vào hiệu lực."


def _open_rounds(_go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.calendar.queries import calendar
    from dondoc.plans.own.actions import open_rounds

    opened = open_rounds(timezone.localdate(), calendar())
    return f"Đã mở kỳ mới phải ban hành kế hoạch cho {opened} đơn vị."


def _open_cycles(_go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.calendar.queries import calendar
    from dondoc.reporting.actions.opening import open_due_rounds

    return f"Đã mở {open_due_rounds(timezone.localdate(), calendar())} kỳ báo cáo."


def _remind(go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.reminders.ticking import tick

    done = tick(timezone.now(), go_on)
    return (
        f"Đã nhắc {done.told} việc trong {done.messages} thông báo;"
        f" gửi đi {done.sent} thư và webhook, {done.failed} chưa gửi được."
    )


def _clear(go_on: Goes) -> str:
    from django.conf import settings
    from django.utils import timezone

    from dondoc.reminders.clearing import clear

    return f"Đã bỏ {clear(timezone.localdate(), settings.MESSAGE_DAYS, go_on)} thông báo cũ."


def _write_history(_go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.consolidation.history.refreshing import refresh

    return f"Đã ghi số liệu của {refresh(timezone.localdate())} kỳ đã đóng."
