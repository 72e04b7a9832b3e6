"""Names of offices that a plan prints short: "VPĐP", "TAND tỉnh", "P.QLCL", "CDC tỉnh"."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern

_STEMS = (
    "VP|TAND|VKS|CDC|TTYT|TYT|BVĐK|BQL|BCĐ|BCH|BTV|BGH|BGĐ|BTG|BDV|KBNN|BHXH|NHCS|NHNN|THADS|QLTT|LĐLĐ|LHPN|MTTQ|UBMT|"
    "CCB|PCTT|TTPVHCC|TTDVTH|SGD|SYT|SNN|SCT|SXD|SNV|STC|SKHCN|SVH|STP"
)
_OFFICE = LazyPattern(rf"(?:{_STEMS})[A-ZĐ&]{{0,6}}(?!\w)|P\.\s?(?!\d)[A-ZĐ][\w&]+")
# Behind "về", "cho", "qua" other words in capitals are an office too, where nothing but its level follows.
_LIKELY = LazyPattern(
    r"(?!(?:HEMIS|EMIS|CSDL|HTTT|LGSP|NGSP|GPS|VMS|HIS|LIS|PDF|USB|QLVB|SMS|DVC|DVCQG|CNTT|TTHC|ATTP|PCCC|PCTN|GTVT|"
    r"KTXH|ANTT|ANQP|NTM|OCOP)(?!\w))[A-ZĐ][A-ZĐ&]{2,8}(?!\w)"
    r"(?=\s(?:tỉnh|thành phố|TP|xã|phường|khu vực|cấp|trước|chậm|muộn|để|vào|tổng hợp)(?!\w)|\s?[(),;:.]|\s?$)"
)


def names_office(text: str, start: int, *, linked: bool = False) -> bool:
    """Whether a short name of an office stands at an offset; ``linked`` tells that "về", "cho" or "qua" leads to it."""
    return _OFFICE.match(text, start) is not None or (linked and _LIKELY.match(text, start) is not None)
