"""Who owes what is due, to whom it goes, and through which office."""

from __future__ import annotations

from dondoc.reader.clauses.agencies import AGENCY_START, NAMED, agency_end
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.short_names import names_office
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.source import Span

_LEAD_IN = LazyPattern(
    r"[\s,:;)–-]*(?:\d{1,2}[.)]\s|[a-zđ]\)\s)?(?:(?:(?:căn cứ|trên cơ sở|theo)\s[^,;.]{3,90}|"
    r"(?:định kỳ\s)?h[àằ]ng (?:năm|quý|tháng|tuần)|mỗi năm|định kỳ|"
    r"(?:hoặc|và)\s(?:báo cáo\s)?đột xuất[^,;.]{0,30}|đồng thời|sau đó|riêng)\s?,\s?|và\s|(?:đề nghị|giao|yêu cầu)\s)*"
)
_ADVERBS = LazyPattern(
    r"[\s,]*(?:(?:có trách nhiệm|định kỳ|phải|kịp thời|khẩn trương|chủ động|h[àằ]ng (?:năm|quý|"
    r"tháng)|hoặc đột xuất|nghiêm túc|"
    r"có ý kiến|có văn bản|cần|phối hợp)[\s,]*|\([^()]*\)[\s,]*)*"
)
_NOT_CHARGED = LazyPattern(
    r"(?:các|mỗi|những|mọi)\s(?:báo cáo|hồ sơ|công trình|nhiệm vụ|nội dung|chỉ tiêu|dự án|"
    r"hoạt động|văn bản|kế hoạch|lớp|tuyến|phản ánh|kiến nghị|ý kiến|đơn(?! vị)|"
    r"điểm|hạng mục|giải pháp|số liệu|khoản|vụ|trường hợp|loại|hộ|em|biện pháp|thủ tục|đợt|ngày|bước)"
)
_HOSTING = LazyPattern(
    r"(?:đơn vị|cơ quan|tổ chức|bên)\s(?:chủ trì|tổ chức|thực hiện|quản lý|thi công|soạn thảo|"
    r"tiếp nhận|vận hành)"
    r"(?=\s(?:báo cáo|gửi|nộp|hoàn thành|lập|có|phải|tổng hợp|chịu|công bố))"
)
_SEND = r"(?:gửi|nộp|báo cáo|(?<!công )(?<!chương )(?<!quy )(?<!lộ )(?<!tiến )(?<!quá )(?<!hành )trình|chuyển|đăng ký)"
# "báo số ca bệnh về Phòng Kế hoạch": without "cáo" it is told, not reported, and goes to somebody all the same.
_TELL = r"(?<!thông )(?<!cảnh )(?<!dự )(?<!quảng )báo\s(?!cáo|chí|đài|động|hiệu|viên)"
_TO_DIRECT = LazyPattern(
    rf"(?<!để )(?<!\w)(?:{_SEND}\s|{_TELL})(?:(?:nhanh|gấp|ngay|kịp thời|bằng văn bản|trực tiếp|đầy đủ|"
    r"xin ý kiến)\s)?"
)
_TO_LINKED = LazyPattern(
    rf"(?<!\w)(?:{_SEND}(?!\w)[^;]{{0,240}}?\s|{_TELL}(?:[^;,]{{0,60}}?\s)?)(?:về|cho|đến|tới|lên|với)\s"
)
# "bàn giao cho đơn vị đủ năng lực" leaves open who that is.
_HANDS_OVER = LazyPattern(rf"(?<!\w)bàn giao(?!\w)[^;,]{{0,60}}?\s(?:về|cho)\s(?={NAMED.pattern})")
_NAMED_FIRST = LazyPattern(r"(?P<who>[^:;.,()]{3,80}):\s(?=\S)")
_TOLD = LazyPattern(r"(?<!\w)(?:thông báo|cung cấp)(?!\w)(?P<to>[^;,]{0,160})")
_LINKED = ("về ", "cho ", "qua ", "đến ", "tới ")
_LINK = LazyPattern(r"(?:về|cho|đến|tới|lên|với)\s")
_OFFICE = LazyPattern(
    rf"(?:{NAMED.pattern}|cơ quan|đơn vị|chính quyền|cấp ủy|cấp (?:(?:có )?thẩm quyền|tỉnh|xã|trên)|các (?:sở|bộ|ban|"
    rf"cơ quan|đơn vị|hộ|ngành|phòng|khoa|trường|nhà trường|trạm|chi cục|xã|phường|đặc khu|huyện|thôn|bản|ấp|"
    rf"tổ dân phố|địa phương|doanh nghiệp|hợp tác xã|chi bộ|chi đoàn|chi hội|đội|tổ|khối)|xã(?! hội)|phường|"
    r"cơ sở|thường trực|bộ phận|lãnh đạo|nhân viên|thành viên|nhà trường|(?:phó )?(?:bộ |hiệu |viện |cục )?trưởng|"
    r"phó (?:giám đốc|chủ tịch))(?!\w)"
)
_PURPOSE = LazyPattern(
    r"(?<!\w)(?:để|phục vụ (?:công tác|việc|tổng hợp|theo dõi|báo cáo|chỉ đạo|hội nghị|họp|xét|đánh giá))\s[^;]*"
)
# "báo cáo Sở Y tế 6 tháng trước ngày ...": which report it is, behind the name of who gets it.
_ROUND = LazyPattern(
    r"\s(?:báo cáo\s)?(?:(?:0?[369]|sáu|chín)\stháng|tháng|quý|năm|tuần)"
    r"(?:\s(?:đầu năm|cuối năm|năm|\d+|[ivx]+))*$|\sngay$"
)
# The full stop of "P. Khảo thí" ends no name.
_SHORT_ROOM = LazyPattern(r"P\.\s?(?=[A-ZĐ])")
_BRACKET = LazyPattern(r"\s?\((?:thông qua|qua)?\s?(?P<office>[^()]+)\)")
_THROUGH = LazyPattern(r"(?<!\w)(?:thông )?qua\s")


def find_who(text: str, start: int, end: int) -> Span | None:
    """The agency that is the subject of the clause, as printed."""
    folded = fold(text)
    lead = _LEAD_IN.match(folded, start, end)
    here = lead.end() if lead else start
    if here >= end or begins_with_verb(text, here):
        return None
    named = _NAMED_FIRST.match(text, here, end)
    if named and AGENCY_START.match(folded, here) and begins_with_verb(text, named.end()):
        return named.span("who")
    is_named = AGENCY_START.match(folded, here) or names_office(text, here)
    if not is_named or _NOT_CHARGED.match(folded, here):
        return None
    stop = agency_end(text, here, end)
    if hosting := _HOSTING.match(folded, here):
        stop = hosting.end()
    after = _ADVERBS.match(folded, stop)
    verb = after.end() if after else stop
    said_by = (
        begins_with_verb(text, verb)
        or folded.startswith(("nộp", "trả lời", "xong"), verb)
        or (after is not None and verb > stop + 1)
    )
    if text[stop - 1] == ")":
        bracket = text.rfind("(", here, stop)
        stop = len(text[: bracket if bracket > here else stop - 1].rstrip())
    return (here, stop) if said_by and stop > here else None


def find_to(text: str, start: int, end: int) -> Span | None:
    """Who receives what is sent, joint addressees as one; not who stands after "để tổng hợp, báo cáo"."""
    folded = fold(text)
    limit = end
    if purpose := _PURPOSE.search(folded, start, end):
        limit = purpose.start()
    spans = [span for here in _receiving(folded, start, limit) if (span := _office(text, folded, here, limit))]
    sent = [span for span in spans if not folded[: span[0]].endswith("trình ")]
    return min(sent or spans, default=None)


def _receiving(folded: str, start: int, limit: int) -> list[int]:
    places = [found.end() for found in _TO_DIRECT.finditer(folded, start, limit)]
    sent = _TO_LINKED.search(folded, start, limit)
    if sent is not None:
        places += [found.end() for found in _LINK.finditer(folded, sent.start(), limit)]
    places += [found.end() for found in _HANDS_OVER.finditer(folded, start, limit)]
    if told := _TOLD.search(folded, start, limit):
        places += [found.end() for found in _LINK.finditer(folded, *told.span("to"))]
    return places


def find_office(text: str, start: int, end: int) -> Span | None:
    """The office named from an offset on, None where none is."""
    return _office(text, fold(text), start, end)


def _office(text: str, folded: str, here: int, limit: int) -> Span | None:
    if here >= limit or not (
        _OFFICE.match(folded, here) or names_office(text, here, linked=folded.endswith(_LINKED, 0, here))
    ):
        return None
    short = _SHORT_ROOM.match(text, here, limit)
    end = agency_end(text, short.end() if short else here, limit)
    bracket = text.find("(", here, end)
    end = end if bracket < 0 else bracket
    if which := _ROUND.search(folded, here, end):
        end = which.start()
    while end > here and text[end - 1] in " ,)":
        end -= 1
    return (here, end) if end > here else None


def find_via(text: str, to: Span | None, start: int, end: int) -> Span | None:
    """The office in brackets behind the addressee, or after "qua"; software and e-mail are none."""
    folded = fold(text)
    if (
        to is not None
        and (bracket := _BRACKET.match(text, to[1]))
        and _is_office(text, folded, bracket.start("office"))
    ):
        return bracket.span("office")
    for through in _THROUGH.finditer(folded, start, end):
        if _is_office(text, folded, through.end()):
            return _office(text, folded, through.end(), end)
    return None


def _is_office(text: str, folded: str, at: int) -> bool:
    return NAMED.match(folded, at) is not None or names_office(text, at, linked=True)
