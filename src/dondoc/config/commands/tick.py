"""``dondoc tick``: everything that is timed, once; for a systemd timer or cron. Any number may run at the same time."""

from __future__ import annotations

import logging
from collections.abc import Callable

import click

from dondoc.config.commands import start_django

_log = logging.getLogger(__name__)
Goes = Callable[[], bool]


@click.command(help="Làm một lượt mọi việc theo giờ: nhắc hạn, gửi thư, chuyển việc của đơn vị đã sắp xếp.")
def command() -> None:
    start_django(database=True)
    told, faults = run()
    click.echo(told)
    if faults:
        raise click.ClickException(f"{faults} phần việc gặp lỗi và sẽ được làm lại ở lượt sau; xem nhật ký máy chủ.")


def run(go_on: Goes = lambda: True) -> tuple[str, int]:
    """Does each part by itself, so that a fault in one leaves the others alone; what was done, and how many failed."""
    sentences, faults = [], 0
    for part in (_settle, _remind):
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


def _remind(go_on: Goes) -> str:
    from django.utils import timezone

    from dondoc.reminders.ticking import tick

    done = tick(timezone.now(), go_on)
    return (
        f"Đã nhắc {done.told} việc trong {done.messages} thông báo;"
        f" gửi đi {done.sent} thư và webhook, {done.failed} chưa gửi được."
    )
