"""``dondoc units load-official`` and ``check-official``: the provinces and communes that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dondoc.config.commands import BadInput, start_django

if TYPE_CHECKING:
    from dondoc.units.actions.official import LoadResult
    from dondoc.units.official.lineage import Gazetteer


@click.command(
    name="load-official",
    help="Nạp danh mục chính thức: 34 tỉnh, 3.321 xã từ 01/7/2025 và các đơn vị trước đó; nạp lại không đổi gì.",
)
@click.option(
    "--province", "wanted", multiple=True, help="Chỉ nạp tỉnh, thành phố này: mã hoặc tên; ghi được nhiều lần."
)
@click.option("--no-history", is_flag=True, help="Không nạp các đơn vị trước 01/7/2025.")
def load(wanted: tuple[str, ...], no_history: bool) -> None:
    start_django(database=True)
    from dondoc.core.errors import Refused
    from dondoc.units.actions.official import load_official
    from dondoc.units.official.lineage import Gazetteer
    from dondoc.units.official.rows import official_list

    codes = _codes(Gazetteer(official_list()), wanted)
    try:
        result = load_official(provinces=codes, history=not no_history, by=None)
    except Refused as error:
        raise BadInput(f"Chưa nạp gì. {error}") from error
    click.echo(_summary(result))


@click.command(name="check-official", help="Kiểm tra danh mục chính thức đi kèm chương trình.")
def check() -> None:
    start_django()
    from dondoc.units.official.checking import counts, faults
    from dondoc.units.official.rows import official_list

    found = faults(official_list())
    if found:
        raise click.ClickException("\n".join([f"Danh mục có {len(found)} chỗ sai:", *found]))
    for count in counts(official_list()):
        told = ", ".join(f"{_number(number)} {_NAMES.get(what, what.lower())}" for what, number in count.by.items())
        click.echo(f"Từ {count.day:%d/%m/%Y}: {told}.")
    click.echo("Danh mục không có chỗ nào sai.")


_NAMES = {"province": "đơn vị cấp tỉnh", "district": "đơn vị cấp huyện", "commune": "đơn vị cấp xã"}


def _codes(gazetteer: Gazetteer, wanted: tuple[str, ...]) -> list[str]:
    """The codes of the provinces asked for; `BadInput` with the whole list for one that there is not."""
    codes = []
    for text in wanted:
        place = gazetteer.province_named(text)
        if place is None:
            listed = "\n".join(f"  {each.last.code}  {each.last.name}" for each in gazetteer.provinces)
            raise BadInput(f"Không có tỉnh, thành phố nào là “{text}”. Hãy ghi mã hoặc tên trong danh sách:\n{listed}")
        codes.append(place.last.code)
    return codes


def _summary(result: LoadResult) -> str:
    """What was loaded, in one line; what there was none of is left out."""
    units = f"{_number(result.provinces)} tỉnh, thành phố và {_number(result.communes)} xã, phường, đặc khu"
    told = [
        f"{_number(count)} {what}"
        for count, what in (
            (result.created, "đơn vị mới"),
            (result.completed, "đơn vị được bổ sung thời gian"),
            (result.standing, "đơn vị giữ nguyên"),
            (result.past, "đơn vị trước 01/7/2025"),
            (result.successions, "lần sáp nhập, chia tách, đổi tên, kết thúc"),
        )
        if count
    ]
    if not (result.created or result.completed or result.past or result.successions):
        return f"Đã có đủ {units}; không có gì phải nạp thêm."
    return f"Đã nạp {units}: {', '.join(told)}."


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
