"""``dondoc units load-official`` and ``check-official`` as a person would call them."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from dondoc.config.commands import official_units
from dondoc.config.commands.units import command

COMMUNES = "1 tỉnh, thành phố và 38 xã, phường, đặc khu"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database is ready; the command would look at the settings again."""
    monkeypatch.setattr(official_units, "start_django", lambda **_asked: None)


@pytest.mark.django_db
def test_loading_says_in_one_line_what_it_did() -> None:
    told = [
        f"Đã nạp {COMMUNES}: 39 đơn vị mới.\n",
        f"Đã nạp {COMMUNES}: 3 đơn vị được bổ sung thời gian, 36 đơn vị giữ nguyên, 112 đơn vị trước 01/7/2025, "
        "37 lần sáp nhập, chia tách, đổi tên, kết thúc.\n",
        f"Đã có đủ {COMMUNES}; không có gì phải nạp thêm.\n",
    ]
    calls = [call("load-official", "--province", "lai chau", *flag) for flag in (["--no-history"], [], [])]
    assert [(done.exit_code, done.output) for done in calls] == [(0, sentence) for sentence in told]


@pytest.mark.django_db
def test_a_province_that_there_is_not_is_told_with_those_that_there_are() -> None:
    done = call("load-official", "--province", "Sông Mây")
    lines = done.stderr.splitlines()
    assert (done.exit_code, len(lines)) == (2, 35)
    assert "Không có tỉnh, thành phố nào là “Sông Mây”. Hãy ghi mã hoặc tên trong danh sách:" in lines[0]
    assert lines[1:3] == ["  01  Thành phố Hà Nội", "  04  Tỉnh Cao Bằng"]


def test_the_list_is_checked_and_counted() -> None:
    done = call("check-official")
    lines = done.output.splitlines()
    assert (done.exit_code, len(lines), lines[-1]) == (0, 6, "Danh mục không có chỗ nào sai.")
    assert lines[1] == (
        "Từ 01/07/2025: 34 đơn vị cấp tỉnh, 6 thành phố, 28 tỉnh, 3.321 đơn vị cấp xã, 687 phường, 2.621 xã, 13 đặc khu."
    )
