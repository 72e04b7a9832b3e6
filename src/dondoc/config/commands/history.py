"""``dondoc history``: the files of closed rounds, which the timed work keeps up to date by itself."""

from __future__ import annotations

import click

from dondoc.config.commands import start_django


@click.command(
    help="Ghi số liệu của các kỳ đã đóng ra tệp Parquet trong thư mục dữ liệu; kỳ nào chưa đổi thì để nguyên."
)
@click.option("--all", "everything", is_flag=True, help="Ghi lại tất cả.")
def command(everything: bool) -> None:
    start_django(database=True)
    from django.utils import timezone

    from dondoc.consolidation.history.files import root
    from dondoc.consolidation.history.refreshing import refresh

    count = refresh(timezone.localdate(), everything=everything)
    click.echo(f"Đã ghi số liệu của {count} kỳ đã đóng vào {root()}.")
