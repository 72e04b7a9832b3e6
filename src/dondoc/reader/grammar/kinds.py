"""Kinds of documents, by the line of the head that names one."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.paragraphs import is_capitals

# Nghị định 30/2020/NĐ-CP, Điều 7, and kinds of the Party; a longer name before what it begins with.
_KINDS = (
    r"KẾ HOẠCH (?:LIÊN TỊCH|LIÊN NGÀNH|PHỐI HỢP|HÀNH ĐỘNG)(?=\s*$)|CHƯƠNG TRÌNH (?:CÔNG TÁC|PHỐI HỢP)(?=\s*$)"
    r"|KẾ HOẠCH|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN"
    r"|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|DỰ ÁN|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH|HỢP ĐỒNG|CÔNG ĐIỆN|KẾT LUẬN"
    r"|BẢN GHI NHỚ|BẢN THỎA THUẬN|GIẤY ỦY QUYỀN|GIẤY MỜI|GIẤY GIỚI THIỆU|GIẤY NGHỈ PHÉP|PHIẾU GỬI"
    r"|PHIẾU CHUYỂN|PHIẾU BÁO|THƯ MỜI"
)
_KIND = LazyPattern(rf"({_KINDS})(?=\s|$)(?! SỐ)")
_KIND_ALONE = LazyPattern(r"(Kế hoạch(?: liên tịch| liên ngành| phối hợp)?)\s*")


def kind_of(text: str) -> str | None:
    """The kind of document that a line of capitals begins with; "Kế hoạch" alone on its line is one as well."""
    found = _KIND.match(text) if is_capitals(text) else _KIND_ALONE.fullmatch(text)
    return found[1].upper() if found else None
