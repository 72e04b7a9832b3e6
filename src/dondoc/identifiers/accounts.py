"""Bank accounts of persons. Accounts at the treasury and those of organisations pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.identifiers import words
from dondoc.identifiers.kinds import Kind
from dondoc.identifiers.papers import Place
from dondoc.identifiers.persons import holds_name
from dondoc.identifiers.words import loose

_BANKS = (
    r"vietcombank|vcb|techcombank|tcb|agribank|bidv|vietinbank|sacombank|mb ?bank|acb|vpbank|tpbank|shb|hdbank|vib|ocb"
    r"|msb|seabank|lpbank|lienvietpostbank|eximbank|shinhan|abbank|namabank|kienlongbank|bac ?a ?bank"
    r"|pvcombank|ncb|momo"
)
_VALUE = r"[0-9](?:[ .\-]?[0-9]){6,18}|[0-9]{2,4}[A-Z][0-9]{5,12}"
_LABELLED = re.compile(
    loose(r"[stc](?<![\w\-].)(?:(?<=s)(?:ố (?:tài khoản|tk)|tk)|(?<=t)(?:ài khoản|k|knh)|(?<=c)huyển khoản)(?!\w)")
    + rf"(?P<between>[^\d\n;|]{{0,60}}?)(?P<value>{_VALUE})(?![\w]|[.,][0-9])",
    re.IGNORECASE,
)
_UNBROKEN = re.compile(r"[0-9](?<![\w.,/\-].)[0-9]{7,15}(?!\w|[.,/][0-9])")
_BANK_BEFORE = re.compile(rf"(?<!\w)(?:{_BANKS})(?!\w)[^\d\n;|]{{0,12}}$", re.IGNORECASE)
_BANK_AFTER = re.compile(rf"[ ,(\-]{{1,3}}(?:{_BANKS})(?!\w)", re.IGNORECASE)
_ORGANISATION = re.compile(
    loose(
        r"(?<!\w)(?:kho bạc|kbnn|ngân sách|qhns|quỹ|ubnd|ủy ban|uỷ ban|mttq|ubmttq|mặt trận|sở|chi cục|cục|công ty"
        r"|hợp tác xã|htx|trường|văn phòng|ban chỉ đạo|ban quản lý|hội|đơn vị|trung tâm|bệnh viện|cơ quan"
        r"|doanh nghiệp)(?!\w)"
    ),
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_TREASURY = re.compile(r"[0-9]{4}\.[0-9]\.[0-9]{7}(?:\.[0-9]{1,5})*")  # account, fund code, budget unit (TABMIS)
_NEAR = 80


def bank_accounts(text: str) -> Iterator[Place]:
    """Numbers that are called an account or stand beside a bank's name, but for those of an organisation."""
    for match in _LABELLED.finditer(text):
        if len(re.sub(r"\W", "", match["value"])) > 7 and _is_persons(text, *match.span("value")):
            yield Kind.BANK_ACCOUNT, *match.span("value")
    for match in _UNBROKEN.finditer(text):
        start, end = match.span()
        banked = _BANK_BEFORE.search(words.before(text, start)) or _BANK_AFTER.match(text, end)
        if banked and _is_persons(text, start, end):
            yield Kind.BANK_ACCOUNT, start, end


def _is_persons(text: str, start: int, end: int) -> bool:
    if words.is_counted(text, end) or _TREASURY.fullmatch(text, start, end):
        return False
    if words.called(text, start) in ("identity", "phone"):
        return False
    near = words.before(text, start, _NEAR), words.after(text, end, _NEAR)
    if any(holds_name(side) for side in near):
        return True
    return not (_THOUSANDS.fullmatch(text, start, end) or any(_ORGANISATION.search(side) for side in near))
