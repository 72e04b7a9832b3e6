"""Rules on petitions and gatherings treated as a threat; answering them in time is service."""

from __future__ import annotations

from dondoc.reader.clauses.scope.words import GAP, rule

_TOGETHER = r"(?:đông người|vượt cấp|kéo dài|phức tạp)"

PETITION_RULES = (
    rule(
        "khiếu đông biểu đình lãn",
        r"(?:phòng ngừa|ngăn chặn|đấu tranh|không để|giải tán|kiểm soát|nắm|phát hiện|quản lý|không tham gia|"
        rf"theo dõi){GAP}{{0,90}}?(?:khiếu kiện|"
        r"khiếu nại (?:đông người|vượt cấp)|tụ tập đông người|biểu tình|đình công|lãn công)",
    ),
    rule(
        "khiếu nghị thư biểu đình",
        rf"không có{GAP}{{0,40}}?(?:khiếu kiện|(?:khiếu nại|kiến nghị|đơn thư) {_TOGETHER}|"
        r"biểu tình|đình công)",
    ),
    rule(
        "khiếu",
        rf"(?:cầm đầu|kích động|lôi kéo|xúi giục){GAP}{{0,30}}?(?:khiếu kiện|khiếu nại)|"
        rf"(?:quản lý|phân loại|lập danh sách|phát hiện|xử lý){GAP}{{0,20}}?(?:số |những |các )?(?:người|công dân|"
        rf"đối tượng|"
        rf"hộ)(?: dân)?{GAP}{{0,20}}?(?:khiếu kiện|khiếu nại)|người (?:hay |thường xuyên )(?:đi )?khiếu",
    ),
    rule(
        "rút_đơn không_khiếu đi_khiếu không_tụ không_tập kéo_lên kéo_đến kéo_về tập_trung điểm_nóng",
        rf"(?:vận động|thuyết phục|yêu cầu|buộc){GAP}{{0,40}}?(?:rút đơn|không (?:đi )?khiếu|không (?:tụ tập|tập "
        rf"trung đông))|"
        rf"không để{GAP}{{0,40}}?(?:kéo (?:lên|đến|về)|tập trung (?:về|lên|tại) (?:trung ương|trụ sở|tỉnh))|"
        r"điểm nóng(?: phức tạp)? về (?:an ninh|khiếu|tôn giáo|dân tộc)",
    ),
    rule(
        "khiếu_kiện khiếu_nại đơn_thư gửi_đơn vượt_cấp kiến_nghị",
        rf"(?:trừ điểm|hạ (?:một |01 )?bậc|không (?:xét|công nhận|bình xét)){GAP}{{0,60}}?(?:khiếu kiện|khiếu nại|"
        rf"đơn thư|gửi đơn|"
        rf"vượt cấp|kiến nghị)",
    ),
    rule(
        "khiếu_kiện biểu_tình tụ_tập",
        rf"khiếu kiện[^.;]{{0,15}}?{_TOGETHER}|đoàn khiếu kiện|biểu tình|tụ tập đông người",
        unless=r"(?:giải quyết|đối thoại|tiếp công dân|trả lời|dịch|dịch bệnh|covid|đua xe)",
    ),
    rule(
        "trừ",
        r"(?:khiếu kiện|khiếu nại|đơn thư|vượt cấp|phản ánh tiêu cực|dư luận)[^.]{0,80}?(?<!\w)trừ (?:\d+ )?điểm",
    ),
)
