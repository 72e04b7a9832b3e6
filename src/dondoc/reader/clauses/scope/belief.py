"""Rules on belief: watching, counting, winning over or countering those who hold a faith, and their bodies."""

from __future__ import annotations

from dondoc.reader.clauses.scope.words import BENEFIT, COUNTER, FAITH, GAP, PERSON, SERVICE, WATCH, rule

BELIEF_RULES = (
    rule(
        "tôn_giáo tín_ngưỡng tà_đạo đạo_lạ truyền_đạo điểm_nhóm hội_đoàn giáo_dân dòng_tu",
        rf"(?:{WATCH}|{COUNTER}|xóa bỏ){GAP}{{0,40}}?(?:(?:hoạt động|sinh hoạt) (?:tôn giáo|"
        r"tín ngưỡng)|tà đạo|đạo lạ|"
        rf"hiện tượng tôn giáo|truyền đạo)|(?:{WATCH}){GAP}{{0,30}}?(?:điểm nhóm|tổ chức tôn giáo|hội đoàn|"
        rf"giáo dân|dòng tu)"
        rf"(?![^.;]{{0,60}}{SERVICE})",
    ),
    rule(
        "tà_đạo tà_giáo đạo_lạ đạo_trái theo_đạo",
        r"tà (?:đạo|giáo)(?!\w)|(?:theo|bỏ) đạo (?:lạ|trái)|(?:truyền|sinh hoạt|học|theo) đạo trái|"
        r"(?<!chỉ )(?<!lãnh )đạo lạ(?!\w)|"
        rf"(?:{WATCH}|rà soát|thống kê|lập danh sách){GAP}{{0,20}}?(?:số )?(?:hộ|người) theo đạo(?! đức| lý)",
    ),
    rule(
        "nhóm_đạo đạo_mới điểm_nhóm tôn_giáo hội_thánh tín_đồ theo_đạo thành_nhóm lập_nhóm sinh_nhóm "
        "các_nhóm thêm_nhóm",
        rf"(?:không để|ngăn chặn|xóa bỏ|phát hiện|đấu tranh){GAP}{{0,20}}?(?:nhóm đạo|đạo mới)|"
        r"không để (?:phát sinh|hình thành|thành lập) (?:các |thêm )?(?:điểm nhóm|tổ chức tôn giáo|nhóm)|"
        rf"(?:không (?:tham gia|theo|tin)|ngăn chặn|đấu tranh|từ bỏ){GAP}{{0,20}}?hội thánh|"
        rf"(?:báo cáo|thống kê|nắm|rà soát|lập danh sách|theo dõi){GAP}{{0,40}}?(?:tín đồ|mới theo đạo)",
    ),
    rule(
        "tín_đồ tín_hữu giáo_dân giáo_dòng hội_thánh điểm_nhóm chức_sắc chức_việc tu_sĩ tăng_ni hệ_phái "
        "dòng_tu hội_đoàn tôn_giáo có_đạo theo_đạo vùng_giáo",
        rf"(?:nắm|theo dõi|giám sát|kiểm soát|phát hiện|quản lý(?! nhà nước)|rà soát|thống kê|ngăn chặn|"
        rf"không để|đấu tranh|vận động|thuyết phục|tranh thủ|cảm hóa|tiếp cận|phân loại|đánh giá|cập nhật|thu "
        rf"thập|dữ liệu|"
        rf"báo cáo|danh sách){GAP}{{0,90}}?(?<!\w){FAITH}|"
        rf"{FAITH}{GAP}{{0,60}}?(?<!\w)(?:ký cam kết|không tham gia|không tụ tập)",
        unless=BENEFIT,
    ),
    rule(
        "chưa_được",
        r"(?:đạo|tôn giáo|giáo phái|hệ phái|hội thánh|nhóm)[^.;]{0,15} chưa được (?:nhà nước |pháp luật )?(?:công "
        r"nhận|cấp phép)",
        unless=BENEFIT,
    ),
    rule(
        "truyền_đạo theo_đạo",
        r"(?:truyền|theo) đạo(?= trái| mới| lạ| chui| không)|truyền đạo(?! đức| lý| theo| đúng| hợp| hiếu|\w)",
    ),
    rule(
        "tôn_giáo thành_phần quan_hệ",
        rf"(?:nắm|thống kê|rà soát|lập danh sách|cập nhật|thu thập|ghi|lập hồ sơ|theo dõi|kê "
        rf"khai){GAP}{{0,60}}?(?:tôn giáo|"
        rf"thành phần dân tộc|quan hệ (?:gia đình|bạn bè|xã hội|thân nhân|họ hàng)){GAP}{{0,40}}?(?:của|từng)"
        rf"(?: (?:các|từng|số|mỗi))? {PERSON}",
    ),
    rule(
        "tâm",
        rf"(?:nắm|phản ánh|tổng hợp|theo dõi){GAP}{{0,40}}?tâm tư[^.;]{{0,80}}?(?:có đạo|theo đạo|tín đồ|tôn giáo|giáo "
        r"dân|chức sắc|không để)",
    ),
    rule(
        "lợi",
        r"lợi dụng (?:các )?(?:vấn đề |quyền )?(?:dân tộc|tôn giáo|tín ngưỡng|tự do|dân chủ|khiếu nại|khiếu kiện|"
        r"tố cáo)",
    ),
)
