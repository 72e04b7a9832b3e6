"""Rules that read the body: numbered parts, who is charged, the work set."""

from __future__ import annotations

from dondoc.reader.rules.basis import Confidence, Rule

_SURE, _LIKELY = Confidence.SURE, Confidence.LIKELY

BODY_RULES = (
    Rule("outline.capitals", _SURE, "Đề mục có đánh số, in hoa toàn bộ."),
    Rule("outline.bold", _SURE, "Đề mục có đánh số, in đậm."),
    Rule("outline.agency", _SURE, "Đề mục có đánh số là tên cơ quan, đơn vị."),
    Rule("outline.run_in", _SURE, "Đề mục là các chữ trước dấu hai chấm ở đầu đoạn có đánh số."),
    Rule(
        "outline.run_in.small",
        _LIKELY,
        "Đề mục là các chữ trước dấu hai chấm ở đầu đoạn có đánh số, tuy phần sau viết thường.",
    ),
    Rule("outline.short", _LIKELY, "Đề mục là dòng ngắn có đánh số, tuy kết thúc bằng dấu câu."),
    Rule("outline.line", _SURE, "Đề mục là dòng có đánh số, không kết thúc bằng dấu câu."),
    Rule("outline.sentence", _SURE, "Đoạn có đánh số viết thành câu nên không có đề mục."),
    Rule("outline.sentence.colon", _LIKELY, "Đoạn có đánh số được coi là câu, tuy có dấu hai chấm gần đầu."),
    Rule("outline.sentence.open", _LIKELY, "Đoạn có đánh số được coi là câu, tuy không có dấu câu ở cuối."),
    Rule("agency.heading", _SURE, "Cơ quan được giao việc là tên ở đề mục trong phần phân công."),
    Rule("agency.heading.beside", _LIKELY, "Đề mục được coi là cơ quan vì các đề mục bên cạnh là cơ quan."),
    Rule("agency.line", _LIKELY, "Cơ quan được giao việc là tên đứng riêng một dòng, không đánh số."),
    Rule("agency.bullet", _SURE, "Cơ quan được giao việc là tên trước dấu hai chấm ở đầu một gạch đầu dòng."),
    Rule(
        "agency.opening",
        _LIKELY,
        "Cơ quan được giao việc là tên trước dấu hai chấm ở đầu một đoạn không có gạch đầu dòng.",
    ),
    Rule("agency.charge", _LIKELY, "Cơ quan được giao việc là chủ ngữ của câu."),
    Rule("agency.charge.asked", _SURE, "Cơ quan được giao việc đứng sau “Giao”, “Đề nghị” hoặc “Yêu cầu”."),
    Rule("agency.charge.clause", _LIKELY, "Cơ quan được giao việc tìm thấy giữa câu, sau một vế mở đầu."),
    Rule("agency.table", _SURE, "Cơ quan được giao việc lấy từ cột chủ trì của bảng."),
    Rule("task.bullet", _SURE, "Nhiệm vụ là một gạch đầu dòng dưới cơ quan được giao."),
    Rule("task.paragraph", _SURE, "Nhiệm vụ là một đoạn dưới cơ quan được giao."),
    Rule("task.follows", _LIKELY, "Nhiệm vụ là đoạn tiếp sau câu giao việc, không nêu cơ quan nào khác."),
    Rule("task.numbered", _SURE, "Nhiệm vụ là một đoạn có đánh số dưới cơ quan được giao."),
    Rule("task.colon", _SURE, "Nhiệm vụ là phần sau dấu hai chấm, sau tên cơ quan được giao."),
    Rule("task.charge", _LIKELY, "Nhiệm vụ là câu có cơ quan được giao làm chủ ngữ hoặc đứng giữa câu."),
    Rule("task.charge.asked", _SURE, "Nhiệm vụ là câu giao, đề nghị hoặc yêu cầu một cơ quan làm việc."),
    Rule("task.table", _SURE, "Nhiệm vụ là ô nội dung của một hàng trong bảng phân công."),
    Rule("partner.opening", _SURE, "Cơ quan phối hợp được nêu tên sau “phối hợp với” ở đầu nhiệm vụ."),
    Rule("partner.opening.many", _SURE, "Các cơ quan phối hợp được gọi chung sau “phối hợp với” ở đầu nhiệm vụ."),
    Rule("partner.table", _SURE, "Cơ quan phối hợp lấy từ cột phối hợp của bảng."),
    Rule("amendment.quoted", _SURE, "Nội dung sửa đổi, bổ sung là phần trong ngoặc kép sau “như sau:”."),
    Rule("amendment.within", _LIKELY, "Chữ mới nằm ngay trong câu sửa đổi, thay thế hoặc điều chỉnh."),
    Rule("amendment.repeal", _SURE, "Nội dung bị bãi bỏ được nêu sau “bãi bỏ” hoặc từ tương tự."),
)
