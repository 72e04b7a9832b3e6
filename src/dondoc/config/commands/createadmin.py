"""``dondoc createadmin``: the first account, which makes the others."""

from __future__ import annotations

import click

from dondoc.config.commands import BadInput, start_django


def _address(context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuses what is no address before anything else is asked."""
    name, at, domain = value.strip().partition("@")
    if not (name and at and "." in domain):
        raise BadInput(f"“{value}” không phải là địa chỉ thư điện tử. Hãy ghi dạng ten@coquan.gov.vn.")
    return value.strip()


@click.command(help="Tạo tài khoản quản trị đầu tiên tại một đơn vị.")
@click.option("--email", prompt="Thư điện tử công vụ", callback=_address, help="Địa chỉ dùng để đăng nhập.")
@click.option("--name", prompt="Họ và tên", help="Tên hiện bên cạnh việc đã làm.")
@click.option("--unit", "code", prompt="Mã đơn vị", help="Mã của đơn vị trong danh mục (dondoc units).")
@click.password_option(help="Mật khẩu; bỏ trống để được hỏi.")
def command(email: str, name: str, code: str, password: str) -> None:
    start_django(database=True)
    from django.db import transaction
    from django.utils import timezone

    from dondoc.accounts.actions import create_user, grant_seat
    from dondoc.accounts.models import Role
    from dondoc.core.errors import Refused
    from dondoc.units.queries import as_of

    today = timezone.localdate()
    unit = as_of(today).filter(code=code).first()
    if unit is None:
        first = "Hãy nạp danh mục trước: dondoc units load-official, hoặc dondoc units import FILE.csv"
        raise BadInput(f"Không có đơn vị nào mang mã {code}. {first}")
    try:
        with transaction.atomic():
            user = create_user(email=email, name=name, password=password, by=None)
            grant_seat(user=user, unit_id=unit.unit_id, role=Role.ADMINISTRATOR, since=today, by=None)
    except Refused as error:
        raise BadInput(str(error)) from error
    click.echo(f"Đã tạo tài khoản quản trị {user.email} tại {unit.name}.")
