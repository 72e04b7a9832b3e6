"""Whether a person's name stands beside something."""

from __future__ import annotations

import re

from dondoc.identifiers.words import listed

_TITLES = listed(
    """ông bà anh chị cháu cụ em cô chú thầy bác đ/c chí hộ nhân tượng sinh tên mr mrs ms con mẹ vợ chồng"""
)  # "chí" ends "đồng chí", "hộ" "chủ hộ", "nhân" "nạn nhân", "tượng" "đối tượng", "sinh" "học sinh"
_SURNAMES = listed(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đinh trịnh mai đoàn cao tô tạ lương lâm hà
    chu la thái đào tống vương kiều trương phùng quách lưu từ thạch kim sơn danh châu tăng nông hứa vi triệu bế ma lò
    quàng cà tòng vàng giàng thào sùng mùa hạng lầu cầm điêu bạch đèo y k' h' ksor rơ siu nay kpă niê rcom rmah kra
    lường hầu cư thò tráng ly má sình vừ lù cứ cháng bạc tẩn chẻo phàn lừu hờ hù lèng sần chảo moong lữ kha pờ khoàng
    mào
    """
)
# a name after one of these is that of a road, a school or a place
_PLACES = listed(
    """
    đường phố trường học thcs thpt mầm non thôn bản buôn làng tổ xã phường tỉnh huyện quận thị khu cầu chợ quỹ ty đài
    viện sông suối đảo giải tích
    """
)
# "Nam sinh năm ..." is no birth, "Nguyễn Văn Nam sinh năm ..." is one
_COMPOUNDS = listed(
    "học tuyển phát thí vệ an nam nữ dân hy tái nảy cứu hộ trường mưu sơ kháng vi tập chiêu đản võ khai"
)
_LONGEST_NAME = 5
_WORD = re.compile(r"[^\s,;:()–|]+")
_NAME_FIRST = re.compile(
    r"[\s,;:(–|\-]{0,9}(?:(?:tên|là|họ tên|họ và tên|chủ tài khoản|tên tk|của)[\s:]{1,3}){0,3}", re.IGNORECASE
)


def ends_with_name(before: str) -> bool:
    """Whether a person's name stands last, perhaps before a comma, a dash or an opening bracket."""
    bare = before.rstrip(" ,;:(-–|.\n")
    set_apart = bare != before.rstrip()
    words = _WORD.findall(bare)
    name: list[str] = []
    while words and len(name) < _LONGEST_NAME and _is_capital(words[-1]):
        name.insert(0, words.pop())
    if name in ([], ["Việt", "Nam"]) or name[0].lower() in _PLACES or (words and words[-1].lower() in _PLACES):
        return False
    if (len(name) > 1 and name[0].lower() in _TITLES) or (words and words[-1].lower() in _TITLES):
        return True
    return _is_name(name, set_apart=set_apart)


def begins_with_name(after: str) -> bool:
    """Whether a person's name stands first: "… , tên Trần Văn Ví", "… – Nguyễn Thị C"."""
    lead = _NAME_FIRST.match(after)
    words = after[lead.end() if lead else 0 :].split()
    if words and words[0].lower() in _TITLES and len(words) > 1 and _is_capital(words[1]):
        return True
    name: list[str] = []
    for word in words[:_LONGEST_NAME]:
        if not _is_capital(word.rstrip(",;.)")):
            break
        name.append(word)
    return _is_name(name, set_apart=False)


def holds_name(text: str) -> bool:
    """Whether a person's name stands anywhere in a piece of a line."""
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words):
        spoken = word.group().lower()
        if place and words[place - 1].group().lower() in _PLACES:
            continue
        following = words[place + 1].group() if place + 1 < len(words) else ""
        if _is_capital(following) and (spoken in _TITLES or (spoken in _SURNAMES and _is_capital(word.group()))):
            return True
    return False


def _is_name(name: list[str], *, set_apart: bool) -> bool:
    spoken = [word.lower() for word in name]
    if not spoken or not (spoken[0] in _SURNAMES or spoken[0].startswith(("k'", "h'", "k’", "h’"))):
        return set_apart and len(name) > 2
    return len(name) > (2 if spoken[-1] in _COMPOUNDS and not set_apart else 1)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and word.strip(".'’").replace("'", "").replace("’", "").isalpha()
