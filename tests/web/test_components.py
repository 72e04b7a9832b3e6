"""The pieces that pages are built of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from dondoc.core.errors import Invalid, Problem
from dondoc.web.forms import add_problems
from dondoc.web.lists import Sort
from dondoc.web.templatetags.components import Bar
from dondoc.web.widgets import DayInput
from web.html import words


def rendered(source: str, query: str = "", **context: object) -> html.HtmlElement:
    template = engines["django"].from_string("{% load components %}" + source)
    return html.fragment_fromstring(template.render(context, RequestFactory().get(f"/{query}")).strip(), "div")


@pytest.mark.parametrize(
    ("tag", "tone", "word"),
    [
        ('"accepted"', "good", "Đã chấp nhận"),
        ('"sent"', "accent", "Đã gửi, chờ duyệt"),
        ('"returned"', "bad", "Bị trả lại"),
        ('"late" days=3', "bad", "Quá hạn 3 ngày"),
        ('"late"', "bad", "Quá hạn"),
        ('"due_soon" days=2', "warn", "Còn 2 ngày"),
        ('"due_soon" days=0', "warn", "Hạn hôm nay"),
        ('"due_soon"', "warn", "Sắp đến hạn"),
        ('"not_yet_due"', "calm", "Chưa đến hạn"),
        ('"exempt"', "calm", "Được miễn"),
        ('"excluded"', "calm", "Đưa ra ngoài kỳ"),
        ('"draft"', "calm", "Đang nhập"),
    ],
)
def test_a_state_is_a_word_a_colour_and_an_icon(tag: str, tone: str, word: str) -> None:
    (badge,) = rendered("{% state_badge " + tag + " %}")
    assert (badge.get("class"), words(badge), len(badge.findall("svg"))) == (f"state state-{tone}", word, 1)


def test_an_icon_is_decoration_unless_it_has_a_label() -> None:
    plain, named = rendered('{% icon "lock" %}{% icon "lock" "Đã khóa" %}')
    assert (plain.get("aria-hidden"), plain.get("role")) == ("true", None)
    assert (named.get("aria-hidden"), named.get("role"), named.get("aria-label")) == (None, "img", "Đã khóa")


def test_an_icon_that_is_not_shipped_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        rendered('{% icon "no-such-icon" %}')


@pytest.mark.parametrize(
    ("sort", "href", "order"),
    [
        (Sort("name", downward=False), "?q=lam&sort=-name", "ascending"),
        (Sort("name", downward=True), "?q=lam&sort=name", "descending"),
        (Sort("code", downward=False), "?q=lam&sort=name", None),
    ],
)
def test_a_header_sorts_by_its_column_and_turns_round(sort: Sort, href: str, order: str | None) -> None:
    cell = rendered('<table><tr>{% sort_header "name" "Tên" sort %}</tr></table>', "?q=lam&page=3", sort=sort)
    (header,) = cell.iter("th")
    assert (header.find("a").get("href"), header.get("aria-sort"), words(header)) == (href, order, "Tên")


def test_the_pager_keeps_the_question_and_names_the_rows() -> None:
    page = Paginator(range(120), 50).page(2)
    (pager,) = rendered("{% pager page %}", "?q=lam&page=2", page=page)
    assert words(pager.find("span")) == "Dòng 51–100 trong 120"
    assert [link.get("href") for link in pager.iter("a")] == ["?q=lam&page=1", "?q=lam&page=3"]
    assert [words(mark) for mark in pager.iterfind(".//*[@aria-current]")] == ["2"]


def test_an_empty_list_has_no_pager() -> None:
    assert len(rendered("{% pager page %}", page=Paginator([], 50).page(1))) == 0


@pytest.mark.parametrize(
    ("value", "total", "width"),
    [(42, 50, "84.0%"), (60, 50, "100.0%"), (-1, 50, "0.0%"), (1, 0, "0%"), (1, 3, "33.3%")],
)
def test_a_bar_never_leaves_its_frame(value: float, total: float, width: str) -> None:
    bars = rendered("{% bar_list bars %}", bars=[Bar("Xã Suối Lam", value, total, "42/50")])
    assert [rect.get("width") for rect in bars.iter("rect")] == [width]


def test_progress_says_done_of_all_to_eye_and_ear() -> None:
    (line,) = rendered('{% progress 1200 3321 "Đã đọc" %}')
    told = [line.get(name) for name in ("aria-label", "aria-valuenow", "aria-valuemax")]
    assert (told, words(line)) == (["Đã đọc", "1200", "3321"], "1.200 / 3.321")


class DayForm(forms.Form):
    day = forms.DateField(label="Ngày", help_text="Ngày ký", widget=DayInput())
    note = forms.CharField(label="Ghi chú", required=False)


def test_a_field_has_label_help_and_error_tied_to_its_control() -> None:
    (field,) = rendered("{% field form.day %}", form=DayForm({"day": "31/31/2026"}))
    control = field.find("input")
    assert words(field.find("label")) == "Ngày"
    assert control.get("aria-invalid") == "true"
    assert control.get("aria-describedby") == "id_day-help id_day-error"
    assert len(field.xpath(".//*[@id='id_day-help' or @id='id_day-error']")) == 2


def test_a_field_that_may_stay_empty_says_so() -> None:
    (field,) = rendered("{% field form.note %}", form=DayForm())
    assert words(field.find("label")) == "Ghi chú (không bắt buộc)"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/03/2026", "2026-03-05", "5.3.2026"])
def test_a_day_is_typed_day_first_in_both_languages(language: str, typed: str) -> None:
    with translation.override(language):
        form = DayForm({"day": typed})
        assert form.is_valid()
        assert form.cleaned_data["day"] == date(2026, 3, 5)
        assert 'value="05/03/2026"' in str(DayForm(initial={"day": date(2026, 3, 5)})["day"])


@pytest.mark.parametrize(("language", "printed"), [("vi", "05/03/2026 1.234.567,8"), ("en", "05/03/2026 1,234,567.8")])
def test_dates_and_numbers_print_by_language(language: str, printed: str) -> None:
    with translation.override(language):
        line = rendered("{{ day|date }} {{ number }}", day=date(2026, 3, 5), number=Decimal("1234567.8"))
    assert line.text == printed


def test_problems_go_to_their_fields_and_the_rest_above_the_form() -> None:
    form = DayForm({"day": "05/03/2026"})
    add_problems(form, Invalid([Problem("day", "Sớm quá."), Problem("tệp", "Trống."), Problem("", "Thiếu.")]))
    assert form.errors == {"day": ["Sớm quá."], "__all__": ["tệp: Trống.", "Thiếu."]}


def test_the_name_of_a_field_is_not_told_as_a_place() -> None:
    problems = [Problem("file", "Tệp này không nhận được."), Problem("trang Báo cáo, ô D9", "Ô này là công thức.")]
    written = "{% load components %}{% problem_list problems %}"
    page = engines["django"].from_string(written).render({"problems": problems})
    assert ("<strong>file" in page, "<strong>trang Báo cáo, ô D9</strong>" in page) == (False, True)
