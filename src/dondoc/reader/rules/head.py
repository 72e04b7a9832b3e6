"""Rules that read what stands around the content: head, signature, recipients."""

from __future__ import annotations

from dondoc.reader.rules.basis import Confidence, Rule

_SURE, _LIKELY = Confidence.SURE, Confidence.LIKELY

HEAD_RULES = (
    Rule("head.kind", _SURE, "Tên loại văn bản là dòng chữ in hoa ở phần đầu."),
    Rule("head.number", _SURE, "Số, ký hiệu đứng sau chữ “Số” ở phần đầu văn bản."),
    Rule("head.place", _SURE, "Địa danh đứng trước ngày ký, trên dòng “…, ngày … tháng … năm …”."),
    Rule("head.date", _SURE, "Ngày ký đọc từ dòng “…, ngày … tháng … năm …” ở phần đầu văn bản."),
    Rule("head.title.below", _SURE, "Trích yếu là những dòng ngay dưới tên loại văn bản."),
    Rule("head.title.beside", _LIKELY, "Trích yếu bắt đầu trên cùng dòng với tên loại văn bản."),
    Rule("head.title.alone", _LIKELY, "Trích yếu là các dòng trước câu đầu tiên, vì văn bản không ghi tên loại."),
    Rule("head.issuer.printed", _SURE, "Cơ quan ban hành in đủ tên ở phần đầu văn bản."),
    Rule(
        "head.issuer.completed",
        _LIKELY,
        "Tên cơ quan ban hành in ở phần đầu được viết đủ bằng địa danh, cơ quan cấp trên hoặc cách gọi trong văn bản.",
    ),
    Rule("head.issuer.words", _LIKELY, "Cơ quan ban hành lấy từ câu nói ai ban hành kế hoạch."),
    Rule("head.period.title", _SURE, "Thời gian của kế hoạch lấy từ trích yếu."),
    Rule("head.period.issuing", _LIKELY, "Thời gian của kế hoạch lấy từ câu ban hành kế hoạch."),
    Rule("head.period.stated", _LIKELY, "Thời gian của kế hoạch lấy từ đoạn nói về thời gian thực hiện."),
    Rule("head.signatory.name", _SURE, "Họ tên người ký là dòng tên riêng dưới chức vụ."),
    Rule("head.signatory.title", _SURE, "Chức vụ người ký là dòng in hoa ngay trên họ tên."),
    Rule("head.signatory.authority", _SURE, "Quyền hạn ký là dòng in hoa trên chức vụ."),
    Rule("head.signatory.joined", _SURE, "Quyền hạn ký ghép từ nhiều dòng in hoa trên chức vụ."),
    Rule("recipient.marked", _SURE, "Nơi nhận là một dòng có gạch đầu dòng dưới chữ “Nơi nhận”."),
    Rule("recipient.unmarked", _LIKELY, "Nơi nhận là một dòng không có gạch đầu dòng dưới chữ “Nơi nhận”."),
)
