"""``dondoc migrate``."""

from __future__ import annotations

from pathlib import Path

import click

from dondoc.config.commands import BadInput, start_django


@click.command(help="Tạo hoặc nâng cấp cơ sở dữ liệu.")
def command() -> None:
    start_django()
    migrate(quiet=False)
    click.echo("Cơ sở dữ liệu đã sẵn sàng.")


def migrate(*, quiet: bool) -> None:
    """Brings the database of the settings to the newest shape; its folder is made where it is missing."""
    from django.conf import settings
    from django.core.management import call_command

    try:
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"Không tạo được thư mục {settings.DATA_DIR}: {error.strerror}. Hãy sửa DONDOC_DATA_DIR."
        ) from error
    from dondoc.config import new_database
    from dondoc.core.events import guards

    if new_database.is_new():
        new_database.lay_out()
    else:
        call_command("migrate", interactive=False, verbosity=0 if quiet else 1)

    if not guards.stand():  # a table that was rewritten, or restored by hand, has lost its triggers
        guards.install()
