"""What is due, where the clause with the date does not say it: "Kiểm tra các trường; hoàn thành trước ngày 30/9"."""

from __future__ import annotations

from dondoc.reader.clauses.deadlines.parts import NEAR
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.sentences import segments, sentences
from dondoc.reader.source import Span

# Words that tell that something is to be over, but not what.
_COMPLETION = LazyPattern(
    r"(?:[\s,;:./()–-]|(?:và|phải|cần|để|cơ bản|yêu cầu|bảo đảm|đảm bảo|thời gian|thời hạn|tiến độ|tất cả|toàn bộ|"
    r"(?:các |những )?(?:việc|công việc|nhiệm vụ|nội dung)(?: này| trên)?|"
    r"hoàn thành|hoàn tất|kết thúc|xong|dứt điểm|thực hiện|triển khai)(?!\w))*"
)
# A clause with a time of its own tells of another thing.
_TIMED = LazyPattern(r"(?<!\w)(?:thời gian|thời hạn)\s|\d/\d|\d\s?tháng\s\d")
_APART = " ;.,"


def with_its_thing(text: str, folded: str, clause: Span, work: Span) -> Span:
    """The clause, together with the one before it where its work is but a verb of completion."""
    if not _COMPLETION.fullmatch(folded, *work):
        return clause
    before = _clause_before(text, folded, clause[0])
    if before is None or clause[0] - before[0] > NEAR or _TIMED.search(folded, *before):
        return clause
    return before[0], clause[1]


def _clause_before(text: str, folded: str, start: int) -> Span | None:
    """The words between semicolons, or of a sentence, that end before an offset; None where there are none."""
    end = len(text[:start].rstrip(_APART))
    if not end:
        return None
    sentence = next(span for span in sentences(text) if span[1] >= end)
    segment = next((span for span in segments(folded, *sentence) if span[1] >= end), sentence)
    return segment[0], end
