"""Rules on persons and on what links to them: lists, use and winning over, informants, population and cameras."""

from __future__ import annotations

from dondoc.reader.clauses.scope.words import (
    BENEFIT,
    GAP,
    HELPERS,
    IN_NEED,
    LINK,
    LIST,
    PERSON,
    SERVED,
    SERVICE,
    TRAIT,
    TRUSTED,
    WATCH,
    WORKS,
    rule,
)

_PERSONS = (
    rule(
        "tượng",
        rf"(?:{WATCH}|{LIST}){GAP}{{0,30}}?(?<!\w)đối tượng(?!,? {SERVED})(?! và {SERVED})"
        r"(?!, (?:lập|tổng hợp|phê duyệt)[^.;]{0,60}(?:hỗ trợ|trợ cấp|học phí|chính sách|bảo hiểm|tiêm))|"
        r"(?:vận động|truy bắt) đối tượng(?! (?:tham gia|mua|đóng))",
    ),
    rule(
        "tiền án lỗi nghiện túy",
        rf"(?:{WATCH}|lập danh sách|lập hồ sơ){GAP}{{0,40}}?(?:tiền án|tiền sự|lầm lỗi|chấp hành xong án|"
        r"người nghiện|người sử dụng (?:trái phép )?(?:chất )?ma túy)",
    ),
    rule(
        "uy_tín già_làng chức_sắc chức_việc tu_hành tu_sĩ nhân_sĩ trưởng_họ trưởng_dòng trưởng_tộc cốt_cán "
        "ảnh_hưởng tiêu_biểu",
        rf"(?:tranh thủ|phát huy|sử dụng|lập danh sách|nắm|quản lý|theo dõi){GAP}{{0,40}}?{TRUSTED}|"
        rf"phát huy vai trò{GAP}{{0,140}}?{TRUSTED}|"
        rf"vận động{GAP}{{0,40}}?{TRUSTED}(?![^.;]{{0,80}}{SERVICE})|"
        rf"(?:danh sách|hồ sơ) (?:các |những )?{TRUSTED}(?![^.;]{{0,120}}{BENEFIT})|"
        rf"{TRUSTED}[^.]{{0,120}}?(?<!\w)(?:tranh thủ|nắm (?:bắt |chắc )?tình hình|làm (?:nòng cốt|hạt nhân))",
    ),
    rule(
        "cốt",
        rf"(?:xây dựng|củng cố|bồi dưỡng|phát triển){GAP}{{0,25}}?cốt cán(?: chính trị| phong trào)?"
        r" (?:phong trào|trong (?:đồng bào|tôn giáo|vùng|tín đồ)|tôn giáo|chính trị)",
    ),
    rule(
        "cá_biệt tiếp_cận cảm_hóa nắm_chắc nắm_địa nắm_từng nắm_hộ nắm_người vào_diện hộ_nắm người_nắm",
        r"(?:vận động|giáo dục|tiếp xúc) cá biệt|"
        rf"(?:tiếp cận|cảm hóa){GAP}{{0,60}}?(?:khiếu kiện|chống đối|phức tạp)|"
        r"nắm (?:chắc )?(?:địa bàn|từng (?:người|hộ|đối tượng)|hộ,? nắm người|người,? nắm hộ)(?!\w)|"
        r"đưa vào diện (?:quản lý|theo dõi)(?:,? (?:quản lý|theo dõi))? (?:người|đối tượng|cá nhân|hộ)",
    ),
    rule(
        "biểu_hiện chậm_tiến bất_mãn nghi_vấn khả_nghi bất_minh lầm_lỗi hư_hỏng khiếu_kiện khiếu_nại "
        "tôn_giáo theo_đạo tà_đạo hội_nhóm",
        rf"(?:danh sách|hồ sơ|thống kê|theo dõi|giám sát|quản lý|nắm|thông tin|tin báo|sưu tra|sàng lọc|phân loại)"
        rf"{GAP}{{0,50}}?(?<!\w){PERSON}{GAP}{{0,30}}?(?<!\w){TRAIT}",
    ),
    rule(
        "người_nước việt_kiều kiều_bào phi_chính nhóm_thiện nhóm_tự hội_đoàn bộ_tự người_dân công_dân đối_tượng",
        rf"(?:{WATCH})[^.;]{{0,60}}?(?:hoạt động|di biến động|việc đi lại|quan hệ|mối quan hệ|tình hình) (?:của "
        rf")?(?:các |số )?"
        r"(?:người nước ngoài|việt kiều|kiều bào|tổ chức phi chính phủ|nhóm (?:thiện nguyện|tự phát)|hội đoàn|"
        r"câu lạc bộ tự phát|người dân|công dân|đối tượng)",
    ),
    rule(
        "người_nước người_dân người_việt người_đi người_vượt người_có việt_kiều kiều_bào nhân_ở",
        rf"(?:{WATCH}|{LIST}|thống kê|sàng lọc|danh sách){GAP}{{0,50}}?(?<!lao động )(?<!lao động là )(?:người "
        rf"(?:nước ngoài|dân tộc|việt nam ở|"
        r"đi (?:nước ngoài|làm ăn xa|xuất khẩu)|vượt biên|có (?:thân nhân|người thân|quan hệ))|việt kiều|kiều bào|"
        r"thân nhân ở)(?! lao động)",
        unless=BENEFIT,
    ),
    rule(
        "mãn_hạn tha_tù đặc_xá niên_hư người_vi",
        rf"(?:{WATCH}|{LIST}){GAP}{{0,60}}?(?:mãn hạn tù|tha tù|đặc xá|thiếu niên hư|người vi phạm pháp luật(?! về))",
        unless=r"(?:giao thông|việc làm|dạy nghề|vay vốn|sinh kế)",
    ),
    rule(
        "hạt_nhân nòng_cốt",
        rf"(?:bồi dưỡng|xây dựng|lựa chọn|củng cố){GAP}{{0,30}}?(?:hạt nhân|nòng cốt)(?! văn nghệ| thể "
        rf"thao){GAP}{{0,60}}?"
        r"(?:dân tộc|tôn giáo|có đạo|họ tộc|vùng giáo)",
        unless=SERVICE,
    ),
    rule(
        "di_biến cuộc_gọi điện_thoại",
        r"di biến động (?:của )?(?:các |số |mọi )?(?:dân cư|thuê bao|đối tượng|người|công dân|hộ|nhân khẩu)|"
        r"(?:danh sách|dữ liệu|lịch sử|chi tiết) cuộc gọi|(?:vị trí|định vị) (?:của )?(?:các )?(?:số )?điện thoại",
    ),
    rule(
        "người_lạ khách_lạ người_nước",
        rf"(?:báo cáo|báo tin|báo ngay|tin báo|thông báo|thông tin|khai báo|phát hiện|theo dõi|nắm){GAP}{{0,30}}?"
        r"(?:người lạ|khách lạ|(?:về )?người nước ngoài (?:xuất hiện|đến|cư trú|tạm trú))",
    ),
    rule("chống", rf"(?:{WATCH}|danh sách){GAP}{{0,60}}?(?:biểu hiện|thái độ|tư tưởng) chống đối"),
    rule(
        "biểu_hiện thân_nhân danh_sách",
        rf"(?:danh sách|hồ sơ|thống kê|rà soát){GAP}{{0,50}}?(?:biểu hiện (?:phức tạp|nghi vấn|chống đối|"
        rf"lệch lạc(?! khúc xạ))|thân nhân với)|"
        rf"danh sách (?:công dân|người|hộ){GAP}{{0,40}}?(?:khiếu|tố cáo|tiếp dân|tiếp công dân)",
    ),
    rule(
        "mật đặc tai lưới trinh",
        r"(?:bố trí|tung|cử) trinh sát|trinh sát (?:kỹ thuật|nắm|mạng)|cơ sở bí mật|(?:mạng lưới|cộng tác viên|"
        r"nguồn tin) bí mật|mật báo|đặc tình|tai mắt|"
        rf"mạng lưới (?:cộng tác viên|cơ sở|thông tin viên)(?! {HELPERS})",
    ),
    rule(
        "tố tin",
        r"(?:hòm|hộp) thư (?:điện tử )?tố giác|(?:phát hiện|tham gia|khuyến khích|phong trào)(?: phát hiện)?,? tố giác|"
        r"tố giác(?: và tin báo về)? (?:tội phạm|người|đối tượng)|"
        r"tin báo,? (?:tố giác )?về (?:tội phạm|đối tượng)|"
        r"(?:tin báo|cung cấp (?:tin|tin báo|thông tin))(?: của \w+ \w+)? về (?:những |các )?(?:người|hộ|đối tượng)"
        rf"(?!(?: dân| gia đình)? {IN_NEED})|"
        r"(?:bí mật cung cấp|cung cấp (?:nguồn )?tin (?:bí mật|cho (?:lực lượng )?(?:công an|an ninh)))|"
        r"cung cấp (?:tin|thông tin)[^.;]{0,10} về (?:hoạt động của )?(?:các )?hội,? nhóm",
    ),
)
_SYSTEMS = (
    rule(
        "liệu_dân csdl_dân csdlqg_dân gia_dân về_dân mềm_dân lý_dân thống_dân liệu_dc csdl_dc csdlqg_dc "
        "gia_dc về_dc định_danh động_dân đdcn",
        r"(?:cơ sở )?(?:dữ liệu|csdl|csdlqg) (?:quốc gia )?(?:về )?(?:dân cư|dc(?!\w))|(?:phần mềm|hệ thống) "
        r"(?:quản lý )?dân cư|"
        rf"mã (?:số )?định danh (?:cá nhân|công dân|của {PERSON})|(?<!\w)(?:{PERSON}|công "
        rf"dân)[^.;]{{0,40}}?(?:cập nhật|"
        r"gắn|cấp|đồng bộ|tích hợp)[^.;]{0,15} mã (?:số )?định danh|biến động dân cư|(?:số|mã) đdcn",
    ),
    rule(
        "cước cccd danh vneid trú khẩu thuê",
        rf"(?:{LINK}){GAP}{{0,60}}?(?<!\w)(?:căn cước|cccd|định danh (?:điện tử|cá nhân)|vneid|"
        r"dữ liệu cư trú|hộ khẩu|"
        r"nhân khẩu|thuê bao)",
    ),
    rule(
        "danh cước cccd trắc tay bao vneid adn chuyển",
        rf"(?:(?<!cung )(?<!các )(?<!phân )(?<!trung )cấp|kích hoạt|thu nhận|thu thập|đăng ký|cài đặt|"
        rf"cập nhật){GAP}{{0,40}}?(?:định danh điện tử|căn cước|cccd|vneid)|"
        rf"(?:thu thập|thu nhận|lấy mẫu|cập nhật){GAP}{{0,30}}?(?:sinh trắc học|vân tay|mống mắt|adn)(?!\w)|"
        r"(?:dữ liệu|lịch sử|lộ trình) di chuyển của (?:người dân|công dân|cá nhân|thuê bao)|"
        r"(?:thông tin|dữ liệu|vị trí|định vị) (?:chủ )?thuê bao|chủ thuê bao|lịch sử truy cập của (?:tài khoản|"
        r"người|thuê)",
    ),
    rule(
        "trú vắng khẩu ngoài thân",
        r"(?:quản lý|kiểm tra|rà soát)(?: chặt chẽ| hành chính)?(?: về| công tác| việc)?(?: đăng ký| khai báo| "
        r"chấp hành)? (?:cư trú|tạm trú|"
        r"tạm vắng|lưu trú|"
        r"nhân khẩu|hộ khẩu|nhân hộ khẩu)|"
        rf"(?:dữ liệu|thông tin){GAP}{{0,30}}?(?:người tạm trú|tạm vắng|nhân khẩu)|"
        rf"(?:khai báo|cập nhật|nhập|thu thập){GAP}{{0,40}}?(?:khách (?:thuê|trọ|lưu trú)|người thuê (?:trọ|nhà)|"
        rf"lưu trú|tạm trú)|"
        r"nhân khẩu[^.;]{0,40}?(?:thu thập|cập nhật|đối chiếu)|xóa đăng ký (?:thường|tạm) trú|"
        r"giấy tờ tùy thân[^.;]{0,60}?công an",
    ),
    rule(
        "camera mặt",
        r"camera (?:với |vì |phục vụ |giám sát |bảo đảm )?(?:antt|an ninh,? trật tự)|camera (?:an ninh(?! (?:nội "
        r"bộ|tại|ở|trong|của|cho) (?:các |khuôn viên )?(?:trụ sở|kho|cơ quan|nhà trường|trường|"
        r"bệnh viện|trạm|phòng|bếp|cổng trường|bãi|trung tâm (?:y tế|hành chính)))|nhận diện|nhận dạng|"
        r"trí tuệ nhân tạo|ai(?!\w))|"
        r"camera[^.;]{0,120}?(?:theo dõi|giám sát|nhận diện|ghi nhận) (?:người|khách|tín đồ|công dân|đối "
        r"tượng)(?! lao động| "
        r"bệnh| điều khiển| tham gia| đi bộ)|"
        rf"camera{GAP}{{0,50}}?(?:khu dân cư|nơi công cộng|ngõ|hẻm|hộ dân|hộ gia đình|tổ dân phố)|nhận (?:diện|"
        rf"dạng) khuôn mặt|"
        r"camera[^.;]{0,80}?chia sẻ (?:hình ảnh|dữ liệu)|"
        r"camera(?![^.]{0,120}(?:giao thông|tốc độ|phạt nguội|cháy))[^.]{0,120}?(?:kết nối|truyền|tích hợp|"
        r"chuyển)[^.]{0,60}?công an|"
        rf"(?:{LINK}){GAP}{{0,50}}?camera(?!{GAP}{{0,60}}{WORKS})",
    ),
)

PERSON_RULES = (*_PERSONS, *_SYSTEMS)
