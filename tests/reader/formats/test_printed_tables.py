"""Task tables of plain text whose columns are parted by blanks or tabs. All tables are invented."""

from __future__ import annotations

from shown import texts

from dondoc.reader.formats import load

HEAD = [["TT"], ["Nội dung công", "việc"], ["Đơn vị chủ trì"], ["Đơn vị phối hợp"], ["Thời gian hoàn", "thành"]]


def read(text: str) -> list[object]:
    return texts(load(text.encode(), name="plan.txt"))


def test_columns_parted_by_blanks_are_told_by_the_head_above_them() -> None:
    text = """\
                DANH MỤC NHIỆM VỤ

TT     Nội dung công           Đơn vị chủ trì Đơn vị phối hợp      Thời gian hoàn
       việc                                                        thành
 I     PHỔ BIẾN, QUÁN TRIỆT LUẬT
 1     Tổ chức hội nghị        Vụ Thư viện    Vụ Pháp chế, Văn     Tháng 3/2026
       phổ biến Luật                          phòng Bộ
 2     Biên soạn tài liệu      Vụ Thư viện; Vụ Báo Văn hóa; Thư    Quý II/2026
       hỏi - đáp               Pháp chế       viện Quốc gia

Nơi nhận:
"""
    assert read(text) == [
        "DANH MỤC NHIỆM VỤ",
        [
            HEAD,
            [["I"], ["PHỔ BIẾN, QUÁN TRIỆT LUẬT"], [], [], []],
            [["1"], ["Tổ chức hội nghị", "phổ biến Luật"], ["Vụ Thư viện"], ["Vụ Pháp chế, Văn", "phòng Bộ"], ["Tháng 3/2026"]],
            [
                ["2"],
                ["Biên soạn tài liệu", "hỏi - đáp"],
                ["Vụ Thư viện; Vụ", "Pháp chế"],
                ["Báo Văn hóa; Thư", "viện Quốc gia"],
                ["Quý II/2026"],
            ],
        ],
        "Nơi nhận:",
    ]  # fmt: skip


def test_a_row_with_its_number_in_the_middle_begins_above_it_and_a_page_turn_moves_the_print() -> None:
    text = """\
TT      Nội dung                 Cơ quan chủ trì      Thời gian
        Rà soát phương án        Sở Xây dựng          Trong năm
1       quản lý cấp nước                              2026
        đô thị.
        Kiểm tra hồ chứa         Công ty Thủy nông
2       trước mùa mưa và                              Tháng 4/2026
        báo cáo kết quả.
                                   2
\f    Thay cánh cống mặn       Sở Xây dựng          Quý IV/2026
3
      ở hạ lưu.
"""
    (table,) = read(text)
    assert table == [
        [["TT"], ["Nội dung"], ["Cơ quan chủ trì"], ["Thời gian"]],
        [["1"], ["Rà soát phương án", "quản lý cấp nước", "đô thị."], ["Sở Xây dựng"], ["Trong năm", "2026"]],
        [
            ["2"],
            ["Kiểm tra hồ chứa", "trước mùa mưa và", "báo cáo kết quả."],
            ["Công ty Thủy nông"],
            ["Tháng 4/2026"],
        ],
        [["3"], ["Thay cánh cống mặn", "ở hạ lưu."], ["Sở Xây dựng"], ["Quý IV/2026"]],
    ]


def test_a_table_pasted_with_tabs_may_lack_its_last_empty_cells() -> None:
    text = "STT\tNội dung công việc\tĐơn vị thực hiện\tHoàn thành\n1\tKhảo sát\tPhòng Số\tTháng 4\n2\tSao lưu\tPhòng Số\nHết."
    assert read(text) == [
        [
            [["STT"], ["Nội dung công việc"], ["Đơn vị thực hiện"], ["Hoàn thành"]],
            [["1"], ["Khảo sát"], ["Phòng Số"], ["Tháng 4"]],
            [["2"], ["Sao lưu"], ["Phòng Số"], []],
        ],
        "Hết.",
    ]


def test_what_is_parted_by_guess_is_told() -> None:
    source = load("TT\tNội dung\tCơ quan chủ trì\n1\tKhảo sát\tPhòng Số\nHết.".encode(), name="plan.txt")
    assert [source.at(span) for span in source.guessed] == ["TT Nội dung Cơ quan chủ trì 1 Khảo sát Phòng Số"]


def test_words_of_a_head_in_a_sentence_or_alone_make_no_table() -> None:
    lines = ["Nội dung   và thời gian thực hiện theo kế hoạch.", "TT      Nội dung      Chủ trì"]
    assert read("\n\n".join(lines)) == ["Nội dung và thời gian thực hiện theo kế hoạch.", "TT Nội dung Chủ trì"]
