"""Words that names of agencies begin with: named bodies, common ones, and those of which there are many."""

from __future__ import annotations

# Words that open the name of an agency, longest first where one opens another.
NAMED_BODIES = (
    "ủy ban|ubnd|hđnd|ubmttq|mttq|mặt trận|hội đồng|hội(?! nghị| thảo| thi| chợ| họp)|sở(?! hữu)|"
    "tiểu ban|bộ(?! phận| tiêu chí| chỉ số| máy| đèn| hồ sơ| môn)|ban(?! hành| đầu)|công an|công ty|"
    "công đoàn|đảng ủy|tỉnh ủy|thành ủy|"
    "huyện ủy|quận ủy|chi bộ|đảng bộ|đoàn(?! kết)|tỉnh đoàn|thành đoàn|huyện đoàn|xã đoàn|"
    "tổng (?:liên đoàn|hội)|(?:tỉnh|thành|huyện) (?:hội|đội)|liên đoàn|liên minh|hiệp hội|trung tâm|"
    "bệnh viện|trạm|khoa(?! học)|xí nghiệp|cụm đầu mối|đài|"
    "báo(?! cáo| động| hiệu| in| nói| hình| điện| số| tình| kết| ngay| cho| về| với| danh| tin)|phòng(?! học|,? chống|"
    ",? ngừa| cháy| bệnh| dịch| tránh)|"
    "văn phòng(?! phẩm)|(?:trang|cổng)(?= thông tin)|chi cục|cục|tổng cục|"
    "vụ(?! cháy| việc| tai| mùa| án| đông| hè| xuân| thu| trong| trước| sau)|"
    "viện|thanh tra|"
    "trường(?! hợp)|học viện|đại học|hạt|"
    "kho bạc|bảo hiểm xã hội|ngân hàng|tòa(?! nhà)|(?:phó )?chánh (?:án|văn phòng|thanh tra)|"
    "viện kiểm sát|thuế(?! suất| tài)|"
    "thống kê(?= tỉnh| thành phố| cơ sở| khu vực)|hải quan|điện lực|"
    "cdc|ttyt|bvđk|tand(?:tc)?|vksnd(?:tc)?|thads|kbnn|nhcsxh|lhpn|ccb|bchqs|bđbp|qltt|vpđp|bql|bgh|bgđ|hạt|"
    "bưu điện|viễn thông|vnpt|viettel|mobifone|fpt|evn|"
    "tổng đài|khu bảo tồn|khách sạn|nhà hàng|nhà xe|siêu thị|làng nghề|(?:sư|lữ|trung|tiểu) đoàn|câu lạc bộ|"
    "vườn quốc gia|quỹ(?! đất)|tập đoàn|tổng công ty|chi nhánh|quân khu|bộ đội|cảng|thư viện|bảo tàng|"
    "nhà văn hóa|trung ương(?= đoàn| hội| đảng| mặt trận)|chính phủ|thủ tướng|chủ tịch|(?:tổng )?giám đốc|"
    "quân sự|kiểm lâm|"
    "tổ chức chính trị|"
    "tổ(?! chức| hợp tác| quốc| tiên| dân phố)|đội(?! tuyển| thi| hình| ngũ)|bcđ|bch|ban chấp hành|bộ phận|"
    "tổng phụ trách"
)
COMMON_BODIES = (
    "các|nhân viên|tổ trưởng|đội trưởng|trạm trưởng|(?:phó )?hiệu trưởng|trưởng|lực lượng|chính quyền|cấp ủy|"
    "cơ quan|đơn vị|địa phương|doanh nghiệp|giáo viên|nhà trường|chủ đầu tư|chủ rừng|"
    "nhà thầu|hợp tác xã|cơ sở|đồn|ngành|mọi|mỗi|từng|toàn thể|những|cấp|thôn|tổ dân phố|khu dân cư|gia đình|"
    "cha mẹ|phụ huynh|thủ trưởng|hiệu trưởng|người đứng đầu|tổ chức|đoàn thể|xã(?! hội)|phường|đặc khu|"
    "huyện|thành phố"
)
MANY_BODIES = (
    "sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương|đoàn thể|tổ chức|xã(?! hội)|phường|đặc khu|thị trấn|huyện|"
    "thị xã|thành phố|"
    "quận|thôn|bản|ấp|tổ dân phố|khu phố|khu dân cư|doanh nghiệp|cơ sở|phòng|trường|cấp|hội|hội đoàn thể|"
    "cá nhân|nhà máy|tổ(?! chức)|đội|phân xưởng|chi hội|chi đoàn|"
    "khoa(?! học)|viện|học viện|bộ môn|chi cục|trạm|"
    "hợp tác xã|tổ hợp tác|hiệp hội|trung tâm|khách sạn|nhà hàng|siêu thị|tỉnh|cộng đồng|hộ|chủ"
)
