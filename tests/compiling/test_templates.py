"""Templates: Word files with fields of a known vocabulary, filled in a process of their own."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from docx import Document
from pypdfium2 import PdfDocument

from cast import Cast
from dondoc.compiling.actions.papers import bring_template, drop_template, make_version
from dondoc.compiling.actions.sentences import write_sentence
from dondoc.compiling.models import PaperKind, PaperTemplate, PaperVersion
from dondoc.compiling.papers import pdf
from dondoc.compiling.papers.pdf import _alone, as_pdf
from dondoc.compiling.papers.shipped import shipped
from dondoc.compiling.papers.templates import filled, refuse_template
from dondoc.compiling.papers.wording import reworded
from dondoc.compiling.queries import figures_in, version_bytes
from dondoc.compiling.rules.figures import Change, changes
from dondoc.core.errors import Invalid, Refused
from dondoc.documents import converting
from dondoc.exports.compiled_report.gather import report_paper
from rounds import Round, make_round
from word_text import lines_of, opened

TODAY = date(2026, 6, 20)


def word_file(*lines: str, change: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    """A Word file with a paragraph for each line; ``change`` alters its parts."""
    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    if change is None:
        return out.getvalue()
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def reasons(content: bytes, kind: PaperKind = PaperKind.HALF_YEAR) -> list[str]:
    with pytest.raises(Invalid) as refusal:
        refuse_template(content, kind)
    return [problem.message for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{{ don_vị }} và {{ so_dien }}", "Không có trường nào tên là “don_vị”; có phải “don_vi”?"),
        ("{{ so_dien }}", "Không có trường nào tên là “so_dien”. Hãy xem danh sách"),
        ("{% for x in don_vi %}a{% endfor %}", "Tệp mẫu có lệnh lặp"),
        ("{% macro a() %}b{% endmacro %}", "Tệp mẫu có lệnh macro"),
        ("{% include 'word/x' %}", "Tệp mẫu có lệnh macro"),
        ("{{ don_vi.__class__ }}", "Giữa hai ngoặc nhọn chỉ được viết tên một trường"),
        ("{{ don_vi|upper }}", "Giữa hai ngoặc nhọn"),
        ("{{ 9**9**9 }}", "Giữa hai ngoặc nhọn"),
        ("{# ghi chú #}", "Tệp mẫu có ghi chú"),
        ("{{ don_vi", "Có dấu ngoặc nhọn viết chưa đúng ({{ don_vi)"),
        ("Gửi {{ don vi }} và {{ nam }}", "Có dấu ngoặc nhọn viết chưa đúng ({{ don vi }} và"),
        ("{{ nam }}, { don_vi }", "Có dấu ngoặc nhọn viết chưa đúng (, { don_vi })"),
        ("Không có gì để điền", "Tệp mẫu không có trường nào"),
        ("Bảng: {{ bang_chi_tieu }}", "Trường khối “bang_chi_tieu” phải đứng một mình"),
        ("{{ nam }} Liên hệ 0912 345 678", "Có số điện thoại cá nhân"),
    ],
)
def test_what_is_no_field_is_refused_by_a_sentence(line: str, reason: str) -> None:
    assert reasons(word_file(line))[0].startswith(reason)


def test_a_field_of_other_papers_is_refused() -> None:
    assert reasons(word_file("{{ dot_khen_thuong }}")) == [
        "Trường “dot_khen_thuong” là của loại văn bản khác nên ở đây luôn để trống. Hãy bỏ trường đó."
    ]
    refuse_template(word_file("{{ don_vi }}: {{ dot_khen_thuong }}"), PaperKind.AWARD_PROPOSAL)


def test_files_that_are_no_templates_are_refused() -> None:
    def with_macros(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"x"

    def with_a_bomb(parts: dict[str, bytes]) -> None:
        parts["word/media/a.png"] = bytes(31 << 20)

    def with_a_field_in_a_note(parts: dict[str, bytes]) -> None:
        parts["docProps/core.xml"] = b"<a>{% for i in range(9) %}{% endfor %}</a>"

    def with_a_change_of_somebody(parts: dict[str, bytes]) -> None:
        run, marked = b"<w:r>", b'<w:ins w:id="1" w:author="A"><w:r>'
        parts["word/document.xml"] = (
            parts["word/document.xml"].replace(run, marked).replace(b"</w:r>", b"</w:r></w:ins>")
        )

    def with_a_picture_elsewhere(parts: dict[str, bytes]) -> None:
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        link = b'<Relationship Id="rId90" Type="%b" Target="http://a/b.png" TargetMode="External"/>' % kind
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", link + b"</Relationships>")

    found = [
        reasons(word_file("{{ nam }}", change=with_a_change_of_somebody)),
        reasons(word_file("{{ nam }}", change=with_a_picture_elsewhere)),
        reasons(b"PK\x03\x04"),
        reasons(word_file(change=with_macros)),
        reasons(word_file(change=with_a_bomb)),
        reasons(word_file(change=with_a_field_in_a_note)),
        reasons(word_file("{{ bang_chi_tieu }}", "{{ bang_chi_tieu }}")),
    ]
    assert [each[0].split(".")[0] for each in found] == [
        "Tệp mẫu còn dấu vết sửa đổi hoặc nhận xét",
        "Tệp mẫu lấy hình hoặc nội dung từ nơi khác (http://a/b",
        "Tệp không phải là tệp Word (",
        "Tệp có macro nên không dùng làm mẫu được",
        "Tệp mẫu giải nén ra quá lớn",
        "Có trường ở chỗ không điền được (docProps/core",
        "Trường khối “bang_chi_tieu” chỉ được dùng một lần trong tệp mẫu",
    ]


def test_the_address_of_the_template_of_a_template_does_not_go_up() -> None:
    def with_a_model(parts: dict[str, bytes]) -> None:
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        link = b'<Relationship Id="rId1" Type="%b" Target="file:///C:/Users/a.dotx" TargetMode="External"/>' % kind
        relations = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%b</Relationships>'
        )
        parts["word/_rels/settings.xml.rels"] = relations % link
        r = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"'
        settings_ = parts["word/settings.xml"]
        parts["word/settings.xml"] = settings_.replace(b"</w:settings>", b"<w:attachedTemplate %b/></w:settings>" % r)

    file = word_file("{{ nam }}", change=with_a_model)
    refuse_template(file, PaperKind.HALF_YEAR)
    with zipfile.ZipFile(io.BytesIO(filled(file, {"nam": "2026"}))) as archive:
        assert b"dotx" not in archive.read("word/_rels/settings.xml.rels")
        assert b"attachedTemplate" not in archive.read("word/settings.xml")


@pytest.mark.parametrize("kind", PaperKind)
def test_each_template_that_comes_with_the_program_is_one(kind: PaperKind) -> None:
    refuse_template(shipped(kind), kind)


@pytest.fixture
def round_(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Round:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)
    made = make_round(cast)
    made.accept(cast.commune, made.typed(done=2, of=3, classes=4))
    return made


def make(round_: Round, kind: PaperKind = PaperKind.HALF_YEAR) -> tuple[PaperVersion, bool]:
    return make_version(cycle=round_.cycle, kind=kind, day=TODAY, by=round_.office)


@pytest.mark.django_db
def test_a_report_is_made_anew_only_when_something_changed_and_tells_what(round_: Round, cast: Cast) -> None:
    first, is_new = make(round_)
    assert (is_new, make(round_)) == (True, (first, False))
    lines = lines_of(version_bytes(first))
    assert "Có 1/3 đơn vị gửi báo cáo (33,33%), trong đó 1 đơn vị gửi đúng hạn, 0 đơn vị gửi chậm." in lines
    assert not [line for line in lines if "{{" in line or {"\ue000", "\ue001", "\ue002"} & set(line)]
    assert lines[0].startswith("ỦY BAN NHÂN DÂN\nTỈNH SÔNG MÂY | CỘNG HÒA")
    round_.accept(cast.school, round_.typed(done=1, of=1, classes=9))
    second, is_new = make(round_)
    assert (is_new, second.number) == (True, 2)
    count = round_.form.indicators.last()
    told = {each.key: each for each in changes(figures_in(first), figures_in(second))}
    assert told[f"cs{count.pk}"] == Change(f"cs{count.pk}", "10 lớp tập huấn", "4 lớp", "13 lớp")
    assert set(told) == {
        "count.accepted",
        "count.late",
        *(f"cs{each.pk}" for each in round_.form.indicators.all()),
        f"dv{cast.school.pk}.0",
        f"dv{cast.school.pk}.1",
    }
    told_anew = reworded(version_bytes(first), version_bytes(second))
    assert [each.before[:5] for each in told_anew if each.after.startswith("Có 2/3")] == ["Có 1/"]
    assert not [each for each in told_anew if each.before == each.after]


@pytest.mark.django_db
def test_numbers_in_the_file_bear_bookmarks_that_lead_back(round_: Round, cast: Cast) -> None:
    document = opened(version_bytes(make(round_)[0]))
    starts = document.element.body.xpath(".//w:bookmarkStart")
    names = [each.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name") for each in starts]
    mark = f"SL_{round_.cycle.pk}"
    keys = round_.form.indicators.values_list("pk", flat=True)
    assert names == [*(f"{mark}_cs{key}" for key in keys), f"{mark}_dv{cast.commune.pk}"]


@pytest.mark.django_db
def test_an_office_uses_its_own_word_file_and_goes_back(round_: Round, cast: Cast) -> None:
    content = word_file("MẪU CỦA TỈNH: {{ don_vi }}", "{{ loi_van_gui_bao_cao }}", "{{ phu_luc_so_lieu }}")
    bring = {"unit": cast.province, "kind": PaperKind.HALF_YEAR, "by": round_.office}
    bring_template(name="cu.docx", content=content, **bring)
    bring_template(name="mau.docx", content=content, **bring)
    key = "own-returns"
    paper = report_paper(round_.cycle, as_of=TODAY, today=TODAY)
    write = {"cycle": round_.cycle, "kind": PaperKind.HALF_YEAR, "paper": paper, "by": round_.office}
    write_sentence(key=key, text="Đề nghị <gửi> sớm {{ nam }}.", left_out=False, **write)
    lines = lines_of(version_bytes(make(round_)[0]))
    assert lines[0] == "MẪU CỦA TỈNH: Ủy ban nhân dân tỉnh Sông Mây"
    assert "Đề nghị <gửi> sớm {{ nam }}." in lines
    assert any("Ủy ban nhân dân xã Suối Lam | " in line for line in lines)
    drop_template(unit=cast.province, kind=PaperKind.HALF_YEAR, by=round_.office)
    assert lines_of(version_bytes(make(round_)[0]))[0].endswith("Độc lập - Tự do - Hạnh phúc")
    assert not PaperTemplate.objects.filter(put_away=False).exists()


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused, match="chưa cài LibreOffice"):
        as_pdf(shipped(PaperKind.LATE))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.django_db
def test_libreoffice_makes_a_pdf_of_a_report(round_: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = PdfDocument(as_pdf(version_bytes(make(round_)[0])))
    assert len(pages) == 3
    monkeypatch.setattr(pdf, "WAITS", 0)
    with _alone(), pytest.raises(Refused, match="đang lập một tệp PDF khác"):
        as_pdf(shipped(PaperKind.LATE))
    assert "TÌNH HÌNH GỬI BÁO CÁO" in pages[0].get_textpage().get_text_range()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_paper_that_takes_too_long_to_convert_is_given_up_by_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "SECONDS", 0.01)
    with pytest.raises(Refused, match="chưa lập kịp PDF"):
        converting.word_as_pdf(shipped(PaperKind.LATE))
