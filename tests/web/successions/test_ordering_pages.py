"""From a unit's page to a succession: the kind, the decision, what it would do, done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.documents import storage
from dondoc.units.actions import create_unit
from dondoc.units.models import Succession, Unit, UnitKind, UnitVersion
from dondoc.units.queries import children, version_of
from web.html import heading, page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
DAY = date(2026, 7, 1)
DECISION = {"day": "01/07/2026", "decision_number": "Nghị quyết 15/NQ-HĐND", "note": ""}
At = Callable[[Role, Unit], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-07-02 09:00:00+07:00", tick=False):
        yield


def ask(client: Client, about: Unit, kind: str, do: str, /, **fields: object) -> HttpResponse:
    url = reverse("unit-succession", args=[about.pk])
    return client.post(url, DECISION | {"kind": kind, "do": do} | fields)


def confirmed(client: Client, seen: HttpResponse, **more: object) -> HttpResponse:
    """Sends the confirmation as the page holds it."""
    (form,) = page(seen).xpath("//form[@data-once]")
    fields: dict[str, object] = {}
    for box in form.xpath(".//input[@type='hidden']"):
        fields.setdefault(box.get("name"), []).append(box.get("value"))
    return client.post(form.get("action"), fields | {"do": "confirm"} | more)


def merge(cast: Cast, **fields: object) -> dict[str, object]:
    told = {"other": [cast.other_commune.pk], "result": "new", "name": "UBND xã Mây Lam", "parent": cast.province.pk}
    return told | {"short_name": "", "code": "", "pass_seats": "on"} | fields


def split(**fields: object) -> dict[str, object]:
    told = {"count": "2", "name-0": "UBND xã Trên", "share-0": "2/5", "name-1": "UBND xã Dưới", "share-1": "3/5"}
    return told | {"work": "", "share-own": ""} | fields


def below(unit: Unit) -> set[str]:
    return set(children(unit.pk, DAY).values_list("name", flat=True))


def test_the_unit_page_leads_to_it_for_those_above_only(cast: Cast, at: At) -> None:
    links = "//section[contains(@class, 'related')]//a/@href"
    url = reverse("unit", args=[cast.commune.pk])
    assert page(at(Role.ADMINISTRATOR, cast.province).get(url)).xpath(links) == [
        reverse("unit-succession", args=[cast.commune.pk])
    ]
    for role, unit in ((Role.ADMINISTRATOR, cast.commune), (Role.OFFICE, cast.province)):
        assert page(at(role, unit).get(url)).xpath(links) == []
        assert at(role, unit).get(reverse("unit-succession", args=[cast.commune.pk])).status_code == 403


def test_every_kind_has_its_form(cast: Cast, administrator: Client) -> None:
    url = reverse("unit-succession", args=[cast.commune.pk])
    kinds = page(administrator.get(url)).xpath("//ul[@class='kind-list']//a/@href")
    assert kinds == ["?kind=merge", "?kind=split", "?kind=rename", "?kind=move", "?kind=dissolve"]
    assert [heading(administrator.get(url + kind)) for kind in kinds] == [
        "Sáp nhập, hợp nhất", "Chia, tách", "Đổi tên, đổi mã", "Chuyển đơn vị cấp trên", "Giải thể",
    ]  # fmt: skip


def test_a_merger_is_seen_then_done(cast: Cast, administrator: Client) -> None:
    seen = ask(administrator, cast.commune, "merge", "preview", **merge(cast))
    assert texts(seen, "//dl[@class='facts']/dd") == [
        "Ủy ban nhân dân xã Suối LamỦy ban nhân dân phường Bến Đá",
        "UBND xã Mây Lam UBND cấp xã · trực thuộc Ủy ban nhân dân tỉnh Sông Mây · đơn vị mới",
        "Trường Tiểu học Suối Lam về UBND xã Mây Lam",
    ]
    assert Succession.objects.count() == 0
    done = confirmed(administrator, seen)
    succession = Succession.objects.get()
    assert done.headers["Location"] == reverse("succession", args=[succession.pk])
    assert "UBND xã Mây Lam" in below(cast.province)
    assert version_of(cast.commune.pk, DAY) is None


def test_the_unit_itself_may_take_in_the_other(cast: Cast, administrator: Client) -> None:
    fields = merge(cast, result="own", name="")
    confirmed(administrator, ask(administrator, cast.commune, "merge", "preview", **fields))
    assert version_of(cast.other_commune.pk, DAY) is None
    assert version_of(cast.commune.pk, DAY) == cast.commune.versions.get()


def test_a_split_is_seen_then_done(cast: Cast, administrator: Client) -> None:
    fields = split(**{f"child-{cast.school.pk}": "0"})
    seen = ask(administrator, cast.commune, "split", "preview", **fields)
    confirmed(administrator, seen)
    parts = Succession.objects.get().parts.values_list("new_name", "numerator", "denominator", "takes_work")
    assert list(parts) == [("UBND xã Trên", 2, 5, False), ("UBND xã Dưới", 3, 5, True)]
    (upper,) = [part.new for part in Succession.objects.get().parts.all() if part.new_name == "UBND xã Trên"]
    assert upper and below(upper) == {"Trường Tiểu học Suối Lam"}


def test_a_part_may_go_to_a_unit_that_is_there_and_the_old_one_may_stay(cast: Cast, administrator: Client) -> None:
    fields = {
        "count": "1",
        "unit-0": str(cast.other_commune.pk),
        "share-0": "3.000",
        "keep": "on",
        "share-own": "9.000",
    }
    confirmed(administrator, ask(administrator, cast.commune, "split", "preview", **fields))
    parts = Succession.objects.get().parts.values_list("new_id", "numerator", "denominator")
    assert list(parts) == [(cast.other_commune.pk, 1, 4), (cast.commune.pk, 3, 4)]


def test_rows_of_a_split_come_and_go_without_being_judged(cast: Cast, administrator: Client) -> None:
    more = ask(administrator, cast.commune, "split", "add", **split())
    assert len(page(more).xpath("//input[starts-with(@name, 'share-') and @name != 'share-own']")) == 3
    less = ask(administrator, cast.commune, "split", "remove-0", **split())
    assert page(less).xpath("//input[@name='name-0']/@value") == ["UBND xã Dưới"]
    assert (more.status_code, less.status_code) == (200, 200)
    assert texts(less, "//*[contains(@class, 'field-error')]") == []


def test_a_new_name_a_new_place_and_an_end(cast: Cast, administrator: Client) -> None:
    rename = {"name": "UBND xã Suối Ngàn", "short_name": "", "code": "S00.77"}
    confirmed(administrator, ask(administrator, cast.commune, "rename", "preview", **rename))
    place = {"unit": str(cast.other_commune.pk)}
    confirmed(administrator, ask(administrator, cast.school, "move", "preview", **place))
    confirmed(administrator, ask(administrator, cast.police, "dissolve", "preview", unit=str(cast.department.pk)))
    kinds = [(each.kind, str(each.parts.get())) for each in Succession.objects.order_by("pk")]
    assert kinds == [
        ("rename", "Ủy ban nhân dân xã Suối Lam → UBND xã Suối Ngàn"),
        ("move", "Trường Tiểu học Suối Lam → Trường Tiểu học Suối Lam"),
        ("dissolve", "Công an tỉnh Sông Mây → Sở Giáo dục và Đào tạo"),
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "problem"),
    [
        ("merge", {"name": ""}, "Hãy ghi tên của đơn vị sau sáp nhập."),
        ("merge", {"other": []}, "Sáp nhập cần ít nhất hai đơn vị. Hãy chọn thêm đơn vị."),
        ("merge", {"decision_number": ""}, "Hãy điền ô này."),
        ("merge", {"name": "Công an tỉnh Sông Mây"}, "Nơi này đã có đơn vị “Công an tỉnh Sông Mây” (mã S00.52). Hãy ghi tên khác để phân biệt, hoặc dùng đơn vị đang có."),
        ("split", {"share-1": "1/5"}, "Tỷ lệ của các đơn vị phải cộng lại đúng bằng 1 (hoặc 100%). Hãy sửa, hoặc ghi số đo chung như dân số của từng đơn vị."),
        ("split", {"share-1": "nửa"}, "Hãy ghi phân số (2/5), phần trăm (40%), hoặc một số đo chung của mọi đơn vị như dân số."),
        ("split", {"name-1": ""}, "Hãy ghi tên đơn vị mới, hoặc chọn một đơn vị đang có."),
        ("split", {"code-0": "S00.02"}, "Mã S00.02 đang dùng cho một đơn vị khác. Hãy dùng mã khác."),
        ("rename", {"name": "Ủy ban nhân dân xã Suối Lam", "short_name": "UBND xã Suối Lam", "code": "S00.01"}, "Tên và mã vẫn như cũ. Hãy ghi tên hoặc mã mới."),
        ("move", {"unit": ""}, "Hãy chọn đơn vị cấp trên mới."),
        ("dissolve", {"unit": ""}, "Còn 1 đơn vị trực thuộc. Hãy chọn đơn vị tiếp nhận, hoặc chuyển các đơn vị này đi trước."),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_at_its_place(
    cast: Cast, administrator: Client, kind: str, fields: dict[str, object], problem: str
) -> None:
    base = {"merge": merge(cast), "split": split()}.get(kind, {})
    answer = ask(administrator, cast.commune, kind, "preview", **(base | fields))
    assert answer.status_code == 422
    assert problem in texts(answer, "//*[contains(@class, 'field-error')] | //ul[contains(@class, 'errorlist')]/li")


def test_units_of_unlike_kinds_are_refused_with_both_kinds(cast: Cast, administrator: Client) -> None:
    def problems(about: Unit, kind: str, **fields: object) -> list[str]:
        answer = ask(administrator, about, kind, "preview", **fields)
        assert answer.status_code == 422
        return texts(answer, "//*[contains(@class, 'field-error')] | //ul[contains(@class, 'errorlist')]/li")

    unlike = (
        "Trường Tiểu học Suối Lam (Trường học) khác loại với Ủy ban nhân dân xã Suối Lam (UBND cấp xã) nên không sắp "
        "xếp thành một được. Hãy chọn đơn vị cùng loại, hoặc sửa loại đơn vị nếu ghi nhầm."
    )
    below = (
        "“Ủy ban nhân dân xã Suối Lam” (UBND cấp xã) không thể trực thuộc Ủy ban nhân dân phường Bến Đá (UBND cấp xã). "
        "Hãy chọn đơn vị cấp trên khác, hoặc sửa loại đơn vị nếu ghi nhầm."
    )
    assert problems(cast.commune, "merge", **merge(cast, other=[cast.school.pk])) == [unlike]
    fields = split(**{"name-0": "", "unit-0": str(cast.school.pk)})
    assert unlike in problems(cast.commune, "split", **fields)
    assert problems(cast.commune, "move", unit=str(cast.other_commune.pk)) == [below]


def test_what_was_typed_comes_back_to_be_corrected(cast: Cast, administrator: Client) -> None:
    seen = ask(administrator, cast.commune, "merge", "preview", **merge(cast))
    again = confirmed(administrator, seen, do="edit")
    assert page(again).xpath("//input[@name='name']/@value") == ["UBND xã Mây Lam"]
    assert page(again).xpath("//input[@name='other'][@checked]/@value") == [str(cast.other_commune.pk)]


def test_what_changed_meanwhile_is_shown_again(cast: Cast, administrator: Client) -> None:
    seen = ask(administrator, cast.commune, "merge", "preview", **merge(cast))
    cast.user(Role.OFFICER, cast.commune)
    again = confirmed(administrator, seen)
    assert again.status_code == 422
    assert "Dữ liệu vừa thay đổi" in texts(again, "//*[contains(@class, 'notice-error')]")[0]
    assert confirmed(administrator, again).status_code == 302


def test_units_beside_the_own_branch_can_not_be_named(cast: Cast, at: At) -> None:
    before = UnitVersion.objects.count()
    client = at(Role.ADMINISTRATOR, cast.commune)
    answer = ask(client, cast.school, "merge", "preview", **merge(cast, parent=cast.commune.pk))
    assert (answer.status_code, UnitVersion.objects.count()) == (403, before)


def test_the_picker_keeps_what_is_ticked_and_finds_without_accents(cast: Cast, administrator: Client) -> None:
    url = reverse("succession-units")
    third = create_unit(name="UBND xã Đá", kind=UnitKind.COMMUNE, parent=cast.province, valid_from=START, by=None)
    asked = {"unit": cast.commune.pk, "other": third.pk, "q": "ben da"}
    answer = administrator.get(url, asked)
    boxes = page(answer).xpath("//input[@name='other']")
    assert [(int(box.get("value")), box.get("checked")) for box in boxes] == [
        (third.pk, "checked"),
        (cast.other_commune.pk, None),
    ]


def test_only_units_of_the_same_kind_are_offered(cast: Cast, administrator: Client) -> None:
    url, boxes = reverse("succession-units"), "//input[@name='other']/@value"
    beside = administrator.get(url, {"unit": cast.commune.pk, "other": cast.school.pk})
    assert page(beside).xpath(boxes) == [str(cast.other_commune.pk)]
    assert page(administrator.get(url, {"unit": cast.department.pk, "q": "s"})).xpath(boxes) == [str(cast.police.pk)]
    form = administrator.get(reverse("unit-succession", args=[cast.department.pk]), {"kind": "split"})
    assert page(form).xpath("//select[@name='unit-0']/option/@value") == ["", str(cast.police.pk)]


def test_a_place_is_offered_only_where_the_unit_fits(cast: Cast, administrator: Client) -> None:
    url = reverse("unit-succession", args=[cast.commune.pk])
    offered = [
        page(administrator.get(url, {"kind": kind})).xpath("//input[@name='unit-q']/@hx-get")
        for kind in ("move", "dissolve")
    ]
    picker = reverse("unit-picker")
    assert offered == [[f"{picker}?below=commune"], [f"{picker}?below=school"]]


def test_a_decision_file_is_kept_and_given_to_those_who_see_the_units(
    cast: Cast, administrator: Client, at: At
) -> None:
    seen = ask(administrator, cast.commune, "merge", "preview", **merge(cast))
    data = b"%PDF-1.7\n" + b"x" * 100
    confirmed(administrator, seen, file=SimpleUploadedFile("NQ 15.pdf", data))
    succession = Succession.objects.get()
    url = reverse("succession-file", args=[succession.pk])
    answer = administrator.get(url)
    assert (b"".join(answer), answer.headers["Content-Type"]) == (data, "application/octet-stream")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="NQ 15.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert storage.path_of(succession.file_sha256).read_bytes() == data
    assert at(Role.HEAD, cast.department).get(url).status_code == 404


def test_a_file_of_another_kind_is_refused_and_nothing_is_done(cast: Cast, administrator: Client) -> None:
    seen = ask(administrator, cast.commune, "merge", "preview", **merge(cast))
    answer = confirmed(administrator, seen, file=SimpleUploadedFile("qd.pdf", b"<html>"))
    assert answer.status_code == 422
    assert "không phải là PDF" in texts(answer, "//*[contains(@class, 'notice-error')]")[0]
    assert Succession.objects.count() == 0
