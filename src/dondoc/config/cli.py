"""The command ``dondoc``. Exit codes: 0 done, 2 bad input (one sentence on stderr), 1 a fault of ours."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

COMMANDS = {
    "read": "dondoc.config.commands.read",
    "demo": "dondoc.config.commands.demo",
    "serve": "dondoc.config.commands.serve",
    "work": "dondoc.config.commands.work",
    "tick": "dondoc.config.commands.tick",
    "worker": "dondoc.config.commands.worker",
    "migrate": "dondoc.config.commands.migrate",
    "units": "dondoc.config.commands.units",
    "createadmin": "dondoc.config.commands.createadmin",
    "log": "dondoc.config.commands.log",
    "history": "dondoc.config.commands.history",
    "totals": "dondoc.config.commands.totals",
}
HELP = {
    "read": "Đọc một hay nhiều kế hoạch và in những gì đọc được.",
    "demo": "Dựng một tỉnh mẫu, chạy trọn một kỳ báo cáo rồi mở trang.",
    "serve": "Mở trang cho trình duyệt.",
    "work": "Nhận dạng các bản quét và đọc các tệp Excel đang chờ.",
    "tick": "Làm một lượt mọi việc theo giờ: nhắc hạn, gửi thư.",
    "worker": "Làm mọi việc theo giờ, lặp lại.",
    "migrate": "Tạo hoặc nâng cấp cơ sở dữ liệu.",
    "units": "Danh mục đơn vị.",
    "createadmin": "Tạo tài khoản quản trị đầu tiên.",
    "log": "Nhật ký thay đổi.",
    "history": "Ghi số liệu của các kỳ đã đóng ra tệp Parquet.",
    "totals": "Cộng số liệu của một kỳ đã đóng từ tệp Parquet.",
}


class Commands(click.Group):
    """Loads a command's module only when it is called: reading a file needs no database."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[name]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl(list(HELP.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dondoc")
def group() -> None:
    """dondoc: đọc kế hoạch, giao việc, thu báo cáo, tổng hợp."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs one command and leaves with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    if os.environ.get("DONDOC_DEBUG") != "1":
        logging.getLogger("dondoc").addHandler(logging.NullHandler())  # a person gets the sentence, no trace
    try:
        group.main(prog_name="dondoc", args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.UsageError as error:
        _leave(_usage(error), 2)
    except click.ClickException as error:
        _leave(error.format_message(), 2)
    except click.Abort:
        _leave("Đã dừng theo yêu cầu.", 1)
    except Exception as error:
        if os.environ.get("DONDOC_DEBUG") == "1":
            raise
        _leave(f"dondoc gặp lỗi: {type(error).__name__}: {error}. Đặt DONDOC_DEBUG=1 để xem chi tiết.", 1)
    sys.exit(0)


def _usage(error: click.UsageError) -> str:
    """What is wrong with the words of the call, and where to read on."""
    path = error.ctx.command_path if error.ctx else "dondoc"
    if isinstance(error, click.NoSuchOption):
        what = f"Không có tùy chọn {error.option_name}."
    elif isinstance(error, click.MissingParameter):
        what = f"Thiếu {error.param.human_readable_name if error.param else 'tham số'}."
    elif isinstance(error, click.BadParameter):
        what = f"Tham số không dùng được: {error.message}"
    else:
        what = f"Lệnh không đúng: {error.message}"
    return f"{what} Xem cách dùng: {path} --help"


def _leave(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
