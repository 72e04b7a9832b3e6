"""``dondoc log verify``: whether anybody has altered the event log."""

from __future__ import annotations

import click

from dondoc.config.commands import BadInput, start_django


@click.group(help="Nhật ký thay đổi.")
def command() -> None:
    """Holds the log's sub-commands."""


@command.command(help="Kiểm tra nhật ký có bị sửa hay mất dòng không.")
def verify() -> None:
    start_django(database=True)
    from dondoc.core.events import verify as first_broken

    broken = first_broken()
    if broken is not None:
        raise BadInput(f"Nhật ký bị sửa hoặc mất dòng: sự kiện số {broken} không khớp với các sự kiện trước nó.")
    click.echo("Nhật ký nguyên vẹn.")
