"""What names an agency: heads of names ("Sở", "Ủy ban nhân dân", "các đơn vị") and lists of agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dondoc.reader.clauses.agencies import split_agencies
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.passage import Passage
from dondoc.reader.source import Span

# Words that a body's name begins with, each without the continuations that make it something else.
_BODIES = (
    r"Ủy ban|Uỷ ban|UBND|UBMT\w*|UB MT\w*|MTTQ\w*|Mặt trận|HĐND|Hội đồng(?! thi)|Thường trực|Thường vụ"
    r"|TT\.? (?=\w+ ủy|HĐND|UBND)|Chính phủ|Quốc hội|Chính quyền|Cấp (?:ủy|uỷ|tỉnh|thành phố|huyện|xã|phường|cơ sở)"
    r"|(?:Đảng|Tỉnh|Thành|Huyện|Quận) (?:ủy|uỷ)|Đảng bộ|Chi bộ|Tiểu ban|Ban(?! hành| đầu| bố)"
    r"|Bộ(?! máy| tiêu chí| quy| luật| thủ tục| chỉ số| câu hỏi| tài liệu| dữ liệu)|Sở(?! hữu)|Cục|Tổng cục"
    r"|Chi cục|Vụ(?! việc| án| mùa)|Viện(?! dẫn| trợ)|VKSND"
    r"|T(?:òa|oà)(?= (?i:án|hình sự|dân sự|hành chính|kinh tế|lao động|gia đình|chuyên trách))"
    r"|Văn phòng|VP"
    r"|Phòng(?!,| chống| ngừa| cháy| bệnh| hộ| thủ)|Khoa(?! học)|Trung tâm|Trạm|Bệnh viện|Thư viện|Bảo tàng"
    r"|Quỹ|Thanh tra(?!, (?!Văn phòng|Phòng|Sở|Công an|các)| việc| kiểm tra| định kỳ| đột xuất)|Kiểm toán|Thuế|"
    r"Thống kê(?= tỉnh| thành phố| cơ sở| khu vực)|"
    r"Hải quan|Kho bạc|Ngân hàng"
    r"|Bảo hiểm|BHXH|Công an|Cơ quan|Đơn vị(?! tính| đo)|Địa phương|Ngành|Khối|Lực lượng|Bộ đội|Quân khu|Quân chủng"
    r"|Hạt [Kk]iểm lâm|Kiểm lâm|Đài|Trang(?= thông tin)|Báo(?! cáo| động| hiệu| tin)|Tạp chí|Thông tấn xã|Cổng"
    r"|Trường(?! hợp)|Nhà trường|Đại học|Học viện|Hội(?! nghị| thảo| thi| họp| nhập| diễn| tụ)|Liên hiệp|Liên đoàn"
    r"|Liên minh|LĐLĐ|Hiệp hội|Công đoàn|Đoàn(?! kết)|(?:Tỉnh|Thành|Huyện|Xã) [Đđ]oàn|Tổ(?! chức)"
    r"|Tổ chức (?:chính trị|đoàn thể|[Đđ]ảng|Công đoàn|xã hội)|Đội|Xí nghiệp|Phân xưởng|Nông trường|Lâm trường"
    r"|Cụm(?! công nghiệp| từ| dân)|Tổng công ty|Công ty|Tập đoàn"
    r"|Nhà (?:Thiếu nhi|thiếu nhi|Văn hóa|văn hóa|Văn hoá|hát|máy|xuất bản)|Doanh nghiệp|Hợp tác xã|"
    r"Quản lý thị trường|Điện lực|Bưu điện|Viễn thông|VNPT|Viettel|Mobi[Ff]one|FPT|EVN\w*|Tổng đài|Vườn quốc gia|"
    r"Khu bảo tồn|Đồn|Hạt|Cảng|Nhà thầu|Nhà xe|Khách sạn|Nhà hàng|Siêu thị|Làng nghề|"
    r"(?:Sư|Lữ|Trung|Tiểu) đoàn|Câu lạc bộ|"
    r"CDC|TTYT|BVĐK|TAND(?:TC)?|VKSNDTC|THADS|KBNN|NHCSXH|NHNN|LHPN|CCB|BCHQS|BCH|BCĐ|BĐBP|QLTT|VPĐP|BQL|BGH|BGĐ|"
    rf"P\. ?[{CAPITAL}]\w*"
)
_OFFICES = (
    r"Thủ tướng|Bộ trưởng|Thủ trưởng|"
    r"(?:Phó )?(?:Giám đốc|Chủ tịch|Hiệu trưởng|Bí thư|Trưởng|Tổng [Gg]iám đốc|Chánh|Viện trưởng|Cục trưởng|"
    r"Vụ trưởng)|Tư lệnh|Tổng (?:[Gg]iám đốc|[Bb]iên tập)|Chỉ huy trưởng|(?:Tổ|Nhóm|Đội|Trạm) trưởng|"
    r"Người đứng đầu|Lãnh đạo"
    r"|Chủ(?= (?:các|những|đầu tư|doanh nghiệp|cơ sở|công trình|dự án|nhà|hộ|rừng|hồ|đập|tàu|phương tiện|trang trại"
    r"|cửa hàng|quán|chợ|bến|quản lý)(?!\w))|Chủ nhiệm|Kiểm soát viên|Kế toán trưởng"
    r"|Cán bộ|(?:Ủy|Uỷ) viên|Công chức|Giáo viên|Kế toán|Tổng phụ trách|Bộ phận|"
    r"Nhân viên(?! phải| được)|Ca trưởng|Quản đốc"
)
_KINDS = (
    r"sở|ban|bộ|ngành|cơ quan|đơn vị|địa phương|đoàn thể|tổ chức|xã|phường|đặc khu|huyện|quận|tỉnh"
    r"|thành phố|thị xã|thôn|bản|ấp|khu|khối|tổ|đội|cấp"
    r"|t(?:òa|oà)(?! nhà)|phòng|chi cục|cục|vụ|viện|trung tâm|trạm|bệnh viện"
    r"|trường|nhà trường|học viện|ủy ban|uỷ ban|hội|liên đoàn|chi bộ|cấp ủy|thành viên|đồng chí|lực lượng"
    r"|báo|đài|cơ sở|doanh nghiệp|công ty|hợp tác xã|khoa|hãng|hiệp hội|tập đoàn|ngân hàng|lớp|chợ|bến xe|"
    r"nhà máy|xí nghiệp|phân xưởng|xưởng|cửa hàng|câu lạc bộ|khu dân cư"
    r"|vườn quốc gia|khu bảo tồn|khách sạn|nhà hàng|hạt|đồn|tổng đài|siêu thị|hộ kinh doanh|chi nhánh"
    r"|ông \(bà\)|ông, bà"
    r"|chi hội|chi đoàn|nhân viên|giáo viên|hiệu trưởng|trưởng|tổ trưởng|chủ|chủ đầu tư|chủ rừng|nhà thầu"
)
_MANY = r"(?:[Cc]ác|[Tt]ừng|[Mm]ỗi|[Tt]oàn thể|[Tt]ất cả các|[Nn]hững|[Mm]ột số|(?:[Cc]ả )?[Hh]ai)"
_ALONE = r"chính quyền|cấp ủy|cấp uỷ|lực lượng|cơ quan|đơn vị|địa phương|công an|ủy ban nhân dân|nhà trường"
_BODY = LazyPattern(rf"(?:{_BODIES}|{_OFFICES})(?!\w)")
_GENERIC = LazyPattern(rf"(?:{_MANY} (?:(?i:{_KINDS})|{_BODIES}|{_OFFICES})|{_ALONE})(?!\w)")
_KIND_ALONE = LazyPattern(rf"(?:{_KINDS})(?!\w)", re.IGNORECASE)
# "Sở, ban, ngành": many of a kind without the word "các".
_KIND_LIST = LazyPattern(rf"(?:{_KINDS}), (?:{_KINDS})(?!\w)", re.IGNORECASE)
_ASKED = LazyPattern(
    r"(?:(?:trân trọng|kính) )?(?:đề nghị|giao|yêu cầu|phân công)"
    r"(?: (?:nhiệm vụ|trách nhiệm|công việc)(?= cho))?(?: cho)? ",
    re.IGNORECASE,
)
# "ThS. Lê Văn An - Trưởng khoa", "Đ/c Lê Văn An, Phó Chủ tịch": the office held is behind the name.
_TITLE = r"(?i:đồng chí|đ/c|ông|bà|thầy(?: giáo)?|cô(?: giáo)?|bác sĩ|dược sĩ|kỹ sư|luật sư|nhà giáo)"
_DEGREE = (
    r"(?:PGS|GS|TSKH|TS|T[hH]\.?[sS]|B[sS]|D[sS]|K[sS]|C[nN]|ĐD|CK|BSCK|BSNT|LS|NGƯT|NGND|TTƯT|TTND)"
    r"(?:CK|NT)?[IV\d]*(?:\.\s?|,\s|\s)"
)
# Any other short title with its point ("KTS.", "CKI."), told by the office behind the name.
_SHORT_TITLE = rf"(?!TP|TX|TT|Q\.|P\.|H\.)(?:[{CAPITAL}][{CAPITAL}{SMALL}]{{0,4}}\.\s?)+"
_NO_PLACE = r"(?!(?:Phường|Xã|Tỉnh|Thành|Huyện|Quận|Thôn|Tổ|Khu|Đặc|Thị)\s)"
_NAME = rf"[{CAPITAL}][{SMALL}]+(?: [{CAPITAL}][{SMALL}]*){{1,4}}"
_PERSON = LazyPattern(
    rf"(?:(?:{_TITLE} (?:{_DEGREE})*|(?:{_DEGREE})+){_NAME}\s*[,–-]\s*"
    rf"|(?:{_SHORT_TITLE}{_NAME}\s*[,–-]|{_NO_PLACE}{_NAME}\s*[–-])"
    rf"\s*(?=(?:{_OFFICES})(?!\w)))"
)
# "Đồng chí Trưởng phòng Nội vụ": the office alone.
_HELD = LazyPattern(rf"(?:{_TITLE}) (?=(?:{_OFFICES})(?!\w))")
_DUTY = r"(?:trách nhiệm|nhiệm vụ|quyền hạn|công việc)"
# "Trách nhiệm của Sở Y tế", "Nhiệm vụ và quyền hạn cụ thể của Hội đồng trường".
_ABOUT = LazyPattern(
    rf"(?:Đối với|Về phía|(?:Về |Phân công |Quy định )?{_DUTY}(?:(?:, | và ){_DUTY})*"
    r"(?: (?:cụ thể|chính|chủ yếu|chung|riêng|trực tiếp|phối hợp))?(?: của| đối với)?) (?=\S)",
    re.IGNORECASE,
)
_DUTY_BEHIND = LazyPattern(r"\s(?:có|chịu) (?:trách nhiệm|nhiệm vụ)\W*$")
_UNFINISHED = LazyPattern(r"(?:[,;:&(–-]|\b(?:và|của|các|cho|về|trong))$")
_BARE_NAME = LazyPattern(
    r"(?:.* )?(?:Ban Chỉ đạo|Ban Chỉ huy|Ban Quản lý|Ban|Bộ|Sở|Hội đồng|Ủy ban nhân dân|Ủy ban"
    r"|UBND|Văn phòng|Cục|Trung tâm|Viện|Hội|Thường trực|Lãnh đạo|Thủ trưởng|Giám đốc|Chủ tịch"
    r"|Cơ quan|Phòng|Trường)$"
)
# "Phòng Tài chính - Kế hoạch" is an agency, "Ban Chỉ đạo thực hiện Kế hoạch" a matter.
_OF_PLAN = LazyPattern(r"(?:(?:thực hiện|triển khai|ban hành|xây dựng|theo|các) Kế hoạch|kế hoạch)$")
_LIST_MARKS = ("-", "–", "+", " ")
_MOST_WORDS = 60
_CAPITALS = 6
_PARAGRAPHS = 1024  # of a long plan: what they begin with is asked by each pass over them


@lru_cache(maxsize=_PARAGRAPHS)
def begins_agency(text: str, at: int = 0) -> bool:
    """Whether the name of an agency begins at an offset: a named body, an office, or many of a kind."""
    if _BODY.match(text, at) or _GENERIC.match(text, at):
        return True
    if not text[at : at + _CAPITALS].isupper():
        return False
    text = text[at:].capitalize()
    return bool(_BODY.match(text) or _GENERIC.match(text))


def begins_in_phrase(text: str, at: int) -> bool:
    """Whether a name begins amid a phrase, where even an office is spelt small: "Giao tổ trưởng các tổ dân phố"."""
    return begins_agency(text, at) or begins_agency(f"{text[at : at + 1].upper()}{text[at + 1 :]}")


@lru_cache(maxsize=_PARAGRAPHS)
def skip_asking(text: str) -> int:
    """Where the text goes on after "Đề nghị", "Giao", "Yêu cầu" and the name of a person before the office held.

    0 where it begins with neither.
    """
    asked = _ASKED.match(text)
    start = asked.end() if asked else 0
    person = None if begins_agency(text, start) else _PERSON.match(text, start) or _HELD.match(text, start)
    return person.end() if person else start


def name_in_heading(text: str) -> int:
    """Where the agency's name begins in a heading: after "Đề nghị", "Đối với", "Trách nhiệm của"."""
    found = _ABOUT.match(text)
    return found.end() if found else skip_asking(text)


def name_within(text: str) -> Span:
    """Where the agency's name stands in a heading; "có trách nhiệm" behind it is no part of it."""
    start = name_in_heading(text)
    duty = _DUTY_BEHIND.search(text, start)
    return start, duty.start() if duty else len(text)


@lru_cache(maxsize=_PARAGRAPHS)
def names_agency(text: str) -> bool:
    """Whether a heading is the name of an agency or a list of agencies."""
    start = name_in_heading(text)
    named = begins_in_phrase(text, start) if text[:start].endswith(" của ") else begins_agency(text, start)
    if not (named or _KIND_LIST.match(text, start)):
        return False
    return text.count(" ") < _MOST_WORDS and not _OF_PLAN.search(text.rstrip(" .:"))


def ends_whole_name(line: str) -> bool:
    """Whether a printed line of a cell may be the last of a name: "Các bộ," and "Ban Chỉ đạo" go on below."""
    return not _UNFINISHED.search(line) and not _BARE_NAME.match(line)


def list_agencies(cell: Passage, breaks: frozenset[int] = frozenset()) -> Iterator[Passage]:
    """The agencies of a table cell or a list, one by one; ``breaks`` are the offsets of its line breaks."""
    starts = sorted(at + 1 for at in breaks if begins_agency(cell.text, at + 1))
    for start, end in zip([0, *starts], [*starts, len(cell.text)], strict=True):
        piece = cell.part(start, end)
        for span in _whole_names(piece.text):
            name = _trimmed(piece.part(*span))
            if name.text:
                yield name


def _whole_names(text: str) -> Iterator[Span]:
    """The parts of a list, one that names nobody put back to the part before ("Vụ Khoa học" "Công nghệ")."""
    held: Span | None = None
    for start, end in split_agencies(text, 0, len(text)):
        while text.startswith(_LIST_MARKS, start, end):
            start += 1
        if held is not None and (
            begins_agency(text, start) or _KIND_ALONE.match(text, start) or _parts(text, held, start)
        ):
            yield held
            held = None
        held = (held[0] if held else start, end)
    if held is not None:
        yield held


def _parts(text: str, held: Span, start: int) -> bool:
    """Whether a semicolon stands before a new name: "Tổng phụ trách Đội; GVCN"."""
    return ";" in text[held[1] : start] and text[start : start + 1].isupper()


def _trimmed(name: Passage) -> Passage:
    """Without list marks and end punctuation."""
    start, end = 0, len(name.text)
    while end > start and name.text[end - 1] in ".,;- ":
        end -= 1
    while start < end and name.text[start] in "-–+ ":
        start += 1
    return name.part(start, end)
