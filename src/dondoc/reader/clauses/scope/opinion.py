"""Rules on thought and speech: watching, steering, countering, blocking."""

from __future__ import annotations

from dondoc.reader.clauses.scope.words import COUNTER, FRAUD, GAP, NEGATIVE, NET, OWN, WATCH, rule

_THOUGHT = (
    r"(?:tư tưởng(?!,? (?:đạo đức|tấm gương|hồ chí minh|chỉ đạo))|dư luận(?! (?:xã hội )?quan tâm)|phát ngôn|"
    r"lập trường chính trị|nhận thức chính trị|tâm trạng|quan điểm chính trị|thái độ(?:, phản ứng)? chính trị|"
    r"phản ứng chính trị|"
    r"tâm tư(?!,? (?:tình cảm,? )?nguyện vọng)|(?:tâm lý|thái độ) (?:của )?(?:quần chúng|nhân dân|người dân|"
    r"công nhân|tín đồ))"
)
_OPINION = (
    rule(
        "tư_tưởng dư_luận phát_ngôn lập_trường thức_chính tâm_trạng điểm_chính thái_độ ứng_chính tâm_tư tâm_lý",
        r"(?:nắm bắt|nắm chắc|nắm|theo dõi|giám sát|đánh giá|định hướng|kiểm soát|quản lý|phản ánh|phân loại|"
        r"rà soát|sàng lọc|"
        r"phân tích|dự báo|tổng hợp|báo cáo|phát hiện|thăm dò)"
        rf"(?:(?!gây|tránh|bức xúc|không để){GAP}){{0,40}}?(?<!\w){_THOUGHT}",
    ),
    rule("luận 47 35", r"dư luận viên|cộng tác viên dư luận|(?:lực lượng|ban chỉ đạo|nhóm|tổ|đội) (?:47|35)(?!\d)"),
    rule(
        "lệch cực",
        rf"(?:phát hiện|uốn nắn|chấn chỉnh|ngăn chặn|đấu tranh|theo dõi|sàng lọc|"
        rf"rà soát){GAP}{{0,40}}?(?:nhận thức|tư tưởng|quan điểm|"
        r"biểu hiện)(?: \w+){0,2} (?:lệch lạc|cực đoan)(?! (?:về )?(?:khúc xạ|thị lực|cột sống|khớp|tư thế|tâm lý))",
    ),
    rule(
        "tự_diễn tự_chuyển biến_hòa thù_địch phản_động chống_phá bạo_loạn lật_đổ đối_lập chống_đối "
        "hội_chính chống_đảng chống_nhà chống_chế phần_tử bất_mãn sử_chính lịch_chính trị_hiện",
        r"tự diễn biến|tự chuyển hóa|diễn biến hòa bình|thế lực thù địch|phản động|chống phá|bạo loạn|"
        r"lật đổ chính quyền|quan điểm (?:đối lập|thù địch|chống đối)|cơ hội chính trị|chống đối chính quyền|"
        r"chống (?:đảng|nhà nước|chế độ)(?!\w)|phần tử (?:cơ hội|bất mãn|quá khích|cực đoan|chống)|bất mãn chính trị|"
        r"(?:lịch sử|lý lịch) chính trị|chính trị hiện nay",
    ),
    rule(
        "phi_chính trận_địa nền_tảng mặt_trận thù_địch",
        r"phi chính trị hóa|(?:trận địa|nền tảng|mặt trận) tư tưởng|thù địch",
    ),
    rule(
        "xấu địch gian",
        rf"(?:kẻ|phần tử|đối tượng|thế lực) (?:xấu|địch|gian)(?:[^.;]{{0,40}}?(?:lợi dụng|kích động|lôi kéo|xuyên "
        rf"tạc|móc "
        rf"nối|chống)(?![^.;]{{0,60}}{FRAUD}))|(?:nghe|tin)(?: theo)? (?:lời )?(?:kẻ|bọn) (?:xấu|phản)",
    ),
    rule(
        "bất_hợp trái_phép trái_pháp",
        r"tổ chức bất hợp pháp|(?:lập|tham gia|hình thành)[^.;]{0,30}? (?:hội|nhóm|tổ chức),?(?: \w+)? (?:trái phép|"
        r"trái pháp luật|bất hợp pháp)|hội,? nhóm (?:trái phép|trái pháp luật|bất hợp pháp)",
    ),
    rule(
        "nghe",
        rf"không nghe(?: theo)?,? không tin(?![^.;]{{0,80}}{FRAUD})",
    ),
    rule("thoái", r"suy thoái (?:về )?(?:tư tưởng|chính trị|đạo đức, lối sống)"),
    rule(
        "kích rẽ",
        r"kích động,? (?:lôi kéo|chia rẽ|xúi giục|chống|biểu tình|gây rối|khiếu|quần chúng|nhân dân|người dân|"
        r"đồng bào)|"
        r"(?:xúi giục|lôi kéo|dụ dỗ),? kích động|chia rẽ (?:khối )?(?:đại )?đoàn kết|chia rẽ (?:dân tộc|tôn giáo)",
    ),
    rule(
        "an_ninh chính_trị",
        r"an ninh (?:chính trị nội bộ|tôn giáo|tư tưởng|dân tộc|văn hóa,? tư tưởng)|bảo vệ chính trị nội bộ",
    ),
    rule(
        "nắm",
        r"nắm (?:chắc |bắt )?(?:diễn biến )?tình hình(?:[^.;]{0,100}?(?:an ninh(?! (?:mạng|nguồn|lương|năng|"
        r"thông))|antt|anct|anqg|quản lý địa bàn|tôn giáo)|(?: trong| về)? "
        r"(?:dân tộc|nội bộ|tín đồ|công nhân|học sinh|sinh viên|quần chúng|nhân dân))|"
        r"nắm tình hình (?:cơ sở|địa bàn)(?!\w)",
    ),
)
_SPEECH = (
    rule(
        "mạng mxh kgm blog facebook tiktok youtube zalo internet nhóm",
        r"(?:theo dõi|giám sát|rà quét|trinh sát|kiểm soát|thu thập|lắng nghe|nắm (?:bắt |chắc )?(?:tình hình|"
        r"thông tin))"
        rf"(?:(?!an toàn|sự cố|mã độc|lỗ hổng|trẻ em|thời lượng){GAP}){{0,60}}?{NET}(?!{OWN})",
    ),
    rule(
        "trang_cá khoản_cá hội_cá",
        rf"(?:{WATCH}|rà soát){GAP}{{0,30}}?(?:trang|tài khoản)(?: mạng xã hội)? cá nhân",
    ),
    rule(
        "tài danh thân đăng",
        rf"(?:truy tìm|truy vết|xác định|xác minh){GAP}{{0,40}}?(?:chủ tài khoản|nhân thân|người đăng (?:tin|bài))",
    ),
    rule(
        "tin_xấu xấu_độc tin_giả sai_sự xuyên_tạc sai_trái luận_điệu dung_xấu tin_sai phát_ngôn tin_đồn "
        "thất_thiệt bịa_đặt vu_khống hoang_mang sai_lệch trái_sự kiểm_chứng tán_phát phát_tán tàng_trữ",
        rf"(?:{COUNTER}|kiểm soát|giám sát)[^.;:]{{0,70}}?(?:thông tin xấu|xấu,? độc|tin giả|sai sự thật|xuyên tạc|"
        r"(?:quan điểm|thông tin|nội dung) sai trái|luận điệu|nội dung xấu|thông tin sai lệch|phát ngôn|tin đồn|"
        r"thất thiệt|"
        r"bịa đặt|vu khống|hoang mang|sai lệch sự thật|trái sự thật|chưa (?:được )?kiểm chứng)|(?:tán phát|phát "
        r"tán|tàng trữ)"
        rf"[^.;]{{0,20}}?(?:tài liệu(?! mật)|ấn phẩm|tờ rơi|văn hóa phẩm|nội dung)(?!{GAP}{{0,40}}{FRAUD})",
    ),
    rule(
        "trang kênh khoản bài video nhóm",
        rf"(?:{COUNTER}|kiểm duyệt|yêu cầu gỡ|gỡ)(?![^.;]{{0,140}}{FRAUD}){GAP}{{0,30}}?(?:trang|kênh|tài khoản|"
        rf"bài (?:viết|đăng)|video|nhóm)[^.;]{{0,30}}?{NET}|(?:kiểm duyệt|gỡ)(?: bỏ)?{GAP}{{0,15}}?(?:bài (?:viết|"
        rf"đăng)|tin,? bài)",
    ),
    rule(
        "trang nhóm khoản",
        rf"(?:rà soát|thống kê|lập danh sách|quản lý){GAP}{{0,30}}?(?:trang|nhóm|tài khoản|kênh)(?:,? (?:trang|"
        rf"nhóm|hội))?"
        rf" (?:trên )?(?:các )?{NET}(?!{OWN})",
    ),
    rule(
        "cực chiều cảm nhọ xấu trích tạc",
        rf"(?:ghi nhận|báo cáo|phát hiện|theo dõi|xử lý|xác minh|nắm|tổng hợp|ngăn chặn){GAP}{{0,60}}?"
        rf"(?:(?:ý kiến|thông tin|nội dung|tin,? bài|bài viết|bình luận|phản ứng) {NEGATIVE}|bôi nhọ|nói xấu)",
    ),
    rule("mạng", rf"(?:đấu tranh|tác chiến|nòng cốt){GAP}{{0,30}}?trên không gian mạng"),
    rule("bác", r"phản bác"),
    rule(
        "luận_điệu xuyên_tạc ly_khai tán_phát điểm_mạng",
        r"luận điệu|xuyên tạc|ly khai|tán phát|điểm mạng",
    ),
    rule(
        "xấu_độc",
        r"(?:thông )?tin xấu,? độc",
        unless=r"(?:trẻ em|trẻ|kỹ năng|phụ huynh|lừa đảo)",
    ),
    rule(
        "lấy_cái lấy_đẹp lấy_tốt lấy_tích dòng_chảy dòng_thông dòng_chủ định_hướng",
        r"lấy (?:cái )?(?:đẹp|tốt|tích cực),? (?:để )?(?:dẹp|đẩy lùi|át|lấn át)|dòng (?:chảy )?(?:thông tin )?chủ "
        r"(?:đạo|lưu)|"
        rf"(?:bình luận|chia sẻ|đăng|tương tác|viết bài){GAP}{{0,40}}? theo định hướng",
    ),
)

OPINION_RULES = (*_OPINION, *_SPEECH)
