"""``dondoc demo``: an invented province, one whole reporting round, the compiled report, then the site."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from dondoc.config.commands import BadInput, start_django
from dondoc.config.commands.reading.tree import print_plan
from dondoc.reader.guarded import read_plan_guarded

PORT = 8000


@click.command(help="Dựng một tỉnh mẫu, chạy trọn một kỳ báo cáo rồi mở trang.")
@click.option("--no-serve", is_flag=True, help="Chỉ chạy, không mở trang.")
@click.option(
    "--dir",
    "folder",
    default="dondoc-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục chứa cơ sở dữ liệu mẫu và báo cáo.",
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Cổng của trang.")
def command(no_serve: bool, folder: Path, port: int) -> None:
    _settings_for(folder)
    start_django()
    from django.utils import timezone

    from dondoc.config.commands.beside import READING, TIMED, workers_beside
    from dondoc.config.commands.migrate import migrate
    from dondoc.config.commands.serve import refuse_taken_port, serve
    from dondoc.samples import sample_path
    from dondoc.samples.province import PASSWORD, seats_as_text
    from dondoc.samples.round import PLAN, run_round

    if not no_serve:
        refuse_taken_port("127.0.0.1", port)
    plan = sample_path(PLAN)
    click.echo(f"Đọc kế hoạch mẫu (bịa ra để minh họa): {plan.name}\n")
    print_plan(read_plan_guarded(plan.read_bytes(), name=plan.name))
    migrate(quiet=True)
    report = run_round(folder.absolute(), say=click.echo)
    click.echo(f"\nBáo cáo tổng hợp (Word): {report}")
    click.echo(f"Tài khoản mẫu, cùng mật khẩu {PASSWORD}:")
    for email, seat in seats_as_text(timezone.localdate()):
        click.echo(f"  {email:<34} {seat}")
    if no_serve:
        return
    click.echo(f"\nMở trang tại http://127.0.0.1:{port}/ (Ctrl+C để dừng).")
    with workers_beside(READING, TIMED):
        serve(host="127.0.0.1", port=port, workers=1)


def _settings_for(folder: Path) -> None:
    """The demo lives in its own folder with its own key; it is only ever served to this machine."""
    if os.environ.get("DATABASE_URL"):
        raise BadInput("dondoc demo dùng cơ sở dữ liệu riêng. Hãy bỏ DATABASE_URL rồi chạy lại.")
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / "secret-key"
    if not key.exists():
        key.write_text(secrets.token_urlsafe(48), encoding="ascii")
        key.chmod(0o600)
    os.environ["DONDOC_SECRET_KEY"] = key.read_text(encoding="ascii")
    os.environ["DONDOC_DATA_DIR"] = str(folder.absolute())
    os.environ["DONDOC_DEBUG"] = os.environ["DONDOC_HTTPS"] = "0"
