"""The compiled report by the template that comes with the program, from head to annex."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from itertools import starmap

import pytest
from docx.enum.section import WD_ORIENT

from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.making import make_paper
from dondoc.compiling.papers.shipped import shipped
from dondoc.compiling.rules.drafting import laid_over
from dondoc.compiling.rules.sentences import sentences
from dondoc.exports.writers.report import (
    Counts,
    FigureColumn,
    FigureRow,
    Narrative,
    PlanCitation,
    Recipient,
    ReportPaper,
    UnitFigures,
)
from word_text import lines_of, opened

HEAD = [
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG MÂY / CÔNG AN TỈNH SÔNG MÂY | "
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc",
    "Số:          /BC-CAT | Sông Mây, ngày      tháng      năm 2026",
    "BÁO CÁO",
    "Tổng hợp kết quả thực hiện Kế hoạch phòng cháy trong trường học",
    "Căn cứ Kế hoạch số 18/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Mây về bảo đảm "
    "an toàn phòng cháy trong trường học năm 2026, Công an tỉnh Sông Mây tổng hợp, báo cáo kết quả thực hiện "
    "(kỳ báo cáo: 6 tháng đầu năm 2026; số liệu tính từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 6 "
    "năm 2026) như sau:",
]
ONLY_ACCEPTED = (
    "Kết quả nêu tại báo cáo này chỉ cộng số liệu của các báo cáo đã được chấp nhận đến ngày 19 tháng 6 năm 2026."
)
RETURNS = [
    "I. TÌNH HÌNH GỬI BÁO CÁO",
    "Có 2.004/2.006 đơn vị gửi báo cáo (99,9%), trong đó 2.003 đơn vị gửi đúng hạn, 1 đơn vị gửi chậm.",
    "Đã chấp nhận 2.000/2.006 báo cáo; 3 báo cáo chờ xem xét, 1 báo cáo bị trả lại để bổ sung.",
    "Còn 1 đơn vị quá hạn chưa gửi báo cáo: Sở Y tế.",
    "Đơn vị gửi chậm: UBND xã Gò Vừng (chậm 30 ngày).",
    "1 đơn vị được miễn báo cáo kỳ này.",
    "1 đơn vị được đưa ra khỏi danh sách phải báo cáo.",
    "Đơn vị không tính vào số phải gửi:",
    "- Trường Tiểu học Thác Ngà: nghỉ để sửa chữa toàn bộ cơ sở.",
    "- Trường Mầm non Bến Sậy: đã sáp nhập.",
    ONLY_ACCEPTED,
]
TARGETS = [
    "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    "Trong 5 chỉ tiêu: 1 chỉ tiêu đạt, 2 chỉ tiêu chưa đạt, 2 chỉ tiêu chưa đủ số liệu để đánh giá.",
    "Trường học có phương án: 416/420 (99,05%); mục tiêu 100%; chưa đạt, còn thiếu 4 trường học; 10/12 đơn vị đạt.",
    "Lớp tập huấn: 26 lớp; mục tiêu ít nhất 24 lớp; đạt; 7/12 đơn vị đạt.",
    "Vụ cháy: 3 vụ; mục tiêu không quá 2 vụ; chưa đạt, vượt 1 vụ.",
    "Đội được huấn luyện: chưa có số liệu; mục tiêu ít nhất 95%.",
    "Bếp ăn được kiểm tra: không phát sinh đối tượng; mục tiêu 100%.",
    "STT | Chỉ tiêu | Mức đề ra | Kết quả | Đánh giá | Đơn vị đạt",
    "1 | Trường học có phương án | 100% | 416/420 (99,05%) | Chưa đạt, còn thiếu 4 trường học | 10/12",
    "2 | Lớp tập huấn | Ít nhất 24 lớp | 26 lớp | Đạt | 7/12",
    "3 | Vụ cháy | Không quá 2 vụ | 3 vụ | Chưa đạt, vượt 1 vụ | ",
    "4 | Đội được huấn luyện | Ít nhất 95% | Chưa có số liệu | Chưa đủ số liệu | ",
    "5 | Bếp ăn được kiểm tra | 100% | Không phát sinh đối tượng | Chưa đủ số liệu | ",
]
NARRATIVES = [
    "III. KHÓ KHĂN, VƯỚNG MẮC",
    "Có 1 đơn vị nêu ý kiến, khó khăn, vướng mắc: UBND xã Suối Lam.",
    "UBND xã Suối Lam: Thiếu kinh phí bảo dưỡng.",
    "Đường vào điểm trường hẹp.",
]
TIMELINESS = [
    "IV. ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM",
    "1. Đơn vị quá hạn chưa gửi báo cáo",
    "STT | Đơn vị | Hạn gửi | Số ngày quá hạn",
    "1 | Sở Y tế | 15/6/2026 | 4",
    "2. Đơn vị gửi báo cáo chậm",
    "STT | Đơn vị | Hạn gửi | Ngày gửi | Số ngày chậm",
    "1 | UBND xã Gò Vừng | 05/02/2026 | 07/3/2026 | 30",
    "3. Đơn vị có báo cáo chưa được chấp nhận",
    "STT | Đơn vị | Tình trạng | Hạn gửi | Số ngày quá hạn",
    "1 | UBND xã Khe Trúc | Bị trả lại, chưa gửi lại | 15/6/2026 | 4",
]
CLOSING = [
    "V. NHIỆM VỤ TRỌNG TÂM, KIẾN NGHỊ",
    "Không có.",
    "Trên đây là báo cáo kết quả thực hiện Kế hoạch số 18/KH-UBND ngày 12 tháng 01 năm 2026; "
    "Công an tỉnh Sông Mây trân trọng báo cáo./.",
    "Nơi nhận: / - Ủy ban nhân dân tỉnh (để báo cáo); / - Lưu: VT, PC07. | KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
]
ANNEX = [
    "PHỤ LỤC",
    "KẾT QUẢ THEO TỪNG ĐƠN VỊ",
    "(Kèm theo Báo cáo số          /BC-CAT ngày      tháng      năm 2026 của Công an tỉnh Sông Mây)",
    "STT | Đơn vị | Số lớp (lớp) | Tỷ lệ trường đạt (%)",
    "1 | UBND xã Suối Lam | 1.234 | 66,67",
    "2 | Sở Y tế | ... | 0",
    " | Tổng cộng | 1.234 | ...",
    "Ghi chú: dấu (...) là chưa có số liệu được chấp nhận.",
]
HOSTILE = '<b>&"\x00\x1f\ud800 ' + "x" * 3000
SAFE = '<b>&" ' + "x" * 3000


def written(paper: ReportPaper) -> bytes:
    """The paper of half a year, with the sentences as they are offered."""
    return make_paper(shipped(PaperKind.HALF_YEAR), paper, laid_over(sentences(paper), {}))


def _figures(rows: int, columns: int) -> UnitFigures:
    return UnitFigures(
        columns=tuple(FigureColumn(f"Chỉ số {number}", "lớp") for number in range(columns)),
        rows=tuple(FigureRow(f"Đơn vị {number}", tuple(range(columns))) for number in range(rows)),
    )


def test_the_whole_report_reads_as_an_official_paper(paper: ReportPaper) -> None:
    expected = HEAD + RETURNS + TARGETS + NARRATIVES + TIMELINESS + CLOSING + ANNEX
    assert lines_of(written(paper)) == expected


def test_a_report_without_anything_to_tell_says_so_in_each_part(paper: ReportPaper) -> None:
    bare = replace(
        paper,
        counts=Counts(accepted=0, sent=0, returned=0, late=0, not_yet_due=0),
        set_apart=(),
        targets=(),
        narratives=(),
        missing=(),
        late=(),
        pending=(),
        figures=None,
    )
    assert lines_of(written(bare)) == [
        *HEAD,
        "I. TÌNH HÌNH GỬI BÁO CÁO",
        "Không có đơn vị nào phải gửi báo cáo.",
        ONLY_ACCEPTED,
        "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
        "Không có.",
        "III. KHÓ KHĂN, VƯỚNG MẮC",
        "Các đơn vị không nêu khó khăn, vướng mắc.",
        "IV. ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM",
        "1. Đơn vị quá hạn chưa gửi báo cáo",
        "Không có đơn vị nào quá hạn chưa gửi báo cáo.",
        "2. Đơn vị gửi báo cáo chậm",
        "Không có đơn vị nào gửi báo cáo chậm.",
        *CLOSING,
    ]


@pytest.mark.parametrize(
    ("plan", "cited"),
    [
        (
            PlanCitation("Quyết định", "Về việc ban hành Kế hoạch an toàn", "Sở Y tế", "7/QĐ-SYT"),
            "Căn cứ Quyết định số 7/QĐ-SYT của Sở Y tế về việc ban hành Kế hoạch an toàn, Công an",
        ),
        (
            PlanCitation("Kế hoạch", "PCCC năm 2026", "Sở Y tế", day=date(2026, 5, 4)),
            "Căn cứ Kế hoạch ngày 04 tháng 5 năm 2026 của Sở Y tế về PCCC năm 2026, Công an",
        ),
        (
            PlanCitation("Chế độ báo cáo", "Chế độ báo cáo định kỳ", "", "05/QĐ-UBND", date(2026, 1, 5), regime=True),
            "Căn cứ văn bản số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 quy định chế độ báo cáo định kỳ, Công an",
        ),
        (
            PlanCitation("Chế độ báo cáo", "Cải cách hành chính", "", regime=True),
            "Căn cứ chế độ báo cáo cải cách hành chính, Công an",
        ),
    ],
)
def test_the_plan_is_cited_without_what_its_copy_leaves_blank(
    paper: ReportPaper, plan: PlanCitation, cited: str
) -> None:
    assert lines_of(written(replace(paper, plan=plan)))[4].startswith(cited)


def test_the_same_paper_gives_the_same_bytes(paper: ReportPaper) -> None:
    assert written(paper) == written(replace(paper))


def test_text_that_would_break_xml_is_kept_as_words_and_the_rest_left_out(paper: ReportPaper) -> None:
    figures = UnitFigures((FigureColumn(HOSTILE, "lớp"),), (FigureRow(HOSTILE, (1,)),))
    hostile = replace(paper, narratives=(Narrative(HOSTILE, HOSTILE),), figures=figures, issuer=HOSTILE)
    lines = lines_of(written(hostile))
    assert f"{SAFE}: {SAFE}" in lines
    assert lines[-3:-1] == [f"STT | Đơn vị | {SAFE} (lớp)", f"1 | {SAFE} | 1"]
    assert opened(written(hostile)).core_properties.author == SAFE


def test_three_thousand_units_open_again_with_every_row_in_its_place(paper: ReportPaper) -> None:
    tables = opened(written(replace(paper, figures=_figures(3000, 6)))).tables
    texts = [[cell.text for cell in row._tr.iter("{*}t")] for row in tables[-1].rows]
    assert texts[1:] == [
        [str(number + 1), f"Đơn vị {number}", *(str(value) for value in range(6))] for number in range(3000)
    ]


@pytest.mark.parametrize(
    ("columns", "sizes"), [(4, [6]), (5, [7]), (9, [11]), (10, [7, 7]), (18, [11, 11]), (19, [9, 9, 7])]
)
def test_columns_too_many_for_a_sheet_go_to_further_tables(paper: ReportPaper, columns: int, sizes: list[int]) -> None:
    tables = opened(written(replace(paper, figures=_figures(2, columns)))).tables
    annex = tables[6:]
    assert [len(table.columns) for table in annex] == sizes


def test_a_row_with_a_figure_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="Sở Y tế: 1 values for 2 columns"):
        replace(_figures(2, 2), total=FigureRow("Sở Y tế", (1,)))


def test_figures_without_a_column_make_no_annex(paper: ReportPaper) -> None:
    assert lines_of(written(replace(paper, figures=_figures(2, 0))))[-1] == CLOSING[-1]


def test_an_annex_by_itself_says_that_there_are_no_figures_yet(paper: ReportPaper) -> None:
    file = make_paper(shipped(PaperKind.ANNEX), replace(paper, figures=None), [])
    assert lines_of(file) == ["Chưa có báo cáo nào được chấp nhận nên chưa có số liệu của từng đơn vị."]


def test_only_an_annex_of_many_columns_lies_on_its_side(paper: ReportPaper) -> None:
    def sheets(columns: int) -> list[tuple[WD_ORIENT, float, float]]:
        word = opened(written(replace(paper, figures=_figures(2, columns))))
        return [(s.orientation, round(s.page_width.mm), round(s.page_height.mm)) for s in word.sections]

    upright = (WD_ORIENT.PORTRAIT, 210, 297)
    assert sheets(4) == [upright]
    assert sheets(5) == [upright, (WD_ORIENT.LANDSCAPE, 297, 210)]


def test_margins_and_page_number_follow_the_decree(paper: ReportPaper) -> None:
    first, annex = opened(written(replace(paper, figures=_figures(2, 5)))).sections
    margins = [
        round(edge.mm) for edge in (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    ]
    assert margins == [20, 20, 30, 15]
    assert (first.different_first_page_header_footer, annex.different_first_page_header_footer) == (
        True,
        False,
    )
    assert [element.text for element in first.header._element.iter("{*}instrText")] == [" PAGE "]


def test_titles_of_every_ruled_table_repeat_on_each_page(paper: ReportPaper) -> None:
    ruled = [table for table in opened(written(paper)).tables if table.style.name == "Bảng kẻ"]
    repeated = [[bool(row._tr.findall(".//{*}tblHeader")) for row in table.rows] for table in ruled]
    assert repeated == [[True, *([False] * (len(table.rows) - 1))] for table in ruled]
    assert len(ruled) == 5


def test_no_table_is_wider_than_the_text(paper: ReportPaper) -> None:
    word = opened(written(replace(paper, figures=_figures(1, 30))))
    widths = [sum(column.width.mm for column in table.columns) for table in word.tables]
    assert [width <= 165.1 for width in widths[:6]] == [True] * 6
    assert [width <= 252.1 for width in widths[6:]] == [True] * 4


def test_the_last_words_stand_on_the_page_of_the_signature(paper: ReportPaper) -> None:
    word = opened(written(paper))
    (signed,) = (table for table in word.tables if table.cell(0, 0).text.startswith("Nơi nhận:"))
    (above,) = (each for each in word.paragraphs if each._p is signed._tbl.getprevious())
    assert (above.text[:17], above.paragraph_format.keep_with_next) == ("Trên đây là báo c", True)


def test_the_archive_holds_fixed_dates(paper: ReportPaper) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(paper)))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("above", "recipients", "lines"),
    [
        ("UBND tỉnh Sông Mây", [("Bộ Công an", "để báo cáo")], ["Kính gửi: UBND tỉnh Sông Mây"]),
        (None, [("Bộ Công an", "Để báo cáo"), ("Các xã", "để thực hiện")], ["Kính gửi: Bộ Công an"]),
        (
            None,
            [("Bộ Công an", "để báo cáo"), ("Tỉnh ủy", "để báo cáo"), ("Lưu: VT", None)],
            ["Kính gửi:", "- Bộ Công an;", "- Tỉnh ủy."],
        ),
        (None, [("Các xã", "để thực hiện"), ("Lưu: VT", None)], []),
    ],
)
def test_a_proposal_goes_to_the_unit_above_else_to_whom_the_plan_has_it_reported(
    paper: ReportPaper, above: str | None, recipients: list[tuple[str, str | None]], lines: list[str]
) -> None:
    asked = replace(paper, issuer_above=above, recipients=tuple(starmap(Recipient, recipients)))
    told = lines_of(make_paper(shipped(PaperKind.PROPOSAL), asked, laid_over(sentences(asked), {})))
    begins = next(place for place, line in enumerate(told) if line.startswith("Căn cứ"))
    head = next(place for place, line in enumerate(told) if line.startswith("Về kết quả"))
    assert told[head + 1 : begins] == lines
