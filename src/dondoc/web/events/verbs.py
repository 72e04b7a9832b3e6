"""Every verb of the log in words. A verb in the code without a line here fails the tests."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Verb:
    """``did`` goes on from "Trần A (Văn phòng UBND tỉnh)"; what changed follows it, but for the fields ``untold``.

    Where the changes say it all by themselves ("đổi tên đơn vị từ … thành …") they stand alone (``alone``). The
    fields that ``clause`` has a place for are told by it, and the others after it.
    """

    icon: str
    did: StrPromise | str
    untold: frozenset[str] = frozenset()
    alone: bool = False
    clause: StrPromise | str = ""


def _verb(icon: str, did: StrPromise, *untold: str, alone: bool = False, clause: StrPromise | str = "") -> Verb:
    return Verb(icon, did, frozenset(untold), alone, clause)


@dataclass(frozen=True, slots=True)
class Group:
    """The verbs of one kind of thing, for the list to choose from."""

    label: StrPromise
    verbs: dict[str, Verb]


GROUPS = (
    Group(
        _("Đơn vị"),
        {
            "unit.create": _verb("plus-lg", _("lập đơn vị")),
            "unit.change": _verb("pencil", _("sửa đơn vị"), alone=True),
            "unit.correct": _verb("pencil", _("sửa chỗ ghi sai của đơn vị"), alone=True),
            "unit.move": _verb("diagram-3", _("chuyển đơn vị sang nơi trực thuộc khác"), alone=True),
            "unit.end": _verb("slash-circle", _("kết thúc đơn vị")),
            "unit.feed": _verb("calendar3", _("tạo liên kết lịch của đơn vị")),
            "unit.feed_off": _verb("slash-circle", _("thu hồi liên kết lịch của đơn vị")),
            "unit.paper_template": _verb("upload", _("đặt mẫu văn bản của đơn vị")),
            "unit.paper_template_off": _verb("arrow-counterclockwise", _("trở lại mẫu văn bản có sẵn")),
            "paper.make": _verb("file-earmark-word", _("lập văn bản theo mẫu")),
            "unit.restore": _verb(
                "arrow-counterclockwise", _("đưa đơn vị trở lại như trước khi sắp xếp"), "succession"
            ),
            "succession.carry_out": _verb("arrow-down-up", _("thực hiện quyết định sắp xếp đơn vị")),
            "succession.settle": _verb("arrow-down-up", _("chuyển việc đang mở cho đơn vị kế tục")),
            "succession.undo": _verb("arrow-counterclockwise", _("hoàn tác quyết định sắp xếp đơn vị"), "rows"),
            "succession.load": _verb("upload", _("nạp việc sắp xếp đơn vị từ danh mục chính thức")),
        },
    ),
    Group(
        _("Phối hợp"),
        {
            "post.create": _verb("plus-lg", _("thêm vị trí của ban chỉ đạo")),
            "post.end": _verb("slash-circle", _("kết thúc vị trí của ban chỉ đạo")),
            "post.appoint": _verb("building", _("giao vị trí của ban chỉ đạo cho đơn vị")),
            "post.vacate": _verb("dash-circle", _("để trống vị trí của ban chỉ đạo")),
            "post.pass": _verb("arrow-down-up", _("chuyển vị trí của ban chỉ đạo cho đơn vị kế tục")),
            "programme.create": _verb("plus-lg", _("ghi chương trình phối hợp")),
            "programme.change": _verb("pencil", _("sửa chương trình phối hợp")),
            "programme.party": _verb("building", _("ghi bên tham gia chương trình phối hợp")),
            "programme.party_out": _verb("dash-circle", _("bỏ bên tham gia chương trình phối hợp")),
            "programme.pass": _verb("arrow-down-up", _("chuyển việc giữ chương trình phối hợp cho đơn vị kế tục")),
            "programme.pass_party": _verb(
                "arrow-down-up", _("chuyển phần tham gia chương trình phối hợp cho đơn vị kế tục")
            ),
            "programme.review": _verb("journal-check", _("ghi kết quả sơ kết chương trình phối hợp")),
        },
    ),
    Group(
        _("Hoạt động"),
        {
            "initiative.propose": _verb("send", _("đề xuất mô hình")),
            "initiative.change": _verb("pencil", _("sửa mô hình")),
            "initiative.approve": _verb("check-circle", _("duyệt mô hình"), "state"),
            "initiative.decline": _verb("x-circle", _("không duyệt mô hình"), "state"),
            "initiative.propose_again": _verb("send", _("đề xuất lại mô hình"), "state"),
            "initiative.end": _verb("dash-circle", _("kết thúc mô hình"), "state"),
            "initiative.paper": _verb("paperclip", _("thêm tài liệu của mô hình")),
            "initiative.paper_out": _verb("trash3", _("bỏ tài liệu của mô hình")),
            "initiative.release": _verb("eye", _("công khai mô hình")),
            "initiative.withdraw": _verb("slash-circle", _("thôi công khai mô hình")),
            "initiative.take_up": _verb("plus-lg", _("ghi đơn vị áp dụng mô hình")),
            "initiative.drop": _verb("dash-circle", _("ghi đơn vị thôi áp dụng mô hình")),
            "initiative.review": _verb("journal-check", _("đánh giá mô hình")),
            "initiative.pass": _verb("arrow-down-up", _("chuyển mô hình cho đơn vị kế tục")),
            "initiative.pass_office": _verb("arrow-down-up", _("chuyển việc theo dõi mô hình cho đơn vị kế tục")),
            "initiative.pass_uptake": _verb("arrow-down-up", _("chuyển việc áp dụng mô hình cho đơn vị kế tục")),
            "training.plan": _verb("plus-lg", _("thêm lớp tập huấn vào chương trình"), "state"),
            "training.change": _verb("pencil", _("sửa lớp tập huấn")),
            "training.hold": _verb("check-circle", _("ghi kết quả lớp tập huấn"), "state"),
            "training.cancel": _verb("slash-circle", _("hủy lớp tập huấn"), "state"),
            "training.pass": _verb("arrow-down-up", _("chuyển lớp tập huấn dự kiến cho đơn vị kế tục")),
            "campaign.create": _verb("plus-lg", _("lập chiến dịch, ngày hội")),
            "campaign.change": _verb("pencil", _("sửa chiến dịch, ngày hội")),
            "campaign.item": _verb("list-check", _("thêm việc của chiến dịch")),
            "campaign.item_out": _verb("trash3", _("bỏ việc của chiến dịch")),
            "campaign.call": _verb("people", _("huy động đơn vị vào chiến dịch")),
            "campaign.release": _verb("dash-circle", _("bỏ đơn vị khỏi chiến dịch")),
            "campaign.start": _verb("send", _("phát động chiến dịch, ngày hội"), "state"),
            "campaign.finish": _verb("journal-check", _("tổng kết chiến dịch, ngày hội"), "state"),
            "campaign.cancel": _verb("slash-circle", _("hủy chiến dịch, ngày hội"), "state"),
            "campaign.do": _verb("check-circle", _("ghi kết quả việc của chiến dịch")),
            "campaign.undo": _verb("arrow-counterclockwise", _("bỏ kết quả việc của chiến dịch")),
            "campaign.pass": _verb("arrow-down-up", _("chuyển chiến dịch, ngày hội cho đơn vị kế tục")),
            "campaign.pass_call": _verb("arrow-down-up", _("chuyển việc được huy động cho đơn vị kế tục")),
            "commitment.count": _verb("clipboard-check", _("ghi số cam kết")),
            "force_norm.set": _verb("plus-lg", _("đặt định mức lực lượng, thiết bị")),
            "force_norm.end": _verb("dash-circle", _("thôi áp dụng định mức lực lượng, thiết bị")),
            "force_norm.pass": _verb("arrow-down-up", _("chuyển định mức lực lượng, thiết bị cho đơn vị kế tục")),
            "force.count": _verb("people", _("ghi số lực lượng, thiết bị")),
            "review_question.add": _verb("question-circle", _("thêm câu hỏi đánh giá mô hình")),
            "review_question.drop": _verb("trash3", _("bỏ câu hỏi đánh giá mô hình")),
            "review_question.pass": _verb("arrow-down-up", _("chuyển câu hỏi đánh giá mô hình cho đơn vị kế tục")),
        },
    ),
    Group(
        _("Khen thưởng"),
        {
            "commendation.open": _verb("plus-lg", _("mở đợt khen thưởng")),
            "commendation.change": _verb("pencil", _("sửa đợt khen thưởng")),
            "commendation.cancel": _verb("slash-circle", _("hủy đợt khen thưởng"), "state"),
            "commendation.form": _verb("plus-lg", _("đặt hình thức, chỉ tiêu khen thưởng")),
            "commendation.form_out": _verb("dash-circle", _("bỏ hình thức khen thưởng")),
            "commendation.member": _verb("people", _("thêm đơn vị vào hội đồng khen thưởng")),
            "commendation.member_out": _verb("dash-circle", _("bỏ đơn vị khỏi hội đồng khen thưởng")),
            "commendation.propose": _verb("send", _("đề nghị khen thưởng")),
            "commendation.change_proposal": _verb("pencil", _("sửa thành tích đề nghị khen thưởng")),
            "commendation.add_proof": _verb("paperclip", _("thêm minh chứng cho đề nghị khen thưởng")),
            "commendation.withdraw": _verb("dash-circle", _("rút đề nghị khen thưởng"), "state"),
            "commendation.meet": _verb("people", _("ghi biên bản họp hội đồng khen thưởng")),
            "commendation.opinion": _verb("people", _("ghi ý kiến hội đồng khen thưởng")),
            "commendation.decide": _verb("check-circle", _("ghi quyết định khen thưởng")),
            "commendation.outcome": _verb("check-circle", _("kết luận đề nghị khen thưởng")),
            "commendation.revoke": _verb("arrow-counterclockwise", _("thu hồi khen thưởng"), "state"),
            "commendation.pass": _verb("arrow-down-up", _("chuyển đợt khen thưởng cho đơn vị kế tục")),
            "commendation.pass_member": _verb(
                "arrow-down-up", _("chuyển chỗ trong hội đồng khen thưởng cho đơn vị kế tục")
            ),
            "commendation.pass_proposal": _verb(
                "arrow-down-up", _("chuyển việc đề nghị khen thưởng cho đơn vị kế tục")
            ),
        },
    ),
    Group(
        _("Kinh phí"),
        {
            "budget.open_line": _verb("plus-lg", _("thêm dòng kinh phí")),
            "budget.estimate": _verb("pencil", _("ghi dự toán đề nghị"), "kind"),
            "budget.allot": _verb("send", _("giao kinh phí"), "kind"),
            "budget.spend": _verb("bar-chart", _("ghi giải ngân"), "kind"),
            "budget.settle": _verb("check-circle", _("quyết toán kinh phí"), "kind"),
            "budget.carry_out": _verb("calendar3", _("chuyển nguồn sang năm sau"), "kind"),
            "budget.carry_in": _verb("calendar3", _("nhận chuyển nguồn từ năm trước"), "kind"),
            "budget.correct": _verb("arrow-counterclockwise", _("ghi bút toán giảm")),
            "budget.name_source": _verb("plus-lg", _("thêm nguồn kinh phí")),
            "budget.source_close": _verb("slash-circle", _("thôi dùng nguồn kinh phí"), "closed"),
            "budget.close": _verb("lock", _("khóa sổ năm ngân sách")),
            "budget.reopen": _verb("arrow-counterclockwise", _("mở lại năm ngân sách")),
            "budget.pass_line": _verb("arrow-down-up", _("chuyển dự toán đề nghị cho đơn vị kế tục")),
            "budget.pass_source": _verb("arrow-down-up", _("chuyển nguồn kinh phí cho đơn vị kế tục")),
        },
    ),
    Group(
        _("Văn bản"),
        {
            "reading.create": _verb("file-earmark-text", _("nhận và đọc văn bản")),
            "reading.add": _verb("plus-lg", _("thêm vào bản đọc")),
            "reading.edit": _verb("pencil", _("sửa bản đọc")),
            "reading.compose": _verb("arrow-down-up", _("ghép các thay đổi vào bản hợp nhất")),
            "reading.map": _verb("building", _("chọn đơn vị cho tên cơ quan")),
            "reading.discard": _verb("trash3", _("bỏ bản đọc"), "state"),
            "job.create": _verb("hourglass-split", _("đưa bản quét vào hàng chờ đọc")),
            "job.retry": _verb("arrow-counterclockwise", _("cho đọc lại bản quét"), "state"),
            "job.cancel": _verb("slash-circle", _("thôi đọc bản quét"), "state"),
            "job.aside": _verb("trash3", _("bỏ bản quét chưa đọc"), "state"),
            "job.finish": _verb("check-circle", _("đọc xong bản quét")),
            "job.fail": _verb("exclamation-triangle", _("chưa đọc được bản quét")),
        },
    ),
    Group(
        _("Kế hoạch"),
        {
            "plan.accept": _verb("journal-check", _("nhận kế hoạch vào thực hiện")),
            "plan.amend": _verb("arrow-down-up", _("nhận sửa đổi kế hoạch")),
            "plan.amend_ahead": _verb("calendar3", _("nhận trước sửa đổi kế hoạch, chờ ngày có hiệu lực")),
            "plan.amend_withdraw": _verb("dash-circle", _("thôi áp dụng sửa đổi kế hoạch đã nhận trước")),
            "plan.amend_stale": _verb("exclamation-triangle", _("chưa áp dụng được sửa đổi kế hoạch đã nhận trước")),
            "plan.unamend": _verb("arrow-counterclockwise", _("hoàn tác sửa đổi kế hoạch")),
            "task.unamend": _verb("arrow-counterclockwise", _("đưa nhiệm vụ về như trước sửa đổi")),
            "target.unamend": _verb("arrow-counterclockwise", _("đưa chỉ tiêu về như trước sửa đổi")),
            "duty.unamend": _verb("arrow-counterclockwise", _("đưa việc có hạn về như trước sửa đổi")),
            "assignment.unamend": _verb("arrow-counterclockwise", _("đưa phân công về như trước sửa đổi")),
            "plan.decline_tie": _verb("dash-circle", _("cho biết kế hoạch không triển khai kế hoạch cấp trên")),
            "task.add": _verb("plus-lg", _("thêm nhiệm vụ theo sửa đổi kế hoạch")),
            "task.change": _verb("pencil", _("sửa nhiệm vụ theo sửa đổi kế hoạch")),
            "task.drop": _verb("dash-circle", _("bỏ nhiệm vụ theo sửa đổi kế hoạch")),
            "target.add": _verb("plus-lg", _("thêm chỉ tiêu theo sửa đổi kế hoạch")),
            "target.change": _verb("pencil", _("sửa chỉ tiêu theo sửa đổi kế hoạch")),
            "target.drop": _verb("dash-circle", _("bỏ chỉ tiêu theo sửa đổi kế hoạch")),
            "duty.add": _verb("plus-lg", _("thêm việc có hạn theo sửa đổi kế hoạch")),
            "duty.change": _verb("pencil", _("sửa việc có hạn theo sửa đổi kế hoạch")),
            "duty.drop": _verb("dash-circle", _("bỏ việc có hạn theo sửa đổi kế hoạch")),
            "duty.release": _verb("dash-circle", _("thôi giao việc có hạn cho đơn vị"), "plan"),
            "assignment.end": _verb("dash-circle", _("thôi giao nhiệm vụ theo sửa đổi kế hoạch")),
            "plan.pass": _verb("arrow-down-up", _("chuyển kế hoạch cho đơn vị kế tục")),
            "assignment.give": _verb(
                "building", _("giao nhiệm vụ"), clause=_("%(unit)s được giao %(task)s trong Kế hoạch %(plan)s")
            ),
            "duty.give": _verb(
                "bell", _("giao việc có hạn"), clause=_("%(unit)s được giao %(duty)s trong Kế hoạch %(plan)s")
            ),
            "assignment.pass": _verb("arrow-down-up", _("chuyển nhiệm vụ cho đơn vị kế tục")),
            "assignment.join": _verb("arrow-down-up", _("gộp nhiệm vụ vào phần của đơn vị kế tục"), "joined"),
            "assignment.change": _verb("pencil", _("sửa phân công"), alone=True),
            "assignment.start": _verb("hourglass-split", _("bắt đầu làm nhiệm vụ"), "status", "begun_on"),
            "assignment.report": _verb("bar-chart", _("báo tiến độ nhiệm vụ"), "status", "begun_on"),
            "assignment.finish": _verb("check-circle", _("báo xong nhiệm vụ"), "status", "begun_on", "done_on"),
            "assignment.confirm": _verb("clipboard-check", _("xác nhận hoàn thành nhiệm vụ"), "status"),
            "assignment.send_back": _verb(
                "arrow-counterclockwise", _("trả lại nhiệm vụ chưa đạt"), "status", "done_on"
            ),
            "assignment.finish_round": _verb(
                "check-circle", _("báo xong một kỳ của nhiệm vụ"), "status", "begun_on", "done_on"
            ),
            "assignment.confirm_round": _verb("clipboard-check", _("xác nhận một kỳ của nhiệm vụ")),
            "assignment.send_back_round": _verb(
                "arrow-counterclockwise", _("trả lại một kỳ của nhiệm vụ"), "status", "done_on", "due"
            ),
            "assignment.renew": _verb(
                "calendar3", _("mở kỳ mới của phần việc"), "status", "begun_on", "done_on", "percent"
            ),
            "assignment.drop": _verb("slash-circle", _("cho thôi thực hiện nhiệm vụ"), "status", "done_on"),
            "assignment.reopen": _verb("arrow-counterclockwise", _("mở lại nhiệm vụ"), "status", "done_on"),
            "assignment.evidence": _verb("paperclip", _("thêm minh chứng")),
            "assignment.evidence_out": _verb("trash3", _("bỏ minh chứng")),
            "task.need": _verb("hourglass-split", _("ghi nhiệm vụ phải chờ nhiệm vụ khác")),
            "task.need_out": _verb("dash-circle", _("bỏ việc chờ nhiệm vụ khác")),
            "plan.ask_evidence": _verb("paperclip", _("đổi yêu cầu minh chứng của kế hoạch"), alone=True),
            "view.save": _verb("funnel", _("lưu khung nhìn công việc")),
            "view.forget": _verb("trash3", _("xóa khung nhìn công việc")),
            "duty.discharge": _verb("diagram-3", _("gắn kế hoạch triển khai")),
            "duty.discharge_back": _verb("dash-circle", _("gỡ kế hoạch triển khai")),
            "duty.next_round": _verb("calendar3", _("mở kỳ mới phải ban hành kế hoạch triển khai")),
            "task.hang": _verb("diagram-3", _("gắn nhiệm vụ vào nhiệm vụ cấp trên")),
            "target.hang": _verb("diagram-3", _("gắn chỉ tiêu vào chỉ tiêu cấp trên")),
            "plan.make_regime": _verb("plus-lg", _("lập chế độ báo cáo")),
            "duty.name": _verb("plus-lg", _("thêm báo cáo phải gửi")),
            "duty.due": _verb("calendar3", _("đặt hạn")),
            "duty.units": _verb("building", _("chỉ định đơn vị phải báo cáo")),
            "duty.self_opening": _verb("calendar3", _("đặt tự mở các kỳ báo cáo")),
            "duty.self_opening_off": _verb("slash-circle", _("thôi tự mở các kỳ báo cáo")),
            "duty.pass": _verb("arrow-down-up", _("chuyển việc phải gửi cho đơn vị kế tục")),
            "duty.owe": _verb("building", _("giao việc phải gửi cho đơn vị mới")),
        },
    ),
    Group(
        _("Lịch làm việc"),
        {
            "calendar.set_day": _verb("calendar3", _("điều chỉnh ngày trong lịch làm việc")),
            "calendar.clear_day": _verb("arrow-counterclockwise", _("bỏ điều chỉnh trong lịch làm việc")),
        },
    ),
    Group(
        _("Biểu mẫu"),
        {
            "form.make": _verb("plus-lg", _("lập biểu mẫu")),
            "form.follow": _verb("copy", _("lập biểu mẫu tiếp nối kế hoạch trước")),
            "form.update": _verb("pencil", _("sửa biểu mẫu")),
            "form.renew": _verb("copy", _("lập phiên bản mới của biểu mẫu")),
            "form.drop": _verb("trash3", _("bỏ phiên bản chưa dùng của biểu mẫu")),
            "form.across": _verb("arrow-down-up", _("chọn cách so sánh khi đơn vị thay đổi")),
        },
    ),
    Group(
        _("Kỳ báo cáo"),
        {
            "route.set": _verb("arrow-down-up", _("đặt đường báo cáo"), "unit"),
            "route.end": _verb("slash-circle", _("kết thúc đường báo cáo"), "valid_to"),
            "route.drop": _verb("trash3", _("bỏ đường báo cáo chưa bắt đầu"), "unit"),
            "cycle.open": _verb("calendar3", _("mở kỳ báo cáo")),
            "cycle.close": _verb("lock", _("đóng kỳ báo cáo"), "closed_at"),
            "cycle.reopen": _verb("arrow-counterclockwise", _("mở lại kỳ báo cáo"), "closed_at"),
            "cycle.sentence": _verb("pencil", _("sửa lời văn báo cáo tổng hợp")),
            "cycle.paper": _verb("file-earmark-word", _("lập văn bản tổng hợp")),
            "cycle.take_in": _verb("upload", _("nhập các tệp Excel đã điền")),
        },
    ),
    Group(
        _("Báo cáo"),
        {
            "obligation.open": _verb("bell", _("giao báo cáo"), "state"),
            "obligation.leave_out": _verb("slash-circle", _("đưa đơn vị ra khỏi số phải báo cáo"), "reason"),
            "obligation.put_back": _verb("plus-lg", _("đưa đơn vị trở lại kỳ báo cáo"), "reason"),
            "obligation.let_in_again": _verb(
                "arrow-counterclockwise", _("cho đơn vị gửi lại sau khi đóng kỳ"), "open_again_at"
            ),
            "obligation.shut_again": _verb("lock", _("thôi cho đơn vị gửi lại"), "open_again_at"),
            "obligation.extension_ask": _verb("hourglass-split", _("xin gia hạn")),
            "obligation.extension_grant": _verb("check-circle", _("gia hạn báo cáo")),
            "obligation.extension_refuse": _verb("x-circle", _("không gia hạn báo cáo")),
            "obligation.pass": _verb("arrow-down-up", _("chuyển nghĩa vụ báo cáo cho đơn vị kế tục")),
            "submission.compile": _verb("diagram-3", _("điền số tổng hợp vào báo cáo gửi cấp trên")),
            "submission.take_figures": _verb("clipboard-check", _("lấy số theo hồ sơ vào báo cáo")),
            "submission.enter_for": _verb("pencil", _("nhập thay báo cáo cho đơn vị"), "entered_by_unit"),
            "submission.stop_entering": _verb("slash-circle", _("thôi nhập thay báo cáo"), "entered_by_unit"),
            "submission.attach": _verb("paperclip", _("thêm tệp vào báo cáo")),
            "submission.detach": _verb("trash3", _("bỏ tệp khỏi báo cáo")),
            "submission.send": _verb("send", _("gửi báo cáo"), "state"),
            "submission.accept": _verb("check-circle", _("chấp nhận báo cáo"), "state"),
            "submission.note": _verb("pencil", _("ghi chú vào số liệu"), "text"),
            "submission.replace": _verb("copy", _("thay báo cáo bằng bản mới"), "state"),
            "submission.return": _verb("arrow-counterclockwise", _("trả lại báo cáo"), "state"),
        },
    ),
    Group(
        _("Kiểm tra"),
        {
            "inspection.create": _verb("plus-lg", _("lập chương trình kiểm tra")),
            "inspection.change": _verb("pencil", _("sửa chương trình kiểm tra")),
            "inspection.issue": _verb("check-circle", _("ban hành chương trình kiểm tra"), "state"),
            "inspection.end": _verb("lock", _("kết thúc chương trình kiểm tra"), "state"),
            "inspection.line": _verb("plus-lg", _("thêm nội dung kiểm tra")),
            "inspection.line_change": _verb("pencil", _("sửa nội dung kiểm tra")),
            "inspection.line_out": _verb("trash3", _("bỏ nội dung kiểm tra")),
            "inspection.choose": _verb("bullseye", _("chọn đơn vị để kiểm tra")),
            "inspection.pick": _verb("building", _("thêm tay đơn vị để kiểm tra")),
            "inspection.leave_out": _verb("slash-circle", _("đưa đơn vị ra khỏi danh sách kiểm tra")),
            "inspection.put_back": _verb("arrow-counterclockwise", _("đưa đơn vị trở lại danh sách kiểm tra")),
            "inspection.pass": _verb("arrow-down-up", _("chuyển chương trình kiểm tra cho đơn vị kế tục")),
            "visit.plan": _verb("calendar3", _("lên lịch kiểm tra")),
            "visit.change": _verb("pencil", _("sửa lịch kiểm tra")),
            "visit.cancel": _verb("slash-circle", _("hủy lần kiểm tra")),
            "visit.sheet": _verb("clipboard-check", _("ghi phiếu kiểm tra")),
            "visit.file": _verb("paperclip", _("thêm ảnh, tài liệu kiểm tra")),
            "visit.file_out": _verb("trash3", _("bỏ ảnh, tài liệu kiểm tra")),
            "visit.sign": _verb("check-circle", _("ký biên bản kiểm tra")),
            "visit.pass": _verb("arrow-down-up", _("chuyển lần kiểm tra cho đơn vị kế tục")),
            "finding.open": _verb("exclamation-triangle", _("giao khắc phục tồn tại")),
            "finding.answer": _verb("send", _("báo kết quả khắc phục tồn tại")),
            "finding.close": _verb("check-circle", _("xác nhận đã khắc phục tồn tại")),
            "finding.return": _verb("arrow-counterclockwise", _("trả lại kết quả khắc phục tồn tại")),
            "finding.extend": _verb("calendar3", _("gia hạn khắc phục tồn tại")),
            "finding.pass": _verb("arrow-down-up", _("chuyển việc khắc phục tồn tại cho đơn vị kế tục")),
        },
    ),
    Group(
        _("Nhắc việc"),
        {
            "reminder.remind": _verb("bell", _("nhắc đơn vị"), "days_past"),
            "reminder.escalate": _verb("arrow-up", _("nhắc đơn vị và báo cấp trên về việc quá hạn"), "days_past"),
            "reminder.digest": _verb("list-check", _("gửi văn phòng danh sách việc quá hạn")),
            "reminder.assigned": _verb("clipboard-check", _("báo cho đơn vị việc được giao")),
            "reminder.amended": _verb("pencil", _("báo cho đơn vị kế hoạch đã sửa đổi")),
            "reminder.nudge": _verb("bell", _("đôn đốc đơn vị gửi báo cáo quá hạn")),
            "reminder.nudge_task": _verb("bell", _("đôn đốc đơn vị về nhiệm vụ")),
            "reminder.send_again": _verb("send", _("gửi lại thông báo chưa tới nơi")),
            "reminder.policy": _verb("pencil", _("đổi cách nhắc việc")),
            "reminder.mailbox": _verb("inbox", _("ghi hộp thư nhận nhắc việc của đơn vị")),
            "reminder.webhook": _verb("key", _("đặt webhook và tạo khóa mới")),
            "reminder.webhook_off": _verb("slash-circle", _("gỡ webhook")),
        },
    ),
    Group(
        _("Bộ tiêu chí"),
        {
            "criteria.create": _verb("plus-lg", _("lập bộ tiêu chí")),
            "criteria.change": _verb("pencil", _("sửa thông tin chung của bộ tiêu chí")),
            "criteria.write_section": _verb("pencil", _("ghi mục của bộ tiêu chí")),
            "criteria.section_out": _verb("trash3", _("xóa mục của bộ tiêu chí")),
            "criteria.write": _verb("pencil", _("ghi tiêu chí")),
            "criteria.criterion_out": _verb("trash3", _("xóa tiêu chí")),
            "criteria.move": _verb("arrow-down-up", _("đổi thứ tự trong bộ tiêu chí"), "up"),
            "criteria.levels": _verb("pencil", _("đặt các mức xếp loại")),
            "criteria.fill": _verb("upload", _("nạp toàn bộ nội dung bộ tiêu chí")),
            "criteria.publish": _verb("check-circle", _("ban hành bộ tiêu chí"), "state"),
            "criteria.replace": _verb("copy", _("thay bộ tiêu chí bằng phiên bản mới"), "state"),
            "criteria.renew": _verb("copy", _("lập phiên bản mới của bộ tiêu chí")),
            "criteria.retire": _verb("slash-circle", _("thôi áp dụng bộ tiêu chí"), "state"),
            "criteria.drop": _verb("trash3", _("xóa dự thảo bộ tiêu chí")),
            "criteria.pass": _verb("arrow-down-up", _("chuyển bộ tiêu chí cho đơn vị kế tục")),
        },
    ),
    Group(
        _("Chấm điểm"),
        {
            "round.open": _verb("plus-lg", _("mở đợt chấm điểm")),
            "round.change": _verb("pencil", _("sửa đợt chấm điểm")),
            "round.add_units": _verb("building", _("đưa thêm đơn vị vào đợt chấm điểm")),
            "round.members": _verb("people", _("đặt hội đồng thẩm định")),
            "round.aims": _verb("bullseye", _("đặt mức kết quả cần đạt của đợt")),
            "round.decide": _verb("journal-check", _("ra quyết định về kết quả chấm điểm")),
            "round.undo_decision": _verb("arrow-counterclockwise", _("hủy quyết định chưa công bố")),
            "round.publish": _verb("send", _("công bố quyết định về kết quả chấm điểm")),
            "round.pass": _verb("arrow-down-up", _("chuyển đợt chấm điểm cho đơn vị kế tục")),
            "round.pass_member": _verb("arrow-down-up", _("chuyển chỗ trong hội đồng thẩm định cho đơn vị kế tục")),
            "assessment.attach": _verb("paperclip", _("thêm tệp minh chứng vào phiếu chấm điểm")),
            "assessment.detach": _verb("dash-circle", _("bỏ tệp minh chứng khỏi phiếu chấm điểm")),
            "assessment.send": _verb("send", _("gửi phiếu tự chấm"), "state"),
            "assessment.review": _verb("eye", _("bắt đầu thẩm định phiếu"), "state"),
            "assessment.finish_review": _verb("clipboard-check", _("chấm xong phiếu")),
            "assessment.unfinish_review": _verb("arrow-counterclockwise", _("chấm lại phiếu")),
            "assessment.settle": _verb("check-circle", _("chốt tiêu chí các thành viên chấm khác nhau")),
            "assessment.conclude": _verb("clipboard-check", _("kết luận thẩm định"), "state"),
            "assessment.reopen": _verb("arrow-counterclockwise", _("mở lại việc thẩm định"), "state"),
            "assessment.return": _verb("arrow-counterclockwise", _("trả lại phiếu tự chấm"), "state"),
            "assessment.decide": _verb("journal-check", _("quyết định mức của đơn vị"), "state"),
            "assessment.undecide": _verb(
                "arrow-counterclockwise", _("hủy quyết định mức của đơn vị"), "state", "level"
            ),
            "assessment.publish": _verb("send", _("công bố mức của đơn vị"), "state"),
            "assessment.appeal": _verb("exclamation-triangle", _("kiến nghị về kết quả chấm điểm")),
            "assessment.refuse_appeal": _verb("x-circle", _("không chấp nhận kiến nghị")),
            "assessment.reconsider": _verb("arrow-counterclockwise", _("chấp nhận kiến nghị, xem xét lại"), "state"),
            "assessment.exclude": _verb("slash-circle", _("đưa đơn vị ra ngoài đợt chấm điểm"), "state"),
            "assessment.put_back": _verb("arrow-counterclockwise", _("đưa đơn vị trở lại đợt chấm điểm"), "state"),
            "assessment.pass": _verb("arrow-down-up", _("chuyển phiếu chấm điểm cho đơn vị kế tục")),
            "assessment.pass_reviewer": _verb("arrow-down-up", _("chuyển việc thẩm định cho đơn vị kế tục")),
            "assessment.pass_review": _verb("arrow-down-up", _("chuyển kết quả thẩm định đang làm cho đơn vị kế tục")),
            "recognition.withdraw": _verb("x-circle", _("thu hồi công nhận của đơn vị")),
        },
    ),
    Group(
        _("Tài khoản"),
        {
            "account.create": _verb("plus-lg", _("tạo tài khoản")),
            "account.invite": _verb("send", _("gửi lời mời nhận tài khoản"), "revision"),
            "account.withdraw": _verb("slash-circle", _("rút lời mời và khóa tài khoản")),
            "account.accept": _verb("check-circle", _("nhận lời mời và đặt mật khẩu")),
            "account.grant": _verb("key", _("cấp vai trò")),
            "account.end": _verb("dash-circle", _("kết thúc vai trò")),
            "account.stand_in": _verb("people", _("ủy quyền thay khi vắng")),
            "account.change_password": _verb("lock", _("đổi mật khẩu của mình")),
            "account.forgotten_password": _verb("lock", _("đặt lại mật khẩu đã quên qua thư")),
            "account.reset_sign_in": _verb("key", _("cấp lại mật khẩu và gỡ các cách đăng nhập khác")),
            "account.end_session": _verb("box-arrow-right", _("đăng xuất một trình duyệt")),
            "account.sign_out_everywhere": _verb("box-arrow-right", _("đăng xuất mọi trình duyệt")),
            "account.feed": _verb("calendar3", _("tạo liên kết lịch của mình")),
            "account.feed_off": _verb("slash-circle", _("thu hồi liên kết lịch của mình")),
            "account.totp_on": _verb("shield-lock", _("bật mã của ứng dụng xác thực"), "name"),
            "account.totp_off": _verb("shield-lock", _("gỡ mã của ứng dụng xác thực"), "name"),
            "account.passkey_on": _verb("key", _("thêm khóa truy cập"), "name"),
            "account.passkey_off": _verb("key", _("gỡ khóa truy cập"), "name"),
            "account.recovery_codes": _verb("key", _("tạo mã dự phòng mới"), "name"),
            "account.provider_link": _verb("person-circle", _("nối với hệ thống đăng nhập của cơ quan"), "name"),
        },
    ),
)
VERBS: dict[str, Verb] = {name: verb for group in GROUPS for name, verb in group.verbs.items()}


def verb_of(name: str) -> Verb:
    """The verb in words; one that is no longer in use stands as its bare name."""
    return VERBS.get(name) or Verb("info-circle", name)


def choices() -> list[tuple[StrPromise, list[tuple[str, str]]]]:
    """The verbs as groups of choices."""
    return [(group.label, [(name, large(str(verb.did))) for name, verb in group.verbs.items()]) for group in GROUPS]


def large(text: str) -> str:
    """With a capital at its beginning, for where it stands alone."""
    return text[:1].upper() + text[1:]
