"""Rules that read single clauses: documents cited, numbers to be reached, due dates."""

from __future__ import annotations

from dondoc.reader.rules.basis import Confidence, Rule

_SURE, _LIKELY = Confidence.SURE, Confidence.LIKELY

CLAUSE_RULES = (
    Rule("citation.number", _SURE, "Văn bản viện dẫn có tên loại đứng ngay trước số, ký hiệu."),
    Rule("citation.law", _SURE, "Luật viện dẫn có số, ký hiệu sau tên luật."),
    Rule("citation.shared", _LIKELY, "Văn bản viện dẫn dùng chung tên loại với số, ký hiệu đứng trước."),
    Rule("citation.bare", _LIKELY, "Văn bản viện dẫn chỉ có số, không có ký hiệu."),
    Rule("target.share", _SURE, "Chỉ tiêu là tỷ lệ phần trăm của đối tượng đứng ngay sau."),
    Rule("target.share.listed", _LIKELY, "Chỉ tiêu là tỷ lệ phần trăm liệt kê tiếp theo một chỉ tiêu khác."),
    Rule("target.ratio", _SURE, "Chỉ tiêu là mức của một tỷ lệ, chỉ số, thời gian nêu trước con số."),
    Rule("target.level", _LIKELY, "Chỉ tiêu là tỷ lệ phần trăm mà đối tượng nêu trước con số."),
    Rule("target.cut", _LIKELY, "Chỉ tiêu là mức giảm."),
    Rule("target.fraction", _LIKELY, "Chỉ tiêu là phân số của một tổng số."),
    Rule("target.range", _LIKELY, "Chỉ tiêu là một khoảng, từ số này đến số kia."),
    Rule("target.count.compared", _SURE, "Chỉ tiêu là số lượng có từ so sánh như “ít nhất”, “không quá”, “trở lên”."),
    Rule("target.count", _LIKELY, "Chỉ tiêu là số lượng sau một động từ."),
    Rule("target.count.listed", _LIKELY, "Chỉ tiêu là số lượng liệt kê tiếp theo một chỉ tiêu khác."),
    Rule("target.words", _LIKELY, "Chỉ tiêu là con số viết bằng chữ."),
    Rule("target.none", _LIKELY, "Chỉ tiêu bằng không: “không có”, “không còn”."),
    Rule("target.continued", _LIKELY, "Mức tiếp theo của chỉ tiêu vừa nêu, chỉ khác thời điểm."),
    Rule("target.task", _LIKELY, "Chỉ tiêu là mức ít nhất phải làm, nêu trong một nhiệm vụ."),
    Rule("target.table", _LIKELY, "Chỉ tiêu là ô của một năm trong bảng chỉ tiêu."),
    Rule("deadline.day", _SURE, "Thời hạn là ngày, tháng, năm sau “trước”, “chậm nhất” hoặc từ tương tự."),
    Rule("deadline.day.label", _SURE, "Thời hạn là ngày sau “Thời gian”, “Thời hạn”, “Tiến độ”."),
    Rule("deadline.day.loose", _LIKELY, "Thời hạn là ngày sau “đến”, “trong”, “vào” hoặc từ tương tự."),
    Rule("deadline.day.yearless", _LIKELY, "Thời hạn in ngày, tháng; năm lấy từ câu hoặc từ thời gian của kế hoạch."),
    Rule("deadline.day.yearly", _SURE, "Thời hạn là ngày, tháng lặp lại hằng năm."),
    Rule("deadline.range", _LIKELY, "Thời hạn là ngày cuối của một khoảng thời gian."),
    Rule("deadline.listed", _LIKELY, "Thời hạn là một ngày trong chuỗi ngày liệt kê."),
    Rule("deadline.stretch", _LIKELY, "Thời hạn là ngày cuối của tháng, quý hoặc nửa năm được nêu."),
    Rule("deadline.year", _LIKELY, "Thời hạn là ngày cuối của năm hoặc giai đoạn được nêu."),
    Rule("deadline.monthly", _SURE, "Thời hạn là ngày lặp lại hằng tháng hoặc hằng quý."),
    Rule("deadline.weekly", _SURE, "Thời hạn là ngày lặp lại hằng tuần."),
    Rule("deadline.daily", _LIKELY, "Thời hạn là giờ lặp lại hằng ngày."),
    Rule("deadline.after", _LIKELY, "Thời hạn là số ngày, giờ hoặc tháng tính từ một sự việc."),
    Rule("funds.named", _SURE, "Số tiền đứng sau “kinh phí”, “dự toán” hoặc từ tương tự."),
    Rule("funds.beside", _LIKELY, "Số tiền được bố trí từ một nguồn nêu ngay bên cạnh."),
    Rule("funds.source", _LIKELY, "Chỉ nêu nguồn kinh phí, không nêu số tiền."),
    Rule("funds.table", _SURE, "Kinh phí lấy từ cột kinh phí của bảng."),
    Rule("window.figures", _LIKELY, "Khoảng số liệu là các ngày sau “số liệu từ”, “chốt số liệu”, “tính từ”."),
)
